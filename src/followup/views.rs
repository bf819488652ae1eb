//! The account as a page: every figure with what it was computed from.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::disclosure::{Disclosed, Share, share};
use super::queries::Wishes;
use super::questions::{Asked, Totals};
use super::{Answers, Outcome, Sum, Unit, bounds, exceeds, per_year, reach, sum};
use crate::accounts::Account;
use crate::clock::Timestamp;
use crate::dialogues::Phase;
use crate::i18n::Texts;
use crate::mailings::Figures;
use crate::mailings::forwarding::ForwardFigures;
use crate::processes::{Process, Threshold};
use crate::reports::Report;
use crate::survey::Choice;
use crate::survey::questionnaire::Kind as QuestionKind;
use crate::web::page::{Chapter, Place, StaffShell, staff};

/// A mailing in the account.
pub struct Sent<'a> {
    pub report: Option<&'a Report>,
    pub figures: Figures,
}

/// What organisations have said of a mailing.
pub struct Forwarded<'a> {
    pub report: Option<&'a Report>,
    pub figures: ForwardFigures,
}

/// What the page shows.
pub struct Page<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub units: &'a [Unit],
    pub disclosed: &'a Disclosed,
    pub asked: &'a [Asked],
    pub wishes: Wishes,
    pub sent: &'a [Sent<'a>],
    pub forwarded: &'a [Forwarded<'a>],
    pub computed_at: Timestamp,
    pub zone: &'a TimeZone,
}

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.get("follow-up-title");
    let all = sum(page.units, page.disclosed, None);
    let perspective = sum(page.units, page.disclosed, Some(Phase::Perspective));
    let in_depth = sum(page.units, page.disclosed, Some(Phase::InDepth));
    let content = html! {
        h1 { (title) }
        p.lead { (t.with("follow-up-lead", [("moment", t.moment(page.computed_at, page.zone).into())])) }
        @if page.units.is_empty() { p { (t.get("follow-up-empty")) } }
        ul.figures {
            li { strong { (t.number(all.dialogues)) } (t.get("dialogues-title")) }
            li { strong { (t.number(all.participants)) } (t.get("dialogue-participants")) }
            li { strong { (share_text(t, &perspective.answers, page.process.threshold)) } (t.get("follow-up-heard-perspective")) }
            li { strong { (t.number(page.wishes.all())) } (t.get("figure-wished")) }
        }
        (phases(page, t, &[("phase-perspective", perspective), ("phase-in-depth", in_depth), ("phase-all", all)]))
        (years(page, t))
        (heard(page, t, &perspective))
        (questions(page, t))
        (feedback(page, t, &all))
        (per_dialogue(page, t))
    };
    let shell = StaffShell {
        t,
        who: Some(&page.account.name),
        place: Some(Place {
            slug: page.process.slug.as_str(),
            name: page.process.name(t.language),
            chapter: Chapter::FollowUp,
        }),
        title: &title,
        has_faults: false,
        narrow: false,
    };
    staff(&shell, content)
}

/// A share in words: exact, or as near as a small group allows.
fn share_text(t: &Texts, answers: &Answers, threshold: Threshold) -> String {
    share_of(t, answers.heard(), answers.on_scale(), threshold)
}

fn share_of(t: &Texts, part: i64, whole: i64, threshold: Threshold) -> String {
    match share(part, whole, threshold) {
        Share::Exact { heard, of } => t.percent(heard, of),
        Share::AtMost5PerCent { .. } => format!("≤ {}", t.percent(5, 100)),
        Share::AtLeast95PerCent { .. } => format!("≥ {}", t.percent(95, 100)),
        Share::None => "–".into(),
    }
}

fn phases(page: &Page<'_>, t: &Texts, rows: &[(&str, Sum)]) -> Markup {
    html! {
        h2 { (t.get("follow-up-phases")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-phases")) { table {
            thead { tr {
                th scope="col" { (t.get("dialogue-phase")) }
                th.figure scope="col" { (t.get("dialogues-title")) }
                th.figure scope="col" { (t.get("dialogue-participants")) }
                th.figure scope="col" { (t.get("dialogue-answered")) }
                th.figure scope="col" { (t.get("follow-up-response")) }
                th.figure scope="col" { (t.get("follow-up-on-scale")) }
                th.figure scope="col" { (t.get("follow-up-share")) }
            } }
            tbody {
                @for (key, sum) in rows {
                    tr {
                        th scope="row" { (t.get(key)) }
                        td.figure { (t.number(sum.dialogues)) }
                        td.figure { (t.number(sum.participants)) }
                        td.figure { (t.number(sum.answers.taken_part())) }
                        td.figure { (t.percent(sum.answers.taken_part(), sum.participants_of_answers)) }
                        td.figure { (t.number(sum.answers.on_scale())) }
                        td.figure { (share_text(t, &sum.answers, page.process.threshold)) }
                    }
                }
            }
        } }
        p.quiet { (t.with("follow-up-versions", [("versions", versions(page.units).into())])) }
        p.quiet { (t.with("follow-up-rule", [("threshold", page.process.threshold.get().into())])) }
    }
}

