//! The usual beginning of a story: a leader who is signed in, a process, a dialogue; and how it goes on.

use actix_web::web;
use eko::app::App;
use eko::db::ids::AccountId;
use eko::i18n::Language;
use eko::staff::{self, Account};
use zeroize::Zeroizing;

use super::client::Page;
use super::{Client, Dialogue, Engine, TestApp};

pub const EMAIL: &str = "leader@example.org";
pub const PASSWORD: &str = "a long enough password";

/// The form of a process as a leader fills it in, but for its rules.
pub const FILLED_IN: [(&str, &str); 8] = [
    ("name_sv", "Tillit i Halland"),
    ("purpose_sv", "Ditt svar visar om du fick göra din röst hörd."),
    ("name_en", "Trust in Halland"),
    ("purpose_en", "Your answer shows whether you were heard."),
    ("organisation", "Region Halland"),
    ("contact_name", "Kim Lind"),
    ("contact_email", "kim.lind@example.org"),
    ("contact_phone", "035-13 48 00"),
];

/// A leader at work in a process.
pub struct Story {
    pub app: web::Data<App>,
    pub leader: Client,
    /// `/admin/p/…`
    pub process: String,
    /// `/p/…`
    pub public: String,
}

/// Adds an account behind the server's back, and signs it in through its front door. Who creates processes runs the
/// installation too, as the first account does.
pub fn signed_in(app: &TestApp, email: &str, creates_processes: bool) -> Client {
    let account = Account {
        id: AccountId::random(),
        email: email.into(),
        name: "Robin Andersson".into(),
        language: Language::English,
        creates_processes,
        is_operator: creates_processes,
    };
    let now = app.app.clock.now();
    app.run(async {
        let phc = staff::password::hash(Zeroizing::new(PASSWORD.into())).await?;
        app.app
            .db
            .write(eko::db::By::Upkeep, move |c| {
                staff::queries::add_account(c, &account, Some(&phc), now)?;
                // Who counts mails counts none about work; a story about that turns it on.
                let off = staff::matters::Matter::off(&[]);
                Ok(staff::queries::set_matters_off(c, account.id, &off)?)
            })
            .await
    })
    .expect("an account");
    let client = app.client();
    client.post("/admin/sign-in?lang=en", &[("email", email), ("password", PASSWORD)]).expect(303);
    client
}

/// Adds an account with a role in the process of a path behind the server's back, as if they had been asked and had said
/// yes, and signs it in through its front door.
pub fn member_of(app: &TestApp, process: &str, email: &str, role: &str) -> Client {
    let client = signed_in(app, email, false);
    let (slug, email) = (process.rsplit('/').next().unwrap_or_default(), email.to_owned());
    let (slug, role) = (slug.to_owned(), staff::Role::from_word(role).expect("a role"));
    app.run(app.app.db.write(eko::db::By::Upkeep, move |c| {
        let process = eko::processes::queries::find(c, &slug)?.expect("a process");
        let (account, _) = staff::queries::sign_in_facts(c, &email)?.expect("an account");
        Ok(staff::queries::set_role(c, account, process, role, None)?)
    }))
    .expect("a member");
    client
}

/// A process with little more than its name; its path.
pub fn add_process(leader: &Client, name: &str) -> String {
    let fields = [
        ("name_sv", name),
        ("purpose_sv", "Syfte."),
        ("organisation", "Region"),
        ("contact_name", "Kim"),
        ("contact_email", "kim@example.org"),
        ("threshold", "5"),
        ("answer_days", "7"),
    ];
    leader.post("/admin/processes/new", &fields).expect(303).location().to_owned()
}

/// The example of Halland, and its leader.
pub fn example(engine: Engine) -> (TestApp, Client) {
    let app = TestApp::on(engine);
    app.move_clock_to(eko::clock::Timestamp(1_675_252_800));
    let demo = app.run(eko::demo::load(&app.app)).expect("the example");
    let lines = demo.lines(&app.app);
    let password = lines
        .iter()
        .find_map(|line| line.strip_prefix("sign-in leader@example.org "))
        .expect("a password");
    let leader = app.client();
    let fields = [("email", "leader@example.org"), ("password", password)];
    leader.post("/admin/sign-in", &fields).expect(303);
    (app, leader)
}

/// The form of decisions on disposal with these numbers, each of one day.
pub fn decisions(numbers: &[(&str, &str)]) -> Vec<(String, String)> {
    let fields = ["addresses", "comments", "contacts"].into_iter().flat_map(|kind| {
        let number = numbers.iter().find(|(of, _)| *of == kind).map_or("", |(_, number)| *number);
        let day = if number.is_empty() { "" } else { "2021-09-01" };
        [(format!("number_{kind}"), number.to_owned()), (format!("day_{kind}"), day.to_owned())]
    });
    fields.collect()
}

impl Story {
    /// An Eko on this database, and a process in it as [`Self::begin`] makes it.
    pub fn on(engine: Engine) -> (TestApp, Self) {
        let app = TestApp::on(engine);
        let story = Self::begin(&app);
        (app, story)
    }

    /// A leader, and a process that was filled in as a leader fills it in.
    pub fn begin(app: &TestApp) -> Self {
        let leader = signed_in(app, EMAIL, true);
        let rules = [("threshold", "5"), ("answer_days", "7")];
        let fields = [&FILLED_IN[..], &rules].concat();
        let made = leader.post("/admin/processes/new", &fields).expect(303);
        let process = made.location().to_owned();
        let public = process.replace("/admin", "");
        Self { app: app.app.clone(), leader, process, public }
    }

