//! The example that `eko serve --demo` shows: a whole process with its figures, a mailing done and one under
//! way, and a dialogue to try.
//!
//! It goes through the same doors as real input wherever there is one. Totals are those of the public record;
//! everything that the record does not say (dates, the split over dialogues, answers, addresses) is made up.

mod goals;
mod organisations;
mod plan;
mod status;
mod surveys;

use std::collections::HashMap;

use actix_web::web;
use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::accounts::{self, Account, Role, password};
use crate::addresses::{self, Consent, Wording};
use crate::app::App;
use crate::clock::{Clock, Timestamp, quarter};
use crate::config::Config;
use crate::db::ids::{AccountId, DialogueId, MailingId, ProcessId, ReportId};
use crate::db::{Connection, Limits};
use crate::dialogues::{self, Code, Dialogue, Phase, Window, import};
use crate::error::{Error, Result};
use crate::followup::snapshots;
use crate::i18n::Language;
use crate::mail::Address;
use crate::mailings::letter::Letter;
use crate::mailings::queries::{Plan, Words as MailedWords};
use crate::mailings::worker::Worker;
use crate::mailings::{self, Audience, purpose_of};
use crate::processes::{
    self, Board, GroupKind, Information, MailingRules, Process, Slug, TargetGroup, Threshold,
};
use crate::reports::{self, Kind, NewFile, Report, ReportText};
use crate::secrets::{Secrets, random_token, token_hash};
use crate::survey::queries::Closing;
use crate::survey::{self, BETTER, Channel, Choice, HEARD};
use crate::web::page::Contact;

const DIALOGUES: &str = include_str!("dialogues.csv");
const BOARDS: &str = include_str!("boards.csv");
const EMAIL: &str = "leader@example.org";
/// Mails a second, so slow that the mailing under way can be watched.
const RATE: f64 = 0.25;
/// What the figures were saved for when the interim report had come.
const SNAPSHOT: &str = "Delrapporten, juni 2022";
const OPEN_DIALOGUE: i32 = 38;

/// Made-up comments, in the tone of the public record.
const COMMENTS: [&str; 6] = [
    "Mer tid. Vi hann knappt börja innan det var slut.",
    "Det var bra att ni kom till oss och inte tvärtom.",
    "Berätta vad som händer sedan.",
    "Färre svåra ord, tack.",
    "Jag kände mig lyssnad på, det är ovanligt.",
    "Nästa gång: mindre grupper.",
];

/// What somebody needs to try the example.
pub struct Demo {
    password: String,
    code: Code,
    host_token: String,
}

impl Demo {
    /// One fact a line, for eyes and programs.
    pub fn lines(&self, app: &App) -> Vec<String> {
        let base = &app.config.base_url;
        vec![
            format!("open {}", base.as_str()),
            format!("sign-in {EMAIL} {}", self.password),
            format!(
                "dialogue {}",
                base.join(&format!("/d/{}", self.code.as_str()))
            ),
            format!("host {}", base.join(&format!("/h/{}", self.host_token))),
            format!("mail {}", app.config.outbox().display()),
        ]
    }
}

/// Adjusts the settings for the example.
///
/// # Errors
/// When the address can be reached by others: the example has a known account and made-up figures.
pub fn prepare(config: &mut Config) -> Result<()> {
    if !config.is_loopback() {
        return Err(Error::Settings(
            "the demo listens on this machine only; set EKO_LISTEN to 127.0.0.1 or leave --demo out".into(),
        ));
    }
    config.mail.smtp = None;
    config.mail.per_second = RATE;
    config.mail.connections = 1;
    Ok(())
}

