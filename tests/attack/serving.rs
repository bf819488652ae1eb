//! All that is served of a process at one moment: every page, file and feed that shows figures, to everybody who may see it.

use std::collections::{BTreeMap, BTreeSet};

use eko::followup::account::Account;
use eko::followup::snapshots::compare;
use eko::followup::{exports, tables};
use eko::i18n::Language;
use serde_json::{Value, json};

use super::meetings::BOARDS;
use super::notes::items;
use super::reading::{
    BEFORE_ANSWERS, figures_of, folded, list_of_dialogues, picture_says_no_more, rows_say_no_more,
    sheet_of_dialogues, tables_of, tables_say_no_more, unzip,
};
use super::target::{Attacked, HERE};

/// The pages of today's account besides the first.
const CHAPTERS: [&str; 20] = [
    "/sheet",
    "/heard",
    "/heard?by=whom",
    "/heard?by=board",
    "/heard?by=group&sort=-heard",
    "/heard?by=method",
    "/heard?by=year",
    "/groups",
    "/groups?by=group",
    "/boards",
    "/boards?phase=perspective",
    "/boards?phase=in_depth&sort=heard",
    "/time",
    "/time?by=year",
    "/time?by=municipality",
    "/time?by=method",
    "/dialogues?sort=-heard",
    "/questions",
    "/feedback",
    "/plan",
];

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Leader,
    /// Of the first board.
    Reader,
    Anybody,
    /// With a key.
    Program,
}

/// An account in its forms: a page, and files beside it.
#[derive(Debug)]
pub struct Outlet {
    pub who: Who,
    pub base: String,
    pub query: String,
    pub is_live: bool,
}

impl Outlet {
    fn at(&self, end: &str) -> (Who, String) {
        let query = match end.contains('?') {
            true => self.query.replace('?', "&"),
            false => self.query.clone(),
        };
        (self.who, format!("{}{end}{query}", self.base))
    }

    /// Its pages: of today's account, the sheet, the first page, and each chapter split in each way.
    fn pages(&self) -> Vec<&'static str> {
        match self.is_live {
            true => std::iter::once("").chain(CHAPTERS).collect(),
            false => vec![""],
        }
    }

    fn addresses(&self) -> Vec<(Who, String)> {
        let mut ends = vec!["/account.json", "/account.zip"];
        ends.extend(self.pages());
        if !self.query.starts_with("?board") {
            ends.push("/account.xlsx");
        }
        ends.into_iter().map(|end| self.at(end)).collect()
    }
}

/// All that is served at one moment, by who looks and where.
pub type Served = BTreeMap<String, Vec<u8>>;

/// What it is called by in [`Served`].
pub fn name((who, path): &(Who, String)) -> String {
    format!("{who:?} {path}")
}

impl Attacked {
    /// What stands at an address.
    pub fn fetch(&self, (who, path): &(Who, String)) -> Vec<u8> {
        let bearer = format!("Bearer {}", self.token);
        let page = match who {
            Who::Leader => self.story.leader.get(path),
            Who::Reader => self.reader.get(path),
            Who::Anybody => self.anybody.get(path),
            Who::Program => self.anybody.get_with(path, &[("Authorization", &bearer)]),
        };
        assert_eq!(page.status, 200, "{who:?} {path}: {}", page.words());
        page.body
    }

    fn document(&self, who: Who, path: &str) -> Value {
        serde_json::from_slice(&self.fetch(&(who, path.to_owned()))).expect("JSON")
    }

    /// The account as it stands.
    pub fn account(&self) -> Value {
        self.document(Who::Leader, &self.story.path("/follow-up/account.json"))
    }

    /// The accounts: those of today, and, with all, the snapshots.
    fn outlets(&self, all: bool) -> Vec<Outlet> {
        let base = self.story.path("/follow-up");
        let outlet = |who, base: &str, query: &str, is_live| Outlet {
            who,
            base: base.to_owned(),
            query: query.to_owned(),
            is_live,
        };
        let mut outlets =
            vec![outlet(Who::Leader, &base, "", true), outlet(Who::Reader, &base, "", true)];
        for (board, _) in BOARDS {
            outlets.push(outlet(Who::Leader, &base, &format!("?board={board}"), true));
        }
        if all {
            for slug in &self.snapshots {
                let of = format!("{base}/snapshots/{slug}");
                outlets.push(outlet(Who::Leader, &of, "", false));
                outlets.push(outlet(Who::Reader, &of, "", false));
            }
            for slug in &self.public {
                let of = format!("{}/figures/{slug}", self.story.public);
                outlets.push(outlet(Who::Anybody, &of, "?lang=en", false));
            }
        }
        outlets
    }

