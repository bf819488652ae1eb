//! Who gets a mailing: everybody whom it concerns, a delivery each, once.

use std::collections::{BTreeMap, HashMap, HashSet};

use diesel::prelude::*;

use super::super::recipient::{Addressee, Recipient};
use super::super::{Audience, Mailing, State, bounces, forwarding};
use super::reading::{first_round, round};
use crate::addresses;
use crate::addresses::queries::Moment;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AddressId, ContactId, DeliveryId, OrganisationId, ProcessId};
use crate::db::schema::{delivery, mailing as mailings};
use crate::i18n::Language;
use crate::organisations::{self, Whom};
use crate::processes::Threshold;
use crate::secrets::{random_id, random_token};

/// Deliveries that one statement puts in, on PostgreSQL, where each takes its time.
#[cfg(feature = "postgres")]
const AT_ONCE: usize = 1_000;

/// Somebody who could be written to.
struct Candidate {
    to: Recipient,
    /// The organisation of a contact.
    organisation: Option<OrganisationId>,
    language: Language,
    /// Mail to them has come back for good before.
    undeliverable: bool,
}

impl Candidate {
    /// Whom a delivery counts as: an address as itself in every mailing, and a contact as its organisation.
    fn counted_as(&self, known: &HashMap<AddressId, i64>) -> i64 {
        match self.to {
            Recipient::Address(id) => known.get(&id).copied().unwrap_or_else(random_id),
            Recipient::Contact(id) => self
                .organisation
                .map_or(id.0, |organisation| organisation.0),
        }
    }

    /// Whether it is a participant's who wished it after it was published.
    fn wished_later(&self, promised: &HashSet<AddressId>) -> bool {
        matches!(self.to, Recipient::Address(id) if !promised.contains(&id))
    }
}

/// What the addresses of a process count as, of those that are in a mailing.
fn counted_as(c: &mut Connection, of: ProcessId) -> QueryResult<HashMap<AddressId, i64>> {
    let rows: Vec<(AddressId, i64)> = delivery::table
        .inner_join(mailings::table)
        .filter(mailings::process_id.eq(of))
        .filter(delivery::address_id.is_not_null())
        .select((delivery::address_id.assume_not_null(), delivery::counted_as))
        .distinct()
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// Makes a delivery for everybody who has none in this mailing: all of them at first, and later those who wished
/// it since; `promised` are those whom its report is owed to. Says how many were made.
pub(super) fn add_deliveries(
    c: &mut Connection,
    of: &Mailing,
    promised: &HashSet<AddressId>,
    (domain, now): (&str, Timestamp),
) -> QueryResult<usize> {
    if of.audience == Audience::Participants {
        addresses::queries::settle(c, of.process, Moment::Report)?;
    }
    let there: Vec<Addressee> = delivery::table
        .filter(delivery::mailing_id.eq(of.id))
        .select(Addressee::as_select())
        .load(c)?;
    let new = candidates_but(c, of, there)?;
    make(c, of, (&new, promised), domain, now)
}

/// Makes a delivery of a reminder that has gone for these who are silent since, and who are not in it.
pub fn remind_too(
    c: &mut Connection,
    of: &Mailing,
    who: &[ContactId],
    domain: &str,
    now: Timestamp,
) -> QueryResult<usize> {
    let mut new = candidates(c, of)?;
    new.retain(|one| matches!(one.to, Recipient::Contact(id) if who.contains(&id)));
    make(c, of, (&new, &HashSet::new()), domain, now)
}

fn make(
    c: &mut Connection,
    of: &Mailing,
    (new, promised): (&[Candidate], &HashSet<AddressId>),
    domain: &str,
    now: Timestamp,
) -> QueryResult<usize> {
    let known = counted_as(c, of.process)?;
    let made = |candidate: &Candidate| {
        let state = if candidate.undeliverable {
            State::Untried
        } else {
            State::Queued
        };
        (
            delivery::id.eq(DeliveryId::random()),
            delivery::mailing_id.eq(of.id),
            Addressee::from(candidate.to),
            delivery::language.eq(candidate.language),
            delivery::state.eq(state),
            delivery::attempts.eq(0),
            delivery::due_at.eq(now),
            delivery::message_id.eq(format!("{}@{domain}", random_token())),
            delivery::bounce_token.eq(random_token().to_lowercase()),
            delivery::counted_as.eq(candidate.counted_as(&known)),
            delivery::later.eq(candidate.wished_later(promised)),
        )
    };
    let insert = diesel::insert_into(delivery::table);
    match c {
        Connection::Sqlite(c) => new
            .iter()
            .try_for_each(|one| insert.values(made(one)).execute(c).map(drop))?,
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            for some in new.chunks(AT_ONCE) {
                let some: Vec<_> = some.iter().map(made).collect();
                insert.values(some).execute(c)?;
            }
        }
    }
    Ok(new.len())
}

