//! The forms of what was said, and of what is replied.

use diesel::QueryResult;
use jiff::civil::Date;
use maud::Markup;

use super::around::{AroundObservation, AroundReply, ReplyTo};
use super::{
    Heard, LONGEST_MORE, LONGEST_REFERENCE, LONGEST_WORDS, Observation, ObservationText, Reply,
    ReplyText, State, queries, views,
};
use crate::db::Connection;
use crate::db::ids::{ObservationId, ProcessId, ReplyId};
use crate::dialogues::Phase;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes;
use crate::processes::parts::{Ordered, Part, Path, Shown, Undone};
use crate::reports::promises::{self, Subject};
use crate::reports::{self, news};
use crate::web::components::in_language;
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};
use crate::web::url::{self, Slug, Url};

/// Where something was said, as a form says it.
fn heard_word(heard: Heard) -> String {
    match heard {
        Heard::Anywhere => "anywhere".into(),
        Heard::In(phase) => phase.word().into(),
        Heard::Told(report) => report.to_string(),
    }
}

impl Part for Observation {
    type Id = ObservationId;
    type Around = AroundObservation;
    const ACTIONS: [&str; 3] = [
        "observation.added",
        "observation.changed",
        "observation.removed",
    ];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::observation_form;
    const BACK: fn(&Slug) -> Url = url::observations;

    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<AroundObservation> {
        let mut reports = reports::queries::all(c, of)?;
        reports.retain(|report| report.published_at.is_some());
        Ok(AroundObservation {
            observations: queries::all(c, of)?,
            themes: news::queries::themes(c, of)?,
            boards: processes::told_apart(processes::queries::boards(c, of)?),
            reports,
            now: path.now,
        })
    }

    fn find(around: &AroundObservation, id: ObservationId) -> Option<&Self> {
        around.observations.iter().find(|one| one.id == id)
    }

    fn fill(_: &AroundObservation, old: Option<&Self>, form: &mut Form) {
        let Some(old) = old else { return };
        form.set("heard", heard_word(old.heard));
        for text in &old.texts {
            form.set(&in_language("words", text.language), &text.words);
            form.set(&in_language("more", text.language), &text.more);
        }
        for theme in &old.themes {
            form.set("theme", theme);
        }
    }

    fn read(around: &Self::Around, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let id = old.map_or_else(ObservationId::random, |old| old.id);
        let texts = reading.in_languages([
            ("words", "observation-words", Length::Line(LONGEST_WORDS)),
            ("more", "observation-more", Length::Lines(LONGEST_MORE)),
        ]);
        let heard = reading.chosen("heard", "observation-heard", |word| {
            if word == "anywhere" {
                return Some(Heard::Anywhere);
            }
            let mut reports = around.reports.iter();
            let told = reports.find(|report| report.id.to_string() == word);
            let told = told.map(|report| Heard::Told(report.id));
            Phase::from_word(word).map(Heard::In).or(told)
        });
        let themes =
            reading.ticked_among("theme", "status-themes", &around.themes, |theme| theme.id);
        let boards = match old {
            Some(_) => Vec::new(),
            None => {
                reading.ticked_among("board", "observation-boards", &around.boards, |one| one.id)
            }
        };
        let received = |board| Reply {
            id: ReplyId::random(),
            observation: id,
            board: Some(board),
            reference: String::new(),
            state: State::Received,
            promised: None,
            done_on: None,
            settled_on: None,
            texts: Vec::new(),
            changed_at: around.now,
            place: 0,
            moved: Vec::new(),
        };
        Some(Self {
            id,
            heard: heard?,
            texts: texts
                .into_iter()
                .map(|(language, [words, more])| ObservationText {
                    language,
                    words,
                    more,
                })
                .collect(),
            themes,
            replies: boards.into_iter().map(received).collect(),
        })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, old: Option<&Self>) -> Result<()> {
        queries::put(c, of, self)?;
        if old.is_none() {
            for reply in &self.replies {
                queries::put_reply(c, of, reply, true)?;
            }
        }
        Ok(())
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, today: Date) -> Result<()> {
        if self.replies.iter().any(|reply| reply.binds(today)) {
            return Err(Error::Refused("reply-is-promised"));
        }
        Ok(queries::remove(c, of, self.id)?)
    }

