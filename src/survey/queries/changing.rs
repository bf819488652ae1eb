//! Changing an answer: by the phone that gave it, as long as the dialogue is open, and by nobody else.
//!
//! Beside the hash of its key lies what a submission counted, sealed under a key that comes from the submission's own,
//! which only the phone has. The same key with another answer moves what was counted, and never adds anything:
//! answers to a question stay as many as the keys that were used for it.

use diesel::prelude::*;

use super::tallying::{Counter, move_count};
use super::{comments, keys};
use crate::db::Connection;
use crate::db::ids::{CommentId, DialogueId};
use crate::secrets::holder::Holder;
use crate::secrets::{Purpose, Secrets};
use crate::survey::questionnaire::Given;
use crate::survey::{ANSWERED, Channel, Submission, SubmissionKey};

/// A submission's key with its hash in one dialogue.
pub(super) struct Known<'a> {
    secrets: &'a Secrets,
    dialogue: DialogueId,
    key: &'a SubmissionKey,
    hash: Vec<u8>,
}

impl<'a> Known<'a> {
    pub(super) fn new(secrets: &'a Secrets, dialogue: DialogueId, key: &'a SubmissionKey) -> Self {
        let text = key.as_str().as_bytes();
        Self {
            secrets,
            dialogue,
            key,
            hash: secrets.blind_index(Purpose::SubmissionKey, dialogue.0, text),
        }
    }

    /// Keeps its hash with what it counts, sealed; says whether it was new.
    pub(super) fn is_first_use(&self, c: &mut Connection, sealed: &[u8]) -> QueryResult<bool> {
        let new = keys::add_all(c, self.dialogue, &[(&self.hash, sealed.to_vec())])?;
        Ok(new == [true])
    }

    fn holder(&self) -> Holder<'_> {
        Holder {
            purpose: Purpose::Counted,
            scope: self.dialogue.0,
            key: self.key.as_str().as_bytes(),
            hash: &self.hash,
        }
    }

    pub(super) fn seal(&self, counted: &Counted) -> Vec<u8> {
        self.holder().seal(self.secrets, &counted.written())
    }
}

/// Keeps the hashes of submissions to one dialogue with what they count, sealed; says of each whether it was new.
pub(super) fn keep_all<'a>(
    c: &mut Connection,
    of: DialogueId,
    all: impl Iterator<Item = (&'a Known<'a>, &'a Counted)>,
) -> QueryResult<Vec<bool>> {
    let all: Vec<(&[u8], Vec<u8>)> = all
        .map(|(known, counted)| (known.hash.as_slice(), known.seal(counted)))
        .collect();
    keys::add_all(c, of, &all)
}

/// What one submission counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    question: String,
    /// The word of the channel.
    channel: String,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// The choices of the counters that it added one to.
    Choices(Vec<String>),
    Comment(CommentId),
}

impl Counted {
    /// What a submission counts when it is new.
    pub(super) fn of(submission: &Submission) -> Self {
        let what = match &submission.given {
            Given::One(choice) => What::Choices(vec![choice.clone()]),
            Given::Several(choices) => {
                let answered = std::iter::once(ANSWERED.to_owned());
                What::Choices(answered.chain(choices.iter().cloned()).collect())
            }
            Given::Words(_) => What::Comment(CommentId::random()),
        };
        Self {
            question: submission.question.clone(),
            channel: submission.channel.word().to_owned(),
            what,
        }
    }

    /// What takes the place of `old`: whether it counts stays as it was decided then.
    fn instead_of(self, old: &Self) -> Self {
        let aside = Channel::Aside.word();
        if self.channel == aside || old.channel == aside {
            let channel = old.channel.clone();
            return Self { channel, ..self };
        }
        self
    }

    pub(super) fn what(&self) -> &What {
        &self.what
    }

    /// Its counters, in the one order that all take them in: two that change at once wait for each other.
    pub(super) fn counters(&self) -> impl Iterator<Item = Counter<'_>> {
        let mut choices: Vec<&str> = match &self.what {
            What::Choices(choices) => choices.iter().map(String::as_str).collect(),
            What::Comment(_) => Vec::new(),
        };
        choices.sort_unstable();
        let (question, channel) = (self.question.as_str(), self.channel.as_str());
        choices
            .into_iter()
            .map(move |choice| (question, choice, channel))
    }

    /// A part a line.
    fn written(&self) -> Vec<u8> {
        let mut parts = vec![self.channel.as_str(), &self.question];
        let id;
        match &self.what {
            What::Choices(choices) => parts.extend(choices.iter().map(String::as_str)),
            What::Comment(comment) => {
                id = comment.to_string();
                parts.extend(["", &id]);
            }
        }
        parts.join("\n").into_bytes()
    }

    fn read(written: &[u8]) -> Option<Self> {
        let mut parts = std::str::from_utf8(written).ok()?.split('\n');
        let (channel, question) = (parts.next()?.to_owned(), parts.next()?.to_owned());
        let parts: Vec<&str> = parts.collect();
        let what = match parts.as_slice() {
            ["", id] => What::Comment(CommentId(id.parse().ok()?)),
            choices => What::Choices(choices.iter().map(|&one| one.to_owned()).collect()),
        };
        Some(Self {
            question,
            channel,
            what,
        })
    }
}

/// What becomes of a submission whose key was used before: a retry changes nothing, another answer to the same question
/// takes the place of the one before; says whether it did. A key stays its question's.
pub(super) fn change(
    c: &mut Connection,
    known: &Known<'_>,
    submission: &Submission,
) -> QueryResult<bool> {
    let sealed = keys::sealed(c, known.dialogue, &known.hash)?;
    let old = sealed.and_then(|sealed| known.holder().open(known.secrets, &sealed));
    let Some(old) = old.and_then(|old| Counted::read(&old)) else {
        return Ok(false);
    };
    if old.question != submission.question {
        return Ok(false);
    }
    Ok(match (&old.what, &submission.given) {
        (What::Comment(comment), Given::Words(text)) => {
            comments::replace(c, known.secrets, (*comment, known.dialogue), text)?
        }
        (What::Choices(_), Given::One(_) | Given::Several(_)) => {
            let new = Counted::of(submission).instead_of(&old);
            let changed = move_count(c, known.dialogue, old.counters(), new.counters())?;
            if changed {
                keys::replace(c, known.dialogue, &known.hash, known.seal(&new))?;
            }
            changed
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_counted_comes_back_as_it_was_kept(
            question in "[a-z]{1,6}[0-9]{0,2}",
            choices in proptest::collection::vec("[a-z_0-9]{1,9}", 1..13),
            comment in 1..i64::MAX,
        ) {
            let of = |what| Counted { question: question.clone(), channel: "qr".into(), what };
            for counted in [of(What::Choices(choices)), of(What::Comment(CommentId(comment)))] {
                prop_assert_eq!(Counted::read(&counted.written()), Some(counted));
            }
        }
    }
}