/// Loads the example, unless it is there already, and makes a fresh password and host link.
///
/// # Errors
/// When the data folder holds a real installation.
pub async fn load(app: &App) -> Result<Demo> {
    let password = random_token();
    let phc = password::hash(Zeroizing::new(password.clone())).await?;
    let host_token = random_token();
    let hash = token_hash(&host_token);
    let now = app.clock.now();
    let known = app
        .db
        .read(|c| {
            Ok((
                accounts::queries::any_account(c)?,
                accounts::queries::sign_in_facts(c, EMAIL)?,
            ))
        })
        .await?;
    match known {
        (false, _) => seed(app, &phc, now).await?,
        (true, Some(_)) => {}
        (true, None) => {
            return Err(Error::Settings(format!(
                "{} holds a real installation; give the demo a folder of its own with EKO_DATA_DIR",
                app.config.data_dir.display()
            )));
        }
    }
    let (secrets, zone) = (app.secrets.clone(), app.zone.clone());
    let code = app
        .db
        .write(move |c| {
            let (account, _) =
                accounts::queries::sign_in_facts(c, EMAIL)?.ok_or(Error::NotFound)?;
            accounts::queries::set_password(c, account, &phc)?;
            let process = processes::queries::only_or_named(c, None)?.ok_or(Error::NotFound)?;
            let dialogue = open_dialogue(c, &secrets, process, now, &zone)?;
            dialogues::queries::set_host_token(c, dialogue, Some(&hash))?;
            dialogues::queries::code(c, &secrets, dialogue)
        })
        .await?;
    Ok(Demo {
        password,
        code,
        host_token,
    })
}

/// The latest dialogue that can be answered, or a new one if the last has closed since the demo was first run.
fn open_dialogue(
    c: &mut Connection,
    secrets: &Secrets,
    process: ProcessId,
    now: Timestamp,
    zone: &jiff::tz::TimeZone,
) -> Result<DialogueId> {
    let all = dialogues::queries::all(c, process)?;
    let open = all
        .iter()
        .rev()
        .find(|dialogue| dialogue.window.state(now) == dialogues::State::Open);
    if let Some(open) = open {
        return Ok(open.id);
    }
    let like = all.last().ok_or(Error::NotFound)?;
    let today = now.day(zone);
    let new = Dialogue {
        id: DialogueId::random(),
        number: dialogues::queries::next_number(c, process)?.max(OPEN_DIALOGUE),
        held_on: today,
        phase: Phase::InDepth,
        participants: None,
        elected_present: None,
        not_reachable: None,
        survey: dialogues::queries::current_survey(c, process)?,
        window: Window::around(today, 7, zone),
        ..like.clone()
    };
    dialogues::queries::add(c, secrets, process, &new, Code::random())?;
    Ok(new.id)
}

async fn seed(app: &App, phc: &str, now: Timestamp) -> Result<()> {
    // The mailing that is done goes out at once, not at the pace of the one to be watched.
    let mut config = app.config.clone();
    config.mail.per_second = 0.0;
    let zone = app.zone.clone();
    let at = |year, month, day| {
        Date::new(year, month, day)
            .map(|day| Timestamp::start_of(day, &zone).plus_seconds(10 * 3600))
            .unwrap_or(now)
    };
    let interim_day = at(2022, 6, 15);
    let fast = web::Data::new(App::open(
        config,
        Clock::set_to(interim_day),
        Limits::default(),
    )?);
    let (secrets, zone, phc) = (app.secrets.clone(), app.zone.clone(), phc.to_owned());
    let (later_secrets, later_zone) = (secrets.clone(), zone.clone());
    let domain = app.config.mail.from.domain().to_owned();
    let interim_domain = domain.clone();
    let (process, account, made) = fast
        .db
        .write(move |c| {
            let account = add_account(c, &phc, now)?;
            let process = add_process(c, account, at_start())?;
            add_dialogues(c, &secrets, process.id, &zone)?;
            organisations::add(c, &secrets, process.id)?;
            let made = publish(
                c,
                &process,
                account,
                &interim(),
                &[Audience::Participants, Audience::Contacts],
                interim_day,
                &interim_domain,
            )?;
            Ok((process, account, made))
        })
        .await?;
    Worker::new(fast.clone()).run_until_idle().await?;
    if let Some(&to_participants) = made.first() {
        organisations::bounce(&fast, to_participants).await?;
    }
    let told = at(2022, 6, 24);
    fast.db
        .write(move |c| {
            if let Some(&to_contacts) = made.last() {
                organisations::answer(c, to_contacts, told)?;
            }
            let leaving = addresses::queries::who_agreed(c, process.id, addresses::Purpose::Final)?;
            for leaver in leaving.into_iter().take(3) {
                addresses::queries::erase(
                    c,
                    leaver.id,
                    addresses::queries::Reason::Withdrawn,
                    "2022-06-20",
                )?;
            }
            goals::add(c, &process)?;
            let interim = snapshots::take(c, process.id, SNAPSHOT, account, told, &later_zone)?;
            snapshots::queries::publish(c, interim.id, told)?;
            publish(
                c,
                &process,
                account,
                &popular(),
                &[Audience::Participants, Audience::Stakeholders],
                now,
                &domain,
            )?;
            surveys::add_elected(c, &later_secrets, process.id, account, &later_zone)?;
            surveys::add_own_questions(c, process.id, now)?;
            plan::add(c, process.id, now.day(&later_zone))?;
            status::add(c, process.id, now, now.day(&later_zone))
        })
        .await
}

