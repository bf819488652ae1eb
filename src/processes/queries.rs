//! Processes, boards, target groups and methods in the database.

use diesel::prelude::*;

use super::{
    Board, GroupKind, Information, MailingRules, Method, Process, ProcessText, Slug, TargetGroup,
    Threshold,
};
use crate::clock::Timestamp;
use crate::db::ids::stored_day;
use crate::db::ids::{AccountId, BoardId, MethodId, ProcessId, TargetGroupId};
use crate::db::schema::{
    board, board_priority, dialogue, membership, method, process, process_text, target_group,
};
use crate::db::{Connection, each_backend};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::web::accent::Accent;
use crate::web::page::Contact;

/// Adds a process under its slug, or the next free one like it.
pub fn add(c: &mut Connection, new: &Process, now: Timestamp) -> QueryResult<Slug> {
    let mut slug = new.slug.clone();
    let mut number = 1;
    while find(c, slug.as_str())?.is_some() {
        number += 1;
        slug = new.slug.numbered(number);
    }
    diesel::insert_into(process::table)
        .values((
            process::id.eq(new.id),
            process::slug.eq(&slug),
            process::default_language.eq(new.default_language),
            process::organisation.eq(&new.contact.organisation),
            process::contact_name.eq(&new.contact.name),
            process::contact_email.eq(&new.contact.email),
            process::contact_phone.eq(&new.contact.phone),
            process::threshold.eq(i32::try_from(new.threshold.get()).unwrap_or(i32::MAX)),
            process::heard_target.eq(new.heard_target),
            process::answer_days.eq(new.answer_days),
            process::tablet_grace.eq(new.tablet_grace),
            mailing_rules(new.mailing),
            process::ended_at.eq(new.ended_at),
            process::accent.eq(new.accent.map(|accent| accent.to_string())),
            information(&new.information),
            process::created_at.eq(now),
        ))
        .execute(c)?;
    put_texts(c, new.id, &new.texts)?;
    Ok(slug)
}

/// Whether answers of the process have entered its figures: any of its dialogues has closed.
pub fn has_figures(c: &mut Connection, of: ProcessId) -> QueryResult<bool> {
    let closed: i64 = dialogue::table
        .filter(dialogue::process_id.eq(of))
        .filter(dialogue::closed_at.is_not_null())
        .count()
        .get_result(c)?;
    Ok(closed > 0)
}

pub fn update(c: &mut Connection, changed: &Process) -> QueryResult<()> {
    diesel::update(process::table.find(changed.id))
        .set((
            process::default_language.eq(changed.default_language),
            process::organisation.eq(&changed.contact.organisation),
            process::contact_name.eq(&changed.contact.name),
            process::contact_email.eq(&changed.contact.email),
            process::contact_phone.eq(&changed.contact.phone),
            process::threshold.eq(i32::try_from(changed.threshold.get()).unwrap_or(i32::MAX)),
            process::heard_target.eq(changed.heard_target),
            process::answer_days.eq(changed.answer_days),
            process::tablet_grace.eq(changed.tablet_grace),
            mailing_rules(changed.mailing),
            process::accent.eq(changed.accent.map(|accent| accent.to_string())),
            information(&changed.information),
        ))
        .execute(c)?;
    put_texts(c, changed.id, &changed.texts)
}

type MailingColumns = (
    diesel::dsl::Eq<process::approval, bool>,
    diesel::dsl::Eq<process::reminder_days, i32>,
    diesel::dsl::Eq<process::bounce_days, i32>,
);

fn mailing_rules(of: MailingRules) -> MailingColumns {
    (
        process::approval.eq(of.needs_approval),
        process::reminder_days.eq(of.reminder_days),
        process::bounce_days.eq(of.bounce_days),
    )
}

type InformationColumns = (
    diesel::dsl::Eq<process::data_officer, String>,
    diesel::dsl::Eq<process::disposal_decision, String>,
    diesel::dsl::Eq<process::accessibility_reviewed_on, Option<String>>,
    diesel::dsl::Eq<process::information_changed_on, String>,
);

