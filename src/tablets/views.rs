//! The tablet's page, and everything that it shows as one document.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use maud::{DOCTYPE, PreEscaped, html};
use serde_json::{Map, Value, json};

use super::{Fate, Seated, files};
use crate::addresses::{Offer, Purpose, Wording};
use crate::dialogues::host_link::Hosted;
use crate::i18n::{Language, Texts};
use crate::mail::domains::COMMON;
use crate::survey::LONGEST_COMMENT;
use crate::survey::questionnaire::Words;
use crate::web::components::{Faults, fault_summary};
use crate::web::page::{ICON, host_sheet};
use crate::web::participant::{Page, Shell};
use crate::web::url;

pub fn page(seated: &Seated) -> Page {
    let language = seated.process.default_language;
    let t = language.texts();
    let accent = seated.process.accent;
    let markup = html! {
        (DOCTYPE)
        html lang=(language.word()) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                title { (seated.process.name(language)) }
                link rel="icon" href=(ICON);
                link rel="manifest" href=(url::kiosk_manifest(&seated.token));
                link rel="stylesheet" href=(url::kiosk_file("kiosk.css"));
                @if let Some(accent) = accent { style { (PreEscaped(accent.style())) } }
                // All at once, instead of each when the one that wants it has come.
                @for name in files::beside_main() { link rel="modulepreload" href=(url::kiosk_file(name)); }
                link rel="preload" as="fetch" crossorigin href=(url::kiosk_setting(&seated.token));
                script type="module" src=(url::kiosk_file("main.js")) {}
            }
            body {
                main #main data-token=(seated.token) { noscript { p { (t.get("kiosk-needs-script")) } } }
            }
        }
    };
    Page { markup, accent }
}

/// What became of a file's records: how many met which fate.
pub type Fates = BTreeMap<Fate, i32>;

