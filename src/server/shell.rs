//! The commands that run until they are told to stop: the server, and a mail worker alone.

use std::io::Write;
use std::path::Path;

use actix_web::web;

use super::supervisor::Supervisor;
use super::{
    Background, Listener, anonymity, asking, backing_up, connections, doctor, end_of_mails,
    metrics, restoring, start, told_to_stop, work_on_mail,
};
use crate::app::{App, Running};
use crate::clock::Clock;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::{demo, mailings, staff, trail};

/// Runs the server, and prints where it is and how to become its first user.
///
/// # Errors
/// If the address cannot be listened on, or the database does not answer.
pub async fn serve(app: web::Data<App>, background: Background) -> Result<()> {
    let _one = Running::serving(&app.config)?;
    let listener = Listener::open(&app.config.listen)?;
    if let Some(key) = app.config.key_beside_database() {
        let key = key.display();
        tracing::warn!(%key, "the master key lies beside the database: see eko doctor");
    }
    let mut lines = vec![format!("open {}", app.config.base_url.as_str())];
    if let Some(link) = staff::shell::first_link(&app).await? {
        lines.push(format!("set-up {link}"));
    }
    mailings::reminders::pause_what_stood_still(&app).await?;
    run(app, listener, background, &lines).await
}

/// Runs the server with the example, and prints everything needed to try it.
///
/// # Errors
/// Those of [`serve`], and those of [`demo::load`].
pub async fn serve_demo(app: web::Data<App>, background: Background) -> Result<()> {
    let _one = Running::serving(&app.config)?;
    let listener = Listener::open(&app.config.listen)?;
    let lines = demo::load(&app).await?.lines(&app);
    run(app, listener, background, &lines).await
}

async fn run(
    app: web::Data<App>,
    listener: Listener,
    background: Background,
    lines: &[String],
) -> Result<()> {
    connections::raise_file_limit();
    let metrics = metrics::serve(&app)?;
    let running = start(app, listener, background)?;
    say(lines);
    until_told_to_stop().await?;
    tracing::info!("stopping");
    running.stop().await;
    if let Some(metrics) = metrics {
        metrics.stop(false).await;
    }
    Ok(())
}

/// Prints what somebody needs to begin. Whoever has stopped reading is no reason not to serve.
fn say(lines: &[String]) {
    let mut out = std::io::stdout().lock();
    for line in lines {
        if let Err(error) = writeln!(out, "{line}") {
            tracing::warn!(%error, "nobody reads what is printed");
            return;
        }
    }
}

/// Says to whoever watches over the process that it works, for as long as it does.
async fn until_told_to_stop() -> Result<()> {
    let supervisor = Supervisor::of_this_process();
    let told = told_to_stop()?;
    supervisor.tell("READY=1");
    tokio::select! {
        () = told => {}
        () = supervisor.watch() => {}
    }
    supervisor.tell("STOPPING=1");
    Ok(())
}

/// Sends and collects mail, beside other nodes.
///
/// # Errors
/// If the database does not answer.
pub async fn work(app: web::Data<App>) -> Result<()> {
    mailings::reminders::pause_what_stood_still(&app).await?;
    let metrics = metrics::serve(&app)?;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let working = work_on_mail(&app, &stopped);
    until_told_to_stop().await?;
    stop.send_replace(true);
    end_of_mails(working).await;
    if let Some(metrics) = metrics {
        metrics.stop(false).await;
    }
    Ok(())
}

/// Prints what is right with the installation and what is to be put right.
///
/// # Errors
/// `ToBePutRight` when there is something.
pub async fn doctor(config: &Config) -> Result<()> {
    let found = doctor::look(config, Clock::System.now()).await;
    for finding in &found {
        let mark = if finding.is_right { "ok" } else { "put right" };
        println!("{mark}: {}", finding.said);
    }
    match found.iter().filter(|finding| !finding.is_right).count() {
        0 => Ok(()),
        wrong => Err(Error::ToBePutRight(wrong)),
    }
}

/// Prints what the installation holds about those who take part, and whether anything ties it together.
///
/// # Errors
/// `ToBePutRight` when there is something; else when something cannot be read.
pub fn audit_anonymity(config: &Config) -> Result<()> {
    let report = anonymity::look(config, Clock::System.now())?;
    print!("{report}");
    match report.wrong() {
        0 => Ok(()),
        wrong => Err(Error::ToBePutRight(wrong)),
    }
}

/// Makes sure that the log of changes is as it was written, and still holds the lines that were printed before. Prints the
/// last line of each part.
///
/// # Errors
/// `Settings` when something of it was changed, put in or taken out; else when something cannot be read.
pub async fn audit_verify(app: &App, since: Option<&Path>) -> Result<()> {
    let known = since.map(std::fs::read_to_string).transpose()?;
    let known: Vec<String> = known
        .iter()
        .flat_map(|text| text.lines())
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let secrets = app.secrets.clone();
    let said = app
        .db
        .read(move |c| trail::verifying::look(c, &secrets, &known))
        .await?;
    for line in &said.tips {
        println!("{line}");
    }
    for line in &said.wrong {
        eprintln!("put right: {line}");
    }
    match said.wrong.len() {
        0 => Ok(()),
        wrong => Err(Error::Settings(format!("{wrong} to be put right"))),
    }
}

/// Asks the server on this machine whether it can take requests, and prints what it says.
///
/// # Errors
/// `NotReady` when it cannot, or does not answer.
pub async fn healthcheck(config: &Config) -> Result<()> {
    let answer = asking::locally(config).await.map_err(Error::NotReady)?;
    match answer.status {
        200 => {
            print!("{}", answer.body);
            Ok(())
        }
        _ => Err(Error::NotReady(answer.body.trim_end().to_owned())),
    }
}

/// Copies the database, and says what is in the copy and what is not.
///
/// # Errors
/// Those of `backing_up::back_up`: then there is no file.
pub fn back_up(config: &Config, file: &Path) -> Result<()> {
    let contents = backing_up::back_up(config, file)?;
    println!("backup {}", file.display());
    println!("in it, {contents}");
    println!("not in it: {}", backing_up::left_out(config));
    println!("only its owner can read it (mode 600); eko restore puts it back");
    Ok(())
}

/// Puts a backup back, and says what that means.
///
/// # Errors
/// Those of [`restoring::restore`]: then nothing was changed.
pub async fn restore(config: Config, file: &Path) -> Result<()> {
    let (waiting, contents) = restoring::restore(config, file).await?;
    println!("restored {}", file.display());
    println!("in it, {contents}");
    println!("paused {waiting} mailings that had something left to send");
    println!(
        "whoever withdrew or was erased since the copy was made is in it again; what was answered since is not in it"
    );
    Ok(())
}