/// When the process began.
fn at_start() -> Timestamp {
    Timestamp(1_577_876_400)
}

fn add_account(c: &mut Connection, phc: &str, now: Timestamp) -> Result<AccountId> {
    let account = Account {
        id: AccountId::random(),
        email: EMAIL.into(),
        name: "Processledaren".into(),
        language: Language::Swedish,
        creates_processes: true,
    };
    accounts::queries::add_account(c, &account, Some(phc), now)?;
    Ok(account.id)
}

fn add_process(c: &mut Connection, account: AccountId, now: Timestamp) -> Result<Process> {
    let mut process = Process {
        id: ProcessId::random(),
        slug: Slug::of_name("halland"),
        default_language: Language::Swedish,
        texts: status::names(),
        contact: Contact {
            organisation: "De lokala nämnderna i Halland".into(),
            name: "Processledaren".into(),
            email: EMAIL.into(),
            phone: String::new(),
        },
        threshold: Threshold::at_least(Threshold::LEAST),
        heard_target: 90,
        answer_days: 7,
        tablet_grace: 24 * 3600,
        mailing: MailingRules::default(),
        ended_at: None,
        accent: None,
        information: Information {
            data_officer: "dataskydd@example.org".into(),
            disposal_decision: "DEMO 2022:1".into(),
            reviewed_on: Some(jiff::civil::date(2022, 6, 1)),
            changed_on: jiff::civil::date(2022, 6, 1),
        },
    };
    process.slug = processes::queries::add(c, &process, now)?;
    accounts::queries::set_role(c, account, process.id, Role::Leader, None)?;
    for name in ["landsbygd/stad", "digitalisering"] {
        let group = TargetGroup {
            id: crate::db::ids::TargetGroupId::random(),
            name: name.into(),
            kind: GroupKind::Perspective,
        };
        processes::queries::put_group(c, process.id, &group)?;
    }
    add_boards(c, process.id)?;
    Ok(process)
}

fn add_boards(c: &mut Connection, process: ProcessId) -> Result<()> {
    let mut reader = csv::Reader::from_reader(BOARDS.as_bytes());
    let rows: Vec<csv::StringRecord> = reader
        .records()
        .filter_map(std::result::Result::ok)
        .collect();
    let wanted: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            row.get(2)
                .unwrap_or_default()
                .split(';')
                .map(str::to_owned)
                .collect()
        })
        .collect();
    let names: std::collections::BTreeSet<&str> =
        wanted.iter().flatten().map(String::as_str).collect();
    let names: Vec<&str> = names.into_iter().collect();
    processes::queries::add_missing(
        c,
        process,
        &processes::queries::Named {
            boards: &[],
            groups: &names,
            methods: &[],
        },
    )?;
    let groups = processes::queries::groups(c, process)?;
    for (row, wanted) in rows.iter().zip(&wanted) {
        let name = row.get(0).unwrap_or_default().to_owned();
        let board = Board {
            id: crate::db::ids::BoardId::random(),
            municipality: name.clone(),
            name,
            reference: row.get(1).unwrap_or_default().to_owned(),
        };
        let priorities: Vec<_> = groups
            .iter()
            .filter(|group| wanted.contains(&group.name))
            .map(|group| group.id)
            .collect();
        processes::queries::put_board(c, process, &board, &priorities)?;
    }
    Ok(())
}

