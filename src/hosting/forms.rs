//! How the forms of dialogues are filled and read, and what they offer.

use diesel::QueryResult;
use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{
    BoardId, DialogueId, MethodId, ProcessId, SurveyVersionId, TargetGroupId, word_enum,
};
use crate::dialogues::{Dialogue, HeadCount, Phase, State, Window};
use crate::i18n::Texts;
use crate::mail::Address;
use crate::processes::{self, Board, Method, Process, TargetGroup};
use crate::secrets::{Purpose, Secrets, random_token};
use crate::survey::queries::offered::{self, Offered};
use crate::web::form::Form;
use crate::web::reading::Reading;

/// What the dialogues of a process refer to.
pub struct Surroundings {
    pub boards: Vec<Board>,
    pub groups: Vec<TargetGroup>,
    pub methods: Vec<Method>,
    /// The versions of the participants' survey to choose from.
    pub surveys: Vec<Offered>,
}

impl Surroundings {
    pub fn load(c: &mut Connection, of: ProcessId) -> QueryResult<Self> {
        Ok(Self {
            boards: processes::queries::boards(c, of)?,
            groups: processes::queries::groups(c, of)?,
            methods: processes::queries::methods(c, of)?,
            surveys: offered::versions(c, of)?,
        })
    }

    pub fn board(&self, id: BoardId) -> &str {
        self.boards
            .iter()
            .find(|board| board.id == id)
            .map_or("", |board| &board.name)
    }

    /// The number of the version of the survey that a dialogue keeps.
    pub fn survey_number(&self, id: Option<SurveyVersionId>) -> i32 {
        self.surveys
            .iter()
            .find(|offered| offered.id == id)
            .map_or(1, |offered| offered.number)
    }

    /// The version of the survey that a dialogue keeps, in words.
    pub fn version(&self, t: &Texts, id: Option<SurveyVersionId>) -> String {
        t.with("version-is", [("number", self.survey_number(id).into())])
    }

    /// The number of the newest version, where a dialogue that is not closed for good has an older one. A pilot was given
    /// on purpose.
    pub fn newer(&self, dialogue: &Dialogue) -> Option<i32> {
        let newest = offered::newest(&self.surveys);
        let mut all = self.surveys.iter();
        let is_pilot = all.any(|one| one.id == dialogue.survey && one.pilot);
        let is_behind = dialogue.survey != newest && !is_pilot;
        (is_behind && dialogue.window.closed_at.is_none()).then(|| self.survey_number(newest))
    }

    pub fn method(&self, id: Option<MethodId>) -> &str {
        self.methods
            .iter()
            .find(|method| Some(method.id) == id)
            .map_or("", |method| &method.name)
    }

    pub fn groups(&self, ids: &[TargetGroupId]) -> String {
        let names: Vec<&str> = self
            .groups
            .iter()
            .filter(|group| ids.contains(&group.id))
            .map(|group| group.name.as_str())
            .collect();
        names.join(", ")
    }

    /// The version of the survey that a form names by its number; none when it names none that is there.
    fn survey(&self, number: &str) -> Option<Option<SurveyVersionId>> {
        self.surveys
            .iter()
            .find(|offered| offered.number.to_string() == number)
            .map(|offered| offered.id)
    }

    /// What the log says of a dialogue as it is planned, in words of the language in which its process is run.
    pub fn told(&self, t: &Texts, dialogue: &Dialogue) -> String {
        let (day, groups) = (dialogue.held_on.to_string(), self.groups(&dialogue.groups));
        let survey = self.version(t, dialogue.survey);
        let phase = t.get(dialogue.phase.text_key());
        let told = [
            day.as_str(),
            self.board(dialogue.board),
            &phase,
            self.method(dialogue.method),
            dialogue.title.as_str(),
            dialogue.venue.as_str(),
            groups.as_str(),
            survey.as_str(),
        ];
        let said: Vec<&str> = told.into_iter().filter(|text| !text.is_empty()).collect();
        said.join(", ")
    }
}

/// What the log says of dialogues that were imported: how many, and of each that it was added and how it is planned.
pub fn told_imported(
    c: &mut Connection,
    process: &Process,
    added: &[Dialogue],
) -> QueryResult<Vec<(&'static str, String)>> {
    let around = Surroundings::load(c, process.id)?;
    let t = process.default_language.for_staff().texts();
    let each = added.iter().map(|one| {
        let told = around.told(t, one);
        ("dialogue.added", format!("{}: {told}", one.number))
    });
    let count = ("dialogues.imported", added.len().to_string());
    Ok(std::iter::once(count).chain(each).collect())
}