    /// An Eko on this database, a process in it, and a dialogue on the day that the clock begins with.
    pub fn at_dialogue(engine: Engine) -> (TestApp, Self, Dialogue) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Self::with_dialogue(&app, "2021-09-08");
        (app, story, dialogue)
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
            .post("/admin/sign-in?lang=en", &[("email", EMAIL), ("password", PASSWORD)])
            .expect(303);
    }

    pub fn path(&self, rest: &str) -> String {
        format!("{}{rest}", self.process)
    }

    /// A page of the process, as the leader sees it.
    #[track_caller]
    pub fn page(&self, rest: &str) -> Page {
        self.leader.get(&self.path(rest)).expect(200)
    }

    /// Sends a form of the process as the leader, which is taken.
    #[track_caller]
    pub fn post(&self, rest: &str, fields: &[(&str, &str)]) -> Page {
        self.leader.post(&self.path(rest), fields).expect(303)
    }

    /// A form of the process that is not taken: its page again, with what is wrong.
    pub fn refused(&self, rest: &str, fields: &[(&str, &str)]) -> Page {
        self.leader.post(&self.path(rest), fields).expect(422)
    }

    /// Adds somebody to the process in a role, and signs them in.
    pub fn member(&self, app: &TestApp, email: &str, role: &str) -> Client {
        member_of(app, &self.process, email, role)
    }

    /// Enters what all boards have decided together about every kind of records.
    pub fn decide(&self, number: &str) {
        self.decide_as("all", &[("addresses", number), ("comments", number), ("contacts", number)]);
    }

    /// Enters what a board has decided, by its id, or `all`: the kinds with their numbers; about no other.
    pub fn decide_as(&self, board: &str, numbers: &[(&str, &str)]) {
        let form = decisions(numbers);
        let fields: Vec<(&str, &str)> =
            form.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
        self.post(&format!("/retention/decisions/{board}"), &fields);
    }

    /// Enters the decisions that the end demands, and ends the process.
    pub fn end(&self) {
        self.decide("RS 2022/17");
        self.post("/archive/end", &[("slug", "tillit-i-halland")]);
    }

    pub fn add_board(&self, name: &str) {
        self.post("/boards/new", &[("name", name), ("municipality", name)]);
    }

    /// The value of an option of a page's list, by its words.
    pub fn option(&self, page: &str, words: &str) -> String {
        let text = self.page(page).text();
        let at =
            text.find(&format!(">{words}</option>")).unwrap_or_else(|| panic!("no option {words}"));
        let start = text[..at].rfind("value=\"").expect("a value") + 7;
        text[start..].split('"').next().expect("an end").to_owned()
    }

    /// A survey that asks more: `q1` for one answer, `q2` for several.
    pub fn ask_more(&self) {
        let survey = self.path("/survey/participants");
        self.leader.post(&format!("{survey}/draft"), &[]).expect(303);
        for kind in ["single", "multiple"] {
            let fields = [("kind", kind), ("prompt_sv", "Vad?"), ("options_sv", "A\nB\nC")];
            self.leader.post(&format!("{survey}/questions/new"), &fields).expect(303);
        }
        self.leader.post(&format!("{survey}/publish"), &[]).expect(303);
    }

    pub fn add_dialogue(&self, number: i32, held_on: &str, board: &str) -> Dialogue {
        let board = self.option("/dialogues/new", board);
        let number = number.to_string();
        let made = self.post(
            "/dialogues/new",
            &[
                ("number", &number),
                ("held_on", held_on),
                ("board", &board),
                ("phase", "perspective"),
            ],
        );
        self.dialogue(made.location())
    }

    /// A dialogue by its staff page.
    pub fn dialogue(&self, path: &str) -> Dialogue {
        let page = self.leader.get(path).expect(200);
        let text = page.text();
        let at = text.find("/d/").expect("the participants' link");
        let (staff, phone) = (path.to_owned(), text[at..at + 11].to_owned());
        Dialogue { app: self.app.clone(), staff, phone }
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
        self.order(report, &[("mail", "yes"), ("audience", "participants")])
            .expect(303)
            .location()
            .to_owned()
    }

    /// Fills in the steps before publishing a report, as they stand, and sends the last one.
    pub fn order(&self, report: &str, fields: &[(&str, &str)]) -> Page {
        let publish = format!("{report}/publish");
        // The last step, with nothing chosen yet that a story does not choose.
        let confirm = format!("{publish}?step=confirm&mail=no");
        let mut chosen = fields.to_vec();
        if fields.iter().all(|(name, _)| *name != "mail") {
            chosen.push(("mail", "yes"));
        }
        self.leader.submit(&confirm, &publish, &chosen)
    }

    /// Presses a button of a mailing's page, as it stands; what cannot be taken back, on the page that asks first.
    #[track_caller]
    pub fn press(&self, mailing: &str, button: &str) -> Page {
        let asks = ["cancel", "count-as-sent", "send-again"].contains(&button);
        let page = if asks { format!("{mailing}/ask/{button}") } else { mailing.to_owned() };
        self.leader.submit(&page, mailing, &[("do", button)]).expect(303)
    }

    /// Publishes a report and mails it to these audiences; the page of the first mailing.
    pub fn publish_to(&self, report: &str, audiences: &[&str]) -> String {
        let mut fields = vec![("mail", "yes")];
        fields.extend(audiences.iter().map(|audience| ("audience", *audience)));
        let to = self.order(report, &fields).expect(303).location().to_owned();
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
