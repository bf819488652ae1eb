//! `eko audit anonymity`: looks at a running installation and says in plain words what is stored about those who take
//! part, whether a column, an order, a file, a log or a copy ties it together, and what a thief would learn, for the
//! data protection officer to file.
//!
//! It says what it has looked at and nothing else; what cannot be seen from here, it names. It reads, and opens nothing
//! that is sealed: not even the key is read.

mod files;
mod order;
mod pages;
pub(super) mod queries;
mod report;
mod reviewed;
mod seen;
mod thief;
mod ties;

use crate::clock::Timestamp;
use crate::config::{Config, SecretKey};
use crate::db::{Connection, DatabaseUrl, looking};
use crate::error::Result;
use crate::server::doctor::{self, Finding};
use crate::server::logging;
pub use report::Report;
use report::Section;
use seen::{Seen, plural};

/// Looks at the installation that the settings name.
///
/// # Errors
/// When its database or its folder cannot be read.
pub fn look(config: &Config, now: Timestamp) -> Result<Report> {
    let c = &mut looking::open(&config.database)?;
    let folder = files::look(config)?;
    let found = queries::catalogue(c)?;
    let mut rows = Vec::new();
    for one in reviewed::PARTICIPANTS {
        if found.tables.contains_key(one.table) {
            rows.push((one.table, queries::rows(c, one.table)?));
        }
    }
    let seen = Seen {
        now,
        made: queries::catalogue(&mut looking::as_made()?)?,
        found,
        rows,
        dialogues: queries::dialogues(c, now)?,
        server: queries::server(c)?,
        folder,
    };
    let times = queries::times(c)?;
    let sections = vec![
        stored(c, &seen)?,
        columns(c, &seen)?,
        order::section(c, config, &seen)?,
        lying(config, &seen),
        logs(c, config)?,
        settings(config),
        thief::section(c, config, &seen)?,
        since(&times),
        unseen(&seen),
    ];
    let mut report = Report {
        head: Vec::new(),
        sections,
    };
    report.head = head(config, now, report.wrong());
    Ok(report)
}

fn head(config: &Config, now: Timestamp, wrong: usize) -> Vec<String> {
    let database = match &config.database {
        DatabaseUrl::Sqlite(path) => format!("a SQLite file, {}", path.display()),
        DatabaseUrl::Postgres(_) => "PostgreSQL".to_owned(),
    };
    vec![
        "The anonymity of those who take part: what this installation of Eko holds".to_owned(),
        format!("Installation: {}", config.base_url.as_str()),
        format!("Database: {database}"),
        format!(
            "Looked at: {}, by Eko {}",
            now.iso(),
            env!("CARGO_PKG_VERSION")
        ),
        match wrong {
            0 => "Result: nothing to be put right".to_owned(),
            wrong => format!("Result: {wrong} to be put right, marked so below"),
        },
    ]
}

fn stored(c: &mut Connection, seen: &Seen) -> Result<Section> {
    let mut section = Section::new("What is stored about participants");
    for (table, rows) in &seen.rows {
        let Some(reviewed) = reviewed::of(table) else {
            continue;
        };
        let columns = seen
            .found
            .tables
            .get(*table)
            .map(|columns| columns.join(", "));
        section.point(format!(
            "{table}, {rows} {}: {}. Columns: {}.",
            plural(*rows, "row", "rows"),
            reviewed.says,
            columns.unwrap_or_default()
        ));
    }
    let others: Vec<&str> = reviewed::OTHERS
        .iter()
        .copied()
        .filter(|table| seen.found.tables.contains_key(*table))
        .collect();
    section.text(format!(
        "{} further tables are of the process, its staff, its contacts at work, its reports and figures, and of the database itself: {}.",
        others.len(),
        others.join(", ")
    ));
    let late = queries::late_keys(c, seen.now)?;
    section.found(if late == 0 {
        Finding::right("no key of an answer is left of a dialogue that has closed")
    } else {
        Finding::wrong(format!(
            "{late} rows with keys of answers are left of dialogues that closed more than two hours ago: does Eko run?"
        ))
    });
    Ok(section)
}

fn columns(c: &mut Connection, seen: &Seen) -> Result<Section> {
    let mut section = Section::new("Whether a column ties an answer to a person");
    section.all_found(ties::unreviewed(&seen.found, &seen.made));
    let (said, findings) = ties::meetings(&seen.found);
    for said in said {
        section.point(format!("{said}."));
    }
    section.all_found(findings);
    let forwards = queries::forwards_of_participants(c)?;
    section.found(if forwards == 0 {
        Finding::right(
            "what contacts say of a dialogue hangs on mails to contacts, and on no mail to a participant",
        )
    } else {
        Finding::wrong(format!(
            "{forwards} rows of forward tie a dialogue to a mail to a participant"
        ))
    });
    Ok(section)
}

