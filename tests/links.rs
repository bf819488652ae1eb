//! Every link of the example leads somewhere, for everybody who is shown it.

use std::collections::{BTreeMap, BTreeSet};

use eko::clock::Timestamp;

use crate::support::client::Page;
use crate::support::story::{add_process, member_of};
use crate::support::{Client, Engine, TestApp};

/// February 2023, when the example's process is nearly over.
const LATE: Timestamp = Timestamp(1_675_252_800);
const HERE: &str = "/admin/p/halland";
/// What runs without end.
const ENDLESS: &str = "/events";
/// What ends something that others are still sent to.
const ENDING: [&str; 3] = ["/end", "/close", "/unsubscribe"];

/// What somebody met who followed every link.
struct Walk {
    pages: BTreeMap<String, Page>,
    /// Each link with its fragment, and a page that has it.
    links: BTreeMap<String, String>,
    /// Where forms are posted to, and a page that has the form.
    actions: BTreeMap<String, String>,
}

/// The attributes of a page's elements, by the element's name.
fn elements(page: &Page) -> Vec<(String, BTreeMap<String, String>)> {
    let markup = page.markup();
    let tags = markup.split('<').skip(1);
    tags.filter_map(|tag| {
        let tag = tag.split('>').next()?;
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        let mut parts = rest.split('"');
        while let (Some(before), Some(value)) = (parts.next(), parts.next()) {
            let attribute = before.trim().trim_end_matches('=');
            let attribute = attribute.rsplit(' ').next().unwrap_or_default();
            attributes.insert(attribute.to_owned(), value.replace("&amp;", "&"));
        }
        Some((name.to_owned(), attributes))
    })
    .collect()
}

/// What of a link decides which page it is: other values in a query are other views of the same.
fn shape(link: &str) -> String {
    let (path, query) = link.split_once('?').unwrap_or((link, ""));
    let names: BTreeSet<&str> =
        query.split('&').filter_map(|pair| pair.split('=').next()).collect();
    format!("{path}?{names:?}")
}

impl Walk {
    /// Opens these pages, and every page of ours that one of them leads to.
    fn from(client: &Client, base: &str, starts: &[String]) -> Self {
        let mut walk =
            Self { pages: BTreeMap::new(), links: BTreeMap::new(), actions: BTreeMap::new() };
        let mut seen = BTreeSet::new();
        let mut ahead = starts.to_vec();
        while let Some(path) = ahead.pop() {
            if walk.pages.contains_key(&path) {
                continue;
            }
            let page = client.get(&path);
            for link in walk.read(&path, &page, base) {
                let (target, _) = link.split_once('#').unwrap_or((&link, ""));
                if seen.insert(shape(target)) {
                    ahead.push(target.to_owned());
                }
                walk.links.entry(link).or_insert_with(|| path.clone());
            }
            walk.pages.insert(path, page);
        }
        walk
    }

    /// The links of a page to pages of ours. Notes where its forms are posted to.
    fn read(&mut self, path: &str, page: &Page, base: &str) -> BTreeSet<String> {
        let ours = |link: &str| -> Option<String> {
            let link = link.strip_prefix(base).unwrap_or(link);
            let (folder, _) = path.split('?').next()?.rsplit_once('/')?;
            match link.chars().next() {
                None => Some("/".to_owned()),
                Some('/') => Some(link.to_owned()),
                Some('#') => Some(format!("{path}{link}")),
                Some('?') => Some(format!("{}{link}", path.split('?').next()?)),
                Some(_) if link.contains(':') => None,
                Some(_) => Some(format!("{folder}/{link}")),
            }
        };
        let mut links: Vec<String> = page.header("location").and_then(ours).into_iter().collect();
        let is_markup = page
            .header("content-type")
            .is_some_and(|kind| kind.contains("html") || kind.contains("xml"));
        if is_markup {
            // A form that is sent by GET leads to its first choices.
            let (mut form, mut choices, mut list) = (None, Vec::new(), None);
            for (name, attributes) in elements(page) {
                let of = |name: &str| attributes.get(name).map(String::as_str);
                links.extend(["href", "src", "data-now"].iter().filter_map(|&n| ours(of(n)?)));
                match name.as_str() {
                    "form" if of("method") == Some("post") => {
                        let action = of("action").and_then(ours).expect("an action of ours");
                        self.actions.entry(action).or_insert_with(|| path.to_owned());
                    }
                    "form" => form = Some(ours(of("action").unwrap_or(path))),
                    "select" => list = of("name").map(str::to_owned),
                    "option" => choices.extend(
                        list.take()
                            .map(|list| format!("{list}={}", of("value").unwrap_or_default())),
                    ),
                    "/form" => {
                        if let Some(Some(action)) = form.take() {
                            let (target, _) = action.split_once('?').unwrap_or((&action, ""));
                            links.push(format!("{target}?{}", choices.join("&")));
                        }
                        choices.clear();
                    }
                    _ => {}
                }
            }
        }
        links.retain(|link| !link.contains(ENDLESS));
        links.into_iter().collect()
    }