    fn told(&self) -> String {
        self.text(Language::Swedish).words.clone()
    }

    /// What was replied goes with it.
    fn unsure(&self, sent: &Form) -> Option<&'static str> {
        let is_sure = self.replies.is_empty() || sent.ticked("sure");
        (!is_sure).then_some("observation-remove-unsure")
    }
}

impl Ordered for Observation {
    const MOVED: &'static str = "observation.moved";
    const ORDER: fn(&mut Connection, &[ObservationId]) -> QueryResult<()> = queries::order;

    fn name(&self) -> &str {
        &self.text(Language::Swedish).words
    }

    fn id(&self) -> ObservationId {
        self.id
    }

    fn row(&self, around: &AroundObservation) -> Vec<ObservationId> {
        around.observations.iter().map(|one| one.id).collect()
    }
}

impl Part for ReplyTo {
    type Id = ReplyId;
    type Around = AroundReply;
    const ACTIONS: [&str; 3] = ["reply.added", "reply.changed", "reply.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::reply_form;
    const BACK: fn(&Slug) -> Url = url::observations;
    // A moved promise is kept: going back would move it once more, without a word.
    const UNDONE: Undone = Undone::Nothing;

    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<AroundReply> {
        let id: ObservationId = path.id("observation")?;
        let mut all = queries::all(c, of)?.into_iter();
        let observation = all.find(|one| one.id == id).ok_or(Error::NotFound)?;
        let mut around = AroundReply {
            replies: Vec::new(),
            boards: processes::told_apart(processes::queries::boards(c, of)?),
            now: path.now,
            today: path.today,
            observation,
        };
        let replies = around.observation.replies.clone().into_iter();
        around.replies = replies.map(|reply| around.to(reply, Vec::new())).collect();
        Ok(around)
    }

    fn find(around: &AroundReply, id: ReplyId) -> Option<&Self> {
        around.replies.iter().find(|one| one.reply.id == id)
    }

    fn fill(_: &AroundReply, old: Option<&Self>, form: &mut Form) {
        let Some(Self { reply: old, .. }) = old else {
            return;
        };
        if let Some(board) = old.board {
            form.set("board", board);
        }
        form.set("reference", &old.reference);
        form.set("state", old.state.word());
        for text in &old.texts {
            form.set(&in_language("words", text.language), &text.words);
        }
        if let Some((day, _)) = old.promised {
            form.set("promised_on", day);
        }
        if let Some(day) = old.done_on {
            form.set("done_on", day);
        }
    }

    fn read(around: &Self::Around, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let old = old.map(|old| &old.reply);
        let id = old.map_or_else(ReplyId::random, |old| old.id);
        let board = match old {
            // A promise is nobody else's.
            Some(old) => old.board,
            None => reading.chosen_among("board", "reply-board", &around.boards, |one| one.id),
        };
        let mut others = around.observation.replies.iter();
        if others.any(|other| other.id != id && other.board == board) {
            reading.fault("board", "reply-board-taken");
        }
        let reference = reading.optional("reference", "board-reference", LONGEST_REFERENCE);
        let state = reading.chosen("state", "reply-state", State::from_word);
        let texts = read_words(reading, state);
        let promised = read_promise(around, old, state, reading);
        let why = match old.is_some_and(|old| asks_why(old, promised, around.today)) {
            true => promises::telling::read_why(reading),
            false => Vec::new(),
        };
        let done_on = read_done(around, state, reading);
        let before = old.and_then(|old| old.promised);
        let reply = Reply {
            id,
            observation: around.observation.id,
            board,
            reference,
            state: state?,
            promised: promised.map(|day| match before {
                Some((before, made_on)) if before == day => (day, made_on),
                _ => (day, around.today),
            }),
            done_on,
            settled_on: state?.is_settled().then(|| {
                let before = old.and_then(|old| old.settled_on);
                before.unwrap_or(around.today)
            }),
            texts,
            changed_at: around.now,
            place: 0,
            moved: Vec::new(),
        };
        Some(around.to(reply, why))
    }

    fn put(&self, c: &mut Connection, of: ProcessId, old: Option<&Self>) -> Result<()> {
        let (new, old) = (&self.reply, old.map(|old| &old.reply));
        let is_news = old.is_none_or(|old| {
            let says = |reply: &Reply| (reply.state, reply.done_on, reply.promised.map(|it| it.0));
            says(old) != says(new) || old.texts != new.texts
        });
        if old.is_none() && queries::has_replied(c, new)? {
            return Err(Error::Refused("reply-board-taken"));
        }
        queries::put_reply(c, of, new, is_news)?;
        let day = new.promised.map(|(day, _)| day);
        if let Some(old) = old.filter(|old| asks_why(old, day, self.today)) {
            // Somebody else may have promised it meanwhile.
            if self.why.is_empty() {
                return Err(Error::Refused("promise-why-missing"));
            }
            let was = old.promised.map_or(self.today, |(was, _)| was);
            let subject = Subject::Reply(new.id);
            promises::queries::note(c, of, subject, (was, day), self.today, &self.why)?;
        }
        Ok(())
    }

    fn remove(&self, c: &mut Connection, _: ProcessId, today: Date) -> Result<()> {
        if self.reply.binds(today) {
            return Err(Error::Refused("reply-is-promised"));
        }
        Ok(queries::remove_reply(c, self.reply.id)?)
    }

    /// Everything that somebody may be held to.
    fn told(&self) -> String {
        let reply = &self.reply;
        let mut told = format!("{}: {}", self.said, reply.state.word());
        let promised = reply.promised.map(|(day, _)| day);
        for (word, day) in [("promised", promised), ("done", reply.done_on)] {
            if let Some(day) = day {
                told.push_str(&format!(", {word} {day}"));
            }
        }
        match self.board.as_str() {
            "" => told,
            board => format!("{board}: {told}"),
        }
    }
}

/// Whether taking another day for what was promised asks for words.
fn asks_why(old: &Reply, now: Option<Date>, today: Date) -> bool {
    promises::asks_why(old.promised, !old.moved.is_empty(), (now, today))
}

/// The words of a reply; none where it says nothing yet.
fn read_words(reading: &mut Reading<'_>, state: Option<State>) -> Vec<ReplyText> {
    let is_written = |language: &Language| {
        let field = in_language("words", *language);
        !reading.form.text(&field).is_empty()
    };
    let must_say = state.is_some_and(State::says_something);
    if !must_say && !Language::all().iter().any(is_written) {
        return Vec::new();
    }
    let fields = [("words", "reply-words", Length::Lines(LONGEST_MORE))];
    let texts = reading.in_languages(fields).into_iter();
    texts
        .map(|(language, [words])| ReplyText { language, words })
        .collect()
}

/// The day that is promised. What is settled keeps the promise that it had: nobody makes it look kept afterwards.
fn read_promise(
    around: &AroundReply,
    old: Option<&Reply>,
    state: Option<State>,
    reading: &mut Reading<'_>,
) -> Option<Date> {
    let promised = reading.optional_date("promised_on", "reply-promised");
    let before = old.and_then(|old| old.promised);
    let was = before.map(|(day, _)| day);
    let is_fresh = old.is_none_or(|old| !old.binds(around.today));
    let is_new = old.is_none();
    if state.is_some_and(State::is_settled) && promised != was && !is_new && !is_fresh {
        reading.fault("promised_on", "reply-promise-settled");
    }
    promised
}

/// The day that it was done: one that has been, of what is done.
fn read_done(
    around: &AroundReply,
    state: Option<State>,
    reading: &mut Reading<'_>,
) -> Option<Date> {
    let done_on = reading.optional_date("done_on", "reply-done-on");
    match (state, done_on) {
        (Some(State::Done), None) => reading.missing("done_on", "reply-done-on"),
        (_, Some(day)) if day > around.today => reading.fault("done_on", "reply-done-to-come"),
        (Some(state), Some(_)) if state != State::Done => {
            reading.fault("done_on", "reply-done-undone");
        }
        _ => {}
    }
    done_on
}
