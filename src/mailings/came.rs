//! What came of what was said since it was last told, for the mail about it (D20): ready-made from the replies, so that
//! nobody has to write it down twice.

use crate::db::Connection;
use crate::error::Result;
use crate::i18n::Texts;
use crate::observations::telling::who;
use crate::observations::{self, Observation, Reply, State};
use crate::processes::{self, Board, Process};
use crate::reports::{self, Report, ReportKind};

/// So many replies stand in a mail at most; the page has all.
const MOST: usize = 12;

/// The replies that came to say something else since the last report on what came of it all, or ever.
#[derive(Debug, Default)]
pub struct Came {
    observations: Vec<Observation>,
    boards: Vec<Board>,
}

impl Came {
    /// What there is to tell in the mails of a report; nothing unless it is about what came of it all.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(c: &mut Connection, report: &Report) -> Result<Self> {
        if report.kind != ReportKind::Outcomes {
            return Ok(Self::default());
        }
        let others = reports::queries::all(c, report.process)?.into_iter();
        let told = others
            .filter(|other| other.kind == ReportKind::Outcomes && other.id != report.id)
            .filter_map(|other| other.published_place)
            // One that is out is mailed as it was then.
            .filter(|place| report.published_place.is_none_or(|own| *place < own));
        let since = told.max().unwrap_or(0);
        let mut observations = observations::queries::all(c, report.process)?;
        for one in &mut observations {
            one.replies
                .retain(|reply| reply.place > since && reply.state != State::Received);
        }
        observations.retain(|one| !one.replies.is_empty());
        Ok(Self {
            observations,
            boards: processes::told_apart(processes::queries::boards(c, report.process)?),
        })
    }

    /// The paragraphs of a mail: how many replies there are, and those that are written in the reader's language.
    pub fn paragraphs(&self, t: &Texts, process: &Process) -> Vec<String> {
        let replies = || {
            let all = self.observations.iter();
            all.flat_map(|one| one.replies.iter().map(move |reply| (one, reply)))
        };
        let count = i64::try_from(replies().count()).unwrap_or(i64::MAX);
        if count == 0 {
            return Vec::new();
        }
        let told = replies().filter_map(|(one, reply)| self.told(t, process, one, reply));
        [t.with("mail-came", [("count", count.into())])]
            .into_iter()
            .chain(told.take(MOST))
            .collect()
    }

    /// A reply in the reader's own language; none where it is written in another.
    fn told(
        &self,
        t: &Texts,
        process: &Process,
        one: &Observation,
        reply: &Reply,
    ) -> Option<String> {
        let words = one.text(t.language);
        let replied = reply.text(t.language);
        let is_theirs = words.language.for_reader(t.language)
            && replied.is_none_or(|text| text.language.for_reader(t.language));
        let who = who(reply, &self.boards, &process.contact.organisation);
        let state = t.get(reply.state.text_key());
        let replied = replied.map_or("", |text| text.words.as_str());
        // Blank lines part paragraphs, and this is one.
        let replied = replied.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = format!("– {}\n{who}: {state}. {replied}", words.words);
        is_theirs.then(|| told.trim_end().to_owned())
    }
}