    /// The links that lead nowhere, or to a place on a page that the page does not have.
    fn dead(&self) -> Vec<String> {
        let mut dead = Vec::new();
        for (link, from) in &self.links {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let Some(page) = self.pages.get(path) else {
                continue;
            };
            let has_place = place.is_empty() || page.text().contains(&format!("id=\"{place}\""));
            if !matches!(page.status, 200 | 303) || !has_place {
                dead.push(format!("{link} ({}) on {from}", page.status));
            }
        }
        dead
    }

    /// The pages that are another when a slash stands behind their address, or that HEAD tells something else of than
    /// GET (RFC 9110 §9.3.2).
    fn unlike(&self, client: &Client) -> Vec<String> {
        let mut unlike = Vec::new();
        for (link, page) in &self.pages {
            let facts = |page: &Page| {
                let kind = page.header("content-type").map(str::to_owned);
                (page.status, kind, page.header("location").map(str::to_owned))
            };
            let head = client.head(link);
            if facts(&head) != facts(page) || !head.body.is_empty() {
                unlike.push(format!("HEAD {link}: {:?} and not {:?}", facts(&head), facts(page)));
            }
            let (path, query) = link.split_once('?').unwrap_or((link, ""));
            let slashed = client.head(&format!("{path}/?{query}"));
            if !path.contains("/kiosk")
                && !path.starts_with("/api/")
                && slashed.status != page.status
            {
                unlike.push(format!("{path}/: {} and not {}", slashed.status, page.status));
            }
        }
        unlike
    }

    #[track_caller]
    fn lives(&self, pages: usize, links: usize, actions: usize) -> &Self {
        let dead = self.dead();
        assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
        let met = (self.pages.len(), self.links.len(), self.actions.len());
        assert!(
            met.0 >= pages && met.1 >= links && met.2 >= actions,
            "only {met:?} pages, links and forms were met"
        );
        self
    }
}

/// Posts an empty form to each action; those that are not there.
fn missing(client: &Client, actions: &BTreeMap<String, String>) -> Vec<String> {
    let is_ending = |action: &str| ENDING.iter().any(|end| action.contains(end));
    let (last, first): (Vec<_>, Vec<_>) = actions.iter().partition(|(action, _)| is_ending(action));
    first
        .into_iter()
        .chain(last)
        .map(|(action, from)| (client.post(action, &[]).status, action, from))
        .filter(|(status, ..)| matches!(status, 404 | 405 | 500..))
        .map(|(status, action, from)| format!("{action} ({status}) on {from}"))
        .collect()
}

/// The pages under a folder of one letter that mails led two people to.
fn mailed(app: &TestApp, folder: &str) -> Vec<String> {
    let start = format!("List-Unsubscribe: <{}/{folder}/", app.base);
    let mails = app.outbox();
    let tokens = mails.iter().filter_map(|mail| {
        let mail = String::from_utf8_lossy(mail).into_owned();
        let token = mail.split_once(&start)?.1.split('/').next()?.to_owned();
        Some(format!("/{folder}/{token}"))
    });
    tokens.take(2).collect()
}

