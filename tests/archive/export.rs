//! A process is taken out.

use super::*;

both!(
    all_of_a_process_is_taken_out_in_open_formats,
    nothing_that_opens_or_names_a_participant_is_taken_out,
    the_account_that_is_taken_out_shows_no_small_dialogue,
);

const FILES: [&str; 20] = [
    "README.txt",
    "process.json",
    "boards.csv",
    "groups.csv",
    "methods.csv",
    "plan.json",
    "dialogues.csv",
    "surveys.json",
    "organisations.csv",
    "reports.json",
    "reports/interim-1-0.pdf",
    "news.json",
    "observations.json",
    "mailings.csv",
    "forwards.csv",
    "follow-up.json",
    "decisions.csv",
    "erasures.csv",
    "audit.csv",
    "manifest-sha256.txt",
];

/// The files of a ZIP, in its order, and the hour that they are dated at.
fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("a file");
            let dated = file.last_modified().expect("a date");
            assert_eq!(
                (dated.year(), dated.month(), dated.day(), dated.hour()),
                (2021, 9, 8, 12),
                "as the clock on the wall in Stockholm shows it"
            );
            let name = file.name().to_owned();
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("readable");
            (name, content)
        })
        .collect()
}

pub fn exported(story: &Story) -> BTreeMap<String, Vec<u8>> {
    let page = story.page("/archive/export.zip");
    unzip(&page.body).into_iter().collect()
}

/// A CSV file's rows after its headings, each cell by its heading.
pub fn table(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::str::from_utf8(&files[name]).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            headings.iter().map(str::to_owned).zip(row.iter().map(str::to_owned)).collect()
        })
        .collect()
}

pub fn json(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Value {
    serde_json::from_slice(&files[name]).expect("JSON")
}

fn all_of_a_process_is_taken_out_in_open_formats(engine: Engine) {
    let Told { app, story, .. } = told(engine);
    app.send_mail();
    story.page("/setup").link(&story.path("/archive"));
    story
        .page("/archive")
        .says("2 Dialogues")
        .says("1 Email addresses")
        .says("1 Contacts and stakeholders")
        .says("Their owner wanted it so");
    let page = story.page("/archive/export.zip");
    assert_eq!(page.header("content-type"), Some("application/zip"));
    assert_eq!(
        page.header("content-disposition"),
        Some("attachment; filename=\"tillit-i-halland-2021-09-08.zip\"")
    );
    let names: Vec<String> = unzip(&page.body).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, FILES);
    let again = story.page("/archive/export.zip");
    // The same state at the same time is the same file, but for the line that says that it was taken out.
    let without = |page: &Page| -> BTreeMap<String, Vec<u8>> {
        unzip(&page.body)
            .into_iter()
            .filter(|(name, _)| !["audit.csv", "manifest-sha256.txt"].contains(&name.as_str()))
            .collect()
    };
    assert_eq!(without(&page), without(&again));
    let lines = |page: &Page| {
        let files: BTreeMap<String, Vec<u8>> = unzip(&page.body).into_iter().collect();
        String::from_utf8(files["audit.csv"].clone()).expect("UTF-8")
    };
    assert_eq!(lines(&again).lines().count(), lines(&page).lines().count() + 1);
    assert!(lines(&again).starts_with(lines(&page).trim_end()));

    let files: BTreeMap<String, Vec<u8>> = unzip(&page.body).into_iter().collect();
    let readme = String::from_utf8(files["README.txt"].clone()).expect("UTF-8");
    for words in [
        "Tillit i Halland",
        "Trust in Halland",
        "utelämnat med avsikt",
        "left out on purpose",
        env!("CARGO_PKG_VERSION"),
    ] {
        assert!(readme.contains(words), "{words}: {readme}");
    }
    assert!(!readme.contains('⟦'), "{readme}");
    assert!(files["reports/interim-1-0.pdf"].starts_with(b"%PDF-"));
    // Every file but the list itself is there as the list says.
    use sha2::Digest;
    let manifest = String::from_utf8(files["manifest-sha256.txt"].clone()).expect("UTF-8");
    assert_eq!(manifest.lines().count(), files.len() - 1);
    for line in manifest.lines() {
        let (digest, name) = line.split_once("  ").expect("a digest and a name");
        let found: String =
            sha2::Sha256::digest(&files[name]).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, digest, "{name}");
    }
    assert!(json(&files, "reports.json")[0]["files"][0]["pdf_a"].is_null());
    assert_eq!(json(&files, "process.json")["texts"][0]["name"], "Tillit i Halland");
    assert_eq!(json(&files, "reports.json")[0]["file"], "reports/interim-1-0.pdf");
    let survey = &json(&files, "surveys.json")[0];
    assert_eq!(survey["versions"][0]["questions"][0]["key"], "heard");
    assert_eq!(survey["versions"][0]["standard"], true);
    assert!(json(&files, "news.json")["updates"].is_array());

    let boards = table(&files, "boards.csv");
    assert_eq!(boards[0]["name"], "'=1+1", "no spreadsheet computes it");
    assert_eq!(boards[1]["name"], "Hylte");
    let dialogues = table(&files, "dialogues.csv");
    assert_eq!(dialogues.len(), 2);
    assert_eq!(dialogues[0]["held_on"], "2021-09-08");
    assert_eq!(
        (dialogues[0]["board"].as_str(), dialogues[0]["phase"].as_str()),
        ("Hylte", "perspective")
    );
    assert_eq!(
        (dialogues[0]["survey"].as_str(), dialogues[0]["survey_version"].as_str()),
        ("participants", "1")
    );
    assert!(dialogues[0]["closed_at"].starts_with("2021-09-08T10:00:"), "{dialogues:?}");
    assert!(!dialogues[0].contains_key("wishes"));
    let organisations = table(&files, "organisations.csv");
    assert_eq!(
        (organisations[0]["name"].as_str(), organisations[0]["dialogues"].as_str()),
        ("Biblioteket", "1")
    );
    let mailings = table(&files, "mailings.csv");
    assert_eq!(mailings.len(), 1);
    let mailing = &mailings[0];
    assert_eq!(
        (mailing["audience"].as_str(), mailing["purpose"].as_str()),
        ("participants", "interim")
    );
    assert_eq!(
        (mailing["total"].as_str(), mailing["accepted"].as_str(), mailing["waiting"].as_str()),
        ("1", "1", "0")
    );
    assert!(table(&files, "forwards.csv").is_empty());
    let erasures = table(&files, "erasures.csv");
    assert_eq!(erasures.len(), 1);
    assert_eq!(
        (
            erasures[0]["day"].as_str(),
            erasures[0]["reason"].as_str(),
            erasures[0]["count"].as_str()
        ),
        ("2021-09-08", "withdrawn", "1")
    );
    let log = table(&files, "audit.csv");
    assert!(
        log.iter()
            .any(|entry| entry["action"] == "process.created" && entry["who"] == "Robin Andersson")
    );
    assert!(log.iter().any(|entry| entry["action"] == "report.published"));
}

