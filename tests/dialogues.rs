//! Planning a dialogue, its code and QR, the host.

use crate::both;
use crate::support::{DAY, Engine, Setup, Story, TestApp};

both!(
    a_dialogue_has_its_code_and_poster_the_moment_it_is_saved,
    nothing_that_participants_see_names_the_target_group,
    a_reissued_code_replaces_the_old_one_at_once,
    the_host_counts_heads_and_closes_without_an_account,
    a_host_link_is_secret_revocable_and_works_only_around_the_day,
    every_correction_of_a_head_count_is_logged,
    an_import_is_all_or_nothing_and_says_what_is_wrong_where,
    the_list_is_searched_and_filtered_by_its_url,
    a_dialogue_without_a_board_or_day_is_explained,
    moving_the_day_moves_the_window,
    what_was_removed_meanwhile_is_chosen_again_and_nothing_typed_is_lost,
    no_more_are_out_of_reach_than_came,
    the_log_tells_of_a_dialogue_in_words_and_that_it_was_imported,
    an_import_invents_no_municipality,
    who_reads_figures_sees_no_code_and_no_log,
    a_title_is_for_staff_alone_and_found_again,
    no_board_is_chosen_beforehand_where_there_are_several,
    several_are_chosen_and_moved_linked_or_cancelled_together,
    a_month_shows_its_days_and_ones_own_calendar_has_them_all,
);

fn a_dialogue_has_its_code_and_poster_the_moment_it_is_saved(engine: Engine) {
    let app = Setup::on(engine).env("EKO_BASE_URL", "https://eko.example.org").start();
    let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
    let svg = story.leader.get(&format!("{}/qr.svg", dialogue.staff)).expect(200);
    assert_eq!(svg.header("content-type"), Some("image/svg+xml"));
    assert!(svg.text().contains("<svg"));
    let png = story.leader.get(&format!("{}/qr.png", dialogue.staff)).expect(200);
    assert_eq!(png.header("content-type"), Some("image/png"));
    let expected = format!("HTTPS://EKO.EXAMPLE.ORG/D/{}", dialogue.code());
    assert_eq!(read_qr(&png.body), expected);
    let poster = story.page("/dialogues/posters?n=1");
    let shown = format!("{}-{}", &dialogue.code()[..4], &dialogue.code()[4..]);
    let poster =
        poster.says("Tillit i Halland").says("eko.example.org").says(&shown).says("Kim Lind");
    let markup = poster.markup();
    let languages = markup.split("<p class=\"languages\">").nth(1).expect("the languages");
    let languages = languages.split("</p>").next().expect("their end");
    for name in ["Svenska", "Lättläst svenska", "English", "Soomaali", "Español"] {
        assert!(languages.contains(&format!(">{name}</span>")), "{name}: {languages}");
    }
}

fn nothing_that_participants_see_names_the_target_group(engine: Engine) {
    let (app, story) = Story::on(engine);
    let file = "no,held_on,board,phase,method,target_groups,venue\n\
                1,2021-09-08,Hylte,perspective,gruppdiskussion,personer med kriminell bakgrund,stödföreningen\n";
    story.post("/dialogues/import/confirm", &[("file", file)]);
    let dialogue = story.dialogue(&story.path("/dialogues/1"));
    story.leader.get(&dialogue.staff).expect(200).says("personer med kriminell bakgrund");
    let link = story
        .leader
        .post(&format!("{}/host-link", dialogue.staff), &[])
        .expect(200)
        .link(&format!("{}/h/", app.base));
    let phone = app.client();
    dialogue.answer(&phone, "very_high", "");
    let pages = [
        story.leader.get(&story.path("/dialogues/posters?n=1")),
        phone.get(&dialogue.phone),
        phone.get(&format!("{}/thanks", dialogue.phone)),
        phone.get(&story.public),
        phone.follow(&format!("{link}/display")),
    ];
    for page in pages {
        let page = page.expect(200);
        let text = page.text().to_lowercase();
        for word in ["kriminell", "stödförening"] {
            assert!(!text.contains(word), "{word}: {}", page.words());
        }
    }
    // The host knows where they are going, and is not told with whom.
    phone.get(&link).expect(200).says("stödföreningen").never_says("kriminell");
}

