//! The hashes of submissions' keys, each with what is sealed beside it, where no place tells when one came.
//!
//! Whoever steals the files, and finds a phone that still has its key, is not to learn as which of all its answer came. So
//! where a hash lies follows from which hashes there are, and from nothing else:
//!
//! - Each has a home among the rows of its dialogue, by its first bits. All lie in the order of their hashes, as near
//!   to home as there is room, so that they lie alike in whatever order they came (an *ordered hash table*: Amble and
//!   Knuth, 1974).
//! - All rows are made at once and have one length; SQLite writes each where it lies. When one would come to lie too
//!   far from home, all are made anew, twice as many.
//! - PostgreSQL writes a row that changes elsewhere, under the transaction's number. There all rows of the dialogue are
//!   written with it, or where they are many, [`MIXED`] of them.
//!
//! Meant for those who have the dialogue to themselves (`dialogues::queries::takes`).

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::DialogueId;
use crate::db::schema::submission_key;
use crate::secrets::holder;

/// Hashes in their order, each with what is sealed beside it.
type Keys = BTreeMap<Vec<u8>, Vec<u8>>;

/// Bytes of a hash.
const HASH: usize = 32;
/// Hashes in a row at most: a row of four still lies on a page of SQLite's as a whole.
const MOST: usize = 4;
/// A hash lies fewer rows than this from home, and so many rows more than homes there are.
const FARTHEST: i64 = 4;
/// Bits of a hash that may say where its home is.
const BITS: u8 = 31;
/// Bits that say it at first.
const FEWEST: u8 = 3;
/// So many rows are written with one that changes, on PostgreSQL.
#[cfg(feature = "postgres")]
const MIXED: i64 = 32;

/// A row with the hashes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    /// The first bits of the hashes that are at home here.
    first: i64,
    /// How many bits say where the home of a hash is: there are two to this many homes.
    bits: u8,
    keys: Keys,
}

/// The first bits of the hashes that are at home with this one.
fn home(hash: &[u8], bits: u8) -> i64 {
    let first = hash
        .iter()
        .take(4)
        .fold(0, |sum, &byte| sum << 8 | i64::from(byte));
    (first >> 1) & !(width(bits) - 1)
}

/// From the home of one to the next.
fn width(bits: u8) -> i64 {
    1 << (BITS - bits)
}

impl Row {
    fn is_too_far_for(&self, hash: &[u8]) -> bool {
        self.first - home(hash, self.bits) >= FARTHEST * width(self.bits)
    }

    /// Whether a hash lies further on, if it is there.
    fn is_before(&self, hash: &[u8]) -> bool {
        let last = self.keys.keys().next_back();
        self.keys.len() == MOST && last.is_some_and(|last| last.as_slice() < hash)
    }

    /// As it is written: how many hashes, how many bits, the hashes and what lies beside them, and nothing to the end.
    fn kept(&self) -> Vec<u8> {
        let mut kept = vec![u8::try_from(self.keys.len()).unwrap_or(u8::MAX), self.bits];
        for (hash, sealed) in &self.keys {
            kept.extend_from_slice(hash);
            kept.extend_from_slice(sealed);
        }
        kept.resize(2 + MOST * (HASH + holder::LENGTH), 0);
        kept
    }

    fn read((first, kept): (i64, Vec<u8>)) -> Self {
        let (count, bits) = match kept.as_slice() {
            [count, bits, ..] => (usize::from(*count), *bits),
            _ => (0, FEWEST),
        };
        let entries = kept.get(2..).unwrap_or_default();
        let entries = entries.chunks_exact(HASH + holder::LENGTH).take(count);
        let keys = entries.map(|entry| {
            let (hash, sealed) = entry.split_at(HASH);
            (hash.to_vec(), sealed.to_vec())
        });
        Self {
            first,
            bits,
            keys: keys.collect(),
        }
    }
}

/// All rows of a dialogue with these hashes; none where one would lie too far from home.
fn laid_out(keys: &Keys, bits: u8) -> Option<Vec<Row>> {
    let rows = (1 << bits) + FARTHEST;
    let mut rows: Vec<Row> = (0..rows)
        .map(|row| Row {
            first: row * width(bits),
            bits,
            keys: Keys::new(),
        })
        .collect();
    let mut at = 0;
    for (hash, sealed) in keys {
        at = at.max(usize::try_from(home(hash, bits) / width(bits)).ok()?);
        if rows.get(at)?.keys.len() == MOST {
            at += 1;
        }
        let row = rows.get_mut(at).filter(|row| !row.is_too_far_for(hash))?;
        row.keys.insert(hash.clone(), sealed.clone());
    }
    Some(rows)
}

