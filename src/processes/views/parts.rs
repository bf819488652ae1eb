//! The forms of boards, target groups and methods.

use maud::{Markup, html};

use crate::processes::parts::Shown;
use crate::processes::{GroupKind, Method, PrioritisingBoard, TargetGroup};
use crate::web::components::{Field, Input, boxes, options, remove_form, select, tick};
use crate::web::url;

/// What the form of a board needs to know.
pub struct AroundBoard {
    pub boards: Vec<PrioritisingBoard>,
    /// Those that it can put first.
    pub groups: Vec<TargetGroup>,
}

pub fn board_form(shown: &Shown<'_, PrioritisingBoard>) -> Markup {
    let (t, form, faults) = (shown.staff.t(), shown.form, shown.faults);
    let groups = &shown.around.groups;
    let fields = html! {
        (Field::new("name", t.get("board-name"), form.raw("name")).show(faults))
        (Field::new("municipality", t.get("board-municipality"), form.raw("municipality")).show(faults))
        (Field::new("reference", t.get("board-reference"), form.raw("reference")).hint(t.get("board-reference-hint")).show(faults))
        @if !groups.is_empty() || faults.of("group").is_some() {
            (boxes("group", &t.get("board-priorities"), faults, &html! {
                p.hint { (t.get("board-priorities-hint")) }
                div.columns {
                    @for group in groups {
                        (tick("group", &group.id.to_string(), &group.name).when(form.has("group", group.id)))
                    }
                }
            }))
        }
    };
    let (slug, id) = (&shown.staff.process.slug, shown.old.map(|old| old.board.id));
    let remove =
        id.map(|id| remove_form(t, &url::remove_board(slug, id), &t.get("part-remove-hint")));
    shown.form_page(
        ["board-new", "board-change"],
        &url::board(slug, id.into()),
        fields,
        remove,
    )
}

pub fn group_form(shown: &Shown<'_, TargetGroup>) -> Markup {
    let (t, form, faults) = (shown.staff.t(), shown.form, shown.faults);
    let kinds = options(t, GroupKind::ALL, GroupKind::word, GroupKind::text_key);
    let fields = html! {
        (Field::new("name", t.get("group-name"), form.raw("name")).show(faults))
        p.hint { (t.get("group-kind-hint")) }
        (select("kind", &t.get("group-kind"), &kinds, form.text("kind"), faults))
    };
    let (slug, id) = (&shown.staff.process.slug, shown.old.map(|old| old.id));
    let remove = id.map(|id| {
        remove_form(
            t,
            &url::remove_target_group(slug, id),
            &t.get("part-remove-hint"),
        )
    });
    shown.form_page(
        ["group-new", "group-change"],
        &url::target_group(slug, id.into()),
        fields,
        remove,
    )
}

pub fn method_form(shown: &Shown<'_, Method>) -> Markup {
    let (t, form, faults) = (shown.staff.t(), shown.form, shown.faults);
    let area = Input::Area { rows: 4 };
    let fields = html! {
        (Field::new("name", t.get("method-name"), form.raw("name")).show(faults))
        (Field::new("strengths", t.get("method-strengths"), form.raw("strengths")).input(area).show(faults))
        (Field::new("weaknesses", t.get("method-weaknesses"), form.raw("weaknesses")).input(area).show(faults))
    };
    let (slug, id) = (&shown.staff.process.slug, shown.old.map(|old| old.id));
    let remove =
        id.map(|id| remove_form(t, &url::remove_method(slug, id), &t.get("part-remove-hint")));
    shown.form_page(
        ["method-new", "method-change"],
        &url::method(slug, id.into()),
        fields,
        remove,
    )
}