/// A dialogue that is to be changed, and how much of it is still open to change.
pub struct Old {
    pub dialogue: Dialogue,
    pub answered: i64,
    pub state: State,
}

impl Old {
    pub fn new(dialogue: Dialogue, answered: i64, now: Timestamp) -> Self {
        Self {
            state: dialogue.window.state(now),
            dialogue,
            answered,
        }
    }

    /// Whether nobody can have answered it yet: until then it may be given another version of the survey.
    fn is_unanswered(&self) -> bool {
        self.answered == 0 && self.state == State::Before
    }
}

/// What the form of a new dialogue begins with: nothing that could be wrong.
pub fn begin(around: &Surroundings, number: i32) -> Form {
    let mut form = Form::default();
    form.set("number", number);
    let newest = offered::newest(&around.surveys);
    form.set("survey", around.survey_number(newest));
    form
}

/// The form of a new dialogue that is to be like another: all but its day, and its own title.
pub fn begin_like(around: &Surroundings, number: i32, old: &Dialogue) -> Form {
    let mut form = begin(around, number);
    form.set("board", old.board);
    form.set("phase", old.phase.word());
    form.set("venue", &old.venue);
    if let Some(method) = old.method {
        form.set("method", method);
    }
    for group in &old.groups {
        form.set("group", group);
    }
    form
}

word_enum!(
    /// What can be done with several dialogues at once.
    Deed {
        Posters = "posters" => "deed-posters",
        Links = "links" => "deed-links",
        Move = "move" => "deed-move",
        Cancel = "cancel" => "deed-cancel",
    }
);

impl Deed {
    /// The key of what it does, said before it is done.
    pub fn told_key(self) -> &'static str {
        match self {
            Self::Posters => "deed-posters",
            Self::Links => "deed-links-told",
            Self::Move => "deed-move-told",
            Self::Cancel => "dialogue-cancel-hint",
        }
    }

    /// The field that asks about one of them.
    pub fn field(self, number: i32) -> String {
        format!("{}-{number}", self.word())
    }
}

/// Whether a dialogue can be given another day here: nothing of it is over.
pub fn may_move(dialogue: &Dialogue) -> bool {
    dialogue.window.closed_at.is_none() && dialogue.window.cancelled_at.is_none()
}

/// A dialogue on another day. Once it has answers, only its day is another: until when it can be answered stays.
pub fn moved(old: &Old, day: Date, window: impl Fn(Date) -> Window) -> Dialogue {
    let planned = Dialogue {
        held_on: day,
        window: window(day),
        ..old.dialogue.clone()
    };
    planned_anew(old, planned, None)
}

/// The form with a dialogue as it is planned.
pub fn fill(around: &Surroundings, dialogue: &Dialogue) -> Form {
    let mut form = Form::default();
    form.set("held_on", dialogue.held_on);
    form.set("board", dialogue.board);
    form.set("phase", dialogue.phase.word());
    form.set("title", &dialogue.title);
    form.set("venue", &dialogue.venue);
    form.set("survey", around.survey_number(dialogue.survey));
    if let Some(method) = dialogue.method {
        form.set("method", method);
    }
    for group in &dialogue.groups {
        form.set("group", group);
    }
    form
}

