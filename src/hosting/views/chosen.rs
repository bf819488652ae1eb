//! What is done with several dialogues at once.

use maud::{Markup, html};

use crate::dialogues::{Dialogue, State};
use crate::hosting::forms::{Deed, Surroundings, may_move};
use crate::processes::within::Staff;
use crate::secrets::random_token;
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// What the page shows.
pub struct ManyPage<'a> {
    pub staff: &'a Staff,
    pub around: &'a Surroundings,
    pub deed: Deed,
    pub dialogues: &'a [Dialogue],
    pub form: &'a Form,
    pub faults: &'a Faults,
}

impl ManyPage<'_> {
    /// A dialogue as staff know it, with its day and board.
    fn name(&self, dialogue: &Dialogue) -> String {
        let t = self.staff.t();
        let day = t.date(dialogue.held_on);
        let board = self.around.board(dialogue.board);
        format!("{} ({}{}{})", dialogue.name(t), day, t.comma(), board)
    }

    /// Whether it can be done with this one.
    fn fits(&self, dialogue: &Dialogue) -> bool {
        match self.deed {
            Deed::Posters => true,
            Deed::Links => {
                dialogue.window.closed_at.is_none() && dialogue.window.cancelled_at.is_none()
            }
            Deed::Move => may_move(dialogue),
            Deed::Cancel => dialogue.can_be_cancelled() && dialogue.window.cancelled_at.is_none(),
        }
    }
}

pub fn chosen(page: &ManyPage<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let (fit, others): (Vec<&Dialogue>, Vec<&Dialogue>) =
        page.dialogues.iter().partition(|one| page.fits(one));
    let count = [("count", fit.len().into())];
    let title = t.with(page.deed.text_key(), count);
    let is_grave = page.deed == Deed::Cancel;
    let numbers: Vec<String> = fit.iter().map(|one| one.number.to_string()).collect();
    let numbers = numbers.join(" ");
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.lead { (t.get(page.deed.told_key())) }
        @if !others.is_empty() {
            div.note.warn {
                p { (t.get("dialogues-left-out")) }
                ul { @for one in &others { li { (page.name(one)) } } }
            }
        }
        @if !fit.is_empty() {
            form novalidate method="post" action=(url::chosen_dialogues(slug)) {
                input type="hidden" name="do" value=(page.deed.word());
                input type="hidden" name="key" value=(random_token());
                input type="hidden" name="n" value=(numbers);
                @match page.deed {
                    Deed::Cancel | Deed::Posters => {
                        ul { @for one in &fit { li { (page.name(one)) } } }
                        (Field::new("why", t.get("dialogue-cancel-why"), page.form.raw("why"))
                            .hint(t.get("dialogue-cancel-why-hint")).show(page.faults))
                    }
                    Deed::Move | Deed::Links => @for one in &fit { (field(page, one)) },
                }
                div.actions {
                    button.grave[is_grave] type="submit" { (title) }
                    a href=(url::dialogues(slug)) { (t.get("dialogue-not-now")) }
                }
            }
        } @else { p { a href=(url::dialogues(slug)) { (t.get("back")) } } }
    };
    let shell = page
        .staff
        .shell(Chapter::Dialogues, &title)
        .form(page.faults);
    shell.page(content)
}

/// What is asked of one dialogue.
fn field(page: &ManyPage<'_>, of: &Dialogue) -> Markup {
    let name = page.deed.field(of.number);
    let day = of.held_on.to_string();
    let written = match (page.deed, page.form.all(&name).next()) {
        (_, Some(written)) => written,
        (Deed::Move, None) => day.as_str(),
        (_, None) => "",
    };
    let input = match page.deed {
        Deed::Move => Input::Date,
        _ => Input::Email,
    };
    Field::new(name.clone(), page.name(of).into(), written)
        .input(input)
        .show(page.faults)
}

/// What became of the links that were mailed.
pub fn links_mailed(staff: &Staff, sent: &[(Dialogue, String)]) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = t.with(Deed::Links.text_key(), [("count", sent.len().into())]);
    let content = html! {
        @if sent.is_empty() { p { (t.get("host-link-before")) } }
        ul {
            @for (dialogue, told) in sent {
                li { a href=(url::dialogue(slug, dialogue.number)) { (dialogue.name(t)) } ": " (told) }
            }
        }
        p { a href=(url::dialogues(slug)) { (t.get("nav-dialogues")) } }
    };
    staff.shell(Chapter::Dialogues, &title).titled(content)
}

/// Whether anything can still be done with a dialogue that stands like this.
pub fn is_current(state: State) -> bool {
    matches!(
        state,
        State::Before | State::Open | State::Ended | State::Unconfirmed
    )
}