/// Where a carried file is handed in; and what became of it: of each of its records, or that it is no file of this
/// dialogue's.
pub fn file_form(hosted: &Hosted, outcome: Option<std::result::Result<Fates, ()>>) -> Page {
    let (t, host_token) = (hosted.t(), &hosted.token);
    let title = t.get("host-file");
    let mut faults = Faults::default();
    if let Some(Err(())) = outcome {
        faults.add("file", t.get("host-file-wrong"));
    }
    let fault = faults.of("file");
    let content = html! {
        (fault_summary(t, &faults))
        p { a href=(url::host(host_token).lang(t.language)) { (t.get("host-back")) } }
        h1 { (title) }
        p.lead { (t.get("host-file-lead")) }
        @if let Some(Ok(fates)) = &outcome {
            @let taken = fates.get(&Fate::Taken).copied().unwrap_or(0);
            @let refused = fates.values().sum::<i32>() - taken;
            div.note role="status" {
                p { (t.with("host-file-taken", [("taken", taken.into()), ("refused", refused.into())])) }
                @if refused > 0 {
                    ul {
                        @for (fate, &count) in fates.iter().filter(|(fate, _)| **fate != Fate::Taken) {
                            li { (t.with(fate.text_key(), [("count", count.into())])) }
                        }
                    }
                }
            }
        }
        form novalidate method="post" enctype="multipart/form-data" action=(url::tablet_file(host_token).lang(t.language)) {
            div.field.at-fault[fault.is_some()] {
                label for="file" { (t.get("host-file-choose")) }
                @if let Some(fault) = fault { p.fault #file-fault { (fault) } }
                input #file name="file" type="file" accept=".json,application/json"
                    aria-describedby=[fault.map(|_| "file-fault")] aria-invalid=[fault.map(|_| "true")];
            }
            button type="submit" { (t.get("host-file-take")) }
        }
    };
    Shell {
        languages: Language::STAFF,
        has_faults: !faults.is_empty(),
        sheet: Some(host_sheet()),
        ..Shell::new(t, Some(hosted.process.home(t.language)), None, &title)
    }
    .page(content)
}

/// The words that the tablet shows beside the questions' own.
const KEYS: [&str; 54] = [
    "listen",
    "watch-signed",
    "skip",
    "languages-label",
    "faults-title",
    "send",
    "next",
    "choices-hint",
    "question-optional",
    "question-skip",
    "choice-missing",
    "choices-missing",
    "words-missing",
    "answer-anonymous",
    "thanks-title",
    "thanks-counted",
    "wish-title",
    "wish-address",
    "wish-send",
    "consent-legend",
    "consent-under-13",
    "consent-missing",
    "address-missing",
    "address-no-at",
    "address-several-ats",
    "address-space",
    "address-no-name",
    "address-no-domain",
    "address-no-host",
    "address-too-long",
    "address-meant-yes",
    "address-meant-no",
    "saved-title",
    "saved-echo",
    "saved-correct",
    "saved-correct-send",
    "kiosk-start",
    "kiosk-finish",
    "kiosk-help",
    "kiosk-leave",
    "question-back",
    "title-fault",
    "read-aloud",
    "read-aloud-stop",
    "contact-questions",
    "accessibility-link",
    "privacy-link",
    "kiosk-done",
    "kiosk-still-there",
    "kiosk-continue",
    "kiosk-over",
    "closed-title",
    "cancelled-title",
    "cancelled-text",
];

fn words(t: &Texts, seated: &Seated) -> Value {
    let mut words: Map<String, Value> = KEYS
        .iter()
        .map(|&key| (key.to_owned(), t.get(key).into()))
        .collect();
    let organisation = seated.process.contact.organisation.clone();
    words.insert(
        "consent-intro".into(),
        t.with("consent-intro", [("organisation", organisation.into())])
            .into(),
    );
    for (key, names) in [
        ("question-of", ["number", "total"]),
        ("kiosk-seconds", ["seconds", "seconds"]),
        ("address-unseen", ["character", "character"]),
        ("address-character", ["character", "character"]),
        ("address-meant", ["address", "address"]),
    ] {
        // The tablet fills in the values where the braces are.
        let values = names.map(|name| (name, format!("{{{name}}}").into()));
        words.insert(key.into(), t.with(key, values).into());
    }
    words.insert(
        "better-too-long".into(),
        t.with("better-too-long", [("most", LONGEST_COMMENT.into())])
            .into(),
    );
    for &purpose in Purpose::ALL {
        words.insert(
            format!("consent-{}", purpose.word()),
            t.get(purpose.text_key()).into(),
        );
    }
    Value::Object(words)
}

/// A text in each language, with the language that it is in.
fn in_each(words: &Words) -> Value {
    Language::all()
        .iter()
        .map(|&language| {
            let (of, text) = words.for_reader(language);
            let said = json!({ "lang": of.word(), "dir": of.direction(), "text": text });
            (language.word().to_owned(), said)
        })
        .collect::<Map<_, _>>()
        .into()
}

/// A question's recordings and films, by language.
fn spoken(seated: &Seated, prompt: &Words) -> Value {
    let mut all: Map<String, Value> = Map::new();
    for one in &seated.process.spoken {
        if prompt.for_reader(one.language) != (one.language, &one.words) {
            continue;
        }
        let captions = (!one.captions.is_empty())
            .then(|| url::kiosk_captions(&seated.token, one.id).to_string());
        let said = json!({
            "kind": one.kind.word(),
            "src": url::kiosk_spoken(&seated.token, one.id).as_str(),
            "captions": captions,
        });
        let known = all.entry(one.language.word()).or_insert_with(|| json!([]));
        known
            .as_array_mut()
            .into_iter()
            .for_each(|known| known.push(said.clone()));
    }
    all.into()
}

/// What stands in the corner for the host, in a language that staff speak.
fn for_host(t: &Texts) -> Value {
    let counted = |key: &str| t.with(key, [("count", "{count}".into())]);
    json!({
        "explained": t.get("kiosk-explained"),
        "send": t.get("kiosk-send"),
        "save": t.get("kiosk-save"),
        "online": t.get("kiosk-online"),
        "offline": t.get("kiosk-offline"),
        "lang": t.language.word(),
        "unsent": counted("kiosk-unsent"),
        "sent": t.get("kiosk-all-sent"),
        "reasons": {
            "too_late": counted("host-refused-late"),
            "process_ended": counted("host-refused-ended"),
            "unfit": counted("host-refused-unfit"),
            "unreadable": counted("host-refused-unreadable"),
        },
        "clock": t.get("kiosk-clock"),
        "full": t.get("kiosk-full"),
        "store": t.get("kiosk-store"),
        "private": t.get("kiosk-private"),
    })
}

/// Everything that a tablet needs to ask the survey without a network. It offers what could be had when it was fetched.
pub fn setting(
    seated: &Seated,
    offer: &Offer,
    logo: Option<&(&'static str, Vec<u8>)>,
    public_key: &[u8],
) -> Value {
    let process = &seated.process;
    let languages: Vec<Value> = Language::all()
        .iter()
        .map(|&language| {
            let t = language.texts();
            let text = process.text(language);
            let wording = Wording::offering(t, &process.contact.organisation, offer);
            json!({
                "tag": language.word(),
                "name": language.own_name(),
                "dir": language.direction(),
                "process": { "lang": text.language.word(), "dir": text.language.direction(), "name": text.name, "purpose": text.purpose },
                "words": words(t, seated),
                "wording": { "version": wording.version, "body": wording.body },
            })
        })
        .collect();
    let questions: Vec<Value> = seated
        .asked
        .questions
        .iter()
        .map(|question| {
            let options: Vec<Value> = question
                .options
                .iter()
                .map(|option| json!({ "key": option.key, "label": in_each(&option.label) }))
                .collect();
            json!({
                "key": question.key,
                "kind": question.kind,
                "prompt": in_each(&question.prompt),
                "hint": in_each(&question.hint),
                "options": options,
                "spoken": spoken(seated, &question.prompt),
            })
        })
        .collect();
    // It lies in the document, so that it is there without a network.
    let logo = logo.zip(process.logo.as_ref());
    let logo = logo.map(|((media_type, bytes), shown)| {
        let bytes = STANDARD.encode(bytes);
        let place = format!("data:{media_type};base64,{bytes}");
        json!({ "src": place, "width": shown.width, "height": shown.height, "alt": process.contact.organisation })
    });
    json!({
        "logo": logo,
        "host": for_host(process.default_language.for_staff().texts()),
        "languages": languages,
        "default": process.default_language.word(),
        "questions": questions,
        "contact": { "name": process.contact.name, "organisation": process.contact.organisation, "phone": process.contact.phone, "email": process.contact.email },
        "pages": { "accessibility": url::accessibility(&process.slug).as_str(), "privacy": url::privacy(&process.slug).as_str() },
        "purposes": offer.purposes().iter().map(|purpose| purpose.word()).collect::<Vec<_>>(),
        "public_key": URL_SAFE_NO_PAD.encode(public_key),
        "longest_text": LONGEST_COMMENT,
        "domains": COMMON.lines().collect::<Vec<_>>(),
    })
}
