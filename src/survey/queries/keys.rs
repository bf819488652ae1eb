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

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
#[cfg(feature = "postgres")]
use diesel::sql_types::Array;
use diesel::sql_types::{BigInt, Binary};

use crate::db::ids::DialogueId;
use crate::db::schema::submission_key;
use crate::db::{Connection, each_backend, prepared};
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
const MIXED: usize = 32;
/// Rows that one statement puts in, on PostgreSQL: a megabyte.
#[cfg(feature = "postgres")]
const AT_ONCE: usize = 1_000;

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

/// Keeps hashes, each with what is sealed beside it; says of each whether it was new. Of one that comes twice the first is
/// kept.
pub(super) fn add_all(
    c: &mut Connection,
    of: DialogueId,
    all: &[(&[u8], Vec<u8>)],
) -> QueryResult<Vec<bool>> {
    let mut rows = Rows::default();
    #[cfg(feature = "postgres")]
    rows.read_homes(c, of, all)?;
    let mut are_new = Vec::with_capacity(all.len());
    // What found no room near its home: then all are laid out anew, once.
    let mut crowded = Keys::new();
    for (hash, sealed) in all {
        let row = rows.row_of(c, of, hash)?;
        let is_known = |row: &Row| row.keys.contains_key(*hash);
        let is_new = !row.as_ref().is_some_and(is_known) && !crowded.contains_key(*hash);
        are_new.push(is_new);
        if !is_new {
            continue;
        }
        let changed = match row {
            Some(row) if crowded.is_empty() => {
                taken_in(row, (hash, sealed), |row| rows.after(c, of, row))?
            }
            _ => None,
        };
        match changed {
            Some(changed) => rows.change(changed),
            None => drop(crowded.insert(hash.to_vec(), sealed.clone())),
        }
    }
    rows.write(c, of)?;
    if !crowded.is_empty() {
        make_anew(c, of, crowded)?;
    }
    Ok(are_new)
}

/// Rows of one dialogue while several hashes are taken in: each is read once, and written once.
#[derive(Default)]
struct Rows {
    known: BTreeMap<i64, Row>,
    changed: BTreeSet<i64>,
    /// How many bits say where homes are; all rows of a dialogue have the same.
    bits: Option<u8>,
}

impl Rows {
    /// Reads where several hashes are at home, and the next row of each, in one go: on PostgreSQL each question takes its
    /// time.
    #[cfg(feature = "postgres")]
    fn read_homes(
        &mut self,
        c: &mut Connection,
        of: DialogueId,
        all: &[(&[u8], Vec<u8>)],
    ) -> QueryResult<()> {
        let ([(first, _), _, ..], Connection::Postgres(_)) = (all, &*c) else {
            return Ok(());
        };
        self.row_of(c, of, first)?;
        let (Some(bits), Connection::Postgres(c)) = (self.bits, c) else {
            return Ok(());
        };
        let homes = all.iter().map(|(hash, _)| home(hash, bits));
        let places: BTreeSet<i64> = homes.flat_map(|home| [home, home + width(bits)]).collect();
        let at = At {
            places: &places.into_iter().collect(),
            of: &of,
        };
        let rows: Vec<(i64, Vec<u8>)> = at.load(c)?;
        let rows = rows.into_iter().map(Row::read);
        self.known.extend(rows.map(|row| (row.first, row)));
        Ok(())
    }

    /// As the function of this name.
    fn row_of(
        &mut self,
        c: &mut Connection,
        of: DialogueId,
        hash: &[u8],
    ) -> QueryResult<Option<Row>> {
        let Some(bits) = self.bits else {
            let row = row_of(c, of, hash)?;
            self.bits = row.as_ref().map(|row| row.bits);
            return Ok(row.inspect(|row| drop(self.known.insert(row.first, row.clone()))));
        };
        let mut row = self.at(c, of, home(hash, bits))?;
        while let Some(full) = row.take_if(|row| row.is_before(hash)) {
            row = self
                .after(c, of, &full)?
                .filter(|next| !next.is_too_far_for(hash));
        }
        Ok(row)
    }

    fn after(&mut self, c: &mut Connection, of: DialogueId, row: &Row) -> QueryResult<Option<Row>> {
        self.at(c, of, row.first + width(row.bits))
    }

    fn at(&mut self, c: &mut Connection, of: DialogueId, first: i64) -> QueryResult<Option<Row>> {
        if let Some(row) = self.known.get(&first) {
            return Ok(Some(row.clone()));
        }
        let row = row_at(c, of, first)?;
        Ok(row.inspect(|row| drop(self.known.insert(first, row.clone()))))
    }

