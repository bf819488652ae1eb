//! The process's own pages: the list, creating and changing one, its boards, groups and methods.

use actix_web::{HttpResponse, web};

use super::{
    Board, GroupKind, Method, Process, ProcessText, Slug, TargetGroup, Threshold, queries, views,
};
use crate::accounts::guard::{MayCreate, SignedIn, Within};
use crate::accounts::{self, Edit, Role, See};
use crate::app::App;
use crate::audit;
use crate::db::ids::{BoardId, MethodId, ProcessId, TargetGroupId};
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::page::Contact;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

pub async fn list(app: web::Data<App>, SignedIn(account): SignedIn) -> Result<HttpResponse> {
    let id = account.id;
    let processes = app
        .db
        .read(move |c| Ok(queries::of_account(c, id)?))
        .await?;
    Ok(html(views::list(&account, &processes)))
}

pub async fn new_form(MayCreate(account): MayCreate) -> HttpResponse {
    let mut form = Form::default();
    form.set("contact_email", &account.email);
    form.set("contact_name", &account.name);
    form.set("threshold", "5");
    form.set("heard_target", "90");
    form.set("answer_days", "7");
    html(views::settings_form(
        &account,
        None,
        &form,
        &Faults::default(),
    ))
}

pub async fn create(
    app: web::Data<App>,
    MayCreate(account): MayCreate,
    form: Form,
) -> Result<HttpResponse> {
    let t = account.language.texts();
    let process = match read_settings(t, &form, None) {
        Ok(process) => process,
        Err(faults) => {
            return Ok(html_unaccepted(views::settings_form(
                &account, None, &form, &faults,
            )));
        }
    };
    let now = app.clock.now();
    let slug = app
        .db
        .write(move |c| {
            let slug = queries::add(c, &process, now)?;
            accounts::queries::set_role(c, account.id, process.id, Role::Leader, None)?;
            audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(process.id),
                    account: Some(account.id),
                    at: now,
                    action: "process.created",
                    detail: slug.to_string(),
                },
            )?;
            Ok(slug)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}")))
}

fn read_settings(
    t: &Texts,
    form: &Form,
    old: Option<&Process>,
) -> std::result::Result<Process, Faults> {
    let mut reading = Reading::new(t, form);
    let mut texts = Vec::new();
    for (language, name, purpose) in [
        (Language::Swedish, "name_sv", "purpose_sv"),
        (Language::English, "name_en", "purpose_en"),
    ] {
        let text = if language == Language::Swedish {
            ProcessText {
                language,
                name: reading.required(name, "process-name", 120),
                purpose: reading.required(purpose, "process-purpose", 400),
            }
        } else {
            ProcessText {
                language,
                name: reading.optional(name, "process-name", 120),
                purpose: reading.optional(purpose, "process-purpose", 400),
            }
        };
        if !text.name.is_empty() {
            texts.push(text);
        }
    }
    let contact = Contact {
        organisation: reading.required("organisation", "process-organisation", 120),
        name: reading.required("contact_name", "process-contact-name", 120),
        email: reading
            .email("contact_email")
            .map(|address| address.as_str().to_owned())
            .unwrap_or_default(),
        phone: reading.optional("contact_phone", "process-contact-phone", 40),
    };
    let threshold = reading.number("threshold", "process-threshold", Threshold::LEAST, 1000);
    let heard_target = reading.number("heard_target", "process-heard-target", 0, 100);
    let answer_days = reading.number("answer_days", "process-answer-days", 0, 365);
    let process = Process {
        id: old.map_or_else(ProcessId::random, |old| old.id),
        slug: old.map_or_else(
            || Slug::of_name(texts.first().map_or("", |text| &text.name)),
            |old| old.slug.clone(),
        ),
        default_language: Language::Swedish,
        texts,
        contact,
        threshold: Threshold::at_least(threshold.unwrap_or(Threshold::LEAST)),
        heard_target: heard_target.unwrap_or(90),
        answer_days: answer_days.unwrap_or(7),
    };
    reading.done(Some(process))
}

