//! A dialogue, as its participants answer it.

use actix_web::web;
use eko::addresses::PageKey;
use eko::app::App;
use eko::dialogues::{Code, queries};

use super::{Client, run, settle};

/// A dialogue, from both sides.
#[derive(Clone)]
pub struct Dialogue {
    pub app: web::Data<App>,
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
        phone.post(&path, &[("key", &key), (question, answer)]).expect(303).location().to_owned()
    }

    /// Ends it as staff do: nobody answers any more.
    pub fn end(&self, staff: &Client) {
        staff.post(&format!("{}/end", self.staff), &[]).expect(303);
    }

    /// Enters how many came.
    pub fn count_heads(&self, staff: &Client, people: usize) {
        let fields = [("participants", people.to_string())];
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        staff.post(&format!("{}/head-count", self.staff), &fields).expect(303);
    }

    /// Ends it and says that nothing more is out: it is closed for good.
    pub fn close(&self, staff: &Client) {
        self.end(staff);
        staff.post(&format!("{}/close", self.staff), &[]).expect(303);
    }

    /// The key of a page on which an address can be left, as if it had been opened.
    pub fn page_key(&self) -> String {
        let secrets = &self.app.secrets;
        let index = Code::parse(self.code()).expect("a code").blind_index(secrets);
        let found = self.app.db.read(move |c| Ok(queries::public(c, &index)?));
        let public = run(found).expect("the database").expect("a dialogue");
        PageKey::new(secrets, public.id).as_str().to_owned()
    }

    /// Leaves an address as a participant does, for these purposes; and lets it enter the pool at once, as publishing a
    /// report does, so that the story goes on.
    pub fn wish(&self, phone: &Client, address: &str, language: &str, purposes: &[&str]) {
        let page = phone.get(&format!("{}/thanks?lang={language}", self.phone)).expect(200);
        // Where nothing is offered any more, as from a page that was opened before.
        let is_offered = page.text().contains("name=\"key\"");
        let key = if is_offered { page.field("key") } else { self.page_key() };
        let mut fields = vec![("key", key.as_str()), ("address", address)];
        fields.extend(purposes.iter().map(|purpose| (*purpose, "1")));
        phone.post(&format!("{}/address?lang={language}", self.phone), &fields).expect(200);
        settle(&self.app);
    }
}
