//! The list, adding and changing, and a dialogue's own page.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};

use super::number;
use crate::accounts::guard::Within;
use crate::accounts::{Edit, See};
use crate::app::App;
use crate::audit;
use crate::db::Connection;
use crate::db::ids::{BoardId, DialogueId, MethodId, ProcessId, SurveyVersionId, TargetGroupId};
use crate::dialogues::host_link::Standing;
use crate::dialogues::host_mail;
use crate::dialogues::queries::Offered;
use crate::dialogues::{Code, Dialogue, Phase, State, Window, queries, views};
use crate::error::Result;
use crate::i18n::Texts;
use crate::mail::Address;
use crate::processes::{self, Board, Method, Process, TargetGroup};
use crate::secrets::{random_token, token_hash};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

/// A process with what its dialogues refer to.
pub struct Surroundings {
    pub process: Process,
    pub boards: Vec<Board>,
    pub groups: Vec<TargetGroup>,
    pub methods: Vec<Method>,
    /// The versions of the participants' survey to choose from.
    pub surveys: Vec<Offered>,
}

impl Surroundings {
    pub fn load(c: &mut Connection, of: ProcessId) -> diesel::QueryResult<Self> {
        Ok(Self {
            process: processes::queries::process(c, of)?,
            boards: processes::queries::boards(c, of)?,
            groups: processes::queries::groups(c, of)?,
            methods: processes::queries::methods(c, of)?,
            surveys: queries::offered_surveys(c, of)?,
        })
    }

    pub fn board(&self, id: BoardId) -> &str {
        self.boards
            .iter()
            .find(|board| board.id == id)
            .map_or("", |board| &board.name)
    }

    /// The version of the survey that a form names by its number; none when it names none that is there.
    fn survey(&self, number: &str) -> Option<Option<SurveyVersionId>> {
        self.surveys
            .iter()
            .find(|offered| offered.number.to_string() == number)
            .map(|offered| offered.id)
    }

    /// The newest version that is no pilot.
    fn current_survey(&self) -> Option<SurveyVersionId> {
        self.surveys
            .iter()
            .find(|offered| !offered.pilot)
            .and_then(|offered| offered.id)
    }

    /// The number of the version that a dialogue keeps.
    pub fn survey_number(&self, id: Option<SurveyVersionId>) -> i32 {
        self.surveys
            .iter()
            .find(|offered| offered.id == id)
            .map_or(1, |offered| offered.number)
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
}

pub async fn list(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let id = staff.process;
    let (around, dialogues, answered) = app
        .db
        .read(move |c| {
            Ok((
                Surroundings::load(c, id)?,
                queries::all(c, id)?,
                queries::answered_each(c, id)?,
            ))
        })
        .await?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let now = app.clock.now();
    Ok(html(views::list(&views::List {
        account: &staff.account,
        around: &around,
        dialogues: &views::Listing::choose(dialogues, &around, &query, now),
        answered: &answered,
        query: &query,
        now,
        may_edit: staff.may::<Edit>(),
    })))
}

pub async fn new_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let (around, next) = app
        .db
        .read(move |c| Ok((Surroundings::load(c, id)?, queries::next_number(c, id)?)))
        .await?;
    let mut form = Form::default();
    form.set("held_on", &app.clock.now().day(&app.zone).to_string());
    form.set("number", &next.to_string());
    form.set(
        "survey",
        &around.survey_number(around.current_survey()).to_string(),
    );
    Ok(html(views::form(
        &staff.account,
        &around,
        None,
        true,
        &form,
        &Faults::default(),
    )))
}

