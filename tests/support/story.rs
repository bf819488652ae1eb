//! The usual beginning of a story: a leader who is signed in, a process, a dialogue.

use eko::accounts::{self, Account};
use eko::db::ids::AccountId;
use eko::i18n::Language;
use zeroize::Zeroizing;

use super::{Client, TestApp};

pub const EMAIL: &str = "leader@example.org";
pub const PASSWORD: &str = "a long enough password";

/// A leader at work in a process.
pub struct Story {
    pub leader: Client,
    /// `/admin/p/…`
    pub process: String,
    /// `/p/…`
    pub public: String,
}

/// Adds an account behind the server's back, and signs it in through its front door.
pub fn signed_in(app: &TestApp, email: &str, creates_processes: bool) -> Client {
    let account = Account {
        id: AccountId::random(),
        email: email.into(),
        name: "Robin Andersson".into(),
        language: Language::English,
        creates_processes,
    };
    let now = app.app.clock.now();
    app.run(async {
        let phc = accounts::password::hash(Zeroizing::new(PASSWORD.into())).await?;
        app.app
            .db
            .write(move |c| {
                Ok(accounts::queries::add_account(
                    c,
                    &account,
                    Some(&phc),
                    now,
                )?)
            })
            .await
    })
    .expect("an account");
    let client = app.client();
    client
        .post(
            "/admin/sign-in?lang=en",
            &[("email", email), ("password", PASSWORD)],
        )
        .expect(303);
    client
}

impl Story {
    /// A leader, and a process that was filled in as a leader fills it in.
    pub fn begin(app: &TestApp) -> Self {
        let leader = signed_in(app, EMAIL, true);
        let made = leader
            .post(
                "/admin/processes/new",
                &[
                    ("name_sv", "Tillit i Halland"),
                    (
                        "purpose_sv",
                        "Ditt svar visar om du fick göra din röst hörd.",
                    ),
                    ("name_en", "Trust in Halland"),
                    ("purpose_en", "Your answer shows whether you were heard."),
                    ("organisation", "Region Halland"),
                    ("contact_name", "Kim Lind"),
                    ("contact_email", "kim.lind@example.org"),
                    ("contact_phone", "035-13 48 00"),
                    ("threshold", "5"),
                    ("heard_target", "90"),
                    ("answer_days", "7"),
                ],
            )
            .expect(303);
        let process = made.location().to_owned();
        let public = process.replace("/admin", "");
        Self {
            leader,
            process,
            public,
        }
    }

    /// A process with a board, and one dialogue on a day; its path.
    pub fn with_dialogue(app: &TestApp, held_on: &str) -> (Self, Dialogue) {
        let story = Self::begin(app);
        story.add_board("Hylte");
        let dialogue = story.add_dialogue(1, held_on, "Hylte");
        (story, dialogue)
    }

    /// Signs in anew, as after a night: sessions end after some hours.
    pub fn sign_in_again(&self) {
        self.leader
            .post(
                "/admin/sign-in?lang=en",
                &[("email", EMAIL), ("password", PASSWORD)],
            )
            .expect(303);
    }

