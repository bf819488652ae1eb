//! The command line.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use actix_web::web;
use clap::{Parser, Subcommand};
use eko::app::{App, Background};
use eko::clock::Clock;
use eko::config::{self, Config};
use eko::db::Limits;
use eko::error::{Error, Result};
use eko::i18n::Language;
use eko::mail::Address;
use eko::mail::check::{self, Outcome};
use eko::{accounts, app, demo, dialogues, logging, mailings, processes};

/// Were you heard? Eko asks, counts, and makes sure that something comes back.
#[derive(Parser)]
#[command(name = "eko", disable_help_subcommand = true)]
struct Arguments {
    /// The settings, a TOML file; each can be overridden from the environment
    #[arg(long, global = true, env = "EKO_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server, with the mail worker beside it
    Serve {
        /// Load an example process and print everything needed to try it; this machine only
        #[arg(long)]
        demo: bool,
        /// Leave mail to workers that run apart
        #[arg(long)]
        no_worker: bool,
    },
    /// Run a mail worker alone, beside other nodes
    Worker,
    /// Take in a mail that came back, from standard input: for a pipe of the mail server
    Bounce {
        /// Whom it was delivered to, as in bounces+token@example.org
        #[arg(long)]
        recipient: Option<String>,
    },
    /// Look after the mail
    Mail {
        #[command(subcommand)]
        command: MailCommand,
    },
    /// Bring the database's schema up to date
    Migrate,
    /// Manage staff accounts
    Account {
        #[command(subcommand)]
        command: AccountCommand,
    },
    /// Import from files
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Write a complete copy of the SQLite database to a new file
    Backup { file: PathBuf },
    /// Print a commented example of the settings
    Config,
}

#[derive(Subcommand)]
enum MailCommand {
    /// Walk the way to the relay step by step, and say what to change where it ends; no mail is sent
    Check {
        /// Whom the relay is asked to send to; the sender's own address if left out
        #[arg(long)]
        to: Option<String>,
    },
}

#[derive(Subcommand)]
enum AccountCommand {
    /// Add an account that may create processes, and print its one-time set-up link
    Add {
        email: String,
        #[arg(long)]
        name: String,
        /// Read the password from the first line of standard input instead
        #[arg(long)]
        password_stdin: bool,
    },
}

#[derive(Subcommand)]
enum ImportCommand {
    /// Import dialogues from a CSV file: all of them, or none
    Dialogues {
        file: PathBuf,
        /// The process, by its name in URLs; may be left out when there is only one
        #[arg(long)]
        process: Option<String>,
    },
}

/// "Try again later" (sysexits.h): the mail server keeps the message and hands it over once more.
const TRY_AGAIN: u8 = 75;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let is_bounce = matches!(arguments.command, Command::Bounce { .. });
    match actix_web::rt::System::new().block_on(run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eko: {error}");
            if is_bounce {
                return ExitCode::from(TRY_AGAIN);
            }
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<()> {
    if matches!(arguments.command, Command::Config) {
        print!("{}", config::EXAMPLE);
        return Ok(());
    }
    let mut config = Config::load(arguments.config.as_deref(), |name| std::env::var(name).ok())?;
    logging::start(&config.log)?;
    if let Command::Serve { demo: true, .. } = arguments.command {
        demo::prepare(&mut config)?;
    }
    let open = |config| App::open(config, Clock::System, Limits::default()).map(web::Data::new);
    match arguments.command {
        Command::Serve { demo, no_worker } => serve(open(config)?, demo, no_worker).await,
        Command::Bounce { recipient } => bounce(&*open(config)?, recipient.as_deref()).await,
        Command::Mail {
            command: MailCommand::Check { to },
        } => check_mail(&config, to.as_deref()).await,
        Command::Worker => worker(open(config)?).await,
        Command::Migrate => open(config).map(drop),
        Command::Account {
            command:
                AccountCommand::Add {
                    email,
                    name,
                    password_stdin,
                },
        } => {
            let link = accounts::shell::add(&*open(config)?, &email, &name, password_stdin).await?;
            if let Some(link) = link {
                println!("set-up {link}");
            }
            Ok(())
        }
        Command::Import {
            command: ImportCommand::Dialogues { file, process },
        } => import(&*open(config)?, &file, process.as_deref()).await,
        Command::Backup { file } => open(config)?.db.backup(file).await,
        Command::Config => Ok(()),
    }
}

/// Takes in one message from standard input.
async fn bounce(app: &App, recipient: Option<&str>) -> Result<()> {
    use std::io::Read;
    const MOST: u64 = 1024 * 1024;
    let mut bytes = Vec::new();
    std::io::stdin().take(MOST).read_to_end(&mut bytes)?;
    // What is left is read and let go, or the mail server would take the closed pipe for a failure.
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink())?;
    mailings::bounces::take_in(app, &bytes, recipient).await?;
    Ok(())
}

