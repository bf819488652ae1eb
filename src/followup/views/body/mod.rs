//! The account, chapter by chapter: the same for the follow-up's pages, for a snapshot, and for those who see only one
//! board.

mod boards;
mod came;
mod counted;
mod definitions;
mod dialogues;
mod feedback;
mod figures;
mod goals;
mod groups;
mod heard;
mod plan;
mod questions;
mod time;

pub use definitions::definitions;

use maud::{Markup, html};

use super::cards::{Cards, Link, Ordered, Stack, plain, stack};
use super::sentences;
use super::table::ShownTable;
use crate::followup::account::Account;
use crate::followup::chapters::{Cut, Look, Topic};
use crate::followup::indicators::Met;
use crate::followup::tables::{Table, words};
use crate::i18n::Texts;
use crate::web::url::{self, Slug, Url};

/// Who looks at an account, and what it can lead them to.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    pub t: &'a Texts,
    pub account: &'a Account,
    /// Whose staff pages it leads to; none for those who may not see them.
    pub process: Option<&'a Slug>,
    /// How its one chapter is looked at; none where all of them stand on one page.
    pub look: Option<&'a Look>,
}

/// The columns about answers, after the one that names the row.
const ANSWERED: [Stack; 4] = [
    stack("dialogues", &["counted"]),
    stack("participants", &["residents", "officials", "mixed"]),
    stack("response", &["answered"]),
    stack("heard", &["n", "interval"]),
];

/// The same after some others.
fn answered(first: impl IntoIterator<Item = Stack>) -> Vec<Stack> {
    first.into_iter().chain(ANSWERED).collect()
}

/// The address of something about an account, with the one board that it is of.
pub fn for_board(url: Url, account: &Account) -> Url {
    match &account.board {
        Some(board) => url.with("board", board),
        None => url,
    }
}

