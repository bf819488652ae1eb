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
use eko::{accounts, app, demo, dialogues, logging, processes};

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
    },
    /// Run a mail worker alone, beside other nodes
    Worker,
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

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match actix_web::rt::System::new().block_on(run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eko: {error}");
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
    if let Command::Serve { demo: true } = arguments.command {
        demo::prepare(&mut config)?;
    }
    let open = |config| App::open(config, Clock::System, Limits::default()).map(web::Data::new);
    match arguments.command {
        Command::Serve { demo } => serve(open(config)?, demo).await,
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

async fn serve(app: web::Data<App>, with_demo: bool) -> Result<()> {
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
    let running = app::start(app, listener, Background::All)?;
    for line in say {
        println!("{line}");
    }
    app::told_to_stop().await?;
    tracing::info!("stopping");
    running.stop().await;
    Ok(())
}

async fn worker(app: web::Data<App>) -> Result<()> {
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let worker = eko::mailings::worker::Worker::new(app);
    let working = worker.run(stopped);
    tokio::pin!(working);
    tokio::select! {
        () = &mut working => {}
        told = app::told_to_stop() => {
            told?;
            stop.send_replace(true);
            if tokio::time::timeout(app::MAILS_END, working).await.is_err() {
                tracing::warn!("a mail did not end in time; it will be shown as uncertain");
            }
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