pub async fn overview(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, boards, priorities, groups, methods, people) = app
        .db
        .read(move |c| {
            Ok((
                queries::process(c, id)?,
                queries::boards(c, id)?,
                queries::priorities(c, id)?,
                queries::groups(c, id)?,
                queries::methods(c, id)?,
                accounts::queries::people(c, id)?,
            ))
        })
        .await?;
    Ok(html(views::overview(&views::Overview {
        account: &staff.account,
        process: &process,
        boards: &boards,
        priorities: &priorities,
        groups: &groups,
        methods: &methods,
        people: &people,
        may_edit: staff.may::<Edit>(),
        may_lead: staff.may::<accounts::Publish>(),
    })))
}

pub async fn settings_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    let mut form = Form::default();
    for text in &process.texts {
        form.set(&format!("name_{}", text.language.word()), &text.name);
        form.set(&format!("purpose_{}", text.language.word()), &text.purpose);
    }
    form.set("organisation", &process.contact.organisation);
    form.set("contact_name", &process.contact.name);
    form.set("contact_email", &process.contact.email);
    form.set("contact_phone", &process.contact.phone);
    form.set("threshold", &process.threshold.get().to_string());
    form.set("heard_target", &process.heard_target.to_string());
    form.set("answer_days", &process.answer_days.to_string());
    Ok(html(views::settings_form(
        &staff.account,
        Some(&process),
        &form,
        &Faults::default(),
    )))
}

pub async fn set_settings(
    app: web::Data<App>,
    staff: Within<Edit>,
    form: Form,
) -> Result<HttpResponse> {
    let id = staff.process;
    let old = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    let t = staff.account.language.texts();
    let has_figures = app
        .db
        .read(move |c| Ok(queries::has_figures(c, id)?))
        .await?;
    let changed = read_settings(t, &form, Some(&old)).and_then(|changed| {
        // Two thresholds on the same figures could be subtracted from each other.
        if has_figures && changed.threshold != old.threshold {
            let mut faults = Faults::default();
            faults.add("threshold", t.get("process-threshold-fixed"));
            return Err(faults);
        }
        Ok(changed)
    });
    let changed = match changed {
        Ok(changed) => changed,
        Err(faults) => {
            return Ok(html_unaccepted(views::settings_form(
                &staff.account,
                Some(&old),
                &form,
                &faults,
            )));
        }
    };
    let now = app.clock.now();
    let account = staff.account.id;
    app.db
        .write(move |c| {
            queries::update(c, &changed)?;
            Ok(audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(id),
                    account: Some(account),
                    at: now,
                    action: "process.changed",
                    detail: format!(
                        "threshold {}, target {}",
                        changed.threshold.get(),
                        changed.heard_target
                    ),
                },
            )?)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/admin/p/{}", old.slug)))
}

/// A board, group or method that a path names: an id, or `new`.
fn part_id(text: &str) -> Result<Option<i64>> {
    if text == "new" {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Error::NotFound)
}

pub async fn board_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let id = part_id(&path.1)?.map(BoardId);
    let of = staff.process;
    let (process, boards, priorities, groups) = app
        .db
        .read(move |c| {
            Ok((
                queries::process(c, of)?,
                queries::boards(c, of)?,
                queries::priorities(c, of)?,
                queries::groups(c, of)?,
            ))
        })
        .await?;
    let mut form = Form::default();
    if let Some(id) = id {
        let board = boards
            .iter()
            .find(|board| board.id == id)
            .ok_or(Error::NotFound)?;
        form.set("name", &board.name);
        form.set("municipality", &board.municipality);
        form.set("reference", &board.reference);
        for (_, group) in priorities.iter().filter(|(board, _)| *board == id) {
            form.set("group", &group.to_string());
        }
    }
    Ok(html(views::board_form(
        &staff.account,
        &process,
        id,
        &groups,
        &form,
        &Faults::default(),
    )))
}

