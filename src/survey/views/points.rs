//! The pages of a collection point.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::staff::{state_name, survey_name};
use super::staff_page;
use crate::accounts::Account;
use crate::clock::Timestamp;
use crate::dialogues::{Code, CollectionPoint, State};
use crate::processes::Process;
use crate::survey::{Survey, Version};
use crate::web::components::{Faults, Field, Input, fault_summary, select};
use crate::web::form::Form;

pub fn new_point(
    account: &Account,
    process: &Process,
    offered: &[(Survey, Version)],
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get("point-new");
    let surveys: Vec<(String, String)> = offered
        .iter()
        .filter_map(|(survey, version)| {
            let number = t.with("version-is", [("number", version.number.into())]);
            let pilot = if version.pilot {
                format!(", {}", t.get("version-pilot"))
            } else {
                String::new()
            };
            let name = format!("{}, {number}{pilot}", survey_name(t, survey));
            Some((version.id?.to_string(), name))
        })
        .collect();
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("points-lead")) }
        form novalidate method="post" action=(format!("/admin/p/{}/collection-points/new", process.slug)) {
            (Field::new("name", t.get("point-name"), form.raw("name")).hint(t.get("point-name-hint")).show(faults))
            (select("survey", &t.get("survey-title"), &surveys, form.text("survey"), faults))
            div.pair {
                (Field::new("opens_on", t.get("point-opens-on"), form.raw("opens_on")).input(Input::Date).show(faults))
                (Field::new("closes_on", t.get("point-closes-on"), form.raw("closes_on")).input(Input::Date).show(faults))
            }
            div.actions { button type="submit" { (t.get("save")) } }
        }
    };
    staff_page(account, process, &title, Some(faults), content)
}

/// What a collection point's page shows.
pub struct Point<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub point: &'a CollectionPoint,
    pub survey: Option<&'a (Survey, Version)>,
    pub code: Code,
    /// The QR as an address of its own content.
    pub qr: &'a str,
    pub url: &'a str,
    pub answered: i64,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    pub may_edit: bool,
}

pub fn point(page: &Point<'_>) -> Markup {
    let t = page.account.language.texts();
    let (point, base) = (page.point, format!("/admin/p/{}", page.process.slug));
    let state = point.window.state(page.now);
    let content = html! {
        div.beside {
            div {
                p { a href=(format!("{base}/survey")) { (t.get("survey-title")) } }
                h1 { (point.name) }
                p.lead { (state_name(t, state)) }
                div.actions {
                    a.button href=(format!("{base}/dialogues/posters?point={}", point.number)) { (t.get("poster-open")) }
                }
                dl.facts {
                    @if let Some((survey, version)) = page.survey {
                        dt { (t.get("survey-title")) }
                        dd { (survey_name(t, survey)) ", " (t.with("version-is", [("number", version.number.into())])) }
                    }
                    dt { (t.get("dialogue-answered")) }
                    dd {
                        @if point.window.closed_at.is_some() {
                            a href=(format!("{base}/follow-up")) { (t.get("dialogue-in-follow-up")) }
                        } @else { (t.number(page.answered)) }
                    }
                    dt { (t.get("dialogue-opens")) } dd { (t.moment(point.window.opens_at, page.zone)) }
                    dt { (t.get("dialogue-closes")) } dd { (t.moment(point.window.closes_at, page.zone)) }
                }
                @if page.may_edit && state == State::Open {
                    form novalidate method="post" action=(format!("{base}/collection-points/{}/close", point.number)) {
                        p.hint { (t.with("dialogue-close-hint", [("answered", page.answered.into())])) }
                        button.grave type="submit" { (t.get("point-close")) }
                    }
                }
            }
            div {
                img.qr src=(page.qr) alt=(t.with("qr-alt", [("code", page.code.shown().into())]));
                p.code { bdi dir="ltr" { (page.code.shown()) } }
                p { a href=(page.url) { bdi dir="ltr" { (page.url) } } }
            }
        }
    };
    staff_page(page.account, page.process, &point.name, None, content)
}
