//! The front end in `kiosk/`, embedded: plain modules, a style sheet and a service worker.

use std::sync::LazyLock;

use crate::web::{page, url};

/// The modules by their names under `/static/kiosk/`.
const MODULES: [(&str, &str); 9] = [
    ("main.js", include_str!("../../kiosk/main.js")),
    ("address.js", include_str!("../../kiosk/address.js")),
    ("pages.js", include_str!("../../kiosk/pages.js")),
    ("idle.js", include_str!("../../kiosk/idle.js")),
    ("queue.js", include_str!("../../kiosk/queue.js")),
    ("sender.js", include_str!("../../kiosk/sender.js")),
    ("seal.js", include_str!("../../kiosk/seal.js")),
    ("standing.js", include_str!("../../kiosk/standing.js")),
    ("live.js", include_str!("../../kiosk/live.js")),
];
const WORKER: &str = include_str!("../../kiosk/sw.js");

static STYLE: LazyLock<String> = LazyLock::new(|| {
    page::compact(&[
        page::TOKENS,
        page::STATES,
        include_str!("../../kiosk/kiosk.css"),
    ])
});

/// The service worker, told what to keep and under which version: it changes when anything does.
static WORKER_WITH_FILES: LazyLock<String> = LazyLock::new(|| {
    let names: Vec<String> = MODULES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .chain(["kiosk.css".to_owned()])
        .map(|name| format!("'{}'", url::kiosk_file(&name)))
        .collect();
    let all: String = MODULES
        .iter()
        .map(|(_, text)| *text)
        .chain([STYLE.as_str(), WORKER])
        .collect();
    format!(
        "const VERSION = 'eko-{}';\nconst STATIC = [{}];\n{WORKER}",
        page::version(&all),
        names.join(", ")
    )
});

/// The modules that `main.js` is made of.
pub fn beside_main() -> impl Iterator<Item = &'static str> {
    let names = MODULES.iter().map(|(name, _)| *name);
    names.filter(|name| !["main.js", "live.js"].contains(name))
}

/// A file by its name, with its media type.
pub fn file(name: &str) -> Option<(&'static str, &'static str)> {
    if name == "kiosk.css" {
        return Some(("text/css; charset=utf-8", STYLE.as_str()));
    }
    MODULES
        .iter()
        .find(|(module, _)| *module == name)
        .map(|(_, text)| ("text/javascript; charset=utf-8", *text))
}

/// The service worker.
pub fn worker() -> &'static str {
    &WORKER_WITH_FILES
}