    fn change(&mut self, rows: Vec<Row>) {
        for row in rows {
            self.changed.insert(row.first);
            self.known.insert(row.first, row);
        }
    }

    fn write(mut self, c: &mut Connection, of: DialogueId) -> QueryResult<()> {
        self.known.retain(|first, _| self.changed.contains(first));
        let changed: Vec<Row> = self.known.into_values().collect();
        if changed.is_empty() {
            Ok(())
        } else {
            write(c, of, &changed)
        }
    }
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
    let home = match c {
        // Without a limit: of one that is bound, SQLite would plan the query anew each time. The first row alone is read.
        Connection::Sqlite(c) => home.get_result(c).optional()?,
        // PostgreSQL sends all that there are.
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => home.first(c).optional()?,
    };
    let mut row = home.map(Row::read);
    while let Some(full) = row.take_if(|row| row.is_before(hash)) {
        let next = row_at(c, of, full.first + width(full.bits))?;
        row = next.filter(|next| !next.is_too_far_for(hash));
    }
    Ok(row)
}

fn row_at(c: &mut Connection, of: DialogueId, first: i64) -> QueryResult<Option<Row>> {
    let row = submission_key::table
        .find((of, first))
        .select((submission_key::first, submission_key::kept));
    Ok(each_backend!(c, c => row.get_result(c).optional())?.map(Row::read))
}

/// Makes the rows of a dialogue anew, with these hashes more.
fn make_anew(c: &mut Connection, of: DialogueId, mut keys: Keys) -> QueryResult<()> {
    let own = submission_key::table.filter(submission_key::dialogue_id.eq(of));
    let old: Vec<(i64, Vec<u8>)> = own
        .select((submission_key::first, submission_key::kept))
        .load(c)?;
    let mut bits = FEWEST;
    let mut there = BTreeSet::new();
    for row in old.into_iter().map(Row::read) {
        bits = row.bits + 1;
        there.insert(row.first);
        keys.extend(row.keys);
    }
    let rows = (bits..BITS).find_map(|bits| laid_out(&keys, bits));
    let rows = rows.ok_or(diesel::result::Error::RollbackTransaction)?;
    match c {
        Connection::Sqlite(c) => {
            // Where a row lies in both, it is written where it lies.
            for row in &rows {
                if there.remove(&row.first) {
                    put(c, of, row)?;
                } else {
                    diesel::insert_into(submission_key::table)
                        .values((
                            submission_key::dialogue_id.eq(of),
                            submission_key::first.eq(row.first),
                            submission_key::kept.eq(row.kept()),
                        ))
                        .execute(c)?;
                }
            }
            for first in there {
                diesel::delete(submission_key::table.find((of, first))).execute(c)?;
            }
            Ok(())
        }
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            diesel::delete(own).execute(c)?;
            for some in rows.chunks(AT_ONCE) {
                let make = Make {
                    of: &of,
                    first: &some.iter().map(|row| row.first).collect(),
                    kept: &some.iter().map(Row::kept).collect(),
                };
                make.execute(c)?;
            }
            Ok(())
        }
    }
}

prepared!(Put {
    "UPDATE submission_key SET kept = " kept: Vec<u8> as Binary,
    " WHERE dialogue_id = " of: DialogueId as BigInt,
    " AND first = " first: i64 as BigInt,
});

/// Writes a row where it lies.
fn put(c: &mut SqliteConnection, of: DialogueId, row: &Row) -> QueryResult<()> {
    let put = Put {
        kept: &row.kept(),
        of: &of,
        first: &row.first,
    };
    put.execute(c).map(drop)
}

// Each row is looked up by its whole key, in a query of its own that cannot be put together with another: a condition that
// names several, PostgreSQL may meet by looking at every row of the dialogue.
#[cfg(feature = "postgres")]
prepared!(
    /// The rows that lie in one of these places.
    postgres At {
        "SELECT k.first, k.kept FROM unnest(" places: Vec<i64> as Array<BigInt>,
        ") AS n (first) CROSS JOIN LATERAL (SELECT o.first, o.kept FROM submission_key AS o \
          WHERE o.first = n.first AND o.dialogue_id = " of: DialogueId as BigInt;
        " LIMIT 1) AS k"
    }
);

#[cfg(feature = "postgres")]
impl diesel::query_builder::Query for At<'_> {
    type SqlType = (BigInt, Binary);
}

