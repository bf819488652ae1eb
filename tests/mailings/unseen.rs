//! Stories about words that changed while somebody looked at a page: nothing is sent that they did not see.

use super::{Ready, expect, ready};
use crate::both;
use crate::support::Engine;
use crate::support::story::FILLED_IN;

both!(
    what_is_published_is_what_the_publisher_saw,
    what_is_published_without_mail_is_what_was_seen,
    what_is_approved_of_is_what_was_seen,
    a_planned_mailing_begins_with_the_words_that_were_seen,
    who_is_added_later_gets_the_words_that_the_page_shows,
);

impl Ready {
    /// The fields that the last step before publishing sends as it stands, and mails to the participants.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let last = format!("{}/publish?step=confirm&mail=no", self.report);
        let page = self.story.leader.get(&last).expect(200);
        vec![
            ("mail", "yes".into()),
            ("when", "now".into()),
            ("audience", "participants".into()),
            ("seen-participants", page.field("seen-participants")),
            ("words", page.field("words")),
        ]
    }

    fn change_report(&self, more: &[(&str, &str)], file: Option<(&str, &[u8])>) {
        let mut fields = vec![
            ("kind", "interim"),
            ("version", "1.0"),
            ("title_sv", "Delrapport"),
            ("summary_sv", "Det här har vi hört."),
            ("title_en", "Delrapport (in English)"),
            ("summary_en", "This is what we have heard."),
            ("link", ""),
        ];
        fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        fields.extend(more);
        self.story.leader.upload(&format!("{}/change", self.report), &fields, file).expect(303);
    }

    fn change_settings(&self, more: &[(&str, &str)]) {
        let rules = [("threshold", "5"), ("heard_target", "90"), ("answer_days", "7")];
        let mut fields = [&FILLED_IN[..], &rules].concat();
        fields.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        fields.extend(more);
        self.story.post("/settings", &fields);
    }

    fn write_own_words(&self, subject: &str) {
        let words = format!("{}/publish/words/participants/ar", self.report);
        self.story.leader.post(&words, &[("subject", subject), ("body", "…")]).expect(303);
    }
}

fn what_is_published_is_what_the_publisher_saw(engine: Engine) {
    let ready = ready(engine, 2);
    let publish = format!("{}/publish", ready.report);
    let other = eko::demo::one_page_pdf("Annat");
    let changes: [(&str, &dyn Fn()); 9] = [
        ("the title", &|| ready.change_report(&[("title_sv", "Ny rubrik")], None)),
        ("a title that few read", &|| ready.change_report(&[("title_fi", "Väliraportti")], None)),
        ("the summary", &|| ready.change_report(&[("summary_en", "Something else.")], None)),
        ("the link", &|| ready.change_report(&[("link", "https://example.org/other")], None)),
        ("the file", &|| ready.change_report(&[], Some(("report.pdf", &other)))),
        ("the mail's own words", &|| ready.write_own_words("تقرير")),
        ("the process's name", &|| ready.change_settings(&[("name_sv", "Tillit igen")])),
        ("whom to ask", &|| ready.change_settings(&[("contact_name", "Alex Berg")])),
        ("who has to approve", &|| ready.change_settings(&[("approval", "1")])),
    ];
    for (what, change) in changes {
        let seen = ready.fields();
        change();
        let seen: Vec<(&str, &str)> =
            seen.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let again = ready.story.leader.post(&publish, &seen);
        assert_eq!(again.status, 422, "{what}: {}", again.words());
        let again = again
            .says("What would be sent has changed since you opened the page")
            .says("Nothing has been published or emailed.")
            .never_says("you saw");
        assert_ne!(again.field("words"), seen[4].1, "{what}");
    }
    assert_eq!(ready.app.count("SELECT count(*) FROM mailing"), 0);
    assert_eq!(ready.app.count("SELECT count(*) FROM report WHERE frozen_at IS NOT NULL"), 0);
    ready.change_settings(&[]);
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 2)]);
}