fn a_reissued_code_replaces_the_old_one_at_once(engine: Engine) {
    let (app, story, old) = Story::at_dialogue(engine);
    app.client().get(&old.phone).expect(200);
    story.leader.post(&format!("{}/code", old.staff), &[]).expect(303);
    let new = story.dialogue(&old.staff);
    assert_ne!(new.code(), old.code());
    app.client().get(&old.phone).expect(404);
    app.client().get(&new.phone).expect(200);
}

fn the_host_counts_heads_and_closes_without_an_account(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let page = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let link = page.link(&format!("{}/h/", app.base));
    let host = app.client();
    for _ in 0..3 {
        dialogue.answer(&app.client(), "very_high", "");
    }
    host.get(&format!("{link}?lang=en")).expect(200).says("3 answered so far");
    host.post(&format!("{link}/head-count?lang=en"), &[("participants", "many")])
        .expect(422)
        .says("a whole number from 0");
    host.post(
        &format!("{link}/head-count?lang=en"),
        &[("participants", "2"), ("elected_present", "3"), ("not_reachable", "1")],
    )
    .expect(303);
    host.get(&format!("{link}?lang=en")).expect(200).says("More answers than participants");
    host.follow(&format!("{link}/display?lang=en")).expect(200).says("or type the code at:");
    host.get(&format!("{link}/qr.svg")).expect(200);
    host.post(
        &format!("{link}/head-count?lang=en"),
        &[("participants", "4"), ("elected_present", "3"), ("not_reachable", "1")],
    )
    .expect(303);
    host.post(&format!("{link}/end?lang=en"), &[]).expect(303);
    host.post(&format!("{link}/close?lang=en"), &[]).expect(303);
    host.get(&format!("{link}?lang=en"))
        .expect(200)
        .says("Closed for good.")
        .never_says("Have answered 3");
    assert_eq!(app.count("SELECT elected_present FROM dialogue"), 3);
    assert!(!host.has_cookies());
    story
        .leader
        .get(&dialogue.staff)
        .expect(200)
        .says("2 → 4")
        .says("ended the dialogue")
        .says("closed the dialogue for good");
}

fn a_host_link_is_secret_revocable_and_works_only_around_the_day(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link =
        |page: crate::support::client::Page| page.expect(200).link(&format!("{}/h/", app.base));
    let first = link(story.leader.post(&format!("{}/host-link", dialogue.staff), &[]));
    story.leader.get(&dialogue.staff).expect(200).says("It is not shown again");
    let second = link(story.leader.post(&format!("{}/host-link", dialogue.staff), &[]));
    app.client().get(&first).expect(404);
    app.client().get(&second).expect(200);
    app.move_clock_by(40 * DAY);
    app.client().get(&second).expect(404);
    app.move_clock_by(-40 * DAY);
    app.client().get(&second).expect(200);
    story.leader.post(&format!("{}/host-link/revoke", dialogue.staff), &[]).expect(303);
    app.client().get(&second).expect(404);
}

fn every_correction_of_a_head_count_is_logged(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    for count in ["12", "14", "14"] {
        story
            .leader
            .post(&format!("{}/head-count", dialogue.staff), &[("participants", count)])
            .expect(303);
    }
    story
        .leader
        .get(&dialogue.staff)
        .expect(200)
        .says("– → 12")
        .says("12 → 14")
        .says("Robin Andersson");
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE action = 'dialogue.head-count'"),
        2
    );
    story
        .leader
        .post(&format!("{}/head-count", dialogue.staff), &[("participants", "-1")])
        .expect(422);
}