/// Reads a new dialogue, or how `old` is planned anew; `window` says when one of a day can be answered.
pub fn read(
    reading: &mut Reading<'_>,
    around: &Surroundings,
    old: Option<&Old>,
    window: impl Fn(Date) -> Window,
) -> Option<Dialogue> {
    let number = match old {
        Some(old) => Some(old.dialogue.number),
        None => read_number(reading),
    };
    let held_on = reading.date("held_on", "dialogue-held-on");
    let form = reading.form;
    let board = reading.chosen_among("board", "dialogue-board", &around.boards, |it| it.id);
    if board.is_none() && reading.faults.of("board").is_none() {
        reading.fault("board", "dialogue-board-missing");
    }
    let methods = &around.methods;
    let method = reading.chosen_among("method", "dialogue-method", methods, |it| it.id);
    let title = reading.optional("title", "dialogue-own-title", 120);
    let venue = reading.optional("venue", "dialogue-venue", 120);
    let chosen = around.survey(form.text("survey"));
    if chosen.is_none() && !form.text("survey").is_empty() {
        reading.gone("survey", "dialogue-survey");
    }
    let groups = reading.ticked_among("group", "dialogue-groups", &around.groups, |it| it.id);
    let (number, held_on, board) = (number?, held_on?, board?);
    let phase = Phase::from_word(form.text("phase")).unwrap_or(Phase::Perspective);
    let planned = Dialogue {
        id: DialogueId::random(),
        number,
        held_on,
        board,
        phase,
        method,
        title,
        venue,
        groups,
        counts: HeadCount::default(),
        survey: chosen.unwrap_or_else(|| offered::newest(&around.surveys)),
        window: window(held_on),
        cancelled_why: String::new(),
    };
    Some(match old {
        Some(old) => planned_anew(old, planned, chosen),
        None => planned,
    })
}

/// What of a new plan holds for a dialogue that is there; `chosen` is the version of the survey that was asked for.
fn planned_anew(old: &Old, planned: Dialogue, chosen: Option<Option<SurveyVersionId>>) -> Dialogue {
    let (is_unanswered, has_answers) = (old.is_unanswered(), old.answered > 0);
    let old = &old.dialogue;
    let is_closed = old.window.closed_at.is_some();
    Dialogue {
        id: old.id,
        // A closed dialogue stays in its phase: moving it would let the figures be told apart.
        phase: if is_closed { old.phase } else { planned.phase },
        counts: old.counts,
        cancelled_why: old.cancelled_why.clone(),
        survey: chosen.filter(|_| is_unanswered).unwrap_or(old.survey),
        // Moved back to before its opening, it could be given another version with its answers in it.
        window: if has_answers || old.held_on == planned.held_on || is_closed {
            old.window
        } else {
            planned.window
        },
        ..planned
    }
}

fn read_number(reading: &mut Reading<'_>) -> Option<i32> {
    let number = reading.number("number", "dialogue-number", 1, 100_000);
    if number.is_none() && reading.faults.of("number").is_none() {
        reading.missing("number", "dialogue-number");
    }
    number
}

impl HeadCount {
    /// Fills the form with the counts as they stand.
    pub fn fill(self, form: &mut Form) {
        let counts = [
            ("participants", self.participants),
            ("elected_present", self.elected_present),
            ("not_reachable", self.not_reachable),
        ];
        for (name, count) in counts {
            form.set(name, count.map_or(String::new(), |it| it.to_string()));
        }
    }

    /// Reads the counts; what was left empty is not known.
    pub fn read(reading: &mut Reading<'_>) -> Self {
        let read = Self {
            participants: reading.number("participants", "dialogue-participants", 0, 100_000),
            elected_present: reading.number("elected_present", "dialogue-elected", 0, 10_000),
            not_reachable: reading.number("not_reachable", "dialogue-not-reachable", 0, 100_000),
        };
        if let Some((out_of_reach, all)) = read.out_of_all() {
            let numbers = [("count", out_of_reach.into()), ("participants", all.into())];
            let text = reading.t.with("head-count-unreachable", numbers);
            reading.faults.add("not_reachable", text);
        }
        read
    }
}

/// Reads whom a host link is to be mailed to; none when nobody is named.
pub fn read_host(reading: &mut Reading<'_>) -> Option<Address> {
    let is_named = !reading.form.text("host_email").is_empty();
    is_named.then(|| reading.email("host_email")).flatten()
}

/// What a form says of the host link that it makes.
#[derive(Clone)]
pub struct ForLink {
    /// The form's own key, from which its link comes: the form makes this one and no other.
    key: String,
    /// How many links had been made and revoked when the form was shown; none where it does not say.
    pub replaces: Option<usize>,
}

impl ForLink {
    pub fn read(form: &Form) -> Self {
        let key = form.text("key");
        Self {
            key: if key.is_empty() {
                random_token()
            } else {
                key.to_owned()
            },
            replaces: form.text("replaces").parse().ok(),
        }
    }

    /// The link's secret, which nobody makes who only has the form.
    pub fn token(&self, secrets: &Secrets, of: DialogueId) -> String {
        secrets.token(Purpose::HostLink, of.0, self.key.as_bytes())
    }
}
