//! Setting aside what somebody made up, and taking that back.

use actix_web::{HttpResponse, web};
use diesel::QueryResult;

use crate::app::App;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::dialogues::{self, DialogueKind, Window};
use crate::error::{Error, Result};
use crate::processes::within::Within;
use crate::staff::Publish;
use crate::staff::writing::MayChange;
use crate::survey::forms::aside::{self as forms, Wanted};
use crate::survey::queries::{answered, aside};
use crate::survey::{Channel, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

type Path = web::Path<(String, i32)>;

/// Of which kind the place is whose number an address names.
pub trait Kind: 'static {
    const KIND: DialogueKind;
}

pub struct Dialogue;

impl Kind for Dialogue {
    const KIND: DialogueKind = DialogueKind::Dialogue;
}

pub struct Point;

impl Kind for Point {
    const KIND: DialogueKind = DialogueKind::CollectionPoint;
}

fn at<K: Kind>(path: &Path) -> views::At {
    let (kind, number) = (K::KIND, path.1);
    views::At { kind, number }
}

/// What is known of the place that answers came to.
struct Place {
    id: DialogueId,
    window: Window,
    /// How many came, or were asked.
    people: Option<i32>,
    name: String,
}

impl Place {
    fn find(c: &mut Connection, of: ProcessId, at: views::At) -> Result<Self> {
        Ok(match at.kind {
            DialogueKind::Dialogue => {
                let dialogue = dialogues::queries::by_number(c, of, at.number)?;
                Self {
                    id: dialogue.id,
                    window: dialogue.window,
                    people: dialogue.counts.participants,
                    name: String::new(),
                }
            }
            DialogueKind::CollectionPoint => {
                let point = dialogues::queries::collection_point(c, of, at.number)?;
                Self {
                    id: point.id,
                    window: point.window,
                    people: point.asked,
                    name: point.name,
                }
            }
        })
    }

    fn around(self, c: &mut Connection, at: views::At) -> QueryResult<views::Around> {
        Ok(views::Around {
            at,
            name: self.name,
            people: self.people,
            most: answered::most_of_dialogue(c, self.id)?,
            by_channel: aside::by_channel(c, self.id)?,
            there: aside::of_dialogue(c, self.id)?,
            from_now: dialogues::queries::sets_aside(c, self.id)?,
            is_closed: self.window.closed_at.is_some(),
        })
    }
}

async fn around(app: &App, of: ProcessId, at: views::At) -> Result<views::Around> {
    app.db
        .read(move |c| Ok(Place::find(c, of, at)?.around(c, at)?))
        .await
}

/// The form to set aside what came to a place.
pub async fn form<K: Kind>(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: Path,
) -> Result<HttpResponse> {
    let around = around(&app, staff.process.id, at::<K>(&path)).await?;
    let mut form = Form::default();
    forms::fill(&mut form, &around.there, around.from_now);
    Ok(html(views::set_aside(
        &staff,
        &around,
        &form,
        &Faults::default(),
    )))
}

/// Sets aside what is ticked, and takes back what is not.
pub async fn set<K: Kind>(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let (of, at) = (staff.process.id, at::<K>(&path));
    let around = around(&app, of, at).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let read = forms::read(&mut reading, &around.there, around.from_now);
    let wanted = match reading.done(Some(read)) {
        Ok(wanted) => wanted,
        Err(faults) => {
            let page = views::set_aside(&staff, &around, &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let action = match at.kind {
        DialogueKind::Dialogue => "dialogue.set-aside",
        DialogueKind::CollectionPoint => "collection-point.set-aside",
    };
    let told = move |told: &Vec<String>| {
        (!told.is_empty()).then(|| format!("{}: {}", at.number, told.join("; ")))
    };
    staff
        .change(&app, action)
        .among_participants()
        .write(told, move |c| change(c, of, at, &wanted))
        .await?;
    Ok(see_other(at.url(&staff.process.slug)))
}

/// Makes it so, and says what has changed. Waits for answers on their way, so that what comes afterwards is what comes
/// from now on.
fn change(
    c: &mut Connection,
    of: ProcessId,
    at: views::At,
    wanted: &Wanted,
) -> Result<Vec<String>> {
    let id = Place::find(c, of, at)?.id;
    dialogues::queries::lock(c, id)?;
    let late = dialogues::queries::window(c, id)?.closed_at.is_some();
    let counts = aside::by_channel(c, id)?;
    let there = aside::of_dialogue(c, id)?;
    let count = |channel| counts.get(&channel).copied().unwrap_or(0);
    let mut told = Vec::new();
    if dialogues::queries::set_aside_from_now(c, id, wanted.from_now)? {
        told.push(match wanted.from_now {
            true => format!("from now on: {}", wanted.reason),
            false => "not from now on".to_owned(),
        });
    }
    for &channel in Channel::ALL {
        let known = there.iter().find(|one| one.channel == channel);
        let (word, count) = (channel.word(), count(channel));
        match (known, wanted.channels.contains(&channel)) {
            (None, true) => {
                let reason = wanted.reason.clone();
                // It was not set aside any more when this was sent.
                if reason.is_empty() {
                    return Err(Error::Refused("aside-changed"));
                }
                if !(channel == Channel::Aside && wanted.from_now) {
                    told.push(format!("{word} ({count}): {reason}"));
                }
                aside::add(
                    c,
                    id,
                    &aside::SetAside {
                        channel,
                        reason,
                        late,
                    },
                )?;
            }
            (Some(known), false) if late && !known.late => {
                return Err(Error::Refused("aside-was-before"));
            }
            (Some(_), false) => {
                told.push(format!("{word} ({count}) counts again"));
                aside::take_back(c, id, channel)?;
            }
            _ => {}
        }
    }
    Ok(told)
}
