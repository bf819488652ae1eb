//! Work on what came in from outside, in a process apart, with so much memory and time and no more: a small file can
//! unpack to any size, and no parser can be told where to stop. Whatever needs more than that is no file for everybody.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use actix_web::web::{self, Bytes};

use crate::app::{App, Remembered};
use crate::error::{Error, Result};

/// Bytes of memory that the process may ask for, the program itself and the file among them.
const MEMORY: u64 = 512 * 1024 * 1024;
/// Seconds that it may count.
const SECONDS: u64 = 10;

/// What a process apart does.
pub struct Task {
    /// The command of Eko's own program that it is; it stands in no help.
    pub command: &'static str,
    /// What comes out of a file; nothing is not told from a process that died of its limits.
    pub work: fn(Bytes) -> Option<Vec<u8>>,
}

/// Of files that are sent one is worked on at a time, however many there are.
#[derive(Default)]
struct OneAtATime(tokio::sync::Mutex<()>);

impl Remembered for OneAtATime {}

/// Works on a file that was sent, in its turn.
///
/// # Errors
/// As [`work_on`].
pub async fn work_on_sent(app: &App, task: &Task, bytes: Bytes) -> Result<Option<Vec<u8>>> {
    let turn = app.memory.of::<OneAtATime>();
    let _alone = turn.0.lock().await;
    work_on(app, task, bytes).await
}

/// Works on a file; nothing when nothing comes out of it, or it takes too much. One that is kept, and that everybody
/// reads, waits for none that is sent.
///
/// # Errors
/// `Io` when the process cannot be started.
pub async fn work_on(app: &App, task: &Task, bytes: Bytes) -> Result<Option<Vec<u8>>> {
    let (program, command) = (app.program.clone(), task.command);
    web::block(move || ask(&program, command, &bytes))
        .await
        .map_err(|_| Error::Busy)?
}

fn ask(program: &Path, command: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>> {
    let mut child = Command::new(program)
        .arg(command)
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
    Ok(Some(ended.stdout).filter(|_| ended.status.success()))
}

/// Is the process apart, if the program was started as that: limits itself, reads a file from standard input, and
/// writes what comes out of it.
pub fn be_one_of(tasks: &[Task], asked: Option<&OsStr>) -> Option<ExitCode> {
    let task = tasks
        .iter()
        .find(|task| asked == Some(task.command.as_ref()))?;
    Some(match limited(task) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) | Err(_) => ExitCode::FAILURE,
    })
}

fn limited(task: &Task) -> Result<bool> {
    rlimit::Resource::AS.set(MEMORY, MEMORY)?;
    rlimit::Resource::CPU.set(SECONDS, SECONDS)?;
    // What dies of its limits leaves nothing behind.
    rlimit::Resource::CORE.set(0, 0)?;
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    let Some(done) = (task.work)(bytes.into()) else {
        return Ok(false);
    };
    std::io::stdout().write_all(&done)?;
    Ok(true)
}
