//! The pages of a collection point.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::staff::survey_name;
use crate::clock::Timestamp;
use crate::dialogues::{Code, CollectionPoint, State};
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::staff::{Edit, Publish};
use crate::survey::queries::Step;
use crate::survey::queries::aside::SetAside;
use crate::survey::{Survey, Version, told};
use crate::web::components::{Asking, Faults, Field, Input, fault_summary, save_form, select};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

pub fn new_point(
    staff: &Staff,
    offered: &[(Survey, Version)],
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = staff.t();
    let title = t.get("point-new");
    let surveys: Vec<(String, String)> = offered
        .iter()
        .filter_map(|(survey, version)| {
            let number = t.with("version-is", [("number", version.number.into())]);
            let mut name = format!("{}, {number}", survey_name(t, survey));
            if version.pilot {
                name = format!("{name}, {}", t.get("version-pilot"));
            }
            Some((version.id?.to_string(), name))
        })
        .collect();
    let content = html! {
        p.lead { (t.get("points-lead")) }
        (save_form(t, &url::new_collection_point(&staff.process.slug), html! {
            (Field::new("name", t.get("point-name"), form.raw("name")).hint(t.get("point-name-hint")).show(faults))
            (select("survey", &t.get("survey-title"), &surveys, form.text("survey"), faults))
            (asked_field(staff, form, faults))
            div.pair {
                (Field::new("opens_on", t.get("point-opens-on"), form.raw("opens_on")).input(Input::Date).show(faults))
                (Field::new("closes_on", t.get("point-closes-on"), form.raw("closes_on")).input(Input::Date).show(faults))
            }
        }))
    };
    let shell = staff.shell(Chapter::Survey, &title).form(faults);
    shell.titled(content)
}

/// What a collection point's page shows.
pub struct Point<'a> {
    pub staff: &'a Staff,
    pub point: &'a CollectionPoint,
    pub survey: Option<&'a (Survey, Version)>,
    pub code: Code,
    /// The QR as an address of its own content.
    pub qr: &'a str,
    pub url: &'a str,
    pub answered: i64,
    /// The most answers to any one question.
    pub most: i64,
    pub aside: &'a [SetAside],
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}

/// What can be done to end a collection point, and to take that back.
fn ending(page: &Point<'_>, t: &Texts, state: State) -> Markup {
    let (slug, point) = (&page.staff.process.slug, page.point);
    html! {
        @if state == State::Open {
            div.actions { a.button.second href=(url::end_collection_point(slug, point.number)) { (t.get("point-end")) } }
        }
        @if state == State::Ended {
            @let waits = point.window.closes_at.plus_seconds(page.staff.process.grace);
            p.hint { (t.with("dialogue-ended-hint", [("moment", t.moment(waits, page.zone).into())])) }
            form novalidate method="post" action=(url::take_back_collection_point(slug, point.number)) {
                @let until = point.window.reopened_until(page.now);
                p.hint { (t.with("dialogue-take-back-hint", [("moment", t.moment(until, page.zone).into())])) }
                button.second type="submit" { (t.get("dialogue-take-back")) }
            }
            div.actions { a.button.second href=(url::close_collection_point(slug, point.number)) { (t.get("dialogue-nothing-out")) } }
        }
    }
}

/// The page that asks before a collection point ends, or is closed for good.
pub fn ask_about_point(page: &Point<'_>, step: Step) -> Markup {
    let (t, slug, number) = (page.staff.t(), &page.staff.process.slug, page.point.number);
    let answered = ("answered", page.answered.into());
    let waits = page.now.plus_seconds(page.staff.process.grace);
    let (key, action, told) = match step {
        Step::Close => (
            "point-close",
            url::close_collection_point(slug, number),
            t.with("dialogue-close-hint", [answered]),
        ),
        Step::End | Step::TakeBack => (
            "point-end",
            url::end_collection_point(slug, number),
            t.with(
                "dialogue-end-hint",
                [answered, ("moment", t.moment(waits, page.zone).into())],
            ),
        ),
    };
    let asking = Asking {
        title: format!("{}: {}", t.get(key), page.point.name),
        told: vec![told],
        fields: html! {},
        action,
        button: t.get(key),
        back: url::collection_point(slug, number),
        back_text: t.get("dialogue-not-now"),
    };
    page.staff.ask(Chapter::Survey, &asking)
}

