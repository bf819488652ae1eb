//! The free pages of a SQLite file: what was deleted from it lay there, and is to be overwritten.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// How many pages are free, and how many of them still hold something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreePages {
    pub count: u64,
    pub written: u64,
}

/// Bytes of the file's head.
const HEAD: usize = 100;

/// Reads the list of free pages (SQLite's file format, §1.5). None while somebody writes.
///
/// # Errors
/// When the file cannot be read.
pub fn free(path: &Path) -> std::io::Result<Option<FreePages>> {
    let mut file = File::open(path)?;
    let head = head(&mut file)?;
    let size = match u16::from_be_bytes([head[16], head[17]]) {
        1 => 65_536,
        size => usize::from(size),
    };
    let all = file.metadata()?.len();
    let mut found = FreePages {
        count: 0,
        written: 0,
    };
    let mut trunk = number(&head, 32);
    let mut page = vec![0_u8; size];
    // A list that leads on for ever is being written.
    while trunk != 0 && found.count.saturating_mul(size as u64) <= all {
        if !read(&mut file, trunk, &mut page) {
            return Ok(None);
        }
        found.count += 1;
        let next = number(&page, 0);
        let leaves = usize::try_from(number(&page, 4)).unwrap_or(0);
        let leaves: Vec<u32> = (0..leaves.min(size / 4 - 2))
            .map(|at| number(&page, 8 + 4 * at))
            .collect();
        for leaf in leaves {
            if !read(&mut file, leaf, &mut page) {
                return Ok(None);
            }
            found.count += 1;
            found.written += u64::from(page.iter().any(|&byte| byte != 0));
        }
        trunk = next;
    }
    Ok((self::head(&mut file)? == head).then_some(found))
}

fn head(file: &mut File) -> std::io::Result<[u8; HEAD]> {
    let mut head = [0_u8; HEAD];
    file.seek(SeekFrom::Start(0))?;
    file.read_exact(&mut head)?;
    Ok(head)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.first_chunk());
    four.map_or(0, |four| u32::from_be_bytes(*four))
}

fn read(file: &mut File, number: u32, page: &mut [u8]) -> bool {
    let at = u64::from(number.saturating_sub(1)) * page.len() as u64;
    file.seek(SeekFrom::Start(at))
        .and_then(|_| file.read_exact(page))
        .is_ok()
}
