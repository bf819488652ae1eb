//! Setting aside what somebody made up.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::dialogues::DialogueKind;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::survey::Channel;
use crate::survey::forms::aside::LONGEST_REASON;
use crate::survey::queries::aside::SetAside;
use crate::web::components::{Faults, Field, boxes, fault_summary, save_form, tick};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Slug, Url};

/// Where answers came to.
#[derive(Debug, Clone, Copy)]
pub struct At {
    pub kind: DialogueKind,
    pub number: i32,
}

impl At {
    /// Its own page.
    pub fn url(self, slug: &Slug) -> Url {
        match self.kind {
            DialogueKind::Dialogue => url::dialogue(slug, self.number),
            DialogueKind::CollectionPoint => url::collection_point(slug, self.number),
        }
    }

    /// Where its answers are set aside.
    pub fn aside(self, slug: &Slug) -> Url {
        match self.kind {
            DialogueKind::Dialogue => url::set_aside(slug, self.number),
            DialogueKind::CollectionPoint => url::set_aside_at_point(slug, self.number),
        }
    }

    fn chapter(self) -> Chapter {
        match self.kind {
            DialogueKind::Dialogue => Chapter::Dialogues,
            DialogueKind::CollectionPoint => Chapter::Survey,
        }
    }
}

/// What is known of the answers that came there.
pub struct Around {
    pub at: At,
    /// A collection point's name.
    pub name: String,
    /// How many came, or were asked.
    pub people: Option<i32>,
    /// The most answers to any one question, without what is set aside.
    pub most: i64,
    pub by_channel: BTreeMap<Channel, i64>,
    /// What is set aside.
    pub there: Vec<SetAside>,
    /// Whether what comes is set aside.
    pub from_now: bool,
    pub is_closed: bool,
}

pub fn set_aside(staff: &Staff, around: &Around, form: &Form, faults: &Faults) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = t.get("aside-title");
    let whose = match around.at.kind {
        DialogueKind::Dialogue => t.with("dialogue-title", [("number", around.at.number.into())]),
        DialogueKind::CollectionPoint => around.name.clone(),
    };
    let content = html! {
        (fault_summary(t, faults))
        p { a href=(around.at.url(slug)) { (whose) } }
        h1 { (title) }
        p.lead { (t.get("aside-lead")) }
        p { (people(t, around)) }
        div.note { p { (t.get(if around.is_closed { "aside-after-close" } else { "aside-before-close" })) } }
        (save_form(t, &around.at.aside(slug), fields(t, around, form, faults)))
    };
    staff
        .shell(around.at.chapter(), &title)
        .form(faults)
        .page(content)
}

fn people(t: &Texts, around: &Around) -> String {
    let most = ("answers", around.most.into());
    match around.people {
        Some(people) => t.with("aside-people", [("people", people.into()), most]),
        None => t.with("aside-people-unknown", [most]),
    }
}

fn fields(t: &Texts, around: &Around, form: &Form, faults: &Faults) -> Markup {
    let count = |channel| around.by_channel.get(&channel).copied().unwrap_or(0);
    let is_there = |channel| around.there.iter().any(|one| one.channel == channel);
    // What nothing came by need not be asked about.
    let offered = Channel::ALL
        .iter()
        .copied()
        .filter(|&channel| count(channel) > 0 || is_there(channel));
    let channels = html! {
        @for channel in offered {
            @let label = t.with("aside-count", [("channel", t.get(channel.text_key()).into_owned().into()), ("count", count(channel).into())]);
            (tick("channel", channel.word(), &label).when(form.has("channel", channel.word())))
        }
        @if !around.is_closed {
            (tick("from_now", "1", &t.get("aside-from-now")).when(form.has("from_now", "1")))
        }
    };
    html! {
        (boxes("channel", &t.get("aside-channels"), faults, &channels))
        (Field::new("reason", t.get("aside-reason"), form.raw("reason"))
            .hint(t.with("aside-reason-hint", [("most", LONGEST_REASON.into())]).into())
            .show(faults))
    }
}