/// How many were asked: what the share of those who answered is held against.
fn asked_field(staff: &Staff, form: &Form, faults: &Faults) -> Markup {
    let (t, threshold) = (staff.t(), staff.process.threshold);
    let numbers = [
        ("threshold", threshold.get().into()),
        ("company", threshold.company().into()),
    ];
    let hint = t.with("point-asked-hint", numbers);
    Field::new("asked", t.get("point-asked"), form.raw("asked"))
        .hint(hint.into())
        .input(Input::Number)
        .show(faults)
}

pub fn point(page: &Point<'_>) -> Markup {
    let mut form = Form::default();
    if let Some(asked) = page.point.asked {
        form.set("asked", asked);
    }
    point_again(page, &form, &Faults::default())
}

/// The same with what was typed of how many were asked, and what is wrong with it.
pub fn point_again(page: &Point<'_>, form: &Form, faults: &Faults) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let point = page.point;
    let state = point.window.state(page.now);
    let content = html! {
        (fault_summary(t, faults))
        div.beside {
            div {
                p { a href=(url::surveys(slug)) { (t.get("survey-title")) } }
                h1 { (point.name) }
                p.lead { (t.get(state.text_key())) }
                @if page.staff.may::<Edit>() {
                    div.actions {
                        a.button href=(url::posters(slug).with("point", point.number)) { (t.get("poster-open")) }
                    }
                }
                dl.facts {
                    @if let Some((survey, version)) = page.survey {
                        dt { (t.get("survey-title")) }
                        dd { (survey_name(t, survey)) ", " (t.with("version-is", [("number", version.number.into())])) }
                    }
                    dt { (t.get("dialogue-answered")) }
                    dd {
                        @if point.window.closed_at.is_some() {
                            a href=(url::follow_up(slug)) { (t.get("dialogue-in-follow-up")) }
                        } @else { (t.number(page.answered)) }
                        @if point.is_below(page.most) {
                            " " span.state.attention { (t.get("more-answers-than-asked")) }
                        }
                    }
                    @if !page.aside.is_empty() { dt { (t.get("aside-is")) } dd { (told::set_aside(t, page.aside)) } }
                    dt { (t.get("point-asked")) }
                    dd { @match point.asked { Some(asked) => (t.number(i64::from(asked))), None => (t.get("point-asked-unknown")) } }
                    dt { (t.get("dialogue-opens")) } dd { (t.moment(point.window.opens_at, page.zone)) }
                    dt { (t.get("dialogue-closes")) } dd { (t.ending(point.window.closes_at, page.zone)) }
                }
                @if page.staff.may::<Edit>() {
                    (save_form(t, &url::asked_at_collection_point(slug, point.number), asked_field(page.staff, form, faults)))
                    (ending(page, t, state))
                }
                @if page.staff.may::<Publish>() && page.most > 0 {
                    p { a href=(url::set_aside_at_point(slug, point.number)) { (t.get("aside-title")) } }
                }
            }
            @if page.staff.may::<Edit>() { div {
                img.qr src=(page.qr) alt=(t.with("qr-alt", [("code", page.code.shown().into())]));
                p.code { bdi dir="ltr" { (page.code.shown()) } }
                p { a href=(page.url) { bdi dir="ltr" { (page.url) } } }
            } }
        }
    };
    let shell = page.staff.shell(Chapter::Survey, &point.name).form(faults);
    shell.page(content)
}