fn read(
    t: &Texts,
    around: &Surroundings,
    form: &Form,
    old: Option<&Dialogue>,
    has_answers: bool,
    app: &App,
) -> std::result::Result<Dialogue, Faults> {
    let mut reading = Reading::new(t, form);
    let number = match old {
        Some(old) => Some(old.number),
        None => {
            let number = reading.number("number", "dialogue-number", 1, 100_000);
            if number.is_none() && reading.faults.of("number").is_none() {
                let label = t.get("dialogue-number").into_owned();
                reading
                    .faults
                    .add("number", t.with("field-missing", [("label", label.into())]));
            }
            number
        }
    };
    let held_on = reading.date("held_on", "dialogue-held-on");
    let board = around
        .boards
        .iter()
        .map(|board| board.id)
        .find(|id| id.to_string() == form.text("board"));
    if board.is_none() {
        reading.faults.add("board", t.get("dialogue-board-missing"));
    }
    let venue = reading.optional("venue", "dialogue-venue", 120);
    let days = around.process.answer_days;
    let dialogue = match (number, held_on, board) {
        (Some(number), Some(held_on), Some(board)) => Some(Dialogue {
            id: old.map_or_else(DialogueId::random, |old| old.id),
            number,
            held_on,
            board,
            // A closed dialogue stays in its phase: moving it would let the figures be told apart.
            phase: match old {
                Some(old) if old.window.closed_at.is_some() => old.phase,
                _ => Phase::from_word(form.text("phase")).unwrap_or(Phase::Perspective),
            },
            method: around
                .methods
                .iter()
                .map(|method| method.id)
                .find(|id| id.to_string() == form.text("method")),
            venue,
            groups: around
                .groups
                .iter()
                .map(|group| group.id)
                .filter(|id| form.all("group").any(|value| value == id.to_string()))
                .collect(),
            participants: old.and_then(|old| old.participants),
            elected_present: old.and_then(|old| old.elected_present),
            not_reachable: old.and_then(|old| old.not_reachable),
            survey: match old {
                // A version is kept once somebody can have answered it.
                Some(old) if has_answers || old.window.state(app.clock.now()) != State::Before => {
                    old.survey
                }
                Some(old) => around.survey(form.text("survey")).unwrap_or(old.survey),
                None => around
                    .survey(form.text("survey"))
                    .unwrap_or_else(|| around.current_survey()),
            },
            window: match old {
                // Moved back to before its opening, it could be given another version with its answers in it.
                Some(old)
                    if has_answers || old.held_on == held_on || old.window.closed_at.is_some() =>
                {
                    old.window
                }
                _ => Window::around(held_on, days, &app.zone),
            },
        }),
        _ => None,
    };
    reading.done(dialogue)
}

pub async fn create(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let id = staff.process;
    let around = app.db.read(move |c| Ok(Surroundings::load(c, id)?)).await?;
    let t = staff.account.language.texts();
    let dialogue = match read(t, &around, &form, None, false, &app) {
        Ok(dialogue) => dialogue,
        Err(faults) => {
            return Ok(html_unaccepted(views::form(
                &staff.account,
                &around,
                None,
                true,
                &form,
                &faults,
            )));
        }
    };
    let (secrets, number) = (app.secrets.clone(), dialogue.number);
    let added = app
        .db
        .write(move |c| {
            if !queries::taken_numbers(c, id, &[dialogue.number])?.is_empty() {
                return Ok(false);
            }
            queries::add(c, &secrets, id, &dialogue, Code::random())?;
            Ok(true)
        })
        .await?;
    if !added {
        let mut faults = Faults::default();
        faults.add("number", t.get("dialogue-number-taken"));
        return Ok(html_unaccepted(views::form(
            &staff.account,
            &around,
            None,
            true,
            &form,
            &faults,
        )));
    }
    Ok(see_other(format!(
        "/admin/p/{}/dialogues/{number}",
        around.process.slug
    )))
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let number = number(&path.1)?;
    show(
        &app,
        &staff,
        number,
        None,
        &Form::default(),
        &Faults::default(),
    )
    .await
    .map(html)
}

