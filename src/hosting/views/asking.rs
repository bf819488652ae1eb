//! The pages that ask before something ends that others take part in.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::clock::Timestamp;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::{Dialogue, State};
use crate::hosting::standing::{Standing, Traces};
use crate::i18n::{Language, Texts};
use crate::processes::within::Staff;
use crate::web::components::{Asking, Faults, Field, fault_summary};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::participant::{Page, Shell};
use crate::web::url::{self, Url};

/// What is asked on the way from answers to figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Whether the dialogue ends.
    End,
    /// Whether it is closed for good, because nothing more is out.
    Close,
}

impl Question {
    /// Whether there is anything to ask of a dialogue that stands like this.
    pub fn can_be_asked(self, state: State) -> bool {
        match self {
            Self::End => state == State::Open,
            Self::Close => state == State::Ended,
        }
    }

    /// The key of its button, which is its title too.
    fn text_key(self) -> &'static str {
        match self {
            Self::End => "dialogue-end",
            Self::Close => "dialogue-close",
        }
    }
}

/// What is still out of a dialogue, as far as anybody knows.
pub struct Out<'a> {
    pub dialogue: &'a Dialogue,
    pub standing: &'a Standing,
    /// Seconds that the process waits for it after the end.
    pub grace: i64,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}

impl Out<'_> {
    fn title(&self, t: &Texts, question: Question) -> String {
        let dialogue = t.with("dialogue-title", [("number", self.dialogue.number.into())]);
        format!("{}: {dialogue}", t.get(question.text_key()))
    }

    /// What the step does, and what is out.
    fn told(&self, t: &Texts, question: Question) -> Vec<String> {
        let answered = ("answered", self.standing.answered.into());
        let what = match question {
            Question::End => t.with(
                "dialogue-end-hint",
                [
                    answered,
                    (
                        "moment",
                        t.moment(self.now.plus_seconds(self.grace), self.zone)
                            .into(),
                    ),
                ],
            ),
            Question::Close => t.with("dialogue-close-hint", [answered]),
        };
        let paper = [("count", self.standing.on_paper.into())];
        let unsent = self.standing.unsent();
        let warning = match (question, unsent) {
            (_, 0) => String::new(),
            (Question::End, _) => t.with("host-unsent-warning", [("count", unsent.into())]),
            (Question::Close, _) => t.with("host-unsent-lost", [("count", unsent.into())]),
        };
        vec![
            what,
            t.with("host-out-paper", paper),
            self.standing.tablets_text(t),
            warning,
        ]
    }

    fn asking<'t>(&self, t: &'t Texts, question: Question, action: Url, back: Url) -> Asking<'t> {
        Asking {
            title: self.title(t, question),
            told: self.told(t, question),
            fields: html! {},
            action,
            button: t.get(question.text_key()),
            back,
            back_text: t.get("dialogue-not-now"),
        }
    }
}

/// The question as staff are asked it.
pub fn ask_staff(staff: &Staff, question: Question, out: &Out<'_>) -> Markup {
    let (t, slug, number) = (staff.t(), &staff.process.slug, out.dialogue.number);
    let action = match question {
        Question::End => url::end_dialogue(slug, number),
        Question::Close => url::close_dialogue(slug, number),
    };
    let asking = out.asking(t, question, action, url::dialogue(slug, number));
    staff.ask(Chapter::Dialogues, &asking)
}

/// The question as the host is asked it.
pub fn ask_host(hosted: &Hosted, question: Question, out: &Out<'_>) -> Page {
    let (t, token) = (hosted.t(), &hosted.token);
    let (path, action) = match question {
        Question::End => (url::host_end(token), url::host_end(token)),
        Question::Close => (url::host_close(token), url::host_close(token)),
    };
    let back = url::host(token).lang(t.language);
    let asking = out.asking(t, question, action.lang(t.language), back);
    let title = asking.title.clone();
    let home = hosted.process.home(t.language);
    Shell {
        languages: Language::STAFF,
        ..Shell::new(t, Some(home), Some(path.as_str()), &title)
    }
    .page(html! { (asking) })
}

/// Why a dialogue is cancelled.
pub fn cancel_form(
    staff: &Staff,
    (dialogue, traces): (&Dialogue, Traces),
    form: &Form,
    faults: &Faults,
) -> Markup {
    let (t, slug, number) = (staff.t(), &staff.process.slug, dialogue.number);
    let title = t.with("dialogue-cancel-title", [("number", number.into())]);
    let asking = Asking {
        title: title.clone(),
        told: vec![
            t.get("dialogue-cancel-hint").into_owned(),
            match traces {
                Traces::Answers(0) => t.get("dialogue-cancel-some").into_owned(),
                Traces::Answers(count) => {
                    t.with("dialogue-cancel-answers", [("count", count.into())])
                }
                Traces::None | Traces::Other => String::new(),
            },
        ],
        fields: html! {
            (Field::new("why", t.get("dialogue-cancel-why"), form.raw("why"))
                .hint(t.get("dialogue-cancel-why-hint")).show(faults))
        },
        action: url::cancel_dialogue(slug, number),
        button: t.get("dialogue-cancel"),
        back: url::dialogue(slug, number),
        back_text: t.get("dialogue-not-now"),
    };
    let content = html! { (fault_summary(t, faults)) (asking) };
    let shell = staff.shell(Chapter::Dialogues, &title).form(faults);
    shell.page(content)
}

/// Whether a dialogue is removed that nothing came of.
pub fn ask_to_remove(staff: &Staff, dialogue: &Dialogue) -> Markup {
    let (t, slug, number) = (staff.t(), &staff.process.slug, dialogue.number);
    let asking = Asking {
        title: t.with("dialogue-remove-title", [("number", number.into())]),
        told: vec![t.get("dialogue-remove-hint").into_owned()],
        fields: html! {},
        action: url::remove_dialogue(slug, number),
        button: t.get("dialogue-remove"),
        back: url::dialogue(slug, number),
        back_text: t.get("dialogue-not-now"),
    };
    staff.ask(Chapter::Dialogues, &asking)
}

/// That something came of a dialogue, so that it stays; it may be cancelled.
pub fn not_removable(staff: &Staff, dialogue: &Dialogue) -> Markup {
    let (t, slug, number) = (staff.t(), &staff.process.slug, dialogue.number);
    let title = t.with("dialogue-remove-title", [("number", number.into())]);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("dialogue-not-removable")) }
        @if dialogue.can_be_cancelled() {
            p { a href=(url::cancel_dialogue(slug, number)) { (t.get("dialogue-cancel-instead")) } }
        }
        p { a href=(url::dialogue(slug, number)) { (t.with("dialogue-title", [("number", number.into())])) } }
    };
    staff.shell(Chapter::Dialogues, &title).page(content)
}
