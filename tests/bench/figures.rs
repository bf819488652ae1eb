//! How long the account of a process takes: alone, beside ten thousand dialogues and ten million answers of others,
//! and for a process of five hundred dialogues. On SQLite.

use std::time::Instant;

use eko::app::App;
use eko::db::ids::ProcessId;
use eko::followup::{account, exports};
use eko::i18n::Language;

use crate::table::{Goal, Spread, Table};
use crate::world;

const TIMES: usize = 50;

pub fn run(table: &mut Table) {
    let folder = crate::server::folder();
    actix_web::rt::System::new().block_on(async {
        let app = world::open(folder.path(), "", &[]);
        let one = world::held(&app, "one", 37, 1).await;
        report(table, "37 dialogues alone", &app, one).await;
        for number in 0..20 {
            world::held(&app, &format!("other-{number}"), 500, 125).await;
        }
        report(table, "37 dialogues beside 10 000 with 10 million answers", &app, one).await;
        let large = world::held(&app, "large", 500, 1).await;
        report(table, "500 dialogues", &app, large).await;
    });
}

/// The account, as a page asks for it, and the workbook made of it.
async fn report(table: &mut Table, what: &str, app: &App, of: ProcessId) {
    let begun = Instant::now();
    let account = account::live(app, of).await.expect("an account");
    let first = Spread::of(&[milliseconds(begun)]);
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        account::live(app, of).await.expect("an account");
        times.push(milliseconds(begun));
    }
    let begun = Instant::now();
    exports::workbook(Language::Swedish.texts(), &account, &app.zone, "").expect("a workbook");
    let book = Spread::of(&[milliseconds(begun)]);
    table.alone(&format!("{what}: account"), Spread::of(&times), " ms", Goal::AtMost(50.0));
    table.alone(&format!("{what}: the first, which lets in"), first, " ms", Goal::None);
    table.alone(&format!("{what}: workbook"), book, " ms", Goal::None);
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}
