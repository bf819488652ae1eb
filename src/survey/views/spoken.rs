//! Recordings and films of the questions: the staff's page, and what a question's page shows of them.

use maud::{Markup, html};

use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::processes::spoken::{Spoken, SpokenKind};
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::survey::questionnaire::Question;
use crate::web::components::{Faults, cards, fault_summary, radios, select};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Url};

/// What a question says in each of its languages.
pub struct Words {
    pub said: Vec<(Language, String)>,
}

impl Words {
    /// What a form calls the question: its words, which stay when the questions change their order.
    pub fn key(&self) -> &str {
        self.said.first().map_or("", |(_, words)| words)
    }

    fn name(&self, t: &Texts) -> &str {
        t.language
            .pick(&self.said, Language::Swedish, |(language, _)| *language)
            .map_or("", |(_, words)| words)
    }
}

/// A question's words to listen to, and to watch; nothing is fetched before somebody asks for it.
pub fn media<'a>(
    t: &Texts,
    process: &'a Process,
    question: &Question,
    place: impl Fn(&'a Spoken) -> (Url, Option<Url>),
) -> Markup {
    let (language, words) = question.prompt.for_reader(t.language);
    let said = process
        .spoken
        .iter()
        .filter(|one| one.says(language, words));
    html! {
        @for one in said {
            @let (file, captions) = place(one);
            details.media {
                summary { (t.get(one.kind.offer_key())) }
                @match one.kind {
                    SpokenKind::Recording => audio controls preload="none" src=(file) {},
                    SpokenKind::Film => video controls preload="none" playsinline src=(file) {
                        @if let Some(captions) = captions {
                            track kind="captions" srclang=(language.word()) label=(language.own_name()) src=(captions) default;
                        }
                    },
                }
            }
        }
    }
}

const HEADS: [&str; 5] = [
    "spoken-question",
    "spoken-language",
    "spoken-kind",
    "spoken-captions",
    "spoken-remove",
];

/// The staff's page: what there is, and the form for one more.
pub fn spoken(staff: &Staff, asked: &[Words], form: &Form, faults: &Faults) -> Markup {
    let (t, process) = (staff.t(), &staff.process);
    let title = t.get("spoken-title");
    let may_edit = staff.may::<Edit>();
    let is_asked = |one: &Spoken| {
        let mut said = asked.iter().flat_map(|words| &words.said);
        said.any(|(language, words)| one.says(*language, words))
    };
    let row = |one: &Spoken| {
        let words =
            html! { bdi lang=(one.language.word()) dir=(one.language.direction()) { (one.words) } };
        let remove = format!("{}: {}", t.get("spoken-remove"), one.words);
        vec![
            html! {
                (words)
                @if !is_asked(one) { " " span.state.attention { (t.get("spoken-not-asked")) } }
            },
            html! { bdi lang=(one.language.word()) { (one.language.own_name()) } },
            html! { a href=(url::spoken_file(&process.slug, one.id)) { (t.get(one.kind.text_key())) } },
            html! {
                @match (one.kind, one.captions.is_empty()) {
                    (SpokenKind::Recording, _) => "–",
                    (SpokenKind::Film, true) => (t.get("spoken-captions-none")),
                    (SpokenKind::Film, false) => (t.get("spoken-captions-there")),
                }
            },
            html! {
                @if may_edit {
                    form novalidate method="post" action=(url::remove_spoken(&process.slug, one.id)) {
                        button.plain type="submit" aria-label=(remove) { (t.get("spoken-remove")) }
                    }
                }
            },
        ]
    };
    let heads = HEADS.map(|key| t.get(key));
    let content = html! {
        p { a href=(url::survey(&process.slug, url::OF_PARTICIPANTS)) { (t.get("survey-title")) } }
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("spoken-lead")) }
        @if process.spoken.is_empty() { p { (t.get("spoken-none")) } } @else {
            (cards(&title, &heads, process.spoken.iter().map(row).collect()))
        }
        @if may_edit {
            h2 { (t.get("spoken-new")) }
            (add(staff, asked, form, faults))
        }
    };
    staff
        .shell(Chapter::Survey, &title)
        .form(faults)
        .page(content)
}

fn add(staff: &Staff, asked: &[Words], form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let questions: Vec<_> = asked
        .iter()
        .map(|words| (words.key().to_owned(), words.name(t).to_owned()))
        .collect();
    let languages: Vec<_> = Language::all()
        .iter()
        .map(|one| (one.word().to_owned(), one.own_name().to_owned()))
        .collect();
    let kinds: Vec<_> = SpokenKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), t.get(kind.text_key()).into_owned()))
        .collect();
    html! {
        form novalidate method="post" enctype="multipart/form-data" action=(url::spoken(&staff.process.slug)) {
            (select("question", &t.get("spoken-question"), &questions, form.text("question"), faults))
            (select("language", &t.get("spoken-language"), &languages, form.text("language"), faults))
            (radios("kind", &t.get("spoken-kind"), &kinds, form.text("kind"), faults))
            (file(t, "file", ["spoken-file", "spoken-file-hint"], "audio/*,video/mp4,video/webm", faults))
            (file(t, "captions", ["spoken-captions", "spoken-captions-hint"], ".vtt,text/vtt", faults))
            button type="submit" { (t.get("spoken-add")) }
        }
    }
}

fn file(t: &Texts, name: &str, [label, hint]: [&str; 2], accept: &str, faults: &Faults) -> Markup {
    let (fault, hint_id) = (faults.of(name), format!("{name}-hint"));
    let described = match fault {
        Some(_) => format!("{hint_id} {name}-fault"),
        None => hint_id.clone(),
    };
    html! {
        div.field.at-fault[fault.is_some()] {
            label for=(name) { (t.get(label)) }
            p.hint id=(hint_id) { (t.get(hint)) }
            @if let Some(fault) = fault { p.fault id=(format!("{name}-fault")) { (fault) } }
            input id=(name) type="file" name=(name) accept=(accept) aria-describedby=(described) aria-invalid=[fault.map(|_| "true")];
        }
    }
}
