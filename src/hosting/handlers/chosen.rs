//! What is done with several dialogues at once: posters, host links by mail, other days, cancelling.

use std::collections::BTreeSet;

use actix_web::{HttpRequest, HttpResponse, web};
use jiff::civil::Date;

use super::cancelling::LONGEST_REASON;
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::dialogues::{Dialogue, MOST_POSTERS, Window, queries};
use crate::error::{Error, Result};
use crate::hosting::forms::{self, Deed, ForLink, Old, Surroundings};
use crate::hosting::standing::board_name;
use crate::hosting::{host_mail, views};
use crate::mail::Address;
use crate::processes::within::Within;
use crate::secrets::token_hash;
use crate::staff::Edit;
use crate::staff::writing::{Lines, MayChange};
use crate::survey::queries::answered;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

/// What is to be done, and with which dialogues.
fn asked(form: &Form) -> Result<(Deed, Vec<i32>)> {
    // A list sends each number by itself, the page that asks once more sends them together.
    let numbers = form.all("n").flat_map(str::split_whitespace);
    let numbers: Result<BTreeSet<i32>, _> = numbers.map(str::parse).collect();
    let numbers = numbers.map_err(|_| Error::Malformed("error-malformed-text"))?;
    if numbers.is_empty() {
        return Err(Error::Refused("dialogues-none-chosen"));
    }
    // Some of them left out would be done with the others in silence.
    if numbers.len() > MOST_POSTERS {
        return Err(Error::Refused("dialogues-too-many-chosen"));
    }
    let deed = form.word("do", Deed::from_word);
    let deed = deed.ok_or(Error::Malformed("error-malformed-text"))?;
    Ok((deed, numbers.into_iter().collect()))
}

fn by_numbers(c: &mut Connection, of: ProcessId, numbers: &[i32]) -> Result<Vec<Dialogue>> {
    let all = numbers
        .iter()
        .map(|&number| Ok(queries::by_number(c, of, number)?));
    all.collect()
}

/// The page that asks what else has to be known, or names what is lost; posters are printed at once.
pub async fn ask(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let form = Form::parse(request.query_string().as_bytes())?;
    if form.all("do").next().is_none() {
        return Ok(see_other(url::dialogues(&staff.process.slug)));
    }
    let (deed, numbers) = asked(&form)?;
    if deed == Deed::Posters {
        let posters = url::posters(&staff.process.slug);
        let posters = numbers.iter().fold(posters, |to, n| to.with("n", n));
        return Ok(see_other(posters));
    }
    let page = show(&app, &staff, (deed, &numbers), &form, &Faults::default()).await?;
    Ok(html(page))
}

async fn show(
    app: &App,
    staff: &Within<Edit>,
    (deed, numbers): (Deed, &[i32]),
    form: &Form,
    faults: &Faults,
) -> Result<maud::Markup> {
    let (of, numbers) = (staff.process.id, numbers.to_vec());
    let (around, dialogues) = app
        .db
        .read(move |c| Ok((Surroundings::load(c, of)?, by_numbers(c, of, &numbers)?)))
        .await?;
    Ok(views::chosen(&views::ManyPage {
        staff,
        around: &around,
        deed,
        dialogues: &dialogues,
        form,
        faults,
    }))
}

/// Does it, with all of them or with none.
pub async fn act(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let (deed, numbers) = asked(&form)?;
    let mut reading = Reading::new(staff.t(), &form);
    let faults = match deed {
        Deed::Posters => return Err(Error::Malformed("error-malformed-text")),
        Deed::Cancel => {
            let why = reading.required("why", "dialogue-cancel-why", LONGEST_REASON);
            match reading.done(Some(why)) {
                Ok(why) => return cancel(&app, &staff, numbers, why).await,
                Err(faults) => faults,
            }
        }
        Deed::Move => {
            let days = numbers.iter().map(|&number| {
                let day = reading.date(&Deed::Move.field(number), "dialogue-held-on");
                day.map(|day| (number, day))
            });
            let days: Vec<Option<(i32, Date)>> = days.collect();
            match reading.done(days.into_iter().collect()) {
                Ok(days) => return move_to(&app, &staff, days).await,
                Err(faults) => faults,
            }
        }
        Deed::Links => {
            let mut hosts = Vec::new();
            for &number in &numbers {
                let field = Deed::Links.field(number);
                if !form.text(&field).is_empty() {
                    hosts.extend(reading.email(&field).map(|to| (number, to)));
                }
            }
            if hosts.is_empty() && reading.faults.is_empty() {
                let first = numbers.first().copied().unwrap_or_default();
                reading.fault(&Deed::Links.field(first), "dialogues-no-host");
            }
            match reading.done(Some(hosts)) {
                Ok(hosts) => return mail_links(&app, &staff, hosts, ForLink::read(&form)).await,
                Err(faults) => faults,
            }
        }
    };
    let page = show(&app, &staff, (deed, &numbers), &form, &faults).await?;
    Ok(html_unaccepted(page))
}

