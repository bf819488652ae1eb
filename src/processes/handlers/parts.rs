//! Boards, target groups and methods.

use actix_web::{HttpResponse, web};

use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::db::ids::{BoardId, MethodId, TargetGroupId};
use crate::error::{Error, Result};
use crate::processes::{Board, GroupKind, Method, TargetGroup, queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Reading, named};
use crate::web::{html, html_unaccepted, see_other};

pub async fn board_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let id = named(&path.1)?.map(BoardId);
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
    let id = named(&path.1)?.map(BoardId);
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
    let id = named(&path.1)?.map(TargetGroupId);
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
    let id = named(&path.1)?.map(TargetGroupId);
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
    let id = named(&path.1)?.map(MethodId);
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
    let id = named(&path.1)?.map(MethodId);
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
