//! Each dialogue, all of them or some.

use maud::{Markup, html};

use super::{Body, Stack, stack};
use crate::dialogues::Phase;
use crate::followup::account::{Account, Dialogue};
use crate::followup::chapters::{Look, Sorting, Topic};
use crate::followup::tables::{Value, each};
use crate::followup::views::pictures;
use crate::web::components::{Faults, options, select};
use crate::web::url;

const COLUMNS: [Stack; 8] = [
    stack("number", &[]),
    stack("month", &["phase"]),
    stack("board", &["method"]),
    stack("groups", &[]),
    stack("participants", &[]),
    stack("standing", &[]),
    stack("response", &["answered"]),
    stack("heard", &["n"]),
];

impl Body<'_> {
    /// Each dialogue, all of them or some.
    pub(super) fn dialogues(&self) -> Markup {
        let t = self.t;
        let account = &self.chosen();
        let link = |value: &Value| match (self.process, value) {
            (Some(process), Value::Number(number)) => {
                Some(url::dialogue(process, i32::try_from(*number).ok()?))
            }
            _ => None,
        };
        let table = each::dialogues(t, account);
        html! {
            @if self.look.is_some() { (self.left_out()) }
            @if let Some(look) = self.look { (self.filter(look)) }
            @if account.dialogues.is_empty() && !self.account.dialogues.is_empty() { p { (t.get("dialogues-none-such")) } }
            (pictures::dialogues(t, account))
            (self.sorted(Topic::Dialogues, &table, &COLUMNS, Some(&link)))
        }
    }

    /// The account with only those dialogues in its list that are asked for.
    fn chosen(&self) -> Account {
        let mut account = self.account.clone();
        if let Some(look) = self.look {
            account.dialogues.retain(|one| is_asked_for(look, one));
        }
        account
    }

    fn filter(&self, look: &Look) -> Markup {
        let (t, account) = (self.t, self.account);
        let any = || (String::new(), t.get("filter-any").into_owned());
        let named = |names: Vec<&str>| {
            let names = names
                .into_iter()
                .map(|name| (name.to_owned(), name.to_owned()));
            std::iter::once(any()).chain(names).collect::<Vec<_>>()
        };
        let boards = named(
            account
                .boards
                .iter()
                .map(|one| one.row.of.as_str())
                .collect(),
        );
        let groups = named(
            account
                .groups
                .iter()
                .map(|one| one.row.of.as_str())
                .collect(),
        );
        let methods = named(
            account
                .methods
                .iter()
                .map(|one| one.row.of.as_str())
                .collect(),
        );
        let phases: Vec<_> = std::iter::once(any())
            .chain(options(t, Phase::ALL, Phase::word, Phase::text_key))
            .collect();
        let phase = look.phase.map_or("", Phase::word);
        let faults = Faults::default();
        let action = url::follow_up_chapter(&account.process.slug, Topic::Dialogues.word());
        let sort = look.sorting.as_ref();
        let sort = sort.map_or_else(String::new, |by| Sorting::word(&by.column, by.order));
        let sorts = [
            ("", "dialogue-number-short"),
            ("-heard", "follow-up-share"),
            ("-participants", "dialogue-participants"),
            ("board", "dialogue-board"),
        ];
        let sorts = sorts.map(|(word, key)| (word.to_owned(), t.get(key).into_owned()));
        html! {
            form.filter method="get" action=(action) {
                @match &account.board {
                    Some(board) => input type="hidden" name="board" value=(board);,
                    None => (select("board", &t.get("dialogue-board"), &boards, "", &faults)),
                }
                (select("phase", &t.get("dialogue-phase"), &phases, phase, &faults))
                (select("group", &t.get("account-group"), &groups, &look.group, &faults))
                (select("method", &t.get("dialogue-method"), &methods, &look.method, &faults))
                (select("sort", &t.get("filter-sort"), &sorts, &sort, &faults))
                button.second type="submit" { (t.get("filter-apply")) }
            }
        }
    }
}

fn is_asked_for(look: &Look, one: &Dialogue) -> bool {
    look.phase.is_none_or(|phase| phase.word() == one.phase)
        && (look.group.is_empty() || one.groups.contains(&look.group))
        && (look.method.is_empty() || one.method.as_deref() == Some(look.method.as_str()))
}