/// A dialogue's page; `host_link` is shown the once that it is known.
async fn show<R: crate::accounts::Right>(
    app: &App,
    staff: &Within<R>,
    number: i32,
    host_link: Option<views::NewLink>,
    form: &Form,
    faults: &Faults,
) -> Result<maud::Markup> {
    let id = staff.process;
    let secrets = app.secrets.clone();
    let (around, dialogue, code, standing, has_link, log) = app
        .db
        .read(move |c| {
            let dialogue = queries::by_number(c, id, number)?;
            let code = queries::code(c, &secrets, dialogue.id)?;
            let standing = Standing::load(c, dialogue.id)?;
            let has_link = queries::has_host_link(c, dialogue.id)?;
            let log = audit::queries::latest(c, id, "dialogue.", &format!("{number}: "), 20)?;
            Ok((
                Surroundings::load(c, id)?,
                dialogue,
                code,
                standing,
                has_link,
                log,
            ))
        })
        .await?;
    Ok(views::page(&views::Page {
        account: &staff.account,
        around: &around,
        dialogue: &dialogue,
        code,
        url: app.config.base_url.join(&format!("/d/{}", code.as_str())),
        answered: standing.answered,
        tablets: &views::tablets_text(staff.account.language.texts(), &standing),
        has_host_link: has_link,
        host_link: host_link.as_ref(),
        log: &log,
        now: app.clock.now(),
        zone: &app.zone,
        may_edit: staff.may::<Edit>(),
        form,
        faults,
    }))
}

pub async fn change_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, number) = (staff.process, number(&path.1)?);
    let (around, dialogue) = app
        .db
        .read(move |c| {
            Ok((
                Surroundings::load(c, id)?,
                queries::by_number(c, id, number)?,
            ))
        })
        .await?;
    let mut form = Form::default();
    form.set("held_on", &dialogue.held_on.to_string());
    form.set("board", &dialogue.board.to_string());
    form.set("phase", dialogue.phase.word());
    form.set("venue", &dialogue.venue);
    form.set("survey", &around.survey_number(dialogue.survey).to_string());
    if let Some(method) = dialogue.method {
        form.set("method", &method.to_string());
    }
    for group in &dialogue.groups {
        form.set("group", &group.to_string());
    }
    Ok(html(views::form(
        &staff.account,
        &around,
        Some(&dialogue),
        dialogue.window.state(app.clock.now()) == State::Before,
        &form,
        &Faults::default(),
    )))
}

pub async fn change(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, number) = (staff.process, number(&path.1)?);
    let (around, old, answered) = app
        .db
        .read(move |c| {
            let old = queries::by_number(c, id, number)?;
            let answered = queries::answered(c, old.id)?;
            Ok((Surroundings::load(c, id)?, old, answered))
        })
        .await?;
    match read(
        staff.account.language.texts(),
        &around,
        &form,
        Some(&old),
        answered > 0,
        &app,
    ) {
        Ok(changed) => {
            app.db
                .write(move |c| Ok(queries::update(c, &changed)?))
                .await?;
            app.forget_cached();
            Ok(see_other(format!(
                "/admin/p/{}/dialogues/{number}",
                around.process.slug
            )))
        }
        Err(faults) => Ok(html_unaccepted(views::form(
            &staff.account,
            &around,
            Some(&old),
            old.window.state(app.clock.now()) == State::Before,
            &form,
            &faults,
        ))),
    }
}

