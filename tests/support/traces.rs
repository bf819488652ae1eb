//! Traces of a text in what a database keeps of it: as it is, or disguised.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use super::{TestApp, TestDatabase, database};

pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// The hashes of keys in a row of them, each with what is sealed beside it: as many as the first byte says.
pub fn kept_in(row: &[u8]) -> Vec<(Vec<u8>, Vec<u8>)> {
    const HASH: usize = 32;
    let entries = row[2..].chunks(HASH + eko::secrets::holder::LENGTH).take(row[0].into());
    entries.map(|entry| (entry[..HASH].to_vec(), entry[HASH..].to_vec())).collect()
}

/// Ways in which an address or text may lie around: as it is, in base 64, in hexadecimal, in UTF-16.
pub fn disguises(text: &str) -> Vec<Vec<u8>> {
    use base64::Engine;
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        text.as_bytes().to_vec(),
        text.to_uppercase().into_bytes(),
        hex.clone().into_bytes(),
        hex.to_uppercase().into_bytes(),
        text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ];
    // Base 64 looks different at each of three offsets; the middle part is the same wherever it stands.
    for skip in 0..3 {
        let shifted = &text.as_bytes()[skip..];
        let whole = &shifted[..shifted.len() / 3 * 3];
        all.push(base64::engine::general_purpose::STANDARD.encode(whole).into_bytes());
    }
    all
}

/// All that lies in a PostgreSQL database.
pub fn dump(database: &TestDatabase) -> Vec<u8> {
    let dump = Command::new("pg_dump").arg(database.url()).output();
    let dump = dump.expect("tests/install installs pg_dump");
    assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
    dump.stdout
}

/// What is in the files that a database consists of.
///
/// PostgreSQL's write-ahead log is not among them. It belongs to the whole server and not to a database, its segments
/// are written over by themselves a few checkpoints later, and what it holds of an address is sealed.
pub fn files_of(app: &TestApp) -> Vec<Vec<u8>> {
    match &app.database {
        // With the write-ahead log and its index, whose names begin alike.
        TestDatabase::Sqlite(path) => {
            let name = path.file_name().and_then(|name| name.to_str());
            files_in(path.parent().expect("a folder"), name.expect("a file's name"))
        }
        TestDatabase::Postgres { name } => files_in(Path::new(&postgres_folder(name)), ""),
    }
}

/// Where PostgreSQL keeps a database. All that it holds in memory is in the files then.
fn postgres_folder(database: &str) -> String {
    use diesel::RunQueryDsl;
    use diesel::connection::SimpleConnection;
    #[derive(diesel::QueryableByName)]
    struct Folder {
        #[diesel(sql_type = diesel::sql_types::Text)]
        path: String,
    }
    let mut admin = database::admin();
    admin.batch_execute("CHECKPOINT").expect("a checkpoint");
    diesel::sql_query(format!(
        "SELECT current_setting('data_directory') || '/base/' || oid::text AS path \
         FROM pg_database WHERE datname = '{database}'"
    ))
    .get_result::<Folder>(&mut admin)
    .expect("a folder")
    .path
}

fn files_in(folder: &Path, start: &str) -> Vec<Vec<u8>> {
    std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(start))
        .filter_map(|entry| match std::fs::read(entry.path()) {
            Ok(bytes) => Some(bytes),
            // A server at work lets go of files meanwhile.
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => panic!("{}: {error}", entry.path().display()),
        })
        .collect()
}

/// Which of these bytes lie in any of the files. One walk looks for all of them, because there are megabytes to walk.
pub fn found(files: &[Vec<u8>], wanted: &[Vec<u8>]) -> BTreeSet<Vec<u8>> {
    let pair = |bytes: &[u8]| usize::from(u16::from_be_bytes([bytes[0], bytes[1]]));
    let mut begins = vec![false; 1 << 16];
    for bytes in wanted {
        begins[pair(bytes)] = true;
    }
    let mut found = BTreeSet::new();
    for file in files {
        for (at, two) in file.windows(2).enumerate() {
            if begins[pair(two)] {
                let here = wanted.iter().filter(|bytes| file[at..].starts_with(bytes));
                found.extend(here.cloned());
            }
        }
    }
    found
}
