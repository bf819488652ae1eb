//! What the benchmarks begin with: an installation in a folder of its own, and a process.

use std::path::Path;

use actix_web::web;
use eko::app::App;
use eko::clock::Clock;
use eko::config::Config;
use eko::db::Limits;
use eko::db::ids::ProcessId;
use eko::i18n::Language;
use eko::processes::{Information, MailingRules, Process, ProcessText, Slug, Threshold};
use eko::web::page::Contact;

/// An installation with its data in `folder`.
pub fn open(folder: &Path, settings: &str, more: &[(&str, String)]) -> web::Data<App> {
    let file = folder.join("eko.toml");
    std::fs::write(&file, settings).expect("settings");
    let data = ("EKO_DATA_DIR", folder.display().to_string());
    let env = more.iter().cloned().chain([data]);
    let config = Config::load(Some(&file), env).expect("usable settings");
    web::Data::new(App::open(config, Clock::System, Limits::default()).expect("an app"))
}

pub fn process(slug: &str, today: jiff::civil::Date) -> Process {
    Process {
        id: ProcessId::random(),
        slug: Slug::of_name(slug),
        default_language: Language::Swedish,
        texts: vec![ProcessText {
            language: Language::Swedish,
            name: "Tillit i Halland".into(),
            purpose: "Ditt svar visar om du fick göra din röst hörd.".into(),
            shortcomings: String::new(),
            partners: String::new(),
        }],
        contact: Contact {
            organisation: "Region Halland".into(),
            name: "Kim Lind".into(),
            email: "kim.lind@example.org".into(),
            phone: String::new(),
        },
        threshold: Threshold::at_least(Threshold::LEAST),
        answer_days: 7,
        grace: 0,
        mailing: MailingRules::default(),
        ended_at: None,
        accent: None,
        logo: None,
        spoken: Vec::new(),
        information: Information::new(today),
    }
}