    pub fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.process)
    }

    pub fn add_board(&self, name: &str) {
        self.leader
            .post(
                &self.path("/boards/new"),
                &[("name", name), ("municipality", name)],
            )
            .expect(303);
    }

    /// The value of an option of a page's list, by its words.
    pub fn option(&self, page: &str, words: &str) -> String {
        let text = self.leader.get(&self.path(page)).expect(200).text();
        let at = text
            .find(&format!(">{words}</option>"))
            .unwrap_or_else(|| panic!("no option {words}"));
        let start = text[..at].rfind("value=\"").expect("a value") + 7;
        text[start..].split('"').next().expect("an end").to_owned()
    }

    pub fn add_dialogue(&self, number: i32, held_on: &str, board: &str) -> Dialogue {
        let board = self.option("/dialogues/new", board);
        let number = number.to_string();
        let made = self
            .leader
            .post(
                &self.path("/dialogues/new"),
                &[
                    ("number", &number),
                    ("held_on", held_on),
                    ("board", &board),
                    ("phase", "perspective"),
                ],
            )
            .expect(303);
        self.dialogue(made.location())
    }

    /// A dialogue by its staff page.
    pub fn dialogue(&self, path: &str) -> Dialogue {
        let page = self.leader.get(path).expect(200);
        let text = page.text();
        let at = text.find("/d/").expect("the participants' link");
        Dialogue {
            staff: path.to_owned(),
            phone: text[at..at + 11].to_owned(),
        }
    }

    /// Adds a report as a draft; its staff page.
    pub fn add_report(&self, kind: &str, title: &str) -> String {
        let pdf = eko::demo::one_page_pdf(title);
        self.leader
            .upload(
                &self.path("/reports/new"),
                &[
                    ("kind", kind),
                    ("version", "1.0"),
                    ("title_sv", title),
                    ("summary_sv", "Det här har vi hört."),
                    ("title_en", &format!("{title} (in English)")),
                    ("summary_en", "This is what we have heard."),
                    ("link", ""),
                ],
                Some(("report.pdf", &pdf)),
            )
            .expect(303)
            .location()
            .to_owned()
    }

    /// Publishes a report and mails it; the mailing's page.
    pub fn publish(&self, report: &str) -> String {
        self.leader
            .post(&format!("{report}/publish"), &[("mail", "yes")])
            .expect(303)
            .location()
            .to_owned()
    }
}

impl Story {
    /// Publishes a report and mails it to these audiences; the page of the first mailing.
    pub fn publish_to(&self, report: &str, audiences: &[&str]) -> String {
        let mut fields = vec![("mail", "yes")];
        fields.extend(audiences.iter().map(|audience| ("audience", *audience)));
        let to = self
            .leader
            .post(&format!("{report}/publish"), &fields)
            .expect(303)
            .location()
            .to_owned();
        if !to.ends_with("/mailings") {
            return to;
        }
        // Several were made: the list leads to each.
        let page = self.leader.get(&to).expect(200).text();
        let link = format!("href=\"{to}/");
        let at = page.find(&link).expect("a mailing");
        let rest = &page[at + "href=\"".len()..];
        rest[..rest.find('"').expect("an end")].to_owned()
    }
}

/// A dialogue, from both sides.
#[derive(Debug, Clone)]
pub struct Dialogue {
    pub staff: String,
    /// `/d/CODE`
    pub phone: String,
}

impl Dialogue {
    pub fn code(&self) -> &str {
        &self.phone[3..]
    }

    /// Answers as a participant does: opens the page, chooses, sends; writes on the next page, or skips it.
    pub fn answer(&self, phone: &Client, choice: &str, comment: &str) {
        self.give(phone, 1, "heard", choice);
        if !comment.is_empty() {
            self.give(phone, 2, "better", comment);
        }
    }

    /// The path of a question, counted from 1, in English.
    pub fn question(&self, number: usize) -> String {
        match number {
            1 => format!("{}?lang=en", self.phone),
            number => format!("{}/q/{number}?lang=en", self.phone),
        }
    }

    /// Opens a question's page and sends one answer; where that leads.
    pub fn give(&self, phone: &Client, number: usize, question: &str, answer: &str) -> String {
        let path = self.question(number);
        let key = phone.get(&path).expect(200).field("key");
        phone
            .post(&path, &[("key", &key), (question, answer)])
            .expect(303)
            .location()
            .to_owned()
    }

    /// Leaves an address as a participant does, for these purposes.
    pub fn wish(&self, phone: &Client, address: &str, language: &str, purposes: &[&str]) {
        let page = phone
            .get(&format!("{}/thanks?lang={language}", self.phone))
            .expect(200);
        let key = page.field("key");
        let mut fields = vec![("key", key.as_str()), ("address", address)];
        fields.extend(purposes.iter().map(|purpose| (*purpose, "1")));
        phone
            .post(&format!("{}/address?lang={language}", self.phone), &fields)
            .expect(200);
    }
}