fn an_import_is_all_or_nothing_and_says_what_is_wrong_where(engine: Engine) {
    let (app, story) = Story::on(engine);
    let path = story.path("/dialogues/import");
    let file = "no,held_on,board,phase\n1,2021-10-01,Hylte,perspective\n2,soon,Hylte,perspective\n";
    story
        .leader
        .upload(&path, &[], Some(("d.csv", file.as_bytes())))
        .expect(422)
        .says("Nothing was imported")
        .says("Line 3, column held_on: “soon” is not a date such as 2021-10-12");
    story.leader.post(&format!("{path}/confirm"), &[("file", file)]).expect(422);
    story.leader.upload(&path, &[], None).expect(422).says("Choose a file");
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 0);
    assert_eq!(app.count("SELECT count(*) FROM board"), 0);
    let good = "no,held_on,board,phase\n1,2021-10-01,Hylte,perspective\n";
    story.leader.post(&format!("{path}/confirm"), &[("file", good)]).expect(303);
    story
        .leader
        .post(&format!("{path}/confirm"), &[("file", good)])
        .expect(422)
        .says("Dialogue 1 is already in the process");
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 1);
}

fn the_list_is_searched_and_filtered_by_its_url(engine: Engine) {
    let (_app, story) = Story::on(engine);
    let file = include_str!("../src/demo/dialogues.csv");
    story.post("/dialogues/import/confirm", &[("file", file)]);
    let shows = |query: &str, count: usize| {
        story.page(&format!("/dialogues?{query}")).says(&format!("Showing {count} of 37"));
    };
    shows("", 37);
    shows("phase=in_depth", 6);
    shows("q=v%C3%A4rld", 0);
    shows("q=world+caf%C3%A9", 1);
    shows("q=hylte&phase=perspective", 4);
    shows("state=open", 1);
    shows("sort=participants&q=%3Cscript%3E", 0);
}

fn a_dialogue_without_a_board_or_day_is_explained(engine: Engine) {
    let (_app, story) = Story::on(engine);
    story.page("/dialogues/new").says("Add the board first");
    story
        .refused("/dialogues/new", &[("number", ""), ("held_on", "2021-02-30")])
        .says("Fill in: Number")
        .says("write the date as 2021-10-12")
        .says("Choose a board");
    story.add_board("Hylte");
    story.add_dialogue(1, "2021-09-08", "Hylte");
    let board = story.option("/dialogues/new", "Hylte");
    story
        .leader
        .post(
            &story.path("/dialogues/new"),
            &[("number", "1"), ("held_on", "2021-09-09"), ("board", &board)],
        )
        .expect(422)
        .says("That number is already taken");
    story.leader.get(&story.path("/dialogues/99")).expect(404);
    story.leader.get(&story.path("/dialogues/one")).expect(404);
}

fn moving_the_day_moves_the_window(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let board = story.option("/dialogues/new", "Hylte");
    story
        .leader
        .post(
            &format!("{}/change", dialogue.staff),
            &[("held_on", "2021-12-01"), ("board", &board), ("phase", "in_depth")],
        )
        .expect(303);
    app.client()
        .get(&format!("{}?lang=en", dialogue.phone))
        .expect(200)
        .says("from 1 December 2021");
    story.leader.post(&format!("{}/open", dialogue.staff), &[]).expect(303);
    app.client().get(&format!("{}?lang=en", dialogue.phone)).expect(200).says("To what degree");
}

/// What a phone's camera reads from a PNG.
fn read_qr(png: &[u8]) -> String {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let side = reader.info().width as usize;
    let mut raw = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut raw).expect("a frame");
    let stride = side.div_ceil(8);
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        if raw[y * stride + x / 8] & (0x80 >> (x % 8)) != 0 { 255 } else { 0 }
    });
    image.detect_grids()[0].decode().expect("a QR").1
}