    /// The pairs that are compared, as addresses.
    fn comparisons(&self) -> Vec<(Who, String)> {
        let pairs = self.snapshots.iter().map(|slug| {
            let query = format!("from={slug}&to=now");
            self.story.path(&format!("/follow-up/snapshots/compare?{query}"))
        });
        pairs.flat_map(|path| [(Who::Leader, path.clone()), (Who::Reader, path)]).collect()
    }

    /// The API's addresses.
    fn api(&self) -> Vec<(Who, String)> {
        let base = format!("/api/v1/processes/{HERE}");
        let mut paths = vec!["/api/v1/processes".to_owned(), base.clone()];
        for rest in ["/figures", "/indicators", "/mailings", "/snapshots"] {
            paths.push(format!("{base}{rest}"));
        }
        paths.extend(BOARDS.map(|(board, _)| format!("{base}?board={board}")));
        paths.extend(self.snapshots.iter().map(|slug| format!("{base}/snapshots/{slug}")));
        paths.into_iter().map(|path| (Who::Program, path)).collect()
    }

    fn addresses(&self, all: bool) -> Vec<(Who, String)> {
        let outlets = self.outlets(all);
        let mut list: Vec<(Who, String)> = outlets.iter().flat_map(Outlet::addresses).collect();
        list.extend(self.api());
        let own = ["", "/dialogues", "/goals", "/survey", "/archive", "/follow-up/snapshots"];
        let mut own: Vec<String> = own.map(|rest| self.story.path(rest)).into();
        if all {
            let each = self.meetings.iter().map(|meeting| meeting.number);
            own.extend(each.map(|number| self.story.path(&format!("/dialogues/{number}"))));
            list.extend(self.comparisons());
        }
        list.extend(own.into_iter().map(|path| (Who::Leader, path)));
        let public = &self.story.public;
        for path in [format!("{public}?lang=en"), format!("{public}/feed.xml?lang=en")] {
            list.push((Who::Anybody, path));
        }
        list
    }

    /// All that is served now. The export is taken apart, and its log left out: that tells who looked.
    pub fn serve(&self, all: bool) -> Served {
        // What was changed just before is said once, on whatever page comes next.
        self.story.page("");
        let mut served: Served = self
            .addresses(all)
            .iter()
            .map(|address| (name(address), self.fetch(address)))
            .collect();
        let export = (Who::Leader, self.story.path("/archive/export.zip"));
        for (part, bytes) in unzip(&self.fetch(&export)) {
            // The log tells when it was taken out, and the list of digests has the log's.
            if !["audit.csv", "manifest-sha256.txt"].contains(&part.as_str()) {
                served.insert(format!("{} {part}", name(&export)), bytes);
            }
        }
        served
    }

    /// Takes all that is served now, notes what it says, and makes sure that no form says more than another.
    pub fn look(&mut self, all: bool) -> Served {
        let served = self.serve(all);
        for outlet in self.outlets(all) {
            self.look_at(&served, &outlet);
        }
        let mut documents = vec![("follow-up.json".to_owned(), Value::Null)];
        documents.extend(self.api().iter().map(|at| (name(at), Value::Null)));
        for (end, document) in &mut documents {
            let at = served.keys().find(|name| name.ends_with(end.as_str()));
            let bytes = at.and_then(|name| served.get(name)).expect("a document");
            *document = serde_json::from_slice(bytes).expect("JSON");
            self.notes.read(document);
        }
        let of = |end: &str| {
            let end = format!("/{HERE}{end}");
            let found = documents.iter().find(|(name, _)| name.ends_with(&end));
            &found.expect("a document").1
        };
        rows_say_no_more(of("/figures"), of(""));
        if all {
            self.comparisons_say_no_more(&served);
        }
        self.wait();
        served
    }