async fn cancel(
    app: &App,
    staff: &Within<Edit>,
    numbers: Vec<i32>,
    why: String,
) -> Result<HttpResponse> {
    let (of, now, said) = (staff.process.id, app.clock.now(), why.clone());
    let told = move |done: &Vec<i32>| {
        let lines = done.iter().map(|number| format!("{number}: {said}"));
        lines.map(|line| ("dialogue.cancelled", line)).collect()
    };
    staff
        .change(app, "dialogue.cancelled")
        .among_participants()
        .write(Lines(told), move |c| {
            let mut done = Vec::new();
            for dialogue in by_numbers(c, of, &numbers)? {
                let is_cancelled = dialogue.window.cancelled_at.is_some();
                match queries::cancel(c, dialogue.id, &why, now)? {
                    false if !is_cancelled => {
                        return Err(Error::Refused("dialogue-not-cancellable"));
                    }
                    false => {}
                    true => done.push(dialogue.number),
                }
            }
            Ok(done)
        })
        .await?;
    Ok(see_other(url::dialogues(&staff.process.slug)))
}

/// Gives each another day, under the rules for changing one.
async fn move_to(app: &App, staff: &Within<Edit>, days: Vec<(i32, Date)>) -> Result<HttpResponse> {
    let (of, now, zone) = (staff.process.id, app.clock.now(), app.zone.clone());
    let answer_days = staff.process.answer_days;
    let words = staff.process.default_language.for_staff().texts();
    let told = |done: &Vec<String>| {
        let lines = done.iter().cloned();
        lines.map(|line| ("dialogue.changed", line)).collect()
    };
    staff
        .write(app, "dialogue.changed", Lines(told), move |c| {
            let around = Surroundings::load(c, of)?;
            let mut done = Vec::new();
            for &(number, day) in &days {
                let dialogue = queries::by_number(c, of, number)?;
                if dialogue.held_on == day {
                    continue;
                }
                if !forms::may_move(&dialogue) {
                    return Err(Error::Refused("dialogue-not-movable"));
                }
                let answered = answered::of_dialogue(c, dialogue.id)?;
                let before = around.told(words, &dialogue);
                let old = Old::new(dialogue, answered, now);
                let moved = forms::moved(&old, day, |day| Window::around(day, answer_days, &zone));
                queries::update(c, &moved)?;
                done.push(format!(
                    "{number}: {before} → {}",
                    around.told(words, &moved)
                ));
            }
            Ok(done)
        })
        .await?;
    Ok(see_other(url::dialogues(&staff.process.slug)))
}

/// Makes a link for each host that was named, in place of any other, and mails it. A form makes each link once.
async fn mail_links(
    app: &App,
    staff: &Within<Edit>,
    hosts: Vec<(i32, Address)>,
    link: ForLink,
) -> Result<HttpResponse> {
    let (of, secrets, t) = (staff.process.id, app.secrets.clone(), staff.t());
    let told = |done: &Vec<(Dialogue, String, String, Address)>| {
        let lines = done
            .iter()
            .map(|(dialogue, ..)| format!("{}: ", dialogue.number));
        lines
            .map(|line| ("dialogue.host-link-made", line))
            .collect()
    };
    let made = staff
        .write(app, "dialogue.host-link-made", Lines(told), move |c| {
            let mut made = Vec::new();
            for (number, to) in &hosts {
                let dialogue = queries::by_number(c, of, *number)?;
                let token = link.token(&secrets, dialogue.id);
                let hash = token_hash(&token);
                if queries::is_opened_by(c, dialogue.id, &hash)? {
                    continue;
                }
                queries::set_host_token(c, dialogue.id, Some(&hash))?;
                let board = board_name(c, of, dialogue.board)?;
                made.push((dialogue, board, token, to.clone()));
            }
            Ok(made)
        })
        .await?;
    let mut sent = Vec::new();
    for (dialogue, board, token, to) in made {
        let link = app.config.base_url.join(url::host(&token).as_str());
        let message = host_mail::write(app, staff, (&dialogue, &board), &link, &to).await?;
        let told = match app.transport.send_one(&message).await {
            Ok(()) => t.with("host-mailed", [("address", to.as_str().to_owned().into())]),
            Err(failure) => t.with("host-not-mailed", [("why", failure.text(t).into())]),
        };
        sent.push((dialogue, told));
    }
    Ok(html(views::links_mailed(staff, &sent)))
}
