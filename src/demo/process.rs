//! The example's process: who leads it, its boards and whom they prioritise.

use std::collections::BTreeSet;

use super::status;
use super::tables::rows;
use crate::app::App;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, BoardId, ProcessId, SpokenId, TargetGroupId};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::disposal::{self, Decision, Kind, Reason};
use crate::processes::spoken::{self, Spoken, SpokenKind};
use crate::processes::{
    self, Board, Conformance, GroupKind, Information, MailingRules, Process, ReviewMethod, Slug,
    TargetGroup, Threshold, logo,
};
use crate::staff::inviting::{Asked, Invitation, Invitee};
use crate::staff::writing::Change;
use crate::staff::{self, Account, Role};
use crate::survey::queries::erasing::Erasing;
use crate::web::page::Contact;

/// Whom the example signs in as.
pub(super) const EMAIL: &str = "leader@example.org";
/// The board that has not decided about comments yet.
const UNDECIDED: &str = "Hylte";
/// The board that has what was written erased.
const ERASES: &str = "Falkenberg";
/// What the example's process is called in addresses: it is the first, so nothing is put behind it.
pub(super) const SLUG: &str = "halland";
const BOARDS: &str = include_str!("boards.csv");
/// When the process began.
const START: Timestamp = Timestamp(1_577_876_400);

/// Who works at its desk for data protection.
pub(super) const REGISTRAR: &str = "registrar@example.org";

fn account(email: &str, name: &str) -> Account {
    Account {
        id: AccountId::random(),
        email: email.into(),
        name: name.into(),
        language: Language::Swedish,
        creates_processes: false,
        is_operator: false,
    }
}

pub(super) fn add_account(c: &mut Connection, phc: &str, now: Timestamp) -> Result<AccountId> {
    let account = Account {
        creates_processes: true,
        is_operator: true,
        ..account(EMAIL, "Processledaren")
    };
    staff::queries::add_account(c, &account, Some(phc), now)?;
    Ok(account.id)
}

/// Adds whoever answers those who ask about their address.
pub(super) fn add_registrar(
    c: &mut Connection,
    phc: &str,
    process: ProcessId,
    now: Timestamp,
) -> Result<()> {
    let account = account(REGISTRAR, "Registratorn");
    staff::queries::add_account(c, &account, Some(phc), now)?;
    Ok(staff::queries::set_role(
        c,
        account.id,
        process,
        Role::Registrar,
        None,
    )?)
}

/// Asks somebody to take part, who has not answered yet; the mail is among the others.
pub(super) async fn ask_somebody(app: &App, process: ProcessId, by: AccountId) -> Result<()> {
    let (leader, name) = app
        .db
        .read(move |c| {
            let leader = staff::queries::account(c, by)?.ok_or(Error::NotFound)?;
            let process = processes::queries::process(c, process)?;
            Ok((leader, process.name(Language::Swedish).to_owned()))
        })
        .await?;
    let invitation = Invitation::new(app, process, &leader);
    let invitee = Invitee {
        email: "kommunikator@example.org".into(),
        name: "Kommunikatören".into(),
        role: Role::Group,
        board: None,
    };
    let (asking, told) = (invitation.clone(), format!("{}: group", invitee.name));
    let asked = Change::by(Actor::Shell, app, "person.added")
        .within(process)
        .write(told, move |c| asking.ask(c, &invitee))
        .await?;
    if let Asked::Now(invited) = asked {
        invitation
            .mail(app, &invited, (&leader.name, &name))
            .await?;
    }
    Ok(())
}

