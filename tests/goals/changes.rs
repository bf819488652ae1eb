//! What was decided and then changed or removed: the account says so, wherever it is read.

use serde_json::{Value, json};

use super::{add_goal, indicator, usual_goals};
use crate::both;
use crate::followup::{account, lists, live, rows};
use crate::support::{Engine, Story};

both!(
    whatever_decides_is_told_when_it_is_changed,
    what_is_removed_and_added_anew_leaves_its_target,
);

/// The fields of an indicator's form, written in and chosen from.
const WRITTEN: [&str; 6] = ["name", "year", "fewest", "value", "source", "target"];
const CHOSEN: [&str; 4] = ["phase", "feedback", "survey", "comparison"];

/// Writes an indicator anew, with these fields of its form changed.
fn change(story: &Story, place: &str, fields: &[(&str, &str)]) {
    let form = story.leader.get(place).expect(200);
    let text = form.text();
    let has = |name: &&str| text.contains(&format!(" name=\"{name}\""));
    let chosen = |name: &str| {
        let list = text.split(&format!("<select id=\"{name}\"")).nth(1)?;
        let options = list.split("</select>").next()?.split("<option value=\"").skip(1);
        let mut words = options.filter_map(|option| option.split_once('"'));
        words.find(|(_, rest)| rest.starts_with(" selected")).map(|(word, _)| word.to_owned())
    };
    let written = WRITTEN.iter().filter(|name| has(name)).map(|name| (*name, form.field(name)));
    let listed =
        CHOSEN.iter().filter(|name| has(name)).filter_map(|name| Some((*name, chosen(name)?)));
    let mut all: Vec<(&str, String)> = written.chain(listed).collect();
    all.retain(|(name, _)| fields.iter().all(|(changed, _)| changed != name));
    let kept = all.iter().map(|(name, value)| (*name, value.as_str()));
    let sent: Vec<(&str, &str)> = kept.chain(fields.iter().copied()).collect();
    story.leader.post(place, &sent).expect(303);
}

fn whatever_decides_is_told_when_it_is_changed(engine: Engine) {
    let (app, story) = Story::on(engine);
    usual_goals(&story);
    let survey = [
        ("name", "Uppföljning"),
        ("audience", "elected_members"),
        ("topic_sv", "invånarnas villkor"),
    ];
    story.post("/survey/new", &survey);
    let survey = app.id_of("survey", "Uppföljning").to_string();
    let of = |name: &str| indicator(&app, &story, name);
    // Indicator, the fields that are changed, and what is said of it.
    let told: [(&str, &[(&str, &str)], &str); 7] = [
        ("Dialoger 2021", &[("year", "2022")], "Year: 2021 → 2022"),
        ("Fördjupande dialoger 2022", &[("phase", "")], "Phase: In-depth → All"),
        (
            "Andel av de prioriterade målgrupperna som vi har mött, i hela området",
            &[("fewest", "1")],
            "5 → 1",
        ),
        (
            "Andel som fått göra sin röst hörd i ganska eller mycket hög grad, perspektivinhämtande dialoger",
            &[("phase", "in_depth")],
            "Phase: Gathering perspectives → In-depth",
        ),
        (
            "Andel av dem som önskat delrapporten som har fått den skickad",
            &[("feedback", "")],
            "The interim report → ",
        ),
        (
            "Andel av de förtroendevalda som i ganska eller mycket hög utsträckning fått fördjupad kunskap",
            &[("survey", &survey)],
            "→ Uppföljning",
        ),
        (
            "Invånarnas tillit, före och efter",
            &[("source", "En annan enkät")],
            "Source: En folkhälsoenkät, två år → En annan enkät",
        ),
    ];
    let page = |path: &str| story.page(path).words();
    for (name, fields, said) in told {
        let place = of(name);
        // What had no target may be set as it is to be.
        if !story.leader.get(&place).expect(200).field("target").is_empty() {
            change(&story, &place, fields);
        } else {
            change(&story, &place, &[("target", "90 %")]);
            assert!(!page("/follow-up").contains(said), "{name}: nothing was decided before");
            change(&story, &place, fields);
        }
        for path in ["/follow-up", "/follow-up/sheet", "/goals", "/plan"] {
            let page = page(path);
            let day = "Changed 8 September 2021: ";
            let at = page.find(said).unwrap_or_else(|| panic!("{path}: «{said}» is not in {page}"));
            assert!(page[..at + said.len()].rfind(day).is_some(), "{path}: no day before {said}");
        }
        // The same form sent again is no change.
        change(&story, &place, &[]);
    }
    let all = live(&story);
    let changes = all["goals"].as_array().expect("goals").iter().flat_map(|goal| {
        goal["indicators"]
            .as_array()
            .expect("indicators")
            .iter()
            .flat_map(|one| one["target_changes"].as_array().expect("changes").clone())
    });
    let settings: Vec<Value> = changes.map(|change| change["settings"].clone()).collect();
    assert_eq!(settings.len(), 7, "each once");
    assert_eq!(settings[0], json!([{ "what": "year", "before": "2021", "after": "2022" }]));
    let goals = rows(&lists(&story.leader, &story), "goals.csv");
    let last = goals[1].last().expect("a column");
    assert_eq!(last, "Changed 8 September 2021: Year: 2021 → 2022");
    let logged = "SELECT count(*) FROM audit_entry WHERE action = 'indicator.changed' AND detail = 'Dialoger 2021: year 2021 → 2022'";
    assert_eq!(app.count(logged), 1);

    // A value that is typed in is the outcome that was waited for; another one in its place is told.
    let typed = of("Invånarnas tillit, före och efter");
    change(&story, &typed, &[("value", "61 %")]);
    story.page("/follow-up").never_says("→ 61 %");
    change(&story, &typed, &[("value", "95 %")]);
    story.page("/follow-up").says("61 % → 95 %");
}

