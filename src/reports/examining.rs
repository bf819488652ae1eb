//! Looks into a PDF in a process apart, with so much memory and time and no more: a small file can unpack to any size,
//! and no parser that reads all PDFs can be told where to stop. Whoever needs more is no PDF that everybody can read.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use actix_web::web::{self, Bytes};

use super::pdf::{self, Found};
use crate::app::{App, Remembered};
use crate::error::{Error, Result};

/// The command of Eko's own program that this process apart is.
pub const COMMAND: &str = "examine-pdf";
/// Bytes of memory that it may ask for, the program itself and the file among them.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Seconds that it may count.
const SECONDS: u64 = 10;

/// What it says of a file, a line.
const NONE: &str = "none";
const FOUND: [(&str, Found); 4] = [
    ("plain", found(false, false)),
    ("tagged", found(true, false)),
    ("active", found(false, true)),
    ("tagged-active", found(true, true)),
];

const fn found(is_tagged: bool, is_active: bool) -> Found {
    Found {
        is_tagged,
        is_active,
    }
}

/// Of files that are sent one is looked at at a time, however many there are.
#[derive(Default)]
pub struct OneAtATime(tokio::sync::Mutex<()>);

impl Remembered for OneAtATime {}

/// Looks into a file that was sent, in its turn.
///
/// # Errors
/// As [`examine`].
pub async fn examine_sent(app: &App, bytes: Bytes) -> Result<Option<Found>> {
    let turn = app.memory.of::<OneAtATime>();
    let _alone = turn.0.lock().await;
    examine(app, bytes).await
}

/// Looks into a file; nothing when it is no PDF, or takes too much to be read. One that is kept, and that everybody
/// reads, waits for none that is sent.
///
/// # Errors
/// `Io` when the process cannot be started.
pub async fn examine(app: &App, bytes: Bytes) -> Result<Option<Found>> {
    let program = app.program.clone();
    web::block(move || ask(&program, &bytes))
        .await
        .map_err(|_| Error::Busy)?
}

fn ask(program: &Path, bytes: &[u8]) -> Result<Option<Found>> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // Whoever has died reads no more, and is heard below.
        let _ = stdin.write_all(bytes);
    }
    let ended = child.wait_with_output()?;
    let said = String::from_utf8_lossy(&ended.stdout);
    let said = Some(said.trim()).filter(|_| ended.status.success());
    Ok(FOUND
        .iter()
        .find(|(word, _)| Some(*word) == said)
        .map(|(_, found)| *found))
}

/// What the process apart does: limits itself, reads a file from standard input, and says what it is.
///
/// # Errors
/// When it cannot be limited, or nothing can be read or said.
pub fn work() -> Result<()> {
    rlimit::Resource::AS.set(MEMORY, MEMORY)?;
    rlimit::Resource::CPU.set(SECONDS, SECONDS)?;
    // What dies of its limits leaves nothing behind.
    rlimit::Resource::CORE.set(0, 0)?;
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let seen = pdf::examine(&bytes.into());
    let known = FOUND.iter().find(|(_, found)| Some(*found) == seen);
    let word = known.map_or(NONE, |(word, _)| word);
    Ok(writeln!(std::io::stdout(), "{word}")?)
}