fn what_is_published_without_mail_is_what_was_seen(engine: Engine) {
    let ready = ready(engine, 1);
    let publish = format!("{}/publish", ready.report);
    let last = format!("{publish}?step=confirm&mail=no");
    let seen = ready.story.leader.get(&last).expect(200).field("words");
    ready.change_report(&[("title_sv", "Ny rubrik")], None);
    let only = [("mail", "no"), ("words", seen.as_str())];
    ready.story.leader.post(&publish, &only).expect(422).says("has changed since you opened");
    ready.story.leader.post(&publish, &only[..1]).expect(422);
    assert_eq!(ready.app.count("SELECT count(*) FROM report WHERE published_at IS NOT NULL"), 0);
    let seen = ready.story.leader.get(&last).expect(200).field("words");
    let only = [("mail", "no"), ("words", seen.as_str())];
    ready.story.leader.post(&publish, &only).expect(303);
    // The second of two clicks finds it done.
    ready.story.leader.post(&publish, &only).expect(303);
}

fn what_is_approved_of_is_what_was_seen(engine: Engine) {
    let ready = ready(engine, 2);
    ready.change_settings(&[("approval", "1")]);
    let second = ready.story.member(&ready.app, "second@example.org", "leader");
    let mailing = ready.story.publish(&ready.report);
    let approve = format!("{mailing}/approve");
    let page = second.get(&mailing).expect(200).says("Kim Lind");
    let (count, words) = (page.field("seen"), page.field("words"));
    let yes = [("do", "approve"), ("seen", count.as_str()), ("words", words.as_str())];
    second.post(&approve, &yes[..2]).expect(422);
    ready.change_settings(&[("approval", "1"), ("contact_name", "Alex Berg")]);
    second
        .post(&approve, &yes)
        .expect(422)
        .says("What would be sent has changed since you opened the page. Nothing has been done.")
        .says("Alex Berg");
    // That it is the last of its kind is part of what is approved of.
    let page = second.get(&mailing).expect(200);
    let words = page.field("words");
    let yes = [("do", "approve"), ("seen", count.as_str()), ("words", words.as_str())];
    ready.story.leader.post(&mailing, &[("do", "last"), ("last", "1")]).expect(303);
    second.post(&approve, &yes).expect(422);
    assert_eq!(ready.app.count("SELECT count(*) FROM delivery"), 0);
    second.submit(&mailing, &approve, &[("do", "approve")]).expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 2)]);
}

fn a_planned_mailing_begins_with_the_words_that_were_seen(engine: Engine) {
    let ready = ready(engine, 2);
    let later = [
        ("mail", "yes"),
        ("audience", "participants"),
        ("when", "later"),
        ("starts_at", "2021-09-09T09:00"),
    ];
    let mailing = ready.story.order(&ready.report, &later).expect(303).location().to_owned();
    let page = ready.story.leader.get(&mailing).expect(200);
    let (count, words) = (page.field("seen"), page.field("words"));
    ready.change_settings(&[("name_sv", "Tillit igen")]);
    let start = [("do", "start"), ("seen", count.as_str()), ("words", words.as_str())];
    ready.story.leader.post(&mailing, &start).expect(422).says("Tillit igen");
    ready.app.send_mail();
    assert_eq!(ready.smtp.taken().len(), 0);
    ready.story.press(&mailing, "start");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 2)]);
}

fn who_is_added_later_gets_the_words_that_the_page_shows(engine: Engine) {
    let ready = ready(engine, 1);
    ready.write_own_words("تقرير");
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "late@example.org", "ar", &["interim"]);
    let publish = format!("{}/publish", ready.report);
    ready
        .story
        .leader
        .get(&format!("{publish}?step=mails&mail=yes&audience=participants&see=participants%20ar"))
        .expect(200)
        .says("تقرير")
        .never_says("Change the text (العربية)");
    let words = format!("{publish}/words/participants/ar");
    ready.story.leader.get(&words).expect(409).says("whoever is added later gets the same");
    ready.story.leader.post(&words, &[("subject", "Annat"), ("body", "…")]).expect(409);
    // Other audiences have no mailing yet.
    ready.story.leader.get(&format!("{publish}/words/contacts/sv")).expect(200);
    ready.story.publish(&ready.report);
    ready.app.send_mail();
    let late = ready.smtp.taken().pop().expect("a mail");
    let mail = mail_parser::MessageParser::default().parse(&late.data).expect("a mail");
    assert_eq!(mail.subject(), Some("تقرير"));
}