/// What takes in a hash: the rows that it changes, the first of which is given; none where one would lie too far from
/// home. `next` gives the row after one.
fn taken_in(
    mut row: Row,
    (hash, sealed): (&[u8], &[u8]),
    mut next: impl FnMut(&Row) -> QueryResult<Option<Row>>,
) -> QueryResult<Option<Vec<Row>>> {
    let mut carried = (hash.to_vec(), sealed.to_vec());
    let mut changed = Vec::new();
    loop {
        if row.is_too_far_for(&carried.0) {
            return Ok(None);
        }
        row.keys.insert(carried.0, carried.1);
        let over = (row.keys.len() > MOST).then(|| row.keys.pop_last());
        let Some(over) = over.flatten() else {
            changed.push(row);
            return Ok(Some(changed));
        };
        let Some(after) = next(&row)? else {
            return Ok(None);
        };
        changed.push(std::mem::replace(&mut row, after));
        carried = over;
    }
}

/// Keeps a hash with what is sealed beside it; says whether it was new.
pub(super) fn add(
    c: &mut Connection,
    of: DialogueId,
    hash: &[u8],
    sealed: &[u8],
) -> QueryResult<bool> {
    let row = row_of(c, of, hash)?;
    if row.as_ref().is_some_and(|row| row.keys.contains_key(hash)) {
        return Ok(false);
    }
    let changed = match row {
        Some(row) => taken_in(row, (hash, sealed), |row| after(c, of, row))?,
        None => None,
    };
    match changed {
        Some(changed) => write(c, of, &changed)?,
        None => make_anew(c, of, (hash, sealed))?,
    }
    Ok(true)
}

/// What is sealed beside a hash.
pub(super) fn sealed(
    c: &mut Connection,
    of: DialogueId,
    hash: &[u8],
) -> QueryResult<Option<Vec<u8>>> {
    let row = row_of(c, of, hash)?;
    Ok(row.and_then(|mut row| row.keys.remove(hash)))
}

/// Puts something else beside a hash that is there.
pub(super) fn replace(
    c: &mut Connection,
    of: DialogueId,
    hash: &[u8],
    sealed: Vec<u8>,
) -> QueryResult<()> {
    let Some(mut row) = row_of(c, of, hash)? else {
        return Ok(());
    };
    if let Some(old) = row.keys.get_mut(hash) {
        *old = sealed;
        write(c, of, &[row])?;
    }
    Ok(())
}

/// The row that has a hash, or would have it; none where there is none, or none that is near enough.
fn row_of(c: &mut Connection, of: DialogueId, hash: &[u8]) -> QueryResult<Option<Row>> {
    let home = submission_key::table
        .filter(submission_key::dialogue_id.eq(of))
        .filter(submission_key::first.le(home(hash, BITS)))
        .order(submission_key::first.desc())
        .select((submission_key::first, submission_key::kept));
    let mut row = home.first(c).optional()?.map(Row::read);
    while let Some(full) = row.take_if(|row| row.is_before(hash)) {
        row = after(c, of, &full)?.filter(|next| !next.is_too_far_for(hash));
    }
    Ok(row)
}

fn after(c: &mut Connection, of: DialogueId, row: &Row) -> QueryResult<Option<Row>> {
    let next = submission_key::table
        .find((of, row.first + width(row.bits)))
        .select((submission_key::first, submission_key::kept));
    Ok(next.first(c).optional()?.map(Row::read))
}

