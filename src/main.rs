//! The command line.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use actix_web::web;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use eko::apart;
use eko::app::App;
use eko::clock::Clock;
use eko::config::{self, Config};
use eko::db::Limits;
use eko::error::{Error, Result};
use eko::packaging::{Place, Template};
use eko::processes::logo;
use eko::processes::shell::{To, Wanted};
use eko::reports::examining;
use eko::server::{self, Background, logging, texts};
use eko::staff::caring::Care;
use eko::{demo, hosting, mailings, staff};

/// It gives back what is no longer needed, also of what SQLite took, and is quicker than the system’s.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

/// Were you heard? Eko asks, counts, and makes sure that something comes back.
#[derive(Parser)]
#[command(name = "eko", version, disable_help_subcommand = true, after_long_help = EXIT_CODES)]
struct Arguments {
    /// The settings, a TOML file; each can be overridden from the environment
    #[arg(long, global = true, env = "EKO_CONFIG", hide_env_values = true)]
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
    Migrate {
        /// Begin an empty database under a master key that is there already
        #[arg(long)]
        new: bool,
    },
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
    /// Write a complete copy of the SQLite database to a new file, also while Eko runs
    Backup { file: PathBuf },
    /// Put a copy where there is no SQLite database; nothing of Eko may run meanwhile
    Restore { file: PathBuf },
    /// Look at the installation, and say what is to be put right
    Doctor,
    /// Ask the server on this machine whether it can take requests: for a container
    Healthcheck,
    /// Report what is stored, for whoever has to vouch for it
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Say it in other words, or in another language: the files in the folder texts beside the database
    Texts {
        #[command(subcommand)]
        command: TextsCommand,
    },
    /// Print a commented example of the settings
    Config,
    /// Print what surrounds Eko where it runs, filled in from the settings
    Print {
        what: Printed,
        /// Where the program lies, for the unit of systemd; where it is now if left out
        #[arg(long)]
        program: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Printed {
    /// A unit of systemd, shut in
    Systemd,
    /// A socket that systemd opens
    Socket,
    /// A site of nginx, which writes no diary of participants
    Nginx,
    /// The same for Caddy
    Caddy,
    /// A Containerfile
    Container,
    /// The manual page
    Man,
    /// Completions for a shell
    Bash,
    Zsh,
    Fish,
}

#[derive(Subcommand)]
enum MailCommand {
    /// Walk the way to the relay step by step, and say what to change where it ends; no mail is sent
    ///
    /// Also looks up what the DNS says of the sender: SPF, DKIM, DMARC, MX and what the relay is called. The exit code
    /// says that something is to be put right if mail cannot be sent, or is surely refused: the sender's domain is not
    /// there, takes no mail, or says that nobody sends for it. All else is advice.
    Check {
        /// Whom the relay is asked to send to; the sender's own address if left out
        #[arg(long)]
        to: Option<String>,
    },
}

#[derive(Subcommand)]
enum TextsCommand {
    /// Say which files there are, who reviewed them, and what in them cannot be used
    Check,
    /// Write a table for whoever translates: each text in Swedish and in the language, where it stands, a picture's name
    Sheet {
        /// The language's tag: one that Eko speaks, or another, such as se
        language: String,
        /// Where the table goes, a CSV file; standard output if left out
        file: Option<PathBuf>,
    },
    /// Read such a table back into a file of texts: all of it, or nothing
    Take { language: String, file: PathBuf },
}

#[derive(Subcommand)]
enum AuditCommand {
    /// What is stored about those who take part, whether anything ties it together, what a thief would learn
    Anonymity,
    /// Whether the log of changes is as it was written; prints the last line of each part, to be kept elsewhere
    Verify {
        /// What this printed before: the log must still hold those lines
        #[arg(long)]
        since: Option<PathBuf>,
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

/// What a command's exit code means; most are those of sysexits.h.
const EXIT_CODES: &str = "\
What the exit code says:
  0   it was done, or nothing is to be put right
  1   it failed, or something is to be put right
  2   the command line cannot be understood
  69  the database, or the server that was asked, does not answer
  74  the machine said no: a disk, a file, a socket
  75  eko bounce could not take the message in; hand it over once more
  78  the settings, or what lies where they say, cannot be used; trying again does not help";

/// "Try again later" (sysexits.h): the mail server keeps the message and hands it over once more.
const TRY_AGAIN: u8 = 75;

fn exit_code(error: &Error) -> u8 {
    match error {
        Error::Unavailable(_) | Error::NotReady(_) | Error::Busy => 69,
        Error::Io(_) => 74,
        Error::Settings(_) => 78,
        _ => 1,
    }
}

fn main() -> ExitCode {
    // Nobody's command but Eko's own: it stands in no help.
    let asked = std::env::args_os().nth(1);
    if let Some(done) = apart::be_one_of(&[examining::TASK, logo::TASK], asked.as_deref()) {
        return done;
    }
    let arguments = Arguments::parse();
    let is_bounce = matches!(arguments.command, Command::Bounce { .. });
    match actix_web::rt::System::new().block_on(run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eko: {error}");
            if is_bounce {
                return ExitCode::from(TRY_AGAIN);
            }
            ExitCode::from(exit_code(&error))
        }
    }
}

async fn run(arguments: Arguments) -> Result<()> {
    match arguments.command {
        Command::Config => {
            print!("{}", config::EXAMPLE);
            return Ok(());
        }
        Command::Print { what, program } => {
            return print(what, program, arguments.config.as_deref());
        }
        Command::Texts { command } => {
            let config = Config::load(arguments.config.as_deref(), std::env::vars_os())?;
            return match command {
                TextsCommand::Check => texts::check(&config),
                TextsCommand::Sheet { language, file } => {
                    texts::write_sheet(&config, &language, file.as_deref())
                }
                TextsCommand::Take { language, file } => {
                    texts::take_sheet(&config, &language, &file)
                }
            };
        }
        _ => {}
    }
    let mut config = Config::load(arguments.config.as_deref(), std::env::vars_os())?;
    logging::start(&config.log)?;
    if let Command::Serve { demo: true, .. } = arguments.command {
        demo::prepare(&mut config)?;
    }
    texts::take_in(&config)?;
    #[cfg(feature = "oauth")]
    if !config.mail.renews_tokens() {
        let nowhere = eko::mail::tokens::Kept::Nowhere;
        config.mail.take_tokens(&Clock::System, &nowhere);
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
        } => {
            if config.mail.renews_tokens() {
                // What signing in brings must be kept.
                return mailings::shell::check(&open(config)?.config, to.as_deref()).await;
            }
            mailings::shell::check(&config, to.as_deref()).await
        }
        Command::Worker => server::shell::work(open(config)?).await,
        Command::Migrate { new: false } => open(config).map(drop),
        Command::Migrate { new: true } => {
            App::begin(config, Clock::System, Limits::default()).map(drop)
        }
        Command::Account { command } => account(&*open(config)?, command).await,
        Command::Import {
            command: ImportCommand::Dialogues { file, process },
        } => hosting::shell::import(&*open(config)?, &file, process.as_deref()).await,
        Command::Backup { file } => server::shell::back_up(&config, &file),
        Command::Doctor => server::shell::doctor(&config).await,
        Command::Healthcheck => server::shell::healthcheck(&config).await,
        Command::Audit {
            command: AuditCommand::Anonymity,
        } => server::shell::audit_anonymity(&config),
        Command::Audit {
            command: AuditCommand::Verify { since },
        } => server::shell::audit_verify(&*open(config)?, since.as_deref()).await,
        Command::Restore { file } => server::shell::restore(config, &file).await,
        Command::Config | Command::Print { .. } | Command::Texts { .. } => Ok(()),
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

/// Prints a template filled in, or what is made of the commands themselves.
fn print(what: Printed, program: Option<PathBuf>, file: Option<&Path>) -> Result<()> {
    let template = match what {
        Printed::Systemd => Template::Systemd,
        Printed::Socket => Template::Socket,
        Printed::Nginx => Template::Nginx,
        Printed::Caddy => Template::Caddy,
        Printed::Container => Template::Container,
        Printed::Man => return manual(),
        Printed::Bash => return complete(Shell::Bash),
        Printed::Zsh => return complete(Shell::Zsh),
        Printed::Fish => return complete(Shell::Fish),
    };
    let config = Config::load(file, std::env::vars_os())?;
    let place = Place {
        config: &config,
        file,
        program: match program {
            Some(program) => program,
            None => std::env::current_exe()?,
        },
    };
    print!("{}", template.filled_in(&place)?);
    Ok(())
}

/// One page for the whole program: each command as it tells of itself.
fn manual() -> Result<()> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(command.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    writeln!(page, ".SH COMMANDS")?;
    tell(&mut page, &mut command)?;
    writeln!(page, ".SH \"EXIT STATUS\"")?;
    as_it_stands(&mut page, EXIT_CODES)?;
    Ok(std::io::stdout().write_all(&page)?)
}

fn tell(page: &mut Vec<u8>, command: &mut clap::Command) -> Result<()> {
    for below in command.get_subcommands_mut() {
        if below.has_subcommands() {
            tell(page, below)?;
            continue;
        }
        let name = below.get_bin_name().unwrap_or_default().to_owned();
        writeln!(page, ".SS \"{name}\"")?;
        as_it_stands(page, &below.render_long_help().to_string())?;
    }
    Ok(())
}

/// Text in which neither lines nor signs are taken for roff's own.
fn as_it_stands(page: &mut Vec<u8>, text: &str) -> Result<()> {
    writeln!(page, ".nf")?;
    for line in text.trim_end().lines() {
        let line = line.replace('\\', "\\\\").replace('-', "\\-");
        // What begins a line with a dot or an apostrophe would be a request.
        writeln!(page, "\\&{line}")?;
    }
    writeln!(page, ".fi")?;
    Ok(())
}

fn complete(shell: Shell) -> Result<()> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "eko", &mut text);
    Ok(std::io::stdout().write_all(&text)?)
}
