//! The command line.

use std::path::PathBuf;
use std::process::ExitCode;

use actix_web::web;
use clap::{Parser, Subcommand};
use eko::app::App;
use eko::clock::Clock;
use eko::config::{self, Config};
use eko::db::Limits;
use eko::error::Result;
use eko::processes::shell::{To, Wanted};
use eko::server::{self, Background, doctor, logging};
use eko::staff::caring::Care;
use eko::{demo, hosting, mailings, staff};

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
    /// Put a copy back in the SQLite database's place; nothing of Eko may run meanwhile
    Restore { file: PathBuf },
    /// Look at the installation, and say what is to be put right
    Doctor,
    /// Report what is stored, for whoever has to vouch for it
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
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
enum AuditCommand {
    /// What is stored about those who take part, whether anything ties it together, what a thief would learn
    Anonymity,
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
    /// List all accounts, one a line: address, name, standing, last use, rights, roles
    List,
    /// Add an account and mail its owner the link that sets it up
    Invite {
        email: String,
        #[arg(long)]
        name: String,
        /// Print the link instead, where no mail can be sent
        #[arg(long)]
        print: bool,
    },
    /// Mail the owner of an account a link to another password
    Reset {
        email: String,
        /// Forget their second factor instead: the password stays, and is enough until they set up another
        #[arg(long, conflicts_with = "print")]
        second_factor: bool,
        /// Print the link instead, where no mail can be sent
        #[arg(long)]
        print: bool,
    },
    /// Shut an account: nobody signs in with it any more, at once
    Disable { email: String },
    /// Open an account that was shut
    Enable { email: String },
    /// Say that an account is a person's of their own, who can be the second pair of eyes
    Confirm { email: String },
    /// Say what somebody is, in a process or in the installation
    Role {
        email: String,
        /// leader, group, reader, registrar or none, in a process; or operator, creator or no-rights
        #[arg(value_parser = Wanted::parse)]
        role: Wanted,
        /// The process, by its name in URLs; may be left out when there is only one
        #[arg(long)]
        process: Option<String>,
    },
}

#[derive(Subcommand)]
enum ImportCommand {
    /// Import dialogues from a workbook (.xlsx) or a CSV file: all of them, or none
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
    let mut config = Config::load(arguments.config.as_deref(), std::env::vars_os())?;
    logging::start(&config.log)?;
    if let Command::Serve { demo: true, .. } = arguments.command {
        demo::prepare(&mut config)?;
    }
    let open = |config| App::open(config, Clock::System, Limits::default()).map(web::Data::new);
    match arguments.command {
        Command::Serve { demo, no_worker } => {
            let background = if no_worker {
                Background::NoMail
            } else {
                Background::All
            };
            if demo {
                server::shell::serve_demo(open(config)?, background).await
            } else {
                server::shell::serve(open(config)?, background).await
            }
        }
        Command::Bounce { recipient } => {
            mailings::shell::bounce(&*open(config)?, recipient.as_deref()).await
        }
        Command::Mail {
            command: MailCommand::Check { to },
        } => mailings::shell::check(&config, to.as_deref()).await,
        Command::Worker => server::shell::work(open(config)?).await,
        Command::Migrate => open(config).map(drop),
        Command::Account { command } => account(&*open(config)?, command).await,
        Command::Import {
            command: ImportCommand::Dialogues { file, process },
        } => hosting::shell::import(&*open(config)?, &file, process.as_deref()).await,
        Command::Backup { file } => {
            doctor::may_back_up_to(&config, &file)?;
            open(config)?.db.backup(file).await
        }
        Command::Doctor => server::shell::doctor(&config),
        Command::Audit {
            command: AuditCommand::Anonymity,
        } => server::shell::audit_anonymity(&config),
        Command::Restore { file } => server::shell::restore(config, &file).await,
        Command::Config => Ok(()),
    }
}

async fn account(app: &App, command: AccountCommand) -> Result<()> {
    use eko::processes::shell;
    let to = |print: bool| if print { To::Shell } else { To::Mail };
    match command {
        AccountCommand::Add {
            email,
            name,
            password_stdin,
        } => {
            let typed = password_stdin
                .then(staff::shell::typed_password)
                .transpose()?;
            let link = staff::shell::add(app, &email, &name, typed).await?;
            if let Some(link) = link {
                println!("set-up {link}");
            }
            Ok(())
        }
        AccountCommand::List => shell::list(app).await,
        AccountCommand::Invite { email, name, print } => {
            shell::invite(app, &email, &name, to(print)).await
        }
        AccountCommand::Reset {
            email,
            second_factor: true,
            ..
        } => shell::care(app, &email, Care::ForgetSecondFactor).await,
        AccountCommand::Reset { email, print, .. } => shell::reset(app, &email, to(print)).await,
        AccountCommand::Disable { email } => shell::care(app, &email, Care::Disable).await,
        AccountCommand::Enable { email } => shell::care(app, &email, Care::Enable).await,
        AccountCommand::Confirm { email } => shell::care(app, &email, Care::Vouch).await,
        AccountCommand::Role {
            email,
            role,
            process,
        } => shell::role(app, &email, role, process.as_deref()).await,
    }
}
