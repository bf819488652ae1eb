//! Reads a SQLite database as it lies in its file: which page belongs to what, and where on its page each row lies. After
//! the file format, <https://www.sqlite.org/fileformat2.html>.

use std::collections::BTreeMap;

/// A copy of a database's file.
pub struct Copy {
    bytes: Vec<u8>,
    page_size: usize,
}

/// A row or an entry of an index where it lies: its page, how far into it, and what it holds.
#[derive(Debug, Clone)]
pub struct Cell {
    pub page: usize,
    pub at: usize,
    /// Of a table with row ids, the row's.
    pub row: Option<i64>,
    pub payload: Vec<u8>,
}

/// A number as a file holds it, the highest byte first.
pub fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |sum, &byte| sum << 8 | usize::from(byte))
}

/// A number of variable length, and how many bytes it takes.
fn varint(bytes: &[u8]) -> (i64, usize) {
    let mut value: u64 = 0;
    for (at, &byte) in bytes.iter().enumerate().take(8) {
        value = value << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return (value.cast_signed(), at + 1);
        }
    }
    ((value << 8 | u64::from(bytes[8])).cast_signed(), 9)
}

impl Copy {
    /// A copy of the file, with all that a write-ahead log holds of it laid over.
    pub fn of(file: &[u8], log: &[u8]) -> Self {
        let page_size = match number(&file[16..18]) {
            1 => 65_536,
            size => size,
        };
        let mut copy = Self { bytes: file.to_vec(), page_size };
        frames(log).iter().for_each(|frame| copy.lay_over(frame));
        copy
    }

    /// Puts a page of a log in its place.
    pub fn lay_over(&mut self, frame: &Frame<'_>) {
        let end = frame.page * self.page_size;
        if self.bytes.len() < end {
            self.bytes.resize(end, 0);
        }
        self.bytes[end - self.page_size..end].copy_from_slice(frame.content);
    }

    fn page(&self, number: usize) -> &[u8] {
        &self.bytes[(number - 1) * self.page_size..number * self.page_size]
    }

    /// The first page of each table and index.
    pub fn roots(&self) -> BTreeMap<String, usize> {
        let schema = self.cells(1);
        schema
            .iter()
            .filter_map(|cell| {
                let columns = record(&cell.payload);
                let name = String::from_utf8(columns[1].clone()).expect("a name");
                let root = number(&columns[3]);
                (root > 0).then_some((name, root))
            })
            .collect()
    }

    /// All rows or entries of a table or index, in their order by key.
    pub fn cells(&self, root: usize) -> Vec<Cell> {
        let mut all = Vec::new();
        self.walk(root, &mut |page, cells| {
            let _ = page;
            all.extend(cells);
        });
        all
    }

    /// The pages of a table or index.
    pub fn pages(&self, root: usize) -> Vec<usize> {
        let mut all = Vec::new();
        self.walk(root, &mut |page, _| all.push(page));
        all
    }

    fn walk(&self, number_of: usize, seen: &mut dyn FnMut(usize, Vec<Cell>)) {
        let page = self.page(number_of);
        let start = if number_of == 1 { 100 } else { 0 };
        let kind = page[start];
        let count = number(&page[start + 3..start + 5]);
        let is_inner = matches!(kind, 2 | 5);
        let pointers = start + if is_inner { 12 } else { 8 };
        let places = (0..count).map(|at| {
            let at = pointers + 2 * at;
            number(&page[at..at + 2])
        });
        let mut cells = Vec::new();
        let mut children = Vec::new();
        for at in places {
            let mut next = at;
            if is_inner {
                children.push(number(&page[next..next + 4]));
                next += 4;
            }
            if kind == 5 {
                continue;
            }
            let (length, bytes) = varint(&page[next..]);
            next += bytes;
            let row = (kind == 13).then(|| {
                let (row, bytes) = varint(&page[next..]);
                next += bytes;
                row
            });
            let length = usize::try_from(length).expect("a length");
            let end = (next + length).min(self.page_size);
            cells.push(Cell { page: number_of, at, row, payload: page[next..end].to_vec() });
        }
        seen(number_of, cells);
        if is_inner {
            children.push(number(&page[start + 8..start + 12]));
        }
        for child in children {
            self.walk(child, seen);
        }
    }
}

/// The columns of a record, numbers as the bytes they take.
pub fn record(payload: &[u8]) -> Vec<Vec<u8>> {
    let (head, mut at) = varint(payload);
    let head = usize::try_from(head).expect("a length");
    let mut kinds = Vec::new();
    while at < head {
        let (kind, bytes) = varint(&payload[at..]);
        kinds.push(kind);
        at += bytes;
    }
    let length = |kind: i64| match kind {
        1..=4 => kind,
        5 => 6,
        6 | 7 => 8,
        kind if kind >= 12 => (kind - 12) / 2,
        _ => 0,
    };
    kinds
        .into_iter()
        .map(|kind| {
            let end = (at + usize::try_from(length(kind)).expect("a length")).min(payload.len());
            let column = payload[at.min(end)..end].to_vec();
            at = end;
            column
        })
        .collect()
}

/// A page in a write-ahead log.
pub struct Frame<'a> {
    pub page: usize,
    pub content: &'a [u8],
    /// Whether a commit ends with it.
    pub ends: bool,
}

/// The pages in a write-ahead log, in the order they were written.
pub fn frames(log: &[u8]) -> Vec<Frame<'_>> {
    let Some(head) = log.get(..32) else {
        return Vec::new();
    };
    let (size, salts) = (number(&head[8..12]), &head[16..24]);
    log[32..]
        .chunks_exact(24 + size)
        // What is left of a log before has other salts.
        .take_while(|frame| &frame[8..16] == salts)
        .map(|frame| Frame {
            page: number(&frame[..4]),
            content: &frame[24..],
            ends: number(&frame[4..8]) > 0,
        })
        .collect()
}

/// The commits in a write-ahead log that are complete, each with its pages.
pub fn commits(log: &[u8]) -> Vec<Vec<Frame<'_>>> {
    let mut all = Vec::new();
    let mut open = Vec::new();
    for frame in frames(log) {
        let ends = frame.ends;
        open.push(frame);
        if ends {
            all.push(std::mem::take(&mut open));
        }
    }
    all
}