/// Enters head-counts; every correction is logged with who made it (D59).
pub async fn head_count(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let number = number(&path.1)?;
    let counts = match HeadCount::read(staff.account.language.texts(), &form) {
        Ok(counts) => counts,
        Err(faults) => {
            return show(&app, &staff, number, None, &form, &faults)
                .await
                .map(html_unaccepted);
        }
    };
    let (id, account, now) = (staff.process, staff.account.id, app.clock.now());
    app.db
        .write(move |c| {
            let old = queries::by_number(c, id, number)?;
            Ok(counts.enter(c, id, &old, Some(account), now)?)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{}/dialogues/{number}", path.0)))
}

/// The three counts that somebody makes by looking around the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeadCount {
    pub participants: Option<i32>,
    pub elected_present: Option<i32>,
    pub not_reachable: Option<i32>,
}

impl HeadCount {
    pub fn read(t: &Texts, form: &Form) -> std::result::Result<Self, Faults> {
        let mut reading = Reading::new(t, form);
        let counts = Self {
            participants: reading.number("participants", "dialogue-participants", 0, 100_000),
            elected_present: reading.number("elected_present", "dialogue-elected", 0, 10_000),
            not_reachable: reading.number("not_reachable", "dialogue-not-reachable", 0, 100_000),
        };
        reading.done(Some(counts))
    }

    /// Writes the counts, and what they were before to the log.
    pub fn enter(
        self,
        c: &mut Connection,
        process: ProcessId,
        old: &Dialogue,
        account: Option<crate::db::ids::AccountId>,
        now: crate::clock::Timestamp,
    ) -> diesel::QueryResult<()> {
        let was = Self {
            participants: old.participants,
            elected_present: old.elected_present,
            not_reachable: old.not_reachable,
        };
        if was == self {
            return Ok(());
        }
        queries::set_head_count(
            c,
            old.id,
            self.participants,
            self.elected_present,
            self.not_reachable,
        )?;
        let written =
            |count: Option<i32>| count.map_or_else(|| "–".to_owned(), |count| count.to_string());
        let change =
            |was: Option<i32>, is: Option<i32>| format!("{} → {}", written(was), written(is));
        audit::queries::record(
            c,
            &audit::Entry {
                process: Some(process),
                account,
                at: now,
                action: "dialogue.head-count",
                detail: format!(
                    "{}: {} / {} / {}",
                    old.number,
                    change(was.participants, self.participants),
                    change(was.elected_present, self.elected_present),
                    change(was.not_reachable, self.not_reachable),
                ),
            },
        )
    }
}

/// Opens a dialogue before its day.
pub async fn open(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, number, now) = (staff.process, number(&path.1)?, app.clock.now());
    app.db
        .write(move |c| {
            let dialogue = queries::by_number(c, id, number)?;
            Ok(queries::open_now(c, dialogue.id, now)?)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/admin/p/{}/dialogues/{number}", path.0)))
}

/// Gives a new code; the old one stops working at once.
pub async fn new_code(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, number, now) = (staff.process, number(&path.1)?, app.clock.now());
    let (secrets, account) = (app.secrets.clone(), staff.account.id);
    app.db
        .write(move |c| {
            let dialogue = queries::by_number(c, id, number)?;
            queries::set_code(c, &secrets, dialogue.id, Code::random())?;
            Ok(audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(id),
                    account: Some(account),
                    at: now,
                    action: "dialogue.new-code",
                    detail: format!("{number}: "),
                },
            )?)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/admin/p/{}/dialogues/{number}", path.0)))
}

/// Makes a host link, in place of any other, shows it this once, and mails it to the host if an address was given.
pub async fn new_host_link(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, number) = (staff.process, number(&path.1)?);
    let t = staff.account.language.texts();
    let to = match form.text("host_email") {
        "" => None,
        text => match Address::parse_public(text) {
            Ok(address) => Some(address),
            Err(fault) => {
                let mut faults = Faults::default();
                faults.add("host_email", t.get(fault.text_key()));
                return show(&app, &staff, number, None, &form, &faults)
                    .await
                    .map(html_unaccepted);
            }
        },
    };
    let token = random_token();
    let hash = token_hash(&token);
    let (process, dialogue) = app
        .db
        .write(move |c| {
            let dialogue = queries::by_number(c, id, number)?;
            queries::set_host_token(c, dialogue.id, Some(&hash))?;
            Ok((processes::queries::process(c, id)?, dialogue))
        })
        .await?;
    let url = app.config.base_url.join(&format!("/h/{token}"));
    let mailed = match to {
        None => None,
        Some(to) => {
            let message = host_mail::write(&app, t, &process, &dialogue, &url, &to)?;
            Some(match app.transport.send_one(&message).await {
                Ok(()) => t.with("host-mailed", [("address", to.as_str().to_owned().into())]),
                Err(failure) => t.with("host-not-mailed", [("why", failure.to_string().into())]),
            })
        }
    };
    show(
        &app,
        &staff,
        number,
        Some(views::NewLink { url, mailed }),
        &Form::default(),
        &Faults::default(),
    )
    .await
    .map(html)
}

pub async fn revoke_host_link(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, number) = (staff.process, number(&path.1)?);
    app.db
        .write(move |c| {
            let dialogue = queries::by_number(c, id, number)?;
            Ok(queries::set_host_token(c, dialogue.id, None)?)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{}/dialogues/{number}", path.0)))
}

/// Counts of answers, by dialogue.
pub type Answered = HashMap<DialogueId, i64>;
