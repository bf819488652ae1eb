//! Mail that came back and that nobody understood: what waits, and the question what one of it is.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::db::ids::{DeliveryId, ProcessId, ReturnedMailId};
use crate::i18n::Texts;
use crate::mailings::bounces::KeptMail;
use crate::mailings::bounces::settling::{Candidate, Meaning, Why};
use crate::processes::Process;
use crate::processes::within::Staff;
use crate::reports::Report;
use crate::staff::Account;
use crate::web::components::{Faults, Field, Input};
use crate::web::form::Form;
use crate::web::page::{Chapter, StaffShell};
use crate::web::url::{self, Url};

/// Where somebody looks at what came back: what is of a process there, and what is nobody's with the relay.
#[derive(Clone, Copy)]
pub enum Desk<'a> {
    Nobodys(&'a Account),
    Process(&'a Staff),
}

impl<'a> Desk<'a> {
    pub fn of(self) -> Option<ProcessId> {
        match self {
            Self::Nobodys(_) => None,
            Self::Process(staff) => Some(staff.process.id),
        }
    }

    pub fn account(self) -> &'a Account {
        match self {
            Self::Nobodys(account) => account,
            Self::Process(staff) => &staff.account,
        }
    }

    /// The words of whoever looks.
    pub fn t(self) -> &'static Texts {
        self.account().language.texts()
    }

    /// Where the mails are that wait.
    pub fn list(self) -> Url {
        match self {
            Self::Nobodys(_) => url::relay(),
            Self::Process(staff) => url::returned_mails(&staff.process.slug),
        }
    }

    fn set_aside(self, id: ReturnedMailId) -> Url {
        match self {
            Self::Nobodys(_) => url::returned_mail(id),
            Self::Process(staff) => url::returned_mail_of(&staff.process.slug, id),
        }
    }

    fn settle(self, id: ReturnedMailId) -> Url {
        match self {
            Self::Nobodys(_) => url::settle_returned(id),
            Self::Process(staff) => url::settle_returned_of(&staff.process.slug, id),
        }
    }

    fn shell(self, title: &'a str) -> StaffShell<'a> {
        match self {
            Self::Nobodys(account) => StaffShell::new(self.t(), Some(&account.name), title),
            Self::Process(staff) => staff.shell(Chapter::Mailings, title),
        }
    }
}

/// The mails that wait, each to be settled or set aside.
pub fn waiting(desk: &Desk<'_>, kept: &[KeptMail], count: i64, zone: &TimeZone) -> Markup {
    let t = desk.t();
    html! {
        @if count == 0 { p { (t.get("kept-none")) } } @else {
            p { (t.with("kept-lead", [("count", count.into())])) }
            @for kept in kept {
                details {
                    summary { (t.moment(kept.received_at, zone)) (heading(t, kept)) }
                    pre.mail { (kept.text) }
                    form novalidate method="post" action=(desk.set_aside(kept.id)) {
                        div.actions {
                            button.second type="submit" { (t.get("kept-set-aside")) }
                            a.button href=(desk.settle(kept.id)) { (t.get("settle-open")) }
                        }
                    }
                }
            }
        }
    }
}

/// Who sent it and what about, so that those of one day are told apart.
fn heading(t: &Texts, kept: &KeptMail) -> Markup {
    let or_nothing = |words: &str| match words {
        "" => t.get("kept-unnamed").into_owned(),
        words => words.to_owned(),
    };
    html! {
        ": " bdi { (or_nothing(&kept.heading.from)) } " – " bdi { (or_nothing(&kept.heading.subject)) }
    }
}

/// What came back in a process.
pub fn returned(staff: &Staff, kept: &[KeptMail], count: i64, zone: &TimeZone) -> Markup {
    let t = staff.t();
    let title = t.get("kept-title");
    let content = html! {
        h1 { (title) }
        (waiting(&Desk::Process(staff), kept, count, zone))
        p { a href=(url::mailings(&staff.process.slug)) { (t.get("mailings-title")) } }
    };
    staff.shell(Chapter::Mailings, &title).page(content)
}

/// A delivery that a mail may be about, with the names of what it is of.
pub struct Choice {
    pub candidate: Candidate,
    pub report: Report,
    pub process: Process,
}