pub async fn put_board(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let id = part_id(&path.1)?.map(BoardId);
    let of = staff.process;
    let (process, boards, groups) = app
        .db
        .read(move |c| {
            Ok((
                queries::process(c, of)?,
                queries::boards(c, of)?,
                queries::groups(c, of)?,
            ))
        })
        .await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let board = Board {
        id: id.unwrap_or_else(BoardId::random),
        name: reading.required("name", "board-name", 120),
        municipality: reading.optional("municipality", "board-municipality", 120),
        reference: reading.optional("reference", "board-reference", 60),
    };
    if boards
        .iter()
        .any(|other| other.name == board.name && Some(other.id) != id)
    {
        reading.faults.add("name", t.get("name-taken"));
    }
    let chosen: Vec<TargetGroupId> = groups
        .iter()
        .map(|group| group.id)
        .filter(|id| form.all("group").any(|value| value == id.to_string()))
        .collect();
    match reading.done(Some(board)) {
        Ok(board) => {
            app.db
                .write(move |c| Ok(queries::put_board(c, of, &board, &chosen)?))
                .await?;
            Ok(see_other(format!("/admin/p/{}", process.slug)))
        }
        Err(faults) => Ok(html_unaccepted(views::board_form(
            &staff.account,
            &process,
            id,
            &groups,
            &form,
            &faults,
        ))),
    }
}

pub async fn group_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let id = part_id(&path.1)?.map(TargetGroupId);
    let of = staff.process;
    let (process, groups) = app
        .db
        .read(move |c| Ok((queries::process(c, of)?, queries::groups(c, of)?)))
        .await?;
    let mut form = Form::default();
    if let Some(id) = id {
        let group = groups
            .iter()
            .find(|group| group.id == id)
            .ok_or(Error::NotFound)?;
        form.set("name", &group.name);
        form.set("kind", group.kind.word());
    }
    Ok(html(views::group_form(
        &staff.account,
        &process,
        id,
        &form,
        &Faults::default(),
    )))
}

pub async fn put_group(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let id = part_id(&path.1)?.map(TargetGroupId);
    let of = staff.process;
    let (process, groups) = app
        .db
        .read(move |c| Ok((queries::process(c, of)?, queries::groups(c, of)?)))
        .await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let group = TargetGroup {
        id: id.unwrap_or_else(TargetGroupId::random),
        name: reading.required("name", "group-name", 120),
        kind: GroupKind::from_word(form.text("kind")).unwrap_or(GroupKind::Group),
    };
    if groups
        .iter()
        .any(|other| other.name == group.name && Some(other.id) != id)
    {
        reading.faults.add("name", t.get("name-taken"));
    }
    match reading.done(Some(group)) {
        Ok(group) => {
            app.db
                .write(move |c| Ok(queries::put_group(c, of, &group)?))
                .await?;
            Ok(see_other(format!("/admin/p/{}", process.slug)))
        }
        Err(faults) => Ok(html_unaccepted(views::group_form(
            &staff.account,
            &process,
            id,
            &form,
            &faults,
        ))),
    }
}

pub async fn method_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let id = part_id(&path.1)?.map(MethodId);
    let of = staff.process;
    let (process, methods) = app
        .db
        .read(move |c| Ok((queries::process(c, of)?, queries::methods(c, of)?)))
        .await?;
    let mut form = Form::default();
    if let Some(id) = id {
        let method = methods
            .iter()
            .find(|method| method.id == id)
            .ok_or(Error::NotFound)?;
        form.set("name", &method.name);
        form.set("strengths", &method.strengths);
        form.set("weaknesses", &method.weaknesses);
    }
    Ok(html(views::method_form(
        &staff.account,
        &process,
        id,
        &form,
        &Faults::default(),
    )))
}