/// The versions of the survey that the figures are from; pilots are not among them.
fn versions(units: &[Unit]) -> String {
    let numbers: std::collections::BTreeSet<i32> = units
        .iter()
        .filter(|unit| !unit.pilot && unit.closed_at.is_some())
        .map(|unit| unit.version)
        .collect();
    let numbers: Vec<String> = numbers.iter().map(i32::to_string).collect();
    if numbers.is_empty() {
        "–".into()
    } else {
        numbers.join(", ")
    }
}

/// Dialogues and participants per year (D1).
fn years(page: &Page<'_>, t: &Texts) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-years")) {
            table.compact {
                caption { (t.get("follow-up-years")) }
                thead { tr {
                    th scope="col" { (t.get("follow-up-year")) }
                    th.figure scope="col" { (t.get("dialogues-title")) }
                    th.figure scope="col" { (t.get("dialogue-participants")) }
                } }
                tbody {
                    @for (year, dialogues, participants) in per_year(page.units) {
                        tr {
                            th scope="row" { (year) }
                            td.figure { (t.number(dialogues)) }
                            td.figure { (t.number(participants)) }
                        }
                    }
                }
            }
        }
    }
}

fn outcome_mark(t: &Texts, outcome: Outcome) -> Markup {
    let (class, key) = match outcome {
        Outcome::Met => ("state met", "outcome-met"),
        Outcome::NotMet => ("state unmet", "outcome-not-met"),
        Outcome::Undefined => ("state", "outcome-undefined"),
    };
    html! { span class=(class) { (t.get(key)) } }
}

fn heard(page: &Page<'_>, t: &Texts, sum: &Sum) -> Markup {
    let answers = &sum.answers;
    let target = page.process.heard_target;
    html! {
        h2 { (t.get("follow-up-heard-title")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-heard-title")) { table {
            thead { tr {
                th scope="col" { (t.get("follow-up-indicator")) }
                th scope="col" { (t.get("follow-up-target")) }
                th scope="col" { (t.get("follow-up-outcome")) }
                th scope="col" { (t.get("follow-up-met")) }
            } }
            tbody { tr {
                th scope="row" { (t.get("follow-up-heard-indicator")) }
                td { "> " (t.percent(target.into(), 100)) }
                td {
                    (share_text(t, answers, page.process.threshold)) " "
                    (t.with("follow-up-n", [("n", answers.on_scale().into())]))
                }
                td { (outcome_mark(t, exceeds(answers.heard(), answers.on_scale(), target))) }
            } }
        } }
        @if answers.on_scale() >= 2 * page.process.threshold.get() {
            @if let Some(((low, low_of), (high, high_of))) = bounds(sum) {
                p {
                    (t.with("follow-up-bounds", [
                        ("answered", answers.on_scale().into()),
                        ("participants", sum.participants_of_answers.into()),
                        ("low", t.percent(low, low_of).into()),
                        ("high", t.percent(high, high_of).into()),
                    ]))
                }
            }
            (scale(t, answers))
        }
    }
}

/// The scale as a bar, beside the table that it draws.
fn scale(t: &Texts, answers: &Answers) -> Markup {
    let total = answers.taken_part().max(1);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-scale")) { table.compact {
            caption { (t.get("follow-up-scale")) }
            thead { tr {
                th scope="col" { (t.get("heard")) }
                th.figure scope="col" { (t.get("dialogue-answered")) }
                th.figure scope="col" { (t.get("follow-up-part")) }
                th scope="col" { span.hidden { (t.get("follow-up-picture")) } }
            } }
            tbody {
                @for &choice in Choice::ALL {
                    @let count = answers.of(choice);
                    tr {
                        th scope="row" { (t.get(choice.text_key())) }
                        td.figure { (t.number(count)) }
                        td.figure { (t.percent(count, total)) }
                        td { meter.bar min="0" max=(total) value=(count) aria-label=(t.get(choice.text_key())) { (count) } }
                    }
                }
            }
        } }
    }
}