pub(super) fn add(c: &mut Connection, account: AccountId) -> Result<Process> {
    let mut process = Process {
        id: ProcessId::random(),
        slug: Slug::of_name(SLUG),
        default_language: Language::Swedish,
        texts: status::names(),
        contact: Contact {
            organisation: "De lokala nämnderna i Halland".into(),
            name: "Processledaren".into(),
            email: EMAIL.into(),
            phone: String::new(),
        },
        threshold: Threshold::at_least(Threshold::LEAST),
        answer_days: 7,
        grace: 24 * 3600,
        mailing: MailingRules::default(),
        ended_at: None,
        accent: None,
        logo: None,
        spoken: Vec::new(),
        information: Information {
            data_officer: "dataskydd@example.org".into(),
            reviewed_on: Some(jiff::civil::date(2022, 6, 1)),
            conformance: Some(Conformance::Partial),
            method: Some(ReviewMethod::Own),
            processors: "Driftbolaget i Exempelstad (drift), Postbolaget (e-post)".into(),
            boards_answer: true,
            is_sensitive: true,
            changed_on: jiff::civil::date(2022, 6, 1),
        },
    };
    process.slug = processes::queries::add(c, &process, START)?;
    let drawn = logo::draw(include_bytes!("sender.svg"));
    let drawn = drawn.map_err(|_| Error::Settings("the example's logo cannot be drawn".into()))?;
    logo::queries::put(c, process.id, &drawn, START)?;
    // Read by a machine, so that nobody's voice travels with Eko.
    let heard = Spoken {
        id: SpokenId::random(),
        language: Language::Swedish,
        kind: SpokenKind::Recording,
        words: Language::Swedish.texts().get("better").into_owned(),
        media_type: "audio/mpeg".into(),
        captions: String::new(),
    };
    spoken::queries::put(c, process.id, &heard, include_bytes!("question.mp3"))?;
    staff::queries::set_role(c, account, process.id, Role::Leader, None)?;
    for (name, kind) in [
        ("landsbygd/stad", GroupKind::Perspective),
        ("digitalisering", GroupKind::Perspective),
        ("verksamhetsföreträdare", GroupKind::Officials),
    ] {
        let group = TargetGroup {
            id: TargetGroupId::random(),
            name: name.into(),
            kind,
        };
        processes::queries::put_group(c, process.id, &group)?;
    }
    add_boards(c, process.id)?;
    decide(c, process.id)?;
    Ok(process)
}

/// What the boards decided on disposal, on a made-up day: about addresses each by itself, about comments all but one,
/// about contacts all together.
fn decide(c: &mut Connection, process: ProcessId) -> Result<()> {
    let day = jiff::civil::date(2022, 5, 17);
    let decision = |kind, board, number: String| Decision {
        kind,
        board,
        number,
        decided_on: day,
    };
    let boards = processes::queries::boards(c, process)?;
    for (at, board) in boards.iter().enumerate() {
        let about = |kind, paragraph: usize| {
            let number = format!("DEMO LN 2022:{} § {paragraph}", at + 1);
            decision(kind, Some(board.id), number)
        };
        let mut own = vec![about(Kind::Addresses, 41)];
        if board.name != UNDECIDED {
            own.push(about(Kind::Comments, 42));
        }
        disposal::queries::put(c, process, Some(board.id), &own)?;
    }
    let common = [decision(Kind::Contacts, None, "DEMO 2022:1".into())];
    disposal::queries::put(c, process, None, &common)?;
    Ok(())
}

/// One of the boards has what was written in its dialogues erased, as it decided.
pub(super) fn erase_comments(c: &mut Connection, process: ProcessId, day: &str) -> Result<()> {
    let decisions = disposal::queries::decisions(c, process)?;
    let erasing = Erasing {
        decisions: &decisions,
        reason: Reason::Decided,
        day,
    };
    let mut boards = decisions.boards().iter();
    if let Some(board) = boards.find(|board| board.name == ERASES) {
        erasing.of_board(c, process, Some(board.id))?;
    }
    Ok(())
}

fn add_boards(c: &mut Connection, process: ProcessId) -> Result<()> {
    let rows = rows(BOARDS);
    let wanted = |row: &csv::StringRecord| -> BTreeSet<String> {
        let names = row.get(2).unwrap_or_default().split(';');
        names.map(str::to_owned).collect()
    };
    let names: BTreeSet<String> = rows.iter().flat_map(wanted).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
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
    for row in &rows {
        let name = row.get(0).unwrap_or_default().to_owned();
        let board = Board {
            id: BoardId::random(),
            municipality: name.clone(),
            name,
            reference: row.get(1).unwrap_or_default().to_owned(),
        };
        let wanted = wanted(row);
        let priorities: Vec<_> = groups
            .iter()
            .filter(|group| wanted.contains(&group.name))
            .map(|group| group.id)
            .collect();
        processes::queries::put_board(c, process, &board, &priorities)?;
    }
    Ok(())
}