fn lying(config: &Config, seen: &Seen) -> Section {
    let mut section = Section::new("Which files lie there");
    let folder = &seen.folder;
    section.text(format!("Looked into: {}.", folder.looked.join(", ")));
    section.all_found(folder.findings());
    section.point(match &config.secret_key {
        SecretKey::Value(_) => "The key comes from the environment and lies in no file.".to_owned(),
        SecretKey::File(path) if folder.key_is_here => {
            format!("The key lies in the data folder: {}.", path.display())
        }
        SecretKey::File(path) => format!("The key lies elsewhere: {}.", path.display()),
    });
    if !folder.others.is_empty() {
        let names = folder.others.iter().map(|path| path.display().to_string());
        section.point(format!(
            "Not Eko’s, so look what it is: {}.",
            names.collect::<Vec<_>>().join(", ")
        ));
    }
    section
}

fn logs(c: &mut Connection, config: &Config) -> Result<Section> {
    use tracing::Level;
    let mut section = Section::new("What logs say of participants");
    let filter = logging::filter(&config.log)?;
    let setting = &config.log.filter;
    // What is written of each change, and by whom, is for those who look for a fault in Eko itself.
    let tells_more = |level| {
        let own = ["eko", "eko::db"].iter();
        own.into_iter()
            .any(|target| filter.would_enable(target, &level))
            || filter.would_enable("actix_web", &level)
    };
    section.found(if tells_more(Level::TRACE) || tells_more(Level::DEBUG) {
        Finding::wrong(format!(
            "the log is set to say more than it says by itself (EKO_LOG is {setting}): it may then note each change as it comes. Set it back to info, and remove what was written"
        ))
    } else {
        Finding::right(format!(
            "the log is set to {setting}: at that, Eko’s program has no line for a request of a participant, a host or a contact"
        ))
    });
    section.point(match config.metrics_listen {
        None => "No figures are told to a monitor.".to_owned(),
        Some(address) => format!(
            "Figures are told to a monitor at {address}: what participants, hosts and contacts do moves them once an hour, in whole hundreds, and no label names a process or a dialogue."
        ),
    });
    let actors = queries::actors(c)?;
    let known = ["eko", "host", "shell", "staff"];
    let strange: Vec<&str> = actors
        .iter()
        .map(|(actor, _)| actor.as_str())
        .filter(|actor| !known.contains(actor))
        .collect();
    let counts: Vec<String> = actors
        .iter()
        .map(|(who, many)| format!("{who} {many}"))
        .collect();
    section.found(if strange.is_empty() {
        Finding::right(format!(
            "the log of changes in the database has lines of staff, hosts, the shell and Eko itself, and of nobody else ({})",
            if counts.is_empty() { "none yet".to_owned() } else { counts.join(", ") }
        ))
    } else {
        Finding::wrong(format!(
            "the log of changes in the database has lines of others: {}",
            strange.join(", ")
        ))
    });
    Ok(section)
}

fn settings(config: &Config) -> Section {
    let mut section = Section::new("What eko doctor says of the settings");
    section.all_found(doctor::settings(config));
    section
}

fn since(times: &queries::Times) -> Section {
    let mut section = Section::new("Since when");
    let day = |at: Option<Timestamp>| at.map_or_else(|| "nothing yet".to_owned(), Timestamp::iso);
    section.point(format!(
        "The tables were made: {}.",
        times.tables_made.as_deref().unwrap_or("not noted")
    ));
    section.point(format!(
        "The first account, process or change that is known: {}.",
        day(times.first)
    ));
    section.point(format!(
        "The latest change by staff, hosts, the shell or Eko itself: {}.",
        day(times.last_change)
    ));
    section.text(
        "This report is about the moment at which it was made. What was there before and is gone, it does not know.",
    );
    section
}

fn unseen(seen: &Seen) -> Section {
    let mut section = Section::new("What was not looked at");
    for said in [
        "Copies and backups anywhere else, and how long they are kept.",
        "The log of a proxy in front, and that of the machine, of its mail relay, of its network: they may note who came when. README.md says how to switch the proxy’s off.",
        "Where the program’s own log goes, and what was written to it under other settings.",
        "The memory of the running program, and whether the program was changed: that whoever runs the machine can do.",
        "What people wrote: somebody may have written a name. It is sealed, and was not opened.",
        "Mails that were sent: the relay and the recipients’ providers have them.",
    ] {
        section.point(said);
    }
    section.point(match &seen.server {
        None => "On which place of its page a row lies: Eko’s own tests look at that, with a thief’s eyes.",
        Some(_) => "The server’s own files: its write-ahead log, and pages from which rows were deleted.",
    });
    if let Some(server) = &seen.server {
        let hidden = order::hidden(server);
        if !hidden.is_empty() {
            section.point(format!(
                "Settings that the server does not show to Eko’s account: {}.",
                hidden.join(", ")
            ));
        }
    }
    section
}