/// The questions that stand by themselves, version by version.
fn questions(page: &Page<'_>, t: &Texts) -> Markup {
    html! {
        @for asked in page.asked {
            h2 {
                @if asked.survey.name.is_empty() { (t.get("survey-of-participants")) } @else { (asked.survey.name) }
                ", " (t.with("version-is", [("number", asked.version.number.into())]))
                @if asked.version.pilot { " " span.state { (t.get("version-pilot")) } }
            }
            @if asked.version.pilot { p.quiet { (t.get("follow-up-pilot")) } }
            @for totals in &asked.totals { (question(page, t, totals)) }
        }
    }
}

fn question(page: &Page<'_>, t: &Texts, totals: &Totals) -> Markup {
    let prompt = totals.question.prompt.for_reader(t.language).1;
    let base = totals.base();
    let high: i64 = Choice::ALL
        .iter()
        .filter(|choice| choice.is_heard())
        .map(|choice| totals.of(choice.word()))
        .sum();
    html! {
        @if totals.counts.is_none() {
            p { strong { (prompt) } } p { (t.get("too-few")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(prompt) { table.compact {
                caption { (prompt) " " (t.with("follow-up-n", [("n", base.into())])) }
                thead { tr {
                    th scope="col" { (t.get("follow-up-answer")) }
                    th.figure scope="col" { (t.get("dialogue-answered")) }
                    th.figure scope="col" { (t.get("follow-up-part")) }
                    th scope="col" { span.hidden { (t.get("follow-up-picture")) } }
                } }
                tbody {
                    @for option in &totals.question.options {
                        @let label = option.label.for_reader(t.language).1;
                        @let count = totals.of(&option.key);
                        @let is_counted = option.key != Choice::NoAnswer.word();
                        tr {
                            th scope="row" { (label) }
                            td.figure { (t.number(count)) }
                            td.figure { @if is_counted { (t.percent(count, base)) } @else { "–" } }
                            td { meter.bar min="0" max=(base.max(1)) value=(count) aria-label=(label) { (count) } }
                        }
                    }
                }
            } }
            @if totals.question.kind == QuestionKind::Scale {
                p {
                    (t.get("follow-up-top-two")) " "
                    strong { (share_of(t, high, base, page.process.threshold)) }
                }
            }
        }
    }
}

fn feedback(page: &Page<'_>, t: &Texts, all: &Sum) -> Markup {
    html! {
        h2 { (t.get("follow-up-feedback")) }
        p {
            (t.with("follow-up-wished", [
                ("wished", page.wishes.all().into()),
                ("participants", all.participants.into()),
                ("withdrawn", page.wishes.withdrawn.into()),
            ]))
        }
        @if page.sent.is_empty() { p.quiet { (t.get("mailings-empty")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-feedback")) { table {
                thead { tr {
                    th scope="col" { (t.get("report-title")) }
                    th.figure scope="col" { (t.get("figure-wished")) }
                    th.figure scope="col" { (t.get("figure-to-send")) }
                    th.figure scope="col" { (t.get("figure-waiting")) }
                    th.figure scope="col" { (t.get("figure-accepted")) }
                    th.figure scope="col" { (t.get("figure-bounced")) }
                    th.figure scope="col" { (t.get("figure-rejected")) }
                    th.figure scope="col" { (t.get("figure-uncertain")) }
                    th.figure scope="col" { (t.get("figure-failed")) }
                    th.figure scope="col" { (t.get("figure-withdrawn")) }
                    th.figure scope="col" { (t.get("figure-cancelled")) }
                    th.figure scope="col" { (t.get("figure-untried")) }
                    th.figure scope="col" { (t.get("follow-up-sent-share")) }
                } }
                tbody {
                    @for sent in page.sent {
                        @let figures = &sent.figures;
                        @let wanted = figures.total() - figures.withdrawn;
                        tr {
                            th scope="row" { (sent.report.map_or("", |report| &report.text(t.language).title)) }
                            td.figure { (t.number(page.wishes.all())) }
                            td.figure { (t.number(figures.total())) }
                            td.figure { (t.number(figures.waiting)) }
                            td.figure { (t.number(figures.accepted)) }
                            td.figure { (t.number(figures.bounced)) }
                            td.figure { (t.number(figures.rejected)) }
                            td.figure { (t.number(figures.uncertain)) }
                            td.figure { (t.number(figures.failed)) }
                            td.figure { (t.number(figures.withdrawn)) }
                            td.figure { (t.number(figures.cancelled)) }
                            td.figure { (t.number(figures.untried)) }
                            td.figure { (t.percent(figures.sent(), wanted)) }
                        }
                    }
                }
            } }
            p.quiet { (t.get("follow-up-feedback-hint")) }
        }
        @if !page.forwarded.is_empty() { (forwarded(page, t)) }
        (reached(page, t, all))
    }
}

/// How many of the participants each report's feedback reached: a range, because somebody may have got it both by
/// mail and from an organisation, and nobody may know (D10).
fn reached(page: &Page<'_>, t: &Texts, all: &Sum) -> Markup {
    html! {
        @for sent in page.sent {
            @let id = sent.report.map(|report| report.id);
            @let passed_on = page
                .forwarded
                .iter()
                .find(|forwarded| id.is_some() && forwarded.report.map(|report| report.id) == id)
                .map_or(0, |forwarded| forwarded.figures.passed_on);
            @if let Some((least, most)) = reach(sent.figures.accepted, passed_on, all.participants) {
                p { (t.with("follow-up-reached", [
                    ("title", sent.report.map_or("", |report| &report.text(t.language).title).to_owned().into()),
                    ("least", least.into()),
                    ("most", most.into()),
                    ("participants", all.participants.into()),
                ])) }
            }
        }
    }
}

/// What organisations say to have passed on: a figure of its own, never added to those of e-mail.
fn forwarded(page: &Page<'_>, t: &Texts) -> Markup {
    html! {
        h3 { (t.get("forward-told")) }
        p.hint { (t.get("forward-told-hint")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("forward-told")) { table {
            thead { tr {
                th scope="col" { (t.get("report-title")) }
                th.figure scope="col" { (t.get("forward-asked")) }
                th.figure scope="col" { (t.get("forward-answered")) }
                th.figure scope="col" { (t.get("forward-passed-on")) }
                th.figure scope="col" { (t.get("forward-not-reachable")) }
            } }
            tbody {
                @for forwarded in page.forwarded {
                    tr {
                        th scope="row" { (forwarded.report.map_or("", |report| &report.text(t.language).title)) }
                        td.figure { (t.number(forwarded.figures.asked)) }
                        td.figure { (t.number(forwarded.figures.answered)) }
                        td.figure { (t.number(forwarded.figures.passed_on)) }
                        td.figure { (t.number(forwarded.figures.not_reachable)) }
                    }
                }
            }
        } }
    }
}

fn per_dialogue(page: &Page<'_>, t: &Texts) -> Markup {
    let hidden = || t.get("too-few").into_owned();
    html! {
        @if !page.units.is_empty() {
            h2 { (t.get("follow-up-per-dialogue")) }
            p.quiet { (t.with("follow-up-per-dialogue-hint", [("threshold", page.process.threshold.get().into())])) }
            div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-per-dialogue")) { table {
                thead { tr {
                    th.figure scope="col" { (t.get("dialogue-number-short")) }
                    th scope="col" { (t.get("dialogue-phase")) }
                    th.figure scope="col" { (t.get("dialogue-participants")) }
                    th.figure scope="col" { (t.get("dialogue-answered")) }
                    th.figure scope="col" { (t.get("follow-up-share")) }
                } }
                tbody {
                    @for unit in page.units {
                        @let alone = page.disclosed.is_shown_alone(unit.id);
                        tr {
                            th.figure scope="row" { a href=(format!("/admin/p/{}/dialogues/{}", page.process.slug, unit.number)) { (unit.number) } }
                            td { (t.get(match unit.phase { Phase::Perspective => "phase-perspective", Phase::InDepth => "phase-in-depth" })) }
                            td.figure { (unit.participants.map_or_else(|| "–".to_owned(), |count| t.number(count.into()))) }
                            @if unit.pilot {
                                td.figure { (t.get("version-pilot")) }
                                td.figure { (t.get("version-pilot")) }
                            } @else if unit.closed_at.is_none() {
                                td.figure { (t.number(unit.answers.taken_part())) }
                                td.figure { (t.get("follow-up-open")) }
                            } @else if alone {
                                td.figure { (t.number(unit.answers.taken_part())) }
                                td.figure { (share_text(t, &unit.answers, page.process.threshold)) }
                            } @else {
                                td.figure { (hidden()) }
                                td.figure { (hidden()) }
                            }
                        }
                    }
                }
            } }
        }
    }
}