/// One line of the example's answers.
struct Answered {
    counts: [(Choice, i32); 4],
    wishes: usize,
}

/// The columns that only the example has: how each dialogue was answered.
fn answers() -> HashMap<i32, Answered> {
    let mut reader = csv::Reader::from_reader(DIALOGUES.as_bytes());
    let headings = reader.headers().cloned().unwrap_or_default();
    reader
        .records()
        .filter_map(std::result::Result::ok)
        .filter_map(|row| {
            let number = |name: &str| -> Option<i32> {
                let at = headings.iter().position(|heading| heading == name)?;
                row.get(at)?.parse().ok()
            };
            let counts = [
                (Choice::VeryHigh, number("very_high")?),
                (Choice::FairlyHigh, number("fairly_high")?),
                (Choice::FairlyLow, number("fairly_low")?),
                (Choice::NotAtAll, number("not_at_all")?),
            ];
            let wishes = usize::try_from(number("email_wishes")?).ok()?;
            Some((number("no")?, Answered { counts, wishes }))
        })
        .collect()
}

fn add_dialogues(
    c: &mut Connection,
    secrets: &Secrets,
    process: ProcessId,
    zone: &jiff::tz::TimeZone,
) -> Result<()> {
    let file = import::parse(DIALOGUES.as_bytes())
        .map_err(|_| Error::Settings("the example's dialogues cannot be read".into()))?;
    dialogues::queries::import(c, secrets, process, zone, &file)?;
    let answers = answers();
    let organisation = processes::queries::process(c, process)?
        .contact
        .organisation;
    let mut person = 0;
    for dialogue in dialogues::queries::all(c, process)? {
        let Some(answered) = answers.get(&dialogue.number) else {
            continue;
        };
        for (choice, count) in answered.counts.iter().filter(|(_, count)| *count > 0) {
            survey::queries::add_to_tally(
                c,
                dialogue.id,
                HEARD,
                choice.word(),
                Channel::Qr.word(),
                *count,
            )?;
        }
        if let Some(text) = COMMENTS.get(usize::try_from(dialogue.number / 6).unwrap_or(0))
            && dialogue.number % 6 == 1
        {
            survey::queries::add_comment(c, secrets, dialogue.id, BETTER, text)?;
        }
        for _ in 0..answered.wishes {
            person += 1;
            let language = match person % 27 {
                0 => Language::Arabic,
                9 | 18 => Language::English,
                _ => Language::Swedish,
            };
            let address = Address::parse(&format!("participant{person:03}@example.org"))
                .map_err(|_| Error::Settings("the example's addresses are wrong".into()))?;
            let wish = addresses::queries::Wish {
                key: random_token(),
                process,
                dialogue: dialogue.id,
                address,
                language,
                consent: Consent::from_purposes(|purpose| {
                    purpose != addresses::Purpose::Outcomes || person % 3 == 0
                }),
                wording: Wording::shown(language.texts(), &organisation),
                quarter: quarter(dialogue.held_on),
                mistaken: None,
            };
            addresses::queries::put(c, secrets, &wish)?;
            addresses::queries::count_wish(c, secrets, &wish)?;
        }
        let closing = Closing {
            process,
            dialogue: dialogue.id,
            number: dialogue.number,
            account: None,
        };
        survey::queries::close(c, secrets, closing, dialogue.window.closes_at)?;
    }
    Ok(())
}

/// What a report of the example says: kind, version, and title and summary per language.
struct Words {
    kind: Kind,
    version: &'static str,
    texts: [(Language, &'static str, &'static str); 2],
}