impl<'a> Body<'a> {
    /// The language of what staff wrote, where the page is in another one (WCAG 3.1.2).
    pub fn foreign(&self) -> Option<&'a str> {
        self.account.foreign_to(self.t)
    }

    /// A table with its own caption, in all of its columns.
    pub fn captioned(&self, table: &Table) -> Markup {
        let shape = ShownTable {
            table,
            foreign: self.foreign(),
        };
        shape.show(self.t)
    }

    /// A table in the columns of a page.
    fn cards<'c>(&'c self, table: &'c Table, columns: &'c [Stack]) -> Cards<'c> {
        Cards {
            table,
            columns,
            threshold: self.account.threshold,
            foreign: self.foreign(),
            link: None,
            ordered: None,
        }
    }

    /// A table of a chapter in the columns of a page, which can be had in the order of each; where the name of a row leads
    /// to, if anywhere.
    fn sorted(
        &self,
        topic: Topic,
        table: &Table,
        columns: &[Stack],
        link: Option<&Link<'_>>,
    ) -> Markup {
        let to = |word: &str| self.address(topic).with("sort", word);
        let ordered = self.look.map(|look| Ordered {
            by: look.sorting.as_ref(),
            to: &to,
        });
        Cards {
            link,
            ordered,
            ..self.cards(table, columns)
        }
        .show(self.t)
    }

    /// Where a chapter is, with all that its address says but the order.
    fn address(&self, topic: Topic) -> Url {
        let slug = &self.account.process.slug;
        let mut to = for_board(url::follow_up_chapter(slug, topic.word()), self.account);
        let Some(look) = self.look else {
            return to;
        };
        if let Some(cut) = look.by.filter(|cut| topic.cuts().contains(cut)) {
            to = to.with("by", cut.word());
        }
        if let Some(phase) = look.phase {
            to = to.with("phase", phase.word());
        }
        for (name, value) in [("group", &look.group), ("method", &look.method)] {
            if !value.is_empty() {
                to = to.with(name, value);
            }
        }
        to
    }

    /// All of it on one page.
    pub fn show(&self) -> Markup {
        let t = self.t;
        let topics = Topic::ALL.iter().filter(|topic| self.has(**topic));
        let topics: Vec<Topic> = topics.copied().collect();
        html! {
            (self.left_out())
            (self.figures())
            nav.places aria-label=(t.get("account-contents")) { ul role="list" {
                li { a href="#goals" { (t.get(self.goals_title())) } }
                @for topic in &topics { li { a href=(format!("#{}", topic.word())) { (t.get(topic.asks())) } } }
                li { a href="#definitions" { (t.get("account-definitions")) } }
            } }
            h2 #goals { (t.get(self.goals_title())) }
            (self.goals())
            @for topic in topics {
                h2 id=(topic.word()) { (t.get(topic.asks())) }
                (self.chapter(topic))
            }
            h2 #definitions { (t.get("account-definitions")) }
            (self.definitions())
        }
    }

    /// Whether there is anything to tell in a chapter.
    fn has(&self, topic: Topic) -> bool {
        let account = self.account;
        match topic {
            Topic::Heard | Topic::Time | Topic::Feedback => true,
            Topic::Groups => !account.groups.is_empty(),
            Topic::Boards => !account.boards.is_empty(),
            Topic::Dialogues => !account.dialogues.is_empty(),
            Topic::Questions => !account.surveys.is_empty(),
            Topic::Came => {
                !(account.replies.is_empty()
                    && account.promises.is_empty()
                    && account.readers.is_empty())
            }
            Topic::Plan => !(account.activities.is_empty() && account.outreach.is_empty()),
        }
    }

    /// A chapter below its title: its sentence, and what it is read from.
    pub fn chapter(&self, topic: Topic) -> Markup {
        html! {
            p.big { (sentences::of(self.t, self.account, topic)) }
            @match topic {
                Topic::Heard => (self.heard()),
                Topic::Groups => (self.groups()),
                Topic::Boards => (self.boards()),
                Topic::Time => (self.time()),
                Topic::Dialogues => (self.dialogues()),
                Topic::Questions => (self.questions()),
                Topic::Feedback => (self.feedback()),
                Topic::Came => (self.came()),
                Topic::Plan => (self.plan()),
            }
            (self.counted(topic))
        }
    }

    /// By what a chapter's figures are split here: on a page of its own by one thing, else by each of some.
    fn cuts(&self, topic: Topic, on_one_page: &'static [Cut]) -> Vec<Cut> {
        match self.look {
            Some(look) => look
                .cut(topic)
                .filter(|cut| self.can_be_cut(*cut))
                .or(topic.cuts().first().copied())
                .into_iter()
                .collect(),
            None => {
                let all = on_one_page.iter().copied();
                all.filter(|cut| self.can_be_cut(*cut)).collect()
            }
        }
    }

    /// Whether there are rows of such a split.
    fn can_be_cut(&self, by: Cut) -> bool {
        let account = self.account;
        match by {
            Cut::Phase | Cut::Month => true,
            Cut::Whom => !account.people.is_empty(),
            Cut::Board => !account.boards.is_empty(),
            Cut::Group => !account.groups.is_empty(),
            Cut::Method => !account.methods.is_empty(),
            Cut::Year => !account.years.is_empty(),
            Cut::Municipality => !account.municipalities.is_empty(),
        }
    }

    /// The ways to split a chapter, the current one marked.
    fn ways_to_cut(&self, topic: Topic) -> Markup {
        let t = self.t;
        if self.look.is_none() {
            return html! {};
        }
        let all = topic.cuts().iter().copied();
        let all: Vec<Cut> = all.filter(|cut| self.can_be_cut(*cut)).collect();
        let now = self.cuts(topic, &[]).first().copied();
        let to = |cut: Cut| {
            let look = Look {
                by: Some(cut),
                ..Look::default()
            };
            let body = Body {
                look: Some(&look),
                ..*self
            };
            body.address(topic)
        };
        html! {
            @if all.len() > 1 {
                nav.cut aria-labelledby="cut" {
                    span #cut { (t.get("cut-by")) }
                    @for cut in all {
                        a href=(to(cut)) aria-current=[(Some(cut) == now).then_some("true")] { (t.get(cut.text_key())) }
                    }
                }
            }
        }
    }

    /// How to read all this, and what is not here (D23).
    pub fn definitions(&self) -> Markup {
        html! {
            dl.definitions {
                @for (term, meaning) in definitions(self.t, self.account) {
                    dt { (term) } dd { (meaning) }
                }
            }
        }
    }
}

fn mark(t: &Texts, met: Met) -> Markup {
    let class = match met {
        Met::Met => "state met",
        Met::NotMet => "state unmet",
        Met::NotDefined => "state none",
        Met::NotYet => "state",
    };
    html! { span class=(class) { (words::met(t, met)) } }
}