fn information(of: &Information) -> InformationColumns {
    (
        process::data_officer.eq(of.data_officer.clone()),
        process::disposal_decision.eq(of.disposal_decision.clone()),
        process::accessibility_reviewed_on.eq(of.reviewed_on.map(|day| day.to_string())),
        process::information_changed_on.eq(of.changed_on.to_string()),
    )
}

fn put_texts(c: &mut Connection, id: ProcessId, texts: &[ProcessText]) -> QueryResult<()> {
    diesel::delete(process_text::table.filter(process_text::process_id.eq(id))).execute(c)?;
    for text in texts {
        diesel::insert_into(process_text::table)
            .values((
                process_text::process_id.eq(id),
                process_text::language.eq(text.language),
                process_text::name.eq(&text.name),
                process_text::purpose.eq(&text.purpose),
                process_text::shortcomings.eq(&text.shortcomings),
                process_text::partners.eq(&text.partners),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Makes sure that a process goes on, until this transaction is over.
///
/// # Errors
/// `Refused` when it has ended.
pub fn must_run(c: &mut Connection, id: ProcessId) -> Result<()> {
    let row = process::table.find(id).select(process::ended_at);
    let ended: Option<Timestamp> = match c {
        Connection::Sqlite(c) => row.first(c)?,
        // Ending it changes the row, and so waits for this transaction, or has come before it.
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => row.for_share().first(c)?,
    };
    if ended.is_some() {
        return Err(Error::Refused("process-ended"));
    }
    Ok(())
}

pub fn find(c: &mut Connection, slug: &str) -> QueryResult<Option<ProcessId>> {
    process::table
        .filter(process::slug.eq(slug))
        .select(process::id)
        .first(c)
        .optional()
}

pub fn all_ids(c: &mut Connection) -> QueryResult<Vec<ProcessId>> {
    process::table.select(process::id).load(c)
}

/// The named process, or the only one there is.
pub fn only_or_named(c: &mut Connection, slug: Option<&str>) -> QueryResult<Option<ProcessId>> {
    match slug {
        Some(slug) => find(c, slug),
        None => {
            let ids: Vec<ProcessId> = process::table.select(process::id).limit(2).load(c)?;
            Ok(match ids[..] {
                [only] => Some(only),
                _ => None,
            })
        }
    }
}

pub fn texts(c: &mut Connection, id: ProcessId) -> QueryResult<Vec<ProcessText>> {
    let rows: Vec<(Language, String, String, String, String)> = process_text::table
        .filter(process_text::process_id.eq(id))
        .order(process_text::language.desc())
        .select((
            process_text::language,
            process_text::name,
            process_text::purpose,
            process_text::shortcomings,
            process_text::partners,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(
            |(language, name, purpose, shortcomings, partners)| ProcessText {
                language,
                name,
                purpose,
                shortcomings,
                partners,
            },
        )
        .collect())
}

type ProcessRow = (
    ProcessId,
    Slug,
    Language,
    (String, String, String, String),
    (i32, i32, i32, i64),
    (bool, i32, i32, Option<Timestamp>),
    Option<String>,
    (String, String, Option<String>, String),
);

/// A process with its texts.
///
/// # Errors
/// `NotFound` when there is none.
pub fn process(c: &mut Connection, id: ProcessId) -> QueryResult<Process> {
    let (id, slug, default_language, contact, rules, mailing, accent, information) = process::table
        .find(id)
        .select((
            process::id,
            process::slug,
            process::default_language,
            (
                process::organisation,
                process::contact_name,
                process::contact_email,
                process::contact_phone,
            ),
            (
                process::threshold,
                process::heard_target,
                process::answer_days,
                process::tablet_grace,
            ),
            (
                process::approval,
                process::reminder_days,
                process::bounce_days,
                process::ended_at,
            ),
            process::accent,
            (
                process::data_officer,
                process::disposal_decision,
                process::accessibility_reviewed_on,
                process::information_changed_on,
            ),
        ))
        .first::<ProcessRow>(c)?;
    let (organisation, name, email, phone) = contact;
    let (threshold, heard_target, answer_days, tablet_grace) = rules;
    let (needs_approval, reminder_days, bounce_days, ended_at) = mailing;
    let (data_officer, disposal_decision, reviewed_on, changed_on) = information;
    Ok(Process {
        id,
        slug,
        default_language,
        texts: texts(c, id)?,
        contact: Contact {
            organisation,
            name,
            email,
            phone,
        },
        threshold: Threshold::at_least(threshold),
        heard_target,
        answer_days,
        tablet_grace,
        mailing: MailingRules {
            needs_approval,
            reminder_days,
            bounce_days,
        },
        ended_at,
        accent: accent.as_deref().and_then(Accent::stored),
        information: Information {
            data_officer,
            disposal_decision,
            reviewed_on: reviewed_on.as_deref().map(stored_day).transpose()?,
            changed_on: stored_day(&changed_on)?,
        },
    })
}

/// The processes that somebody belongs to, the newest first.
pub fn of_account(c: &mut Connection, account: AccountId) -> QueryResult<Vec<Process>> {
    let ids: Vec<ProcessId> = membership::table
        .inner_join(process::table)
        .filter(membership::account_id.eq(account))
        .order((process::created_at.desc(), process::slug))
        .select(process::id)
        .load(c)?;
    ids.into_iter().map(|id| self::process(c, id)).collect()
}

pub fn boards(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Board>> {
    let rows: Vec<(BoardId, String, String, String)> = board::table
        .filter(board::process_id.eq(of))
        .order(board::name)
        .select((
            board::id,
            board::name,
            board::municipality,
            board::reference,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, municipality, reference)| Board {
            id,
            name,
            municipality,
            reference,
        })
        .collect())
}

/// Which groups each board prioritises.
pub fn priorities(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(BoardId, TargetGroupId)>> {
    board_priority::table
        .inner_join(board::table)
        .filter(board::process_id.eq(of))
        .select((board_priority::board_id, board_priority::target_group_id))
        .load(c)
}

/// Adds or changes a board; its priorities become `priorities`.
pub fn put_board(
    c: &mut Connection,
    of: ProcessId,
    put: &Board,
    priorities: &[TargetGroupId],
) -> QueryResult<()> {
    let values = (
        board::name.eq(&put.name),
        board::municipality.eq(&put.municipality),
        board::reference.eq(&put.reference),
    );
    let changed = diesel::update(board::table.find(put.id).filter(board::process_id.eq(of)))
        .set(values)
        .execute(c)?;
    if changed == 0 {
        diesel::insert_into(board::table)
            .values((board::id.eq(put.id), board::process_id.eq(of), values))
            .execute(c)?;
    }
    diesel::delete(board_priority::table.filter(board_priority::board_id.eq(put.id))).execute(c)?;
    for group in priorities {
        diesel::insert_into(board_priority::table)
            .values((
                board_priority::board_id.eq(put.id),
                board_priority::target_group_id.eq(group),
            ))
            .execute(c)?;
    }
    Ok(())
}

pub fn groups(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<TargetGroup>> {
    let rows: Vec<(TargetGroupId, String, GroupKind)> = target_group::table
        .filter(target_group::process_id.eq(of))
        .order((target_group::kind, target_group::name))
        .select((target_group::id, target_group::name, target_group::kind))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, kind)| TargetGroup { id, name, kind })
        .collect())
}

pub fn put_group(c: &mut Connection, of: ProcessId, put: &TargetGroup) -> QueryResult<()> {
    let values = (
        target_group::name.eq(&put.name),
        target_group::kind.eq(put.kind),
    );
    let changed = diesel::update(
        target_group::table
            .find(put.id)
            .filter(target_group::process_id.eq(of)),
    )
    .set(values)
    .execute(c)?;
    if changed == 0 {
        diesel::insert_into(target_group::table)
            .values((
                target_group::id.eq(put.id),
                target_group::process_id.eq(of),
                values,
            ))
            .execute(c)?;
    }
    Ok(())
}

pub fn methods(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Method>> {
    let rows: Vec<(MethodId, String, String, String)> = method::table
        .filter(method::process_id.eq(of))
        .order(method::name)
        .select((
            method::id,
            method::name,
            method::strengths,
            method::weaknesses,
        ))
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|(id, name, strengths, weaknesses)| Method {
            id,
            name,
            strengths,
            weaknesses,
        })
        .collect())
}

pub fn put_method(c: &mut Connection, of: ProcessId, put: &Method) -> QueryResult<()> {
    let values = (
        method::name.eq(&put.name),
        method::strengths.eq(&put.strengths),
        method::weaknesses.eq(&put.weaknesses),
    );
    let changed = diesel::update(method::table.find(put.id).filter(method::process_id.eq(of)))
        .set(values)
        .execute(c)?;
    if changed == 0 {
        diesel::insert_into(method::table)
            .values((method::id.eq(put.id), method::process_id.eq(of), values))
            .execute(c)?;
    }
    Ok(())
}

/// Removes a board that no dialogue belongs to; says whether it did.
pub fn remove_board(c: &mut Connection, of: ProcessId, id: BoardId) -> QueryResult<bool> {
    let used: i64 = dialogue::table
        .filter(dialogue::board_id.eq(id))
        .count()
        .get_result(c)?;
    if used > 0 {
        return Ok(false);
    }
    diesel::delete(board::table.find(id).filter(board::process_id.eq(of))).execute(c)?;
    Ok(true)
}

/// Removes a target group that no dialogue has; says whether it did.
pub fn remove_group(c: &mut Connection, of: ProcessId, id: TargetGroupId) -> QueryResult<bool> {
    use crate::db::schema::dialogue_target_group as link;
    let used: i64 = link::table
        .filter(link::target_group_id.eq(id))
        .count()
        .get_result(c)?;
    if used > 0 {
        return Ok(false);
    }
    diesel::delete(
        target_group::table
            .find(id)
            .filter(target_group::process_id.eq(of)),
    )
    .execute(c)?;
    Ok(true)
}

/// Removes a method that no dialogue used; says whether it did.
pub fn remove_method(c: &mut Connection, of: ProcessId, id: MethodId) -> QueryResult<bool> {
    let used: i64 = dialogue::table
        .filter(dialogue::method_id.eq(id))
        .count()
        .get_result(c)?;
    if used > 0 {
        return Ok(false);
    }
    diesel::delete(method::table.find(id).filter(method::process_id.eq(of))).execute(c)?;
    Ok(true)
}

/// Adds what is named and not there yet, by name: for imports.
pub fn add_missing(c: &mut Connection, of: ProcessId, named: &Named<'_>) -> QueryResult<()> {
    for &name in named.boards {
        each_backend!(c, c => diesel::insert_into(board::table)
            .values((
                board::id.eq(BoardId::random()),
                board::process_id.eq(of),
                board::name.eq(name),
                board::municipality.eq(name),
                board::reference.eq(""),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    for &name in named.groups {
        each_backend!(c, c => diesel::insert_into(target_group::table)
            .values((
                target_group::id.eq(TargetGroupId::random()),
                target_group::process_id.eq(of),
                target_group::name.eq(name),
                target_group::kind.eq(GroupKind::Group),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    for &name in named.methods {
        each_backend!(c, c => diesel::insert_into(method::table)
            .values((
                method::id.eq(MethodId::random()),
                method::process_id.eq(of),
                method::name.eq(name),
                method::strengths.eq(""),
                method::weaknesses.eq(""),
            ))
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}

/// Names that an import speaks of.
pub struct Named<'a> {
    pub boards: &'a [&'a str],
    pub groups: &'a [&'a str],
    pub methods: &'a [&'a str],
}