/// Makes the rows of a dialogue anew, with a hash more.
fn make_anew(
    c: &mut Connection,
    of: DialogueId,
    (hash, sealed): (&[u8], &[u8]),
) -> QueryResult<()> {
    let own = submission_key::table.filter(submission_key::dialogue_id.eq(of));
    let old: Vec<(i64, Vec<u8>)> = own
        .select((submission_key::first, submission_key::kept))
        .load(c)?;
    let mut keys = Keys::from([(hash.to_vec(), sealed.to_vec())]);
    let mut bits = FEWEST;
    for row in old.into_iter().map(Row::read) {
        bits = row.bits + 1;
        keys.extend(row.keys);
    }
    diesel::delete(own).execute(c)?;
    let rows = (bits..BITS).find_map(|bits| laid_out(&keys, bits));
    for row in rows.ok_or(diesel::result::Error::RollbackTransaction)? {
        diesel::insert_into(submission_key::table)
            .values((
                submission_key::dialogue_id.eq(of),
                submission_key::first.eq(row.first),
                submission_key::kept.eq(row.kept()),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Writes rows that are there.
fn write(c: &mut Connection, of: DialogueId, rows: &[Row]) -> QueryResult<()> {
    match c {
        Connection::Sqlite(c) => {
            for row in rows {
                diesel::update(submission_key::table.find((of, row.first)))
                    .set(submission_key::kept.eq(row.kept()))
                    .execute(c)?;
            }
            Ok(())
        }
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            use diesel::sql_types::{Array, BigInt, Binary};
            let first: Vec<i64> = rows.iter().map(|row| row.first).collect();
            let kept: Vec<Vec<u8>> = rows.iter().map(Row::kept).collect();
            diesel::sql_query(
                "UPDATE submission_key AS k SET kept = coalesce((SELECT n.kept \
                 FROM unnest($2, $3) AS n (first, kept) WHERE n.first = k.first), k.kept) \
                 WHERE k.dialogue_id = $1 AND (k.first = ANY ($2) OR k.first IN (SELECT o.first \
                 FROM submission_key o WHERE o.dialogue_id = $1 ORDER BY random() LIMIT $4))",
            )
            .bind::<BigInt, _>(of)
            .bind::<Array<BigInt>, _>(first)
            .bind::<Array<Binary>, _>(kept)
            .bind::<BigInt, _>(MIXED)
            .execute(c)
            .map(drop)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rand::seq::SliceRandom;
    use rand::{RngCore, SeedableRng, rngs::StdRng};

    /// The rows that hashes make which come one after the other.
    fn come(hashes: &[[u8; HASH]]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut all = Keys::new();
        for hash in hashes {
            let sealed = vec![hash[0]; holder::LENGTH];
            all.insert(hash.to_vec(), sealed.clone());
            let at = rows
                .iter()
                .rposition(|row| row.first <= home(hash, BITS))
                .and_then(|home| (home..rows.len()).find(|&at| !rows[at].is_before(hash)));
            let changed = at.and_then(|at| {
                let next = |row: &Row| {
                    let next = row.first + width(row.bits);
                    Ok(rows.iter().find(|row| row.first == next).cloned())
                };
                taken_in(rows[at].clone(), (hash, &sealed), next).unwrap()
            });
            let bits = rows.first().map_or(FEWEST, |row| row.bits + 1);
            match changed {
                Some(changed) => {
                    for new in changed {
                        let old = rows.iter_mut().find(|row| row.first == new.first);
                        *old.unwrap() = new;
                    }
                }
                None => rows = (bits..BITS).find_map(|bits| laid_out(&all, bits)).unwrap(),
            }
            for row in &rows {
                assert_eq!(&Row::read((row.first, row.kept())), row);
                assert!(row.keys.keys().all(|hash| !row.is_too_far_for(hash)));
            }
        }
        rows
    }

    fn hashes(dice: &mut StdRng, count: usize) -> Vec<[u8; HASH]> {
        let mut all = vec![[0; HASH]; count];
        all.iter_mut().for_each(|hash| dice.fill_bytes(hash));
        all
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn where_they_lie_follows_from_which_there_are(seed: u64, count in 1..250_usize) {
            let mut dice = StdRng::seed_from_u64(seed);
            let mut all = hashes(&mut dice, count);
            let rows = come(&all);
            all.shuffle(&mut dice);
            prop_assert_eq!(&come(&all), &rows);
            let there: usize = rows.iter().map(|row| row.keys.len()).sum();
            prop_assert_eq!(there, count);
            let lengths = rows.iter().map(|row| row.kept().len());
            prop_assert_eq!(lengths.collect::<std::collections::BTreeSet<_>>().len(), 1);
        }
    }

    #[test]
    fn they_take_little_room() {
        for count in [60, 1_000, 50_000] {
            let all = hashes(&mut StdRng::seed_from_u64(1), count);
            let keys: Keys = all.iter().map(|hash| (hash.to_vec(), Vec::new())).collect();
            let rows = (FEWEST..BITS)
                .find_map(|bits| laid_out(&keys, bits))
                .unwrap();
            assert!(
                rows.len() * MOST <= count * 16,
                "{count}: {} rows",
                rows.len()
            );
        }
    }
}