/// On SQLite only: no link depends on the database.
#[test]
fn no_link_of_the_example_is_dead() {
    let app = TestApp::on(Engine::Sqlite);
    app.move_clock_to(LATE);
    let demo = app.run(eko::demo::load(&app.app)).expect("the example");
    let lines = demo.lines(&app.app);
    let said = |word: &str| -> String {
        let line = lines.iter().find_map(|line| line.strip_prefix(word));
        line.expect("a line").trim().replace(&app.base, "")
    };
    let walk = |client: &Client, starts: &[String]| Walk::from(client, &app.base, starts);

    let leader = app.client();
    let password = said("sign-in leader@example.org");
    leader
        .post("/admin/sign-in", &[("email", "leader@example.org"), ("password", &password)])
        .expect(303);
    leader.post(&format!("{HERE}/survey/participants/draft"), &[]).expect(303);
    leader.post(&format!("{HERE}/follow-up/snapshots"), &[("name", "Slutrapporten")]).expect(303);
    leader.post(&format!("{HERE}/keys"), &[("name", "Power BI"), ("expires_on", "")]).expect(200);
    let [group, reader] = ["group", "reader"].map(|role| {
        let email = format!("{role}@example.org");
        member_of(&app, HERE, &email, role)
    });
    let starts = ["/admin", &format!("{HERE}/dialogues?state=before")].map(str::to_owned);
    let of_leader = walk(&leader, &starts);
    of_leader.lives(400, 1000, 350);
    assert_eq!(of_leader.unlike(&leader), [""; 0]);
    let log = || app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'");
    let (logged, mailed_before) = (log(), app.outbox().len());
    let leads_out = |action: &str| action == "/admin/sign-out";
    for (action, from) in of_leader.actions.iter().filter(|(action, _)| !leads_out(action)) {
        // As after signing in again: nothing that was sent before is done.
        let asked = if action.contains('?') { '&' } else { '?' };
        let page = leader.post(&format!("{action}{asked}again=1"), &[]);
        assert!(page.status < 500, "{action} on {from}: {}", page.words());
        assert_eq!(log(), logged, "{action} on {from}");
    }
    assert_eq!(app.outbox().len(), mailed_before);
    let elsewhere = add_process(&leader, "En annan process");
    // What belongs to one process is not found in another, whoever asks.
    let other = |link: &str| link.replacen(HERE, &elsewhere, 1);
    // But for the leader, who is in both.
    let own = app.count("SELECT id FROM account WHERE email = 'leader@example.org'");
    let own = format!("/people/{own}");
    let is_of_one = |link: &str| {
        link.starts_with("/admin/p/halland/")
            && !link.contains(&own)
            && link.split(['/', '?']).any(|part| part.len() > 12 && part.parse::<i64>().is_ok())
            && !link.contains('?')
    };
    let mut asked = 0;
    for link in of_leader.pages.keys().filter(|link| is_of_one(link)) {
        asked += 1;
        assert_eq!(leader.get(&other(link)).status, 404, "{}", other(link));
    }
    let logged = log();
    for action in of_leader.actions.keys().filter(|action| is_of_one(action)) {
        asked += 1;
        let fields = [
            ("name", "Another"),
            ("name_sv", "Another"),
            ("day", "2021-09-08"),
            ("sure", "yes"),
            ("do", "pause"),
        ];
        assert_eq!(leader.post(&other(action), &fields).status, 404, "{}", other(action));
    }
    assert!(asked > 100 && log() == logged, "{asked}");
    walk(&group, &starts).lives(350, 900, 300);
    let of_reader = walk(&reader, &starts);
    // No codes and posters: there are fewer pages for those who read figures.
    of_reader.lives(150, 500, 5);

    let dialogue = said("dialogue");
    let phones = ["", "/q/2", "/q/3", "/thanks", "/saved"].map(|rest| format!("{dialogue}{rest}"));
    let public = ["/", "/p/halland", "/p/halland/feed.xml"].map(str::to_owned);
    let phone = app.client();
    let of_participant = walk(&phone, &[&phones[..], &public[..]].concat());
    of_participant.lives(25, 150, 8);
    let of_host = walk(&phone, &[said("host")]);
    of_host.lives(20, 100, 4);
    for walk in [&of_participant, &of_host] {
        assert_eq!(walk.unlike(&phone), [""; 0]);
    }
    let of_addressee = walk(&phone, &mailed(&app, "a"));
    of_addressee.lives(15, 90, 6);
    let of_forwarder = walk(&phone, &mailed(&app, "f"));
    of_forwarder.lives(15, 80, 6);

    // Whoever may only read is refused by what is there, and not found or not allowed by what is not.
    reader.post(&format!("{HERE}/no-such-action"), &[]).expect(404);
    reader.post(&format!("{HERE}/dialogues"), &[]).expect(405);
    let mut staff = of_leader.actions.clone();
    // What codes lead to is open to everybody, and shown to those who hold dialogues.
    staff.retain(|action, _| {
        action.starts_with("/admin") && !of_reader.actions.contains_key(action)
    });
    for (action, from) in &staff {
        assert_eq!(reader.post(action, &[]).status, 403, "{action} on {from}");
    }
    for (who, walk) in [
        (&reader, of_reader),
        (&phone, of_participant),
        (&phone, of_forwarder),
        (&phone, of_addressee),
        (&phone, of_host),
    ] {
        assert_eq!(missing(who, &walk.actions), [""; 0]);
    }
}