/// Who is to get a mailing, but for those who are there already.
fn candidates_but(
    c: &mut Connection,
    of: &Mailing,
    there: Vec<Addressee>,
) -> QueryResult<Vec<Candidate>> {
    let there: HashSet<_> = there.into_iter().filter_map(Addressee::recipient).collect();
    let mut candidates = candidates(c, of)?;
    candidates.retain(|candidate| !there.contains(&candidate.to));
    Ok(candidates)
}

fn candidates(c: &mut Connection, of: &Mailing) -> QueryResult<Vec<Candidate>> {
    if of.round > 0 {
        return silent_ones(c, of);
    }
    Ok(match of.audience {
        Audience::Participants => addresses::queries::who_agreed(c, of.process, of.purpose)?
            .into_iter()
            .map(|agreed| Candidate {
                to: Recipient::Address(agreed.id),
                organisation: None,
                language: agreed.language,
                undeliverable: agreed.undeliverable,
            })
            .collect(),
        Audience::Contacts | Audience::Stakeholders => written_to_at_work(c, of)?,
    })
}

fn written_to_at_work(c: &mut Connection, of: &Mailing) -> QueryResult<Vec<Candidate>> {
    let whom = match of.audience {
        Audience::Stakeholders => Whom::Stakeholders,
        Audience::Contacts | Audience::Participants => Whom::Contacts,
    };
    let all = organisations::queries::to_write_to(c, of.process, whom)?;
    let organisations: HashMap<ContactId, OrganisationId> =
        organisations::queries::contacts(c, of.process)?
            .into_iter()
            .filter_map(|contact| Some((contact.id, contact.organisation?)))
            .collect();
    Ok(all
        .into_iter()
        .map(|(id, language, undeliverable)| Candidate {
            to: Recipient::Contact(id),
            organisation: organisations.get(&id).copied(),
            language,
            undeliverable,
        })
        .collect())
}

/// Those of the first round who have said nothing, and whose mail did not come back.
fn silent_ones(c: &mut Connection, of: &Mailing) -> QueryResult<Vec<Candidate>> {
    let first = first_round(c, of)?;
    let silent: HashSet<Recipient> = forwarding::queries::silent(c, first)?
        .into_iter()
        .map(Recipient::Contact)
        .collect();
    Ok(written_to_at_work(c, of)?
        .into_iter()
        .filter(|candidate| silent.contains(&candidate.to) && !candidate.undeliverable)
        .collect())
}

/// How many would get a mailing of this report, by language, and how many would not be tried because mail to them
/// came back for good: those who are to get it and have not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    pub by_language: Vec<(Language, i64)>,
    pub undeliverable: i64,
}

impl Reach {
    pub fn total(&self) -> i64 {
        self.by_language.iter().map(|(_, count)| count).sum()
    }

    /// By language as it may be told of participants, and how many have other languages: who is one of few with a
    /// language can be known by it. None of these numbers is of fewer than the threshold, and all of them together say
    /// no more.
    pub fn told(&self, threshold: Threshold) -> (Vec<(Language, i64)>, i64) {
        let least = threshold.get();
        let (mut told, few): (Vec<_>, Vec<_>) = self
            .by_language
            .iter()
            .copied()
            .partition(|&(_, count)| count >= least);
        let mut others: i64 = few.iter().map(|(_, count)| count).sum();
        while (1..least).contains(&others) {
            let fewest = told.iter().enumerate().min_by_key(|(_, (_, count))| *count);
            let Some((at, _)) = fewest else {
                break;
            };
            others += told.remove(at).1;
        }
        (told, others)
    }
}

/// Counts whom a mailing that has not begun is still to reach: any of its audience, purpose and report counts.
pub fn audience(c: &mut Connection, of: &Mailing) -> QueryResult<Reach> {
    let there: Vec<Addressee> = delivery::table
        .inner_join(mailings::table)
        .filter(mailings::report_id.eq(of.report))
        .filter(mailings::purpose.eq(of.purpose))
        .filter(mailings::audience.eq(of.audience))
        .select(Addressee::as_select())
        .load(c)?;
    let mut reach = Reach::default();
    let mut counts: BTreeMap<Language, i64> = BTreeMap::new();
    let mut new = candidates_but(c, of, there)?;
    new.extend(back_again(c, of)?);
    for candidate in new {
        if candidate.undeliverable {
            reach.undeliverable += 1;
        } else {
            *counts.entry(candidate.language).or_default() += 1;
        }
    }
    reach.by_language = counts.into_iter().collect();
    Ok(reach)
}