#[cfg(feature = "postgres")]
prepared!(
    /// Writes rows anew, and others as they are.
    postgres PutAll {
        "UPDATE submission_key AS k SET kept = coalesce((SELECT n.kept FROM unnest(" first: Vec<i64> as Array<BigInt>,
        ", " kept: Vec<Vec<u8>> as Array<Binary>,
        ") AS n (first, kept) WHERE n.first = k.first), k.kept) WHERE k.ctid = ANY (ARRAY (SELECT (SELECT o.ctid \
          FROM submission_key AS o WHERE o.first = n.first AND o.dialogue_id = " of: DialogueId as BigInt,
        ") FROM unnest(" all: Vec<i64> as Array<BigInt>;
        ") AS n (first)))"
    }
);

#[cfg(feature = "postgres")]
prepared!(postgres Make {
    "INSERT INTO submission_key (dialogue_id, first, kept) SELECT " of: DialogueId as BigInt,
    ", n.first, n.kept FROM unnest(" first: Vec<i64> as Array<BigInt>,
    ", " kept: Vec<Vec<u8>> as Array<Binary>;
    ") AS n (first, kept)"
});

/// So many rows of a dialogue, or all where there are no more, by chance.
#[cfg(feature = "postgres")]
fn any_of(bits: u8) -> Vec<i64> {
    let mut all = rand::rng();
    let rows = usize::try_from((1i64 << bits) + FARTHEST).unwrap_or(MIXED);
    let some = rand::seq::index::sample(&mut all, rows, MIXED.min(rows));
    let first = |row: usize| i64::try_from(row).unwrap_or(0) * width(bits);
    some.into_iter().map(first).collect()
}

/// Writes rows that are there.
fn write(c: &mut Connection, of: DialogueId, rows: &[Row]) -> QueryResult<()> {
    match c {
        Connection::Sqlite(c) => rows.iter().try_for_each(|row| put(c, of, row)),
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => {
            let mut all = rows.first().map(|row| any_of(row.bits)).unwrap_or_default();
            all.extend(rows.iter().map(|row| row.first));
            let put = PutAll {
                first: &rows.iter().map(|row| row.first).collect(),
                kept: &rows.iter().map(Row::kept).collect(),
                of: &of,
                all: &all,
            };
            put.execute(c).map(drop)
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

    /// The rows of a dialogue, as they are written.
    fn written(c: &mut Connection, of: DialogueId) -> Vec<(i64, Vec<u8>)> {
        submission_key::table
            .filter(submission_key::dialogue_id.eq(of))
            .order(submission_key::first)
            .select((submission_key::first, submission_key::kept))
            .load(c)
            .unwrap()
    }

    #[expect(clippy::disallowed_methods, reason = "a table by itself")]
    fn table() -> Connection {
        use diesel::Connection as _;
        use diesel::connection::SimpleConnection;
        let mut c = diesel::SqliteConnection::establish(":memory:").unwrap();
        c.batch_execute(
            "CREATE TABLE submission_key (dialogue_id BIGINT, first BIGINT, kept BLOB, PRIMARY KEY (dialogue_id, first))",
        )
        .unwrap();
        Connection::Sqlite(c)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn those_that_come_together_lie_as_if_they_had_come_alone(seed: u64, count in 1..250_usize, most in 1..60_usize) {
            use rand::Rng;
            let mut dice = StdRng::seed_from_u64(seed);
            let mut all = hashes(&mut dice, count);
            // Some come again.
            let again: Vec<_> = all.iter().take(count / 5).copied().collect();
            all.extend(again);
            all.shuffle(&mut dice);
            let all: Vec<(&[u8], Vec<u8>)> = all
                .iter()
                .map(|hash| (hash.as_slice(), vec![hash[0]; holder::LENGTH]))
                .collect();
            let mut c = table();
            let (alone, together) = (DialogueId(1), DialogueId(2));
            let expected: Vec<bool> = all
                .iter()
                .flat_map(|one| add_all(&mut c, alone, std::slice::from_ref(one)).unwrap())
                .collect();
            let (mut left, mut are_new) = (all.as_slice(), Vec::new());
            while !left.is_empty() {
                let (some, rest) = left.split_at(dice.random_range(1..=most.min(left.len())));
                are_new.extend(add_all(&mut c, together, some).unwrap());
                left = rest;
            }
            prop_assert_eq!(are_new, expected);
            prop_assert_eq!(written(&mut c, together), written(&mut c, alone));
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