/// Says how far the way to the relay is open, and what has to be published for DKIM.
async fn check_mail(config: &Config, to: Option<&str>) -> Result<()> {
    let t = Language::English.texts();
    let mail = &config.mail;
    if let Some(dkim) = &mail.dkim {
        for (name, value) in dkim.dns_records() {
            println!("publish {name} TXT {value}");
        }
    }
    let Some(url) = &mail.smtp else {
        println!("outbox {}", config.outbox().display());
        return Ok(());
    };
    let to = match to {
        Some(text) => Address::parse(text)
            .map_err(|_| Error::Settings(format!("{text} is not an e-mail address")))?,
        None => mail.from.clone(),
    };
    let walk = check::walk(url, &mail.roots, &mail.from, &to).await;
    for (phase, outcome) in &walk.0 {
        let step = t.get(check::step_key(*phase));
        match outcome {
            Outcome::Fine => println!("{step}: {}", t.get("check-step-fine")),
            Outcome::NotNeeded => println!("{step}: {}", t.get("check-step-not-needed")),
            Outcome::NotReached => println!("{step}: {}", t.get("check-step-not-reached")),
            Outcome::Failed { failure, advice } => {
                println!("{step}: {failure}");
                println!("  {}", t.get(advice));
            }
        }
    }
    if walk.is_fine() {
        println!("{}", t.get("check-fine"));
        Ok(())
    } else {
        Err(Error::Settings("mail cannot be sent yet".into()))
    }
}

async fn serve(app: web::Data<App>, with_demo: bool, no_worker: bool) -> Result<()> {
    let address = app.config.listen;
    let listener = TcpListener::bind(address)
        .map_err(|error| Error::Settings(format!("cannot listen on {address}: {error}")))?;
    let say = if with_demo {
        demo::load(&app).await?.lines(&app)
    } else {
        let mut lines = vec![format!("open {}", app.config.base_url.as_str())];
        if let Some(link) = accounts::shell::first_link(&app).await? {
            lines.push(format!("set-up {link}"));
        }
        lines
    };
    let background = if no_worker {
        Background::NoMail
    } else {
        Background::All
    };
    if !with_demo {
        mailings::reminders::pause_what_stood_still(&app).await?;
    }
    let running = app::start(app, listener, background)?;
    for line in say {
        println!("{line}");
    }
    app::told_to_stop().await?;
    tracing::info!("stopping");
    running.stop().await;
    Ok(())
}

async fn worker(app: web::Data<App>) -> Result<()> {
    mailings::reminders::pause_what_stood_still(&app).await?;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let working = app::work_on_mail(&app, &stopped);
    app::told_to_stop().await?;
    stop.send_replace(true);
    for task in working {
        if tokio::time::timeout(app::MAILS_END, task).await.is_err() {
            tracing::warn!("a mail did not end in time; it will be shown as uncertain");
        }
    }
    Ok(())
}

/// Imports a file of dialogues; every fault is printed by line and column.
async fn import(app: &App, file: &std::path::Path, process: Option<&str>) -> Result<()> {
    let bytes = std::fs::read(file)?;
    let t = eko::i18n::Language::English.texts();
    let import = match dialogues::import::parse(&bytes) {
        Ok(import) => import,
        Err(faults) => {
            for fault in &faults {
                eprintln!("{}", fault.text(t));
            }
            return Err(Error::Settings(format!(
                "nothing was imported from {}",
                file.display()
            )));
        }
    };
    for column in &import.ignored {
        eprintln!("column {column} is not imported");
    }
    let (secrets, zone, slug) = (
        app.secrets.clone(),
        app.zone.clone(),
        process.map(str::to_owned),
    );
    let count = app
        .db
        .write(move |c| {
            let id = processes::queries::only_or_named(c, slug.as_deref())?
                .ok_or_else(|| Error::Settings("name the process with --process".into()))?;
            match dialogues::queries::import(c, &secrets, id, &zone, &import) {
                Err(Error::Refused(_)) => Err(Error::Settings(
                    "some of the numbers are taken already; nothing was imported".into(),
                )),
                other => other,
            }
        })
        .await?;
    println!("imported {count} dialogues");
    Ok(())
}