/// What the question shows.
pub struct Asked<'a> {
    pub desk: Desk<'a>,
    pub kept: &'a KeptMail,
    pub choices: &'a [Choice],
    pub form: &'a Form,
    pub faults: &'a Faults,
    pub zone: &'a TimeZone,
}

pub fn ask(asked: &Asked<'_>) -> Markup {
    let (t, form, faults) = (asked.desk.t(), asked.form, asked.faults);
    let title = t.get("settle-title");
    let action = asked.desk.settle(asked.kept.id);
    let content = html! {
        p.lead { (t.with("settle-lead", [("moment", t.moment(asked.kept.received_at, asked.zone).into())])) }
        p { (t.moment(asked.kept.received_at, asked.zone)) (heading(t, asked.kept)) }
        pre.mail tabindex="0" role="region" aria-label=(t.get("settle-mail")) { (asked.kept.text) }
        form novalidate method="post" action=(action) {
            h2 { (t.get("settle-find")) }
            p.hint { (t.get("settle-find-hint")) }
            (Field::new("address", t.get("settle-address"), form.raw("address")).input(Input::Email).show(faults))
            div.actions { button.second type="submit" name="do" value="look" { (t.get("settle-look")) } }
            fieldset #delivery aria-describedby=[faults.of("delivery").map(|_| "delivery-fault")] {
                legend { (t.get("settle-which")) }
                (fault(faults, "delivery"))
                @if asked.choices.is_empty() { p { (t.get("settle-no-choices")) } }
                @for choice in asked.choices { (offer(asked, choice)) }
                @if !asked.choices.is_empty() {
                    label.tick {
                        input type="radio" name="delivery" value="none" checked[form.text("delivery") == "none"];
                        span { (t.get("settle-of-none")) }
                    }
                }
            }
            fieldset #meaning aria-describedby=[faults.of("meaning").map(|_| "meaning-fault")] {
                legend { (t.get("settle-what")) }
                (fault(faults, "meaning"))
                @for meaning in Meaning::ALL {
                    label.tick {
                        input type="radio" name="meaning" value=(meaning.word()) checked[form.text("meaning") == meaning.word()];
                        span { (t.get(meaning.text_key())) }
                    }
                }
            }
            p.hint { (t.get("settle-then")) }
            div.actions { button type="submit" name="do" value="settle" { (t.get("settle-do")) } }
        }
        p { a href=(asked.desk.list()) { (t.get("settle-back")) } }
    };
    asked.desk.shell(&title).form(faults).titled(content)
}

fn fault(faults: &Faults, field: &str) -> Markup {
    html! {
        @if let Some(text) = faults.of(field) { p.fault id=(format!("{field}-fault")) { (text) } }
    }
}

/// One to choose. Whom it went to is said only as far as the mail itself says it.
fn offer(asked: &Asked<'_>, choice: &Choice) -> Markup {
    let t = asked.desk.t();
    let Choice {
        candidate,
        report,
        process,
    } = choice;
    let is_chosen = match asked.form.text("delivery") {
        // The mail itself says it, and says nothing else.
        "" => {
            let mut named = asked.choices.iter().map(|other| &other.candidate);
            candidate.why == Why::Named
                && named
                    .all(|other| other.delivery == candidate.delivery || other.why != Why::Named)
        }
        chosen => chosen == of(candidate.delivery),
    };
    html! {
        label.tick {
            input type="radio" name="delivery" value=(of(candidate.delivery)) checked[is_chosen];
            span {
                (report.text(t.language).title)
                @if let Some(at) = candidate.begun_at { ", " (t.date(at.day(asked.zone))) }
                @if matches!(asked.desk, Desk::Nobodys(_)) { ", " (process.name(t.language)) }
                ": "
                @match &candidate.why {
                    Why::Named => { (t.get("settle-named")) " " code { (candidate.message_id) } }
                    Why::StandsInIt(address) => (t.with("settle-stands", [("address", address.as_str().to_owned().into())])),
                    Why::LookedFor => (t.get("settle-looked")),
                }
            }
        }
    }
}

fn of(id: DeliveryId) -> String {
    id.to_string()
}
