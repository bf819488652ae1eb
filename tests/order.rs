//! The order in which things happened, where the clock tells nothing: in one second, and on one day.

use serde_json::Value;

use crate::both;
use crate::followup::live;
use crate::support::client::comes_before;
use crate::support::{Engine, Story};

both!(
    what_happened_in_one_second_stands_in_its_order,
    news_and_outreach_of_one_day_stand_as_they_were_told,
);

/// What happened, as the account has it: what, and the Swedish name.
fn events(account: &Value) -> Vec<String> {
    let all = account["events"].as_array().expect("events").iter();
    all.map(|event| {
        let name = event["name"]["sv"].as_str().unwrap_or_default();
        format!("{} {name}", event["what"].as_str().expect("a word")).trim().to_owned()
    })
    .collect()
}

/// The clock stands still: all of it happens in one second, and the reports were written in another order.
fn what_happened_in_one_second_stands_in_its_order(engine: Engine) {
    let (_app, story, _) = Story::at_dialogue(engine);
    let first = story.add_report("interim", "Alfa");
    let second = story.add_report("final", "Beta");
    let third = story.add_report("popular", "Gamma");
    let save = |name: &str| {
        story.post("/follow-up/snapshots", &[("name", name)]);
    };
    save("Delta");
    story.publish(&second);
    save("Celsius");
    story.order(&third, &[("mail", "no")]).expect(303);
    story.publish(&first);
    save("Alfons");
    let expected = [
        "snapshot_taken Delta",
        "report_published Beta",
        "mailing_begun Beta",
        "snapshot_taken Celsius",
        "report_published Gamma",
        "report_published Alfa",
        "mailing_begun Alfa",
        "snapshot_taken Alfons",
    ];
    let account = live(&story);
    let got = events(&account);
    assert_eq!(got[..8], expected);
    let mailed: Vec<&Value> = account["feedback"]["mailings"]
        .as_array()
        .expect("mailings")
        .iter()
        .map(|mailing| &mailing["report"]["sv"])
        .collect();
    assert!(
        mailed.iter().position(|name| *name == "Beta")
            < mailed.iter().position(|name| *name == "Alfa"),
        "{mailed:?}"
    );
    let page = story.page("/follow-up/time").words();
    assert!(comes_before(&page, "Figures saved Celsius", "Report published Gamma"), "{page}");
    story.end();
    assert_eq!(events(&live(&story)).last().map(String::as_str), Some("process_ended"));
}

fn news_and_outreach_of_one_day_stand_as_they_were_told(engine: Engine) {
    let (app, story) = Story::on(engine);
    let names = ["Alfa", "Celsius", "Beta", "Epsilon", "Delta"];
    for name in names {
        let news = [("day", "2021-09-08"), ("title_sv", name), ("body_sv", "Mer.")];
        story.post("/news/new", &news);
        let told = [("day", "2021-09-08"), ("level", "local"), ("audience", name), ("how", "Möte")];
        story.post("/plan/outreach/new", &told);
    }
    let stand = |page: &str| {
        for pair in names.windows(2) {
            assert!(comes_before(page, pair[1], pair[0]), "{} before {}: {page}", pair[1], pair[0]);
        }
    };
    let all = || {
        stand(&app.client().get(&format!("{}?lang=sv", story.public)).expect(200).words());
        stand(&story.page("/news").words());
        stand(&story.page("/plan").words());
        let account = live(&story);
        let told = account["outreach"].as_array().expect("rows").iter();
        let told: Vec<&str> = told.map(|one| one["audience"].as_str().expect("words")).collect();
        stand(&told.join(" "));
        stand(&app.client().get(&format!("{}/feed.xml?lang=sv", story.public)).expect(200).text());
    };
    all();
    // However often one is changed, and whichever: its place stays.
    let news = app.count("SELECT status_update_id FROM status_update_text WHERE title = 'Celsius'");
    let told = app.count("SELECT id FROM outreach WHERE audience = 'Celsius'");
    let fields = [("day", "2021-09-08"), ("title_sv", "Celsius"), ("body_sv", "Mycket mer.")];
    story.post(&format!("/news/{news}"), &fields);
    let fields =
        [("day", "2021-09-08"), ("level", "national"), ("audience", "Celsius"), ("how", "Tidning")];
    story.post(&format!("/plan/outreach/{told}"), &fields);
    all();
}