fn interim() -> Words {
    Words {
        kind: Kind::Interim,
        version: "2.0",
        texts: [
            (
                Language::Swedish,
                "Delrapport: vad vi har hört hittills",
                "Vi har träffat 355 personer i 30 dialoger. Här är våra första iakttagelser.\n\nTillit byggs i mötet: att bli tagen på allvar, att få svar och att veta vart man kan vända sig.",
            ),
            (
                Language::English,
                "Interim report: what we have heard so far",
                "We have met 355 people in 30 dialogues. These are our first observations.\n\nTrust is built when people meet: being taken seriously, getting an answer, and knowing where to turn.",
            ),
        ],
    }
}

fn popular() -> Words {
    Words {
        kind: Kind::Popular,
        version: "1.0",
        texts: [
            (
                Language::Swedish,
                "Slutrapporten i korthet",
                "426 personer har deltagit i 37 dialoger. Här är våra upptäckter och lärdomar, i korthet.\n\nTack för att du delade med dig.",
            ),
            (
                Language::English,
                "The final report in brief",
                "426 people took part in 37 dialogues. Here are our discoveries and lessons, in brief.\n\nThank you for sharing.",
            ),
        ],
    }
}

fn publish(
    c: &mut Connection,
    process: &Process,
    account: AccountId,
    words: &Words,
    audiences: &[Audience],
    at: Timestamp,
    domain: &str,
) -> Result<Vec<MailingId>> {
    let texts: Vec<ReportText> = words
        .texts
        .iter()
        .map(|&(language, title, summary)| ReportText {
            language,
            title: title.into(),
            summary: summary.into(),
        })
        .collect();
    let mut report = Report {
        id: ReportId::random(),
        process: process.id,
        slug: Slug::of_name(&format!("{}-{}", words.kind.word(), words.version)),
        kind: words.kind,
        version: words.version.into(),
        link: None,
        file: None,
        file_facts: None,
        texts,
        created_at: at,
        frozen_at: None,
        published_at: None,
        visits: 0,
    };
    let file = NewFile {
        name: format!("{}-{}.pdf", words.kind.word(), words.version),
        bytes: one_page_pdf(words.texts[1].1),
    };
    report.slug = reports::queries::put(c, &report, Some(&file))?;
    let plan = Plan {
        process: process.id,
        report: report.id,
        purpose: purpose_of(words.kind),
        words: audiences
            .iter()
            .map(|&audience| MailedWords {
                audience,
                letters: audience
                    .languages()
                    .iter()
                    .map(|language| Letter::compose(audience, language.texts(), process, &report))
                    .collect(),
            })
            .collect(),
        attach: false,
        last: words.kind == Kind::Popular,
        starts_at: None,
        needs_approval: false,
        by: Some(account),
        domain: domain.to_owned(),
    };
    mailings::queries::plan(c, &plan, at)
}

/// A valid PDF of one page with one line of ASCII on it (ISO 32000 §7.5).
pub fn one_page_pdf(line: &str) -> Vec<u8> {
    let line: String = line
        .chars()
        .filter(|c| c.is_ascii() && !c.is_control() && !"()\\".contains(*c))
        .collect();
    let content = format!("BT /F1 24 Tf 72 740 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut pdf = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = pdf.len();
    pdf.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for offset in offsets {
        pdf.push_str(&format!("{offset:010} 00000 n \n"));
    }
    pdf.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    pdf.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_answers_add_up_to_the_record() {
        let answers = answers();
        let top_two: i32 = answers
            .iter()
            .filter(|(no, _)| **no <= 31)
            .map(|(_, a)| a.counts[0].1 + a.counts[1].1)
            .sum();
        let perspective: i32 = answers
            .iter()
            .filter(|(no, _)| **no <= 31)
            .flat_map(|(_, a)| a.counts)
            .map(|(_, count)| count)
            .sum();
        assert_eq!((answers.len(), top_two, perspective), (37, 261, 290));
        assert_eq!(answers.values().map(|a| a.wishes).sum::<usize>(), 136);
    }
}
