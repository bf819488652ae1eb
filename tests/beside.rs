//! Texts beside the database: an operator corrects one, adds a language, and hands a translator a table.

use crate::support::binary::{Eko, Folder, free_port, run_eko};

/// A key's row in a table for a translator, with its last cell filled in.
fn filled(table: &str, key: &str, own: &str) -> String {
    let row = table
        .lines()
        .find(|line| line.starts_with(&format!("{key};")))
        .unwrap_or_else(|| panic!("no {key} in {table}"));
    let (kept, _) = row.rsplit_once(';').expect("a last cell");
    format!("{kept};{own}\r\n")
}

#[test]
fn a_corrected_text_and_a_language_that_was_added_are_what_participants_meet() {
    let folder = Folder::new();
    let (table, texts) = (folder.0.join("se.csv"), folder.0.join("data/texts"));
    let path = table.to_string_lossy().into_owned();
    let (went_well, said, _) = run_eko(&folder.0, &["texts", "check"]);
    assert!(went_well && said.starts_with("0 files in"), "{said}");

    // The translator's table: each text in Swedish, where it stands, and what a picture shows it.
    let (went_well, _, why) = run_eko(&folder.0, &["texts", "sheet", "se", &path]);
    assert!(went_well, "{why}");
    let written = std::fs::read_to_string(&table).expect("a table");
    assert!(written.starts_with('\u{feff}'), "spreadsheets are told that it is UTF-8");
    assert!(written.lines().count() > 200, "{written}");
    assert!(written.contains("send;Participants: the question;question;Skicka;"), "{written}");
    let head = written.lines().next().expect("titles");
    let rows: String = [
        ("language-name", "Davvisámegiella"),
        ("reviewed-by", "Ánne"),
        ("reviewed-on", "2026-11-30"),
        ("next", "Joatkke"),
        ("read-aloud", "Loga jitnosit"),
    ]
    .map(|(key, own)| filled(&written, key, own))
    .concat();
    std::fs::write(&table, format!("{head}\r\n{rows}")).expect("a table");
    let (went_well, said, why) = run_eko(&folder.0, &["texts", "take", "se", &path]);
    assert!(went_well, "{why}");
    assert!(said.contains("2 texts in"), "{said}");

    // What the table does not ask about stays.
    let beside = texts.join("se.ftl");
    let mut source = std::fs::read_to_string(&beside).expect("a file");
    source.push_str("save = Vurke\n");
    std::fs::write(&beside, source).expect("a file");
    assert!(run_eko(&folder.0, &["texts", "take", "se", &path]).0);
    assert!(std::fs::read_to_string(&beside).expect("a file").contains("save = Vurke"));

    // A slip in another file is told, and stops nothing.
    let slip = "# Tigrinya: corrected here\nsend = ስደድዎ\nnext = { $who }\nno-such-text = x\n";
    std::fs::write(texts.join("ti.ftl"), slip).expect("a file");
    let (went_well, said, why) = run_eko(&folder.0, &["texts", "check"]);
    assert!(!went_well, "{said}");
    for words in [
        "2 files in",
        "se.ftl: 3 texts, a language that is added: Davvisámegiella; reviewed by Ánne on 2026-11-30",
        "ti.ftl: 1 texts, in the place of ours in ትግርኛ; not reviewed by anybody",
        "ti.ftl: line 3",
        "ti.ftl: line 4",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(why.contains("to be put right"), "{why}");

    let (_, found, _) = run_eko(&folder.0, &["doctor"]);
    assert!(found.contains("eko texts check says what"), "{found}");

    let eko = Eko::start(&folder.0, free_port(), &["--demo"], &[], 6);
    let phone = eko.client();
    let dialogue = eko.said("dialogue");
    let dialogue = dialogue.rsplit_once("/d/").map(|(_, code)| format!("/d/{code}")).expect("it");
    let page = phone.get(&format!("{dialogue}?lang=se")).expect(200);
    assert!(page.text().contains("<html lang=\"se\" dir=\"ltr\""), "{}", page.text());
    // What nobody has translated yet is said in Swedish.
    page.says("Joatkke").says("Davvisámegiella").says("I vilken grad fick du göra din röst hörd?");
    phone.get(&format!("{dialogue}?lang=sv")).expect(200).says("Davvisámegiella");
    phone.get(&format!("{dialogue}?lang=ti")).expect(200).never_says("$who").never_says("Joatkke");
    let log = eko.log();
    assert!(log.contains("texts:") && log.contains("ti.ftl"), "{log}");
}

#[test]
fn a_table_that_cannot_be_used_changes_nothing() {
    let folder = Folder::new();
    let table = folder.0.join("ti.csv");
    let path = table.to_string_lossy().into_owned();
    for (content, told) in [
        ("key;own\nquestion-of;ሕቶ\n", "question-of"),
        ("key;own\nsend;{ oops\n", "send"),
        ("nothing;else\n1;2\n", "it has no column key"),
        ("", "its first row has one column"),
    ] {
        std::fs::write(&table, content).expect("a table");
        let (went_well, _, why) = run_eko(&folder.0, &["texts", "take", "ti", &path]);
        assert!(!went_well && why.contains(told), "{content}: {why}");
        assert!(!folder.0.join("data/texts/ti.ftl").exists(), "{content}");
    }
    let (went_well, _, why) = run_eko(&folder.0, &["texts", "sheet", "../etc", &path]);
    assert!(!went_well && why.contains("no language’s tag"), "{why}");
}