/// Those who have a delivery and would get another try, because their address works again or was corrected.
fn back_again(c: &mut Connection, of: &Mailing) -> QueryResult<Vec<Candidate>> {
    let Some(id) = round(c, of, 0)? else {
        return Ok(Vec::new());
    };
    let untried: Vec<Addressee> = delivery::table
        .filter(delivery::mailing_id.eq(id))
        .filter(delivery::state.eq(State::Untried))
        .select(Addressee::as_select())
        .load(c)?;
    let returned = bounces::queries::for_good(c, id)?;
    let again: HashSet<Recipient> = untried
        .into_iter()
        .filter_map(Addressee::recipient)
        .chain(
            returned
                .into_iter()
                .map(|(_, contact)| Recipient::Contact(contact)),
        )
        .collect();
    let mut candidates = candidates(c, of)?;
    candidates.retain(|candidate| !candidate.undeliverable && again.contains(&candidate.to));
    Ok(candidates)
}

/// Those to whom mail gets through, as far as is known.
fn reachable(c: &mut Connection, of: &Mailing) -> QueryResult<HashSet<Recipient>> {
    Ok(candidates(c, of)?
        .into_iter()
        .filter(|candidate| !candidate.undeliverable)
        .map(|candidate| candidate.to)
        .collect())
}

/// A contact whose mail came back for good, and whose address was corrected since, gets a delivery of their own anew:
/// the old one was to another address.
pub(super) fn part_from_old_addresses(c: &mut Connection, of: &Mailing) -> QueryResult<()> {
    let reachable = reachable(c, of)?;
    for (delivery, contact) in bounces::queries::for_good(c, of.id)? {
        if reachable.contains(&Recipient::Contact(contact)) {
            diesel::update(delivery::table.find(delivery))
                .set(delivery::contact_id.eq(None::<ContactId>))
                .execute(c)?;
        }
    }
    Ok(())
}

/// Whoever was not tried because mail came back before, and has said since that the address works.
pub(super) fn try_the_untried(
    c: &mut Connection,
    of: &Mailing,
    now: Timestamp,
) -> QueryResult<usize> {
    let reachable = reachable(c, of)?;
    let untried: Vec<(DeliveryId, Addressee)> = delivery::table
        .filter(delivery::mailing_id.eq(of.id))
        .filter(delivery::state.eq(State::Untried))
        .select((delivery::id, Addressee::as_select()))
        .load(c)?;
    let mut tried = 0;
    for (id, to) in untried {
        if to.recipient().is_some_and(|to| reachable.contains(&to)) {
            tried += diesel::update(delivery::table.find(id))
                .set((delivery::state.eq(State::Queued), delivery::due_at.eq(now)))
                .execute(c)?;
        }
    }
    Ok(tried)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(counts: &[i64]) -> (Vec<i64>, i64) {
        let by_language = Language::all()
            .iter()
            .copied()
            .zip(counts.iter().copied())
            .collect();
        let reach = Reach {
            by_language,
            undeliverable: 0,
        };
        let (told, others) = reach.told(Threshold::at_least(5));
        (told.into_iter().map(|(_, count)| count).collect(), others)
    }

    #[test]
    fn nobody_is_known_by_a_language_that_few_have() {
        assert_eq!(told(&[40, 6, 5]), (vec![40, 6, 5], 0));
        assert_eq!(told(&[40, 6, 3, 2]), (vec![40, 6], 5));
        assert_eq!(
            told(&[40, 6, 3]),
            (vec![40], 9),
            "the total would tell the three"
        );
        assert_eq!(told(&[40, 1]), (vec![], 41));
        assert_eq!(
            told(&[2, 1]),
            (vec![], 3),
            "that they are so few is told anyway"
        );
    }

    proptest! {
        #[test]
        fn no_number_is_of_few_and_none_is_lost(counts in proptest::collection::vec(1..12_i64, 1..10)) {
            let (languages, others) = told(&counts);
            prop_assert_eq!(languages.iter().sum::<i64>() + others, counts.iter().sum::<i64>());
            prop_assert!(languages.iter().all(|&count| count >= 5));
            prop_assert!(others == 0 || others >= 5 || languages.is_empty());
        }
    }
}