pub async fn put_method(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let id = part_id(&path.1)?.map(MethodId);
    let of = staff.process;
    let (process, methods) = app
        .db
        .read(move |c| Ok((queries::process(c, of)?, queries::methods(c, of)?)))
        .await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let method = Method {
        id: id.unwrap_or_else(MethodId::random),
        name: reading.required("name", "method-name", 120),
        strengths: reading.optional("strengths", "method-strengths", 2000),
        weaknesses: reading.optional("weaknesses", "method-weaknesses", 2000),
    };
    if methods
        .iter()
        .any(|other| other.name == method.name && Some(other.id) != id)
    {
        reading.faults.add("name", t.get("name-taken"));
    }
    match reading.done(Some(method)) {
        Ok(method) => {
            app.db
                .write(move |c| Ok(queries::put_method(c, of, &method)?))
                .await?;
            Ok(see_other(format!("/admin/p/{}", process.slug)))
        }
        Err(faults) => Ok(html_unaccepted(views::method_form(
            &staff.account,
            &process,
            id,
            &form,
            &faults,
        ))),
    }
}

/// Removes a board, group or method that nothing refers to.
pub async fn remove_part(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (slug, kind, id) = path.into_inner();
    let id: i64 = id.parse().map_err(|_| Error::NotFound)?;
    let of = staff.process;
    app.db
        .write(move |c| {
            let removed = match kind.as_str() {
                "boards" => queries::remove_board(c, of, BoardId(id))?,
                "groups" => queries::remove_group(c, of, TargetGroupId(id))?,
                "methods" => queries::remove_method(c, of, MethodId(id))?,
                _ => return Err(Error::NotFound),
            };
            if removed {
                Ok(())
            } else {
                Err(Error::Refused("part-in-use"))
            }
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}")))
}

pub async fn person_form(
    app: web::Data<App>,
    staff: Within<accounts::Publish>,
) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    Ok(html(views::person_form(
        &staff.account,
        &process,
        &Form::default(),
        &Faults::default(),
        None,
    )))
}

/// Gives somebody a role here. Who has no account yet gets a one-time link, shown to the leader to pass on.
pub async fn add_person(
    app: web::Data<App>,
    staff: Within<accounts::Publish>,
    form: Form,
) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let name = reading.required("name", "account-name", 120);
    let email = reading.email("email");
    let role = Role::from_word(form.text("role")).unwrap_or(Role::Reader);
    let email = match reading.done(email) {
        Ok(email) => email.normalised(),
        Err(faults) => {
            return Ok(html_unaccepted(views::person_form(
                &staff.account,
                &process,
                &form,
                &faults,
                None,
            )));
        }
    };
    let token = crate::secrets::random_token();
    let hash = crate::secrets::token_hash(&token);
    let now = app.clock.now();
    let (by, language) = (staff.account.id, staff.account.language);
    let needs_link = app
        .db
        .write(move |c| {
            let known = accounts::queries::sign_in_facts(c, &email)?;
            let (account, is_new) = match known {
                // Whoever invited them gave them a link; another would let us in as them.
                Some((account, _)) => (account, false),
                None => {
                    let new = accounts::Account {
                        id: crate::db::ids::AccountId::random(),
                        email: email.clone(),
                        name: name.clone(),
                        language,
                        creates_processes: false,
                    };
                    accounts::queries::add_account(c, &new, None, now)?;
                    (new.id, true)
                }
            };
            accounts::queries::set_role(c, account, id, role, None)?;
            if is_new {
                const WEEK: i64 = 7 * 24 * 3600;
                accounts::queries::invite(c, &hash, Some(account), now.plus_seconds(WEEK))?;
            }
            audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(id),
                    account: Some(by),
                    at: now,
                    action: "person.added",
                    detail: role.word().to_owned(),
                },
            )?;
            Ok(is_new)
        })
        .await?;
    if needs_link {
        let link = app.config.base_url.join(&format!("/setup/{token}"));
        let none = Form::default();
        let page = views::person_form(
            &staff.account,
            &process,
            &none,
            &Faults::default(),
            Some(&link),
        );
        return Ok(html(page));
    }
    Ok(see_other(format!("/admin/p/{}", process.slug)))
}