fn what_was_removed_meanwhile_is_chosen_again_and_nothing_typed_is_lost(engine: Engine) {
    let (app, story) = Story::on(engine);
    for board in ["Hylte", "Laholm"] {
        story.add_board(board);
    }
    for group in ["unga", "äldre"] {
        story.post("/groups/new", &[("name", group), ("kind", "group")]);
    }
    story.post("/methods/new", &[("name", "Promenad")]);
    let id = |table: &str, name: &str| app.id_of(table, name).to_string();
    let (hylte, laholm) = (id("board", "Hylte"), id("board", "Laholm"));
    let (young, old) = (id("target_group", "unga"), id("target_group", "äldre"));
    let method = id("method", "Promenad");
    let filled_in = |board: &str| {
        vec![
            ("number", "1".to_owned()),
            ("held_on", "2021-09-08".into()),
            ("board", board.into()),
            ("phase", "perspective".into()),
            ("venue", "Biblioteket".into()),
            ("method", method.clone()),
            ("group", young.clone()),
            ("group", old.clone()),
        ]
    };
    let send = |path: &str, fields: &[(&str, String)]| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        story.leader.post(&story.path(path), &fields)
    };
    // A colleague removes some of it while the form is filled in.
    story.post(&format!("/boards/{laholm}/remove"), &[]);
    story.post(&format!("/groups/{old}/remove"), &[]);
    story.post(&format!("/methods/{method}/remove"), &[]);
    let page = send("/dialogues/new", &filled_in(&laholm)).expect(422);
    let page = page
        .says("Board: what you chose has been removed in the meantime; choose again")
        .says("Method: what you chose has been removed in the meantime; choose again")
        .says("Target groups: what you chose has been removed in the meantime; choose again");
    assert_eq!(page.field("venue"), "Biblioteket");
    let ticked = format!("value=\"{young}\" checked");
    assert!(page.markup().contains(&ticked), "{}", page.markup());
    for field in ["board", "method", "group"] {
        assert!(page.markup().contains(&format!("id=\"{field}-fault\"")), "{field}");
        assert!(page.markup().contains(&format!("id=\"{field}\"")), "{field}");
    }
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 0);
    let mut mended = filled_in(&hylte);
    mended.retain(|(name, value)| *name != "method" && *value != old);
    let made = send("/dialogues/new", &mended).expect(303);
    let dialogue = story.dialogue(made.location());
    // The same where a dialogue is changed, a board prioritises, somebody reads for a board, a dialogue was held at an
    // organisation.
    let change = format!("{}/change", dialogue.staff);
    let fields: Vec<(&str, String)> = filled_in(&hylte).into_iter().skip(1).collect();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, it)| (*name, it.as_str())).collect();
    story.leader.post(&change, &fields).expect(422).says("Method: what you chose");
    let board = [("name", "Falun".to_owned()), ("group", young.clone()), ("group", old)];
    send("/boards/new", &board).expect(422).says("what you chose has been removed in the meantime");
    let person = [
        ("name", "Alex Berg".to_owned()),
        ("email", "alex@example.org".into()),
        ("role", "reader".into()),
        ("board", laholm),
    ];
    send("/people/new", &person).expect(422).says("Board: what you chose has been removed");
    let removed = story.add_dialogue(2, "2021-09-09", "Hylte");
    let id = app.count("SELECT id FROM dialogue WHERE number = 2").to_string();
    story.leader.post(&format!("{}/remove", removed.staff), &[]).expect(303);
    let organisation = [("name", "Ungdomens hus".to_owned()), ("dialogue", id)];
    let page = send("/organisations/new", &organisation).expect(422);
    let page = page.says("Dialogues held there: what you chose has been removed in the meantime");
    assert_eq!(page.field("name"), "Ungdomens hus");
}

fn no_more_are_out_of_reach_than_came(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let link = story
        .leader
        .post(&format!("{}/host-link", dialogue.staff), &[])
        .expect(200)
        .link(&format!("{}/h/", app.base));
    let host = app.client();
    let paths = [format!("{}/head-count", dialogue.staff), format!("{link}/head-count?lang=en")];
    for (path, by) in paths.iter().zip([&story.leader, &host]) {
        let counted = |participants: &str, out_of_reach: &str| {
            by.post(path, &[("participants", participants), ("not_reachable", out_of_reach)])
        };
        let page = counted("10", "11").expect(422).says(
            "Cannot be reached by email: 11. Participants: 10. Those who cannot be reached are some of the participants.",
        );
        assert!(page.markup().contains("id=\"not_reachable-fault\""));
        assert_eq!(page.field("not_reachable"), "11");
        counted("10", "10").expect(303);
        counted("", "11").expect(303);
        counted("0", "0").expect(303);
    }
}

