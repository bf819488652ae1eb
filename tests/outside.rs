//! What others see of an installation: monitors, search engines, whoever has found a weakness.

use eko::server::metrics;

use crate::both;
use crate::support::binary::{Eko, Folder, free_port};
use crate::support::story::example;
use crate::support::{Client, Engine, Setup, Story, TestApp};

both!(
    a_monitor_does_not_see_when_somebody_answers,
    a_monitor_sees_staff_failures_and_mail_at_once,
    search_engines_keep_what_is_public_and_nothing_a_link_leads_to,
    who_has_found_a_weakness_finds_whom_to_tell,
);

/// What a monitor reads; all but who signs in to whichever Eko runs in this process.
fn figures(app: &TestApp) -> String {
    let text = app.run(metrics::text(&app.app));
    assert!(text.contains("\neko_sign_ins_waiting "), "{text}");
    let of_this_one = text.lines().filter(|line| !line.contains("eko_sign_ins_waiting"));
    of_this_one.collect::<Vec<_>>().join("\n")
}

/// The value of one line.
fn figure(text: &str, name: &str) -> f64 {
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name} ")));
    line.unwrap_or_else(|| panic!("no {name}: {text}")).parse().expect("a number")
}

fn a_monitor_does_not_see_when_somebody_answers(engine: Engine) {
    let (app, _, dialogue) = Story::at_dialogue(engine);
    let before = figures(&app);
    // Everything that somebody in the room does, within the hour, whatever the hundred.
    for person in 0..3 {
        let phone = app.client();
        dialogue.answer(&phone, "very_high", "Mer tid");
        dialogue.wish(&phone, &format!("kanarie{person}@example.org"), "sv", &["interim"]);
        phone.get("/d/KANAR1EE").expect(404);
    }
    assert_eq!(figures(&app), before, "nothing moves");
    app.move_clock_by(3600);
    assert_eq!(figures(&app), before, "so few are not told an hour later either");
    // A hall is told, in hundreds, and only when the hour is over.
    let phone = app.client();
    for _ in 0..120 {
        phone.get(&dialogue.phone).expect(200);
    }
    assert_eq!(figures(&app), before);
    app.move_clock_by(3600);
    let after = figures(&app);
    assert_eq!(figure(&after, "eko_open_requests_total"), 100.0);
    assert_eq!(figure(&before, "eko_open_requests_total"), 0.0);
    // No line names anybody or any place.
    let code = dialogue.code();
    for canary in ["kanarie", "KANAR", code, "tillit", "Hylte", "example.org"] {
        assert!(!after.contains(canary), "{canary}: {after}");
    }
}

fn a_monitor_sees_staff_failures_and_mail_at_once(engine: Engine) {
    let (app, leader) = example(engine);
    let before = figures(&app);
    for line in before.lines() {
        let is_said = line.starts_with("# HELP eko_") || line.starts_with("# TYPE eko_");
        let is_value = line.starts_with("eko_")
            && line.rsplit(' ').next().is_some_and(|value| value.parse::<f64>().is_ok());
        assert!(is_said || is_value, "{line}");
    }
    let seen = "eko_requests_total{class=\"staff\",status=\"2xx\"}";
    leader.get("/admin/p/halland/follow-up").expect(200);
    assert_eq!(figure(&figures(&app), seen), figure(&before, seen) + 1.0);
    let programs = "eko_requests_total{class=\"programs\",status=\"4xx\"}";
    app.client().get("/api/v1/processes").expect(401);
    assert_eq!(figure(&figures(&app), programs), figure(&before, programs) + 1.0);
    app.client().get("/healthz").expect(200);

    // The mailing under way, as it waits and as it goes.
    let waiting = "eko_deliveries{state=\"waiting\"}";
    let accepted = "eko_deliveries{state=\"accepted\"}";
    let due = figure(&before, waiting);
    assert!(due > 0.0 && figure(&before, accepted) > 0.0, "{before}");
    app.move_clock_by(7200);
    assert_eq!(figure(&figures(&app), "eko_mail_due_seconds"), 7200.0);
    assert_eq!(figure(&before, "eko_database_up"), 1.0);
}

fn search_engines_keep_what_is_public_and_nothing_a_link_leads_to(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let link = link.link(&format!("{}/h/", app.base)).replace(&app.base, "");
    let nobody = app.client();
    let listed = |client: &Client, path: &str| {
        let page = client.get(path);
        assert!(!page.text().contains("noindex"), "{path}");
        match page.header("x-robots-tag") {
            None => true,
            Some("noindex") => false,
            Some(other) => panic!("{path}: {other}"),
        }
    };
    let in_capitals = dialogue.phone.replace("/d/", "/D/");
    let encoded = dialogue.phone.replace("/d/", "/%64/");
    for path in [
        &*dialogue.phone,
        &in_capitals,
        &encoded,
        &format!("{}/thanks", dialogue.phone),
        &link,
        "/a/kanarie",
        "/f/kanarie",
        "/kiosk/kanarie/",
        "/setup/kanarie",
        "/admin/sign-in",
    ] {
        assert!(!listed(&nobody, path), "{path}");
    }
    assert!(!listed(&story.leader, &story.process));
    for path in ["/", &story.public, &format!("{}/privacy", story.public), "/accessibility"] {
        assert!(listed(&nobody, path), "{path}");
    }
    // An engine that may not look at a page never hears that it is not to list it.
    let robots = nobody.get("/robots.txt").expect(200);
    assert_eq!(robots.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(robots.text(), "User-agent: *\nDisallow: /admin\nDisallow: /api/v1/\n");
}

fn who_has_found_a_weakness_finds_whom_to_tell(engine: Engine) {
    let app = TestApp::on(engine);
    app.client().get("/.well-known/security.txt").expect(404);
    let to = app.client().get("/.well-known/change-password").expect(303);
    assert_eq!(to.location(), "/admin/account/password");
    app.client().get("/.well-known/resource-that-should-not-exist").expect(404);

    let app = Setup::on(engine).env("EKO_SECURITY_CONTACT", "security@example.org").start();
    let told = app.client().get("/.well-known/security.txt").expect(200);
    assert_eq!(told.header("content-type"), Some("text/plain; charset=utf-8"));
    let text = told.text();
    let line = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("no {name}: {text}"))
    };
    assert_eq!(line("Contact"), "mailto:security@example.org");
    assert_eq!(line("Canonical"), format!("{}/.well-known/security.txt", app.base));
    // Within the year, and not over yet: 180 days from the day of the story.
    assert_eq!(line("Expires"), "2022-03-07T10:00:00Z");
}

#[test]
fn the_figures_have_an_address_of_their_own_and_only_if_it_is_set() {
    let folder = Folder::new();
    let address = format!("127.0.0.1:{}", free_port());
    let server = Eko::start(&folder.0, free_port(), &[], &[("EKO_METRICS_LISTEN", &address)], 2);
    let base = format!("http://{address}");
    let monitor = Client::new(&base, &base);
    let told = monitor.get("/metrics").expect(200);
    assert_eq!(told.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    assert_eq!(figure(&told.text(), "eko_database_up"), 1.0);
    monitor.get("/admin/sign-in").expect(404);
    server.client().get("/metrics").expect(404);
    assert!(server.stop().0);
    assert!(monitor.try_post("/metrics", &[]).is_err(), "nobody listens any more");
}