    fn look_at(&mut self, served: &Served, outlet: &Outlet) {
        let (t, zone) = (Language::English.texts(), &self.app.app.zone);
        let file = |end: &str| served.get(&name(&outlet.at(end)));
        let bytes = file("/account.json").expect("an account");
        let document: Value = serde_json::from_slice(bytes).expect("JSON");
        self.notes.read(&document);
        self.small_ones_are_too_few(&document);
        let account: Account = serde_json::from_slice(bytes).expect("an account");
        let lists = file("/account.zip").expect("lists");
        // Made of the account alone, so that nothing else can be in them.
        let same = exports::lists(t, &account, zone).expect("lists");
        assert!(*lists == same, "lists of {outlet:?}");
        let mut files = vec![list_of_dialogues(lists)];
        if let Some(book) = file("/account.xlsx") {
            let board = account.board.as_ref().filter(|_| outlet.is_live);
            let board = board.map_or_else(String::new, |name| format!("?board={name}"));
            let link = format!("{}{board}", outlet.base);
            let link = self.app.app.config.base_url.join(&link);
            let same = exports::workbook(t, &account, zone, &link).expect("a workbook");
            assert!(*book == same, "the workbook of {outlet:?}");
            files.push(sheet_of_dialogues(book, t));
        }
        let mut tables = 0;
        for end in outlet.pages() {
            let page = file(end).expect("a page");
            let page = String::from_utf8(page.clone()).expect("UTF-8");
            tables += tables_say_no_more(t, &page, &account);
            picture_says_no_more(t, &page, &account);
        }
        assert!(tables >= outlet.pages().len() / 2, "{tables} tables of {outlet:?}");
        for rows in files {
            assert_eq!(rows.is_empty(), account.dialogues.is_empty());
            self.small_ones_look_alike(&rows);
        }
    }

    /// Of dialogues where too few people answered, and of those with nobody, an account says that and nothing else.
    fn small_ones_are_too_few(&self, account: &Value) {
        for dialogue in items(&account["dialogues"]) {
            let of = self.meetings.iter().find(|one| dialogue["number"] == one.number);
            let of = of.expect("a dialogue");
            if !of.is_large(self.threshold) || !of.is_counted() {
                assert_eq!(dialogue["answers"], json!({ "state": "too_few" }));
            }
        }
    }

    /// Closed dialogues where too few people answered, and those with nobody, have the same cells, without a figure.
    fn small_ones_look_alike(&self, rows: &[Vec<String>]) {
        let closed = Language::English.texts().get("account-closed").into_owned();
        let small =
            self.meetings.iter().filter(|one| one.is_counted() && !one.is_large(self.threshold));
        let looks: BTreeSet<&[String]> = small
            .filter_map(|one| {
                let number = one.number.to_string();
                rows.iter().find(|row| row.first() == Some(&number))
            })
            .filter(|row| row.get(BEFORE_ANSWERS - 1) == Some(&closed))
            .map(|row| &row[BEFORE_ANSWERS..])
            .collect();
        assert!(looks.len() <= 1, "{looks:?}");
        let says_nothing = |cells: &&[String]| figures_of(cells).is_empty();
        assert!(looks.iter().all(says_nothing), "{looks:?}");
    }

    /// Two accounts side by side say what both say, and nothing else.
    fn comparisons_say_no_more(&self, served: &Served) {
        let t = Language::English.texts();
        for at in self.comparisons() {
            let slug = at.1.split(['=', '&']).nth(1).expect("a snapshot");
            let base = self.story.path("/follow-up");
            let account = |path: String| -> Account {
                serde_json::from_slice(&served[&name(&(at.0, path))]).expect("an account")
            };
            let before = account(format!("{base}/snapshots/{slug}/account.json"));
            let after = account(format!("{base}/account.json"));
            let told: Vec<Vec<String>> = compare::compare(t, &before, &after)
                .into_iter()
                .flat_map(|changed| changed.changes)
                .map(|change| {
                    let said = |value: Option<tables::Value>| {
                        value.map_or_else(|| "–".to_owned(), |value| value.text(t))
                    };
                    let cells =
                        [change.row, change.column, said(change.before), said(change.after)];
                    cells.map(|cell| folded(&cell)).into()
                })
                .collect();
            let page = String::from_utf8(served[&name(&at)].clone()).expect("UTF-8");
            let shown = tables_of(&page).into_iter().flat_map(|table| table.1);
            assert_eq!(shown.collect::<Vec<_>>(), told, "{at:?}");
        }
    }
}
