//! Where rows lie, by every sign that a thief can read: their places on the pages of a table and of each of its indexes;
//! on PostgreSQL their places on the heap, and the transactions that wrote them.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Binary, Text};
use eko::secrets::Purpose;
use rand::seq::SliceRandom;

use super::pages::{Cell, Copy, record};
use crate::support::{TestApp, TestDatabase};

/// When things came, in the order of their places: by sign, and within each in parts that have an order of their own.
pub type Orders = BTreeMap<String, Vec<Vec<usize>>>;

fn path_of(app: &TestApp) -> PathBuf {
    match &app.database {
        TestDatabase::Sqlite(path) => path.clone(),
        TestDatabase::Postgres { .. } => panic!("a database of files"),
    }
}

pub fn read_log(app: &TestApp) -> Vec<u8> {
    let mut log = path_of(app).into_os_string();
    log.push("-wal");
    std::fs::read(log).unwrap_or_default()
}

pub fn read_file(app: &TestApp) -> Vec<u8> {
    std::fs::read(path_of(app)).expect("the database")
}

pub fn copy(app: &TestApp) -> Copy {
    let log = read_log(app);
    // What was moved from the log into the file meanwhile is the same.
    Copy::of(&read_file(app), &log)
}

/// What the cells of a table or index say on each page, in the order of its places. A cell may say something of several
/// things, in their order.
pub fn on_pages<T>(copy: &Copy, root: usize, said: impl Fn(&Cell) -> Vec<T>) -> Vec<Vec<T>> {
    let mut by_page: BTreeMap<usize, Vec<(usize, Vec<T>)>> = BTreeMap::new();
    for cell in copy.cells(root) {
        by_page.entry(cell.page).or_default().push((cell.at, said(&cell)));
    }
    let in_order = |mut page: Vec<(usize, Vec<T>)>| {
        // A page is filled from its end.
        page.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        page.into_iter().flat_map(|(_, said)| said).collect()
    };
    by_page.into_values().map(in_order).collect()
}

/// When the row of a cell came, if that is known.
pub fn came(cell: &Cell, when: &HashMap<i64, usize>) -> Vec<usize> {
    // An index's entry ends with the row's id.
    let row = cell.row.or_else(|| {
        let id: [u8; 8] = record(&cell.payload).pop()?.try_into().ok()?;
        Some(i64::from_be_bytes(id))
    });
    row.and_then(|row| when.get(&row).copied()).into_iter().collect()
}

/// A row of PostgreSQL's: its place, a page and a place on it; the transaction that wrote it; what it says.
pub struct Lying<T> {
    pub place: String,
    pub written: i64,
    pub said: Vec<T>,
}

/// What the rows say in the order of their places on the heap, and of the transactions that wrote them.
pub fn on_the_heap<T: Clone>(rows: &[Lying<T>]) -> [(&'static str, Vec<T>); 2] {
    let place = |row: &Lying<T>| -> Vec<usize> {
        let parts = row.place.trim_matches(['(', ')']).split(',');
        parts.map(|part| part.parse().expect("a place")).collect()
    };
    let mut by_place: Vec<&Lying<T>> = rows.iter().collect();
    by_place.sort_by_key(|row| place(row));
    let by_place = by_place.into_iter().flat_map(|row| row.said.clone()).collect();
    let mut by_writer: BTreeMap<i64, Vec<T>> = BTreeMap::new();
    for row in rows {
        by_writer.entry(row.written).or_default().extend(row.said.clone());
    }
    // Those of one transaction have no order; the transactions have.
    let mut in_turn = Vec::new();
    for mut together in by_writer.into_values() {
        together.shuffle(&mut rand::rng());
        in_turn.extend(together);
    }
    [("ctid", by_place), ("xmin", in_turn)]
}

/// The columns that say where a row lies, of a table named `x`.
pub fn columns(app: &TestApp) -> &'static str {
    match &app.database {
        TestDatabase::Sqlite(_) => "'' AS place, CAST(0 AS BIGINT) AS written",
        TestDatabase::Postgres { .. } => {
            "x.ctid::text AS place, CAST(CAST(x.xmin AS text) AS bigint) AS written"
        }
    }
}

/// A table whose rows are sealed, or belong to an address that is.
#[derive(Clone, Copy)]
pub struct Table(pub &'static str, pub Purpose);

#[derive(diesel::QueryableByName)]
struct Sealed {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    sealed_id: i64,
    #[diesel(sql_type = Binary)]
    sealed: Vec<u8>,
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = BigInt)]
    written: i64,
}

/// The rows of a table, opened: when each came, as its text says that was made with a number.
fn opened(app: &TestApp, Table(table, purpose): Table) -> Vec<(i64, Lying<usize>)> {
    let (of, join) = match table {
        "delivery" | "promise" => ("a", "JOIN address a ON a.id = x.address_id"),
        _ => ("x", ""),
    };
    let places = columns(app);
    let sql = format!(
        "SELECT x.id AS id, {of}.id AS sealed_id, {of}.sealed AS sealed, {places} FROM {table} x {join}"
    );
    let secrets = app.app.secrets.clone();
    app.run(app.app.db.read(move |c| {
        let rows: Vec<Sealed> = diesel::sql_query(sql).load(c)?;
        let open = |row: Sealed| {
            let text = secrets.open(purpose, row.sealed_id, &row.sealed)?;
            let said = vec![number_in(&String::from_utf8(text).expect("text"))];
            Ok((row.id, Lying { place: row.place, written: row.written, said }))
        };
        rows.into_iter().map(open).collect()
    }))
    .expect("rows")
}

/// The number in a text that was made with one.
pub fn number_in(text: &str) -> usize {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().expect("a number")
}

/// When the rows of some tables came, by every sign in one copy.
pub fn orders(app: &TestApp, of: &[Table]) -> Orders {
    let mut all = Orders::new();
    for &table in of {
        let (ids, rows): (Vec<i64>, Vec<Lying<usize>>) = opened(app, table).into_iter().unzip();
        let Table(table, _) = table;
        if rows.len() < 2 {
            continue;
        }
        if matches!(app.database, TestDatabase::Postgres { .. }) {
            for (sign, order) in on_the_heap(&rows) {
                all.insert(format!("{table} by {sign}"), vec![order]);
            }
            continue;
        }
        let copy = copy(app);
        let when: HashMap<i64, usize> =
            ids.into_iter().zip(rows).map(|(id, row)| (id, row.said[0])).collect();
        for (name, root) in copy.roots() {
            let is_own = name == table
                || name.starts_with(&format!("sqlite_autoindex_{table}_"))
                || name.starts_with(&format!("{table}_"));
            if is_own {
                let pages = on_pages(&copy, root, |cell| came(cell, &when));
                if !pages.concat().is_empty() {
                    all.insert(format!("{name} on its pages"), pages);
                }
            }
        }
    }
    all
}

/// The numbers of the people whose addresses are new, each with the row's id.
pub fn arrivals(app: &TestApp) -> Vec<(usize, i64)> {
    let rows = opened(app, super::ARRIVAL).into_iter();
    rows.map(|(id, row)| (row.said[0], id)).collect()
}