fn the_log_tells_of_a_dialogue_in_words_and_that_it_was_imported(engine: Engine) {
    let (app, story) = Story::on(engine);
    let file = "no,held_on,board,phase,venue\n\
                7,2021-09-08,Hylte,perspective,Biblioteket\n\
                8,2021-09-09,Hylte,in_depth,Skolan\n";
    story.post("/dialogues/import/confirm", &[("file", file)]);
    for (number, told) in [
        (7, "2021-09-08, Hylte, Perspektivinhämtande, Biblioteket, version 1"),
        (8, "2021-09-09, Hylte, Fördjupande, Skolan, version 1"),
    ] {
        let page = story.page(&format!("/dialogues/{number}")).expect(200);
        let words = page.words().to_lowercase();
        assert!(words.contains(&told.to_lowercase()), "{told}: {words}");
        assert!(!words.contains("in_depth") && !words.contains(", v1"), "{words}");
    }
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'dialogue.added'"), 2);
    let lines = "SELECT count(*) FROM audit_entry WHERE action = 'dialogues.imported'";
    assert_eq!(app.count(lines), 1);
}

fn an_import_invents_no_municipality(engine: Engine) {
    let (app, story) = Story::on(engine);
    let file = "Datum;Nämnd;Fas\n2021-09-08;Lokala nämnden;fördjupande\n";
    story.post("/dialogues/import/confirm", &[("file", file)]);
    assert_eq!(app.count("SELECT count(*) FROM board WHERE municipality = ''"), 1);
    // The one that works nowhere keeps its name among its namesakes, with no brackets about nothing.
    let fields = [("name", "Lokala nämnden"), ("municipality", "Hylte")];
    story.post("/boards/new", &fields);
    let form = story.page("/dialogues/new").says("Lokala nämnden (Hylte)");
    assert!(form.text().contains(">Lokala nämnden</option>"), "{}", form.text());
    assert!(!form.text().contains("()"));
    // Both stand in the table of municipalities, and what is none is called so.
    let fields = |board: i64| {
        let date = ("held_on", "2021-09-08".to_owned());
        [
            ("number", "2".to_owned()),
            date,
            ("board", board.to_string()),
            ("phase", "in_depth".into()),
        ]
    };
    let hylte = app.count("SELECT id FROM board WHERE municipality = 'Hylte'");
    let new = fields(hylte);
    let new: Vec<(&str, &str)> = new.iter().map(|(name, value)| (*name, value.as_str())).collect();
    story.post("/dialogues/new", &new);
    for number in [1, 2] {
        let dialogue = story.dialogue(&story.path(&format!("/dialogues/{number}")));
        story
            .leader
            .post(&format!("{}/head-count", dialogue.staff), &[("participants", "4")])
            .expect(303);
        dialogue.close(&story.leader);
    }
    let page =
        story.page("/follow-up/time?by=municipality").says("Lokala nämnden (no municipality)");
    assert!(!page.text().contains("()"));
}

/// A board's member reads what was heard; a code would let them answer, and who did what is the group's own.
fn who_reads_figures_sees_no_code_and_no_log(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let code = dialogue.phone.rsplit('/').next().expect("a code").to_owned();
    let shows = |page: &crate::support::client::Page| {
        let plain: String = page.text().chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        plain.to_lowercase().contains(&code.to_lowercase())
    };
    let leaders = story.leader.get(&dialogue.staff).expect(200).says("Events");
    assert!(shows(&leaders), "the leader needs it");
    let reader = story.member(&app, "reader@example.org", "reader");
    let readers = reader.get(&dialogue.staff).expect(200).says("Hylte").never_says("Events");
    assert!(!shows(&readers), "{}", readers.text());
    for path in [
        format!("{}/qr.svg", dialogue.staff),
        format!("{}/qr.png", dialogue.staff),
        story.path("/dialogues/posters?n=1"),
    ] {
        reader.get(&path).expect(403);
        story.leader.get(&path).expect(200);
    }
}