fn nothing_that_opens_or_names_a_participant_is_taken_out(engine: Engine) {
    let Told { app, story, dialogue, host_token, .. } = told(engine);
    let files = exported(&story);
    let tokens = [address_token(&app), host_token, dialogue.code().to_owned()];
    let words =
        [ADDRESS, LEFT, "kanarie.fagel", "canary.example", WORDS, CONTACT, EMAIL, "$argon2"];
    let secrets = secret_bytes(&app);
    assert!(secrets.len() > 6);
    let mut forbidden: Vec<Vec<u8>> = words.iter().map(|word| word.as_bytes().to_vec()).collect();
    forbidden.extend(tokens.map(String::into_bytes));
    for secret in secrets {
        let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        forbidden.push(hex.into_bytes());
        forbidden
            .push(base64::engine::general_purpose::STANDARD_NO_PAD.encode(&secret).into_bytes());
        forbidden
            .push(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&secret).into_bytes());
        forbidden.push(secret);
    }
    for (name, content) in &files {
        for needle in &forbidden {
            assert!(!contains(content, needle), "{} is in {name}", String::from_utf8_lossy(needle));
        }
    }
}

fn the_account_that_is_taken_out_shows_no_small_dialogue(engine: Engine) {
    let Told { app, story, .. } = told(engine);
    let files = exported(&story);
    let account = &json(&files, "follow-up.json")["account"];
    let large = &account["dialogues"][0]["answers"];
    assert_eq!(
        (&large["state"], &large["taken_part"], &large["n"]),
        (&"shown".into(), &7.into(), &7.into())
    );
    assert_eq!(large["percent"]["least"], 85.7);
    let small = account["dialogues"][1]["answers"].as_object().expect("answers");
    assert_eq!(small.len(), 1, "{small:?}");
    assert_eq!(small["state"], "too_few");
    for phase in account["phases"].as_array().expect("phases") {
        let answers = &phase["answers"];
        assert!(
            answers["state"] == "too_few" || answers["taken_part"] == 7,
            "the three wait for company: {phase}"
        );
    }
    let wished = &account["feedback"]["wished"];
    assert_eq!(wished, 1, "two are too few to be told of; one was mailed");
    // Only these files speak of answers at all.
    assert_eq!(
        app.count("SELECT count(*) FROM tally WHERE choice = 'fairly_low' AND count > 0"),
        1
    );
    for (name, content) in files
        .iter()
        .filter(|(name, _)| !["surveys.json", "follow-up.json"].contains(&name.as_str()))
    {
        assert!(!contains(content, b"fairly_low"), "{name}");
    }
}