fn what_is_removed_and_added_anew_leaves_its_target(engine: Engine) {
    let (app, story) = Story::on(engine);
    usual_goals(&story);
    story.page("/follow-up").never_says("Removed indicators");
    let place = indicator(&app, &story, "Dialoger 2021");
    change(&story, &place, &[("target", "20")]);
    story.leader.post(&format!("{place}/remove"), &[]).expect(303);
    let goal = place.split("/indicators").next().expect("its goal");
    let fields = [
        ("kind", "dialogues"),
        ("name", "Dialoger 2021"),
        ("year", "2021"),
        ("comparison", "at_least"),
        ("target", "1"),
    ];
    story.leader.post(&format!("{goal}/indicators/new"), &fields).expect(303);
    // With a goal go all of its indicators; one that never had a target leaves nothing.
    let feedback = app.id_of("goal", "Deltagarna får veta vad det ledde till");
    story.post(&format!("/goals/{feedback}/remove"), &[("sure", "yes")]);
    let empty = add_goal(&app, &story, "Ett tomt mål");
    story.leader.post(&format!("{empty}/remove"), &[]).expect(303);

    let changed = "Target changed 8 September 2021: at least 18 → at least 20";
    story
        .page("/follow-up")
        .says("Dialoger 2021 at least 1 ")
        .says(&format!("Dialoger 2021 Vi möter invånare i hela området 8 September 2021 at least 20 Dialogues, Year: 2021 {changed}"))
        .says("Andel av dem som önskat delrapporten som har fått den skickad Deltagarna får veta vad det ledde till 8 September 2021 at least 100%");
    story.page("/follow-up/sheet").says(&format!(
        "Dialoger 2021 , removed 8 September 2021, target was at least 20. {changed}"
    ));
    let names = |account: &Value| -> Vec<String> {
        let all = account["removed"].as_array().expect("rows").iter();
        all.map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
    };
    let now = live(&story);
    assert_eq!(names(&now).len(), 3, "the share reached had no target: {now}");
    let first = &now["removed"][0];
    assert_eq!(first["target"], json!({ "comparison": "at_least", "amount": "20" }));
    assert_eq!(first["settings"], json!([{ "what": "year", "is": "2021" }]));
    assert_eq!(first["removed_on"], json!("2021-09-08"));
    assert_eq!(rows(&lists(&story.leader, &story), "removed.csv").len(), 1 + 3);
    // It stays in figures that are saved, and everybody sees it.
    let taken = story.post("/follow-up/snapshots", &[("name", "Delrapport")]).location().to_owned();
    story.leader.post(&format!("{taken}/publish"), &[]).expect(303);
    let public = format!("{}/figures/delrapport/account.json", story.public);
    assert_eq!(names(&account(&app.client(), &public)), names(&now));
}