fn a_title_is_for_staff_alone_and_found_again(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("Hylte");
    let board = story.option("/dialogues/new", "Hylte");
    let fields = [
        ("title", "Unga om mötesplatser"),
        ("number", "1"),
        ("held_on", "2021-09-08"),
        ("board", board.as_str()),
        ("phase", "perspective"),
        ("venue", "Biblioteket"),
        ("then", "poster"),
    ];
    let poster = story.post("/dialogues/new", &fields).location().to_owned();
    let printed = story.leader.get(&poster).expect(200);
    printed.says("1 · 2021-09-08").never_says("mötesplatser");
    let dialogue = story.dialogue(&story.path("/dialogues/1"));
    story.leader.get(&dialogue.staff).expect(200).says("Unga om mötesplatser Dialogue 1, Hylte");
    story.page("/dialogues?q=motesplatser").says("Showing 1 of 1").says("Biblioteket");
    let phone = app.client();
    dialogue.answer(&phone, "very_high", "");
    for page in [&dialogue.phone, &story.public] {
        phone.get(page).expect(200).never_says("mötesplatser");
    }
    // One like it has all but its day and its own title.
    let like = story.page("/dialogues/new?like=1").text();
    assert!(like.contains("value=\"Biblioteket\"") && !like.contains("mötesplatser"), "{like}");
    assert!(!like.contains("value=\"2021-09-08\""));
    let again = [("then", "another"), ("number", "2"), ("held_on", "2021-09-09")];
    let mut more: Vec<(&str, &str)> = fields.to_vec();
    more.retain(|(name, _)| again.iter().all(|(other, _)| other != name));
    more.extend(again);
    let to = story.post("/dialogues/new", &more).location().to_owned();
    assert_eq!(to, story.path("/dialogues/new"));
    story.page("/dialogues/new").says("Dialogue added");
}

fn no_board_is_chosen_beforehand_where_there_are_several(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("Hylte");
    story.add_board("Laholm");
    let form = story.page("/dialogues/new").text();
    assert!(!form.contains(" selected>Hylte") && !form.contains(" selected>Laholm"), "{form}");
    let fields = [("number", "1"), ("held_on", "2021-09-08"), ("board", "")];
    story.refused("/dialogues/new", &fields).says("Choose a board");
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 0);
}

fn several_are_chosen_and_moved_linked_or_cancelled_together(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, _) = Story::with_dialogue(&app, "2021-09-10");
    story.add_dialogue(2, "2021-09-12", "Hylte");
    story.add_dialogue(3, "2021-09-14", "Hylte");
    let chosen = story.path("/dialogues/chosen");
    // A number that is none is not left out in silence.
    story.leader.get(&format!("{chosen}?do=cancel&n=1&n=x")).expect(400);
    // Nor are those that are too many.
    let many: String = (1..=201).map(|number| format!("&n={number}")).collect();
    let page = story.leader.get(&format!("{chosen}?do=cancel{many}"));
    page.expect(409).says("Choose at most 200 at a time");
    let ask = |query: &str| story.leader.get(&format!("{chosen}?{query}"));
    ask("do=move").expect(409).says("Tick at least one dialogue first");
    ask("do=nothing&n=1").expect(400);
    ask("do=move&n=77").expect(404);
    let posters = ask("do=posters&n=1&n=3").expect(303).location().to_owned();
    assert_eq!(posters, story.path("/dialogues/posters?n=1&n=3"));
    // Moved: all of them or none.
    ask("do=move&n=1&n=2").expect(200).says("Move 2 dialogues");
    let wrong = [("do", "move"), ("n", "1"), ("n", "2"), ("move-1", "2021-09-20"), ("move-2", "x")];
    story.leader.post(&chosen, &wrong).expect(422);
    let day =
        |number: i32| app.count(&format!("SELECT opens_at FROM dialogue WHERE number = {number}"));
    let before = (day(1), day(2));
    assert_eq!((day(1), day(2)), before);
    let right = [
        ("do", "move"),
        ("n", "1"),
        ("n", "2"),
        ("move-1", "2021-09-20"),
        ("move-2", "2021-09-12"),
    ];
    story.leader.post(&chosen, &right).expect(303);
    assert_eq!(day(1), before.0 + 10 * DAY);
    assert_eq!(day(2), before.1, "its day is the same");
    story.page("/dialogues").says("20 September 2021");
    let told = "SELECT count(*) FROM audit_entry WHERE action = 'dialogue.changed'";
    assert_eq!(app.count(told), 1, "what was not moved is not logged");
    // Links go to those who were named, once each form.
    let page = ask("do=links&n=1&n=2&n=3").expect(200).says("Email 3 host links");
    let key = page.field("key");
    let links = [
        ("do", "links"),
        ("n", "1"),
        ("n", "2"),
        ("n", "3"),
        ("key", key.as_str()),
        ("links-1", "anna@example.org"),
        ("links-3", "bo@example.org"),
    ];
    let done = story.leader.post(&chosen, &links).expect(200);
    done.says("anna@example.org").says("bo@example.org");
    assert_eq!(app.outbox().len(), 2);
    let linked = "SELECT count(*) FROM dialogue WHERE host_token_hash IS NOT NULL";
    assert_eq!(app.count(linked), 2);
    story.leader.post(&chosen, &links).expect(200).says("already been sent");
    assert_eq!(app.outbox().len(), 2, "nothing is mailed twice");
    let nobody = [("do", "links"), ("n", "1"), ("key", "x"), ("links-1", "")];
    story.leader.post(&chosen, &nobody).expect(422).says("at least one host");
    // Cancelled, with a reason; what is over is left out and said.
    let why = [("do", "cancel"), ("n", "2"), ("n", "3"), ("why", "")];
    story.leader.post(&chosen, &why).expect(422);
    let why = [("do", "cancel"), ("n", "2"), ("n", "3"), ("why", "Värden är sjuk")];
    story.leader.post(&chosen, &why).expect(303);
    let cancelled = "SELECT count(*) FROM dialogue WHERE cancelled_at IS NOT NULL";
    assert_eq!(app.count(cancelled), 2);
    ask("do=move&n=1&n=2").expect(200).says("they are left out: Dialogue 2");
    story.leader.post(&chosen, &[("do", "move"), ("n", "2"), ("move-2", "2021-10-01")]).expect(409);
    let reader = story.member(&app, "reader@example.org", "reader");
    reader.get(&format!("{chosen}?do=move&n=1")).expect(403);
    reader.post(&chosen, &why).expect(403);
}

fn a_month_shows_its_days_and_ones_own_calendar_has_them_all(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, _) = Story::with_dialogue(&app, "2021-09-10");
    story.add_dialogue(2, "2021-10-12", "Hylte");
    let month = story.page("/dialogues/calendar").says("September 2021").says("Dialogue 1");
    month.never_says("Dialogue 2").link(&story.path("/dialogues/calendar?month=2021-10"));
    story.page("/dialogues/calendar?month=2021-10").says("Dialogue 2").never_says("Dialogue 1");
    story.page("/dialogues/calendar?month=2021-13").says("September 2021");
    let text = story.page("/dialogues/calendar").text();
    let at = text.find("/calendar/").expect("an address of one's own");
    let own: String = text[at..].chars().take_while(|c| !"<\"".contains(*c)).collect();
    let nobody = app.client();
    let list = nobody.get(&own).expect(200).text();
    assert_eq!(list.matches("BEGIN:VEVENT").count(), 2, "{list}");
    assert!(list.contains("DTSTART;VALUE=DATE:20211012"), "{list}");
    let code = story.dialogue(&story.path("/dialogues/1")).code().to_owned();
    assert!(!list.contains(&code) && !list.contains("/h/"), "it opens nothing");
    let slug = own.rsplit('/').next().expect("a name");
    nobody.get(&format!("/calendar/wrong/{slug}")).expect(404);
    nobody.get(&own.replace(slug, "another")).expect(404);
    app.sql("DELETE FROM membership");
    nobody.get(&own).expect(404);
}
