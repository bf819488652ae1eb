//! The one shape in which staff add, change and remove the parts of a process: boards, groups, goals, contacts, news.
//!
//! A part says what its form needs, how the form is filled and read, and how it is kept; the three handlers here do
//! the rest alike for all: what was typed comes back with its faults, the right is asked for again where it is
//! written, and the log has what was there before.

use std::borrow::Cow;
use std::fmt::Display;
use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, web};
use diesel::QueryResult;
use jiff::civil::Date;
use maud::Markup;

use super::within::{Staff, Within};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::error::{Error, Result};
use crate::secrets::Secrets;
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::web::components::{Faults, save_form};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::reading::Reading;
use crate::web::said::{self, Undo};
use crate::web::url::{self, Slug, Url, Which};
use crate::web::{html, html_unaccepted, see_other};

/// What a request says beside the part itself: what its path names, such as the goal of an indicator, what it asks
/// for, and when it came; and what opens what is sealed.
#[derive(Clone)]
pub struct Path {
    named: Form,
    /// The parameters of the address.
    pub query: Form,
    pub now: Timestamp,
    pub today: Date,
    pub secrets: Arc<Secrets>,
}

impl Path {
    fn of(app: &App, request: &HttpRequest) -> Self {
        let mut named = Form::default();
        for (name, value) in request.match_info().iter() {
            named.set(name, value);
        }
        let now = app.clock.now();
        Self {
            named,
            query: Form::parse(request.query_string().as_bytes()).unwrap_or_default(),
            now,
            today: now.day(&app.zone),
            secrets: app.secrets.clone(),
        }
    }

    /// The id that stands in the path under a name.
    ///
    /// # Errors
    /// `NotFound` when it is none.
    pub fn id<I: From<i64>>(&self, name: &str) -> Result<I> {
        let id: i64 = self.named.raw(name).parse().map_err(|_| Error::NotFound)?;
        Ok(id.into())
    }

    /// The id that the query names, such as the organisation of a new contact; none where it names none.
    ///
    /// # Errors
    /// `NotFound` when it is no id.
    pub fn asked<I: From<i64>>(&self, name: &str) -> Result<Option<I>> {
        match self.query.text(name) {
            "" => Ok(None),
            id => id
                .parse()
                .map(|id: i64| Some(id.into()))
                .map_err(|_| Error::NotFound),
        }
    }

    /// The part that the path names as `{id}`, or that it is a new one.
    ///
    /// # Errors
    /// `NotFound` when it is neither.
    pub fn which<I: From<i64>>(&self) -> Result<Which<I>> {
        match self.named.raw("id") {
            "new" => Ok(Which(None)),
            _ => Ok(Which(Some(self.id("id")?))),
        }
    }
}

/// What a form shows: the part as it is kept, if there is one, and what was typed.
pub struct Shown<'a, P: Part> {
    pub staff: &'a Staff,
    pub around: &'a P::Around,
    /// None for a new one.
    pub old: Option<&'a P>,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

impl<P: Part> Shown<'_, P> {
    /// What the page is called: by one key for a new part, by another where one is changed.
    pub fn title(&self, new: &str, change: &str) -> Cow<'static, str> {
        let key = if self.old.is_some() { change } else { new };
        self.staff.t().get(key)
    }

    /// The page of a form about the process itself, titled by the first key for a new part and by the second where one
    /// is changed; below the fields stands what removes the part.
    pub fn form_page(
        &self,
        titles: [&str; 2],
        own: &Url,
        fields: Markup,
        remove: Option<Markup>,
    ) -> Markup {
        let title = self.title(titles[0], titles[1]);
        let content = maud::html! {
            (save_form(self.staff.t(), own, fields))
            @if let Some(remove) = remove { (remove) }
        };
        self.page(Chapter::Settings, &title, content)
    }

    /// The form's page: `content` stands below what was not filled in rightly and the title.
    pub fn page(&self, chapter: Chapter, title: &str, content: Markup) -> Markup {
        let shell = self.staff.shell(chapter, title).form(self.faults);
        shell.titled(content)
    }
}

/// What can be had back of a part, by its form of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// A change and a removal.
    Removals,
    /// A change; with a removal goes what no form brings back, such as who reads a board's figures.
    Changes,
    /// What is personal lies in no browser.
    Nothing,
}

/// A part of a process.
pub trait Part: Clone + Send + Sized + 'static {
    type Id: From<i64> + Copy + Display + PartialEq + Send + 'static;
    /// What the form needs to know beside the part, and the part itself among it.
    type Around: Send + 'static;
    /// What the log calls adding, changing and removing one.
    const ACTIONS: [&'static str; 3];
    /// The form's page.
    const PAGE: fn(&Shown<'_, Self>) -> Markup;
    /// Where to go when it is done.
    const BACK: fn(&Slug) -> Url;
    /// What of it can be had back on the page that follows.
    const UNDONE: Undone = Undone::Changes;

    /// Loads what the form needs.
    ///
    /// # Errors
    /// `NotFound` when the path names what is not there.
    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<Self::Around>;

    /// The part as it is kept.
    fn find(around: &Self::Around, id: Self::Id) -> Option<&Self>;

    /// Fills the form with what is kept, or with what a new one begins with.
    fn fill(around: &Self::Around, old: Option<&Self>, form: &mut Form);

    /// Reads the form; what is wrong goes to the reading's faults. Nothing without a fault is a form that no page of
    /// ours sends.
    fn read(around: &Self::Around, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self>;

    /// Adds it, or changes it where `old` is there.
    ///
    /// # Errors
    /// `Refused` when a rule says no meanwhile.
    fn put(&self, c: &mut Connection, of: ProcessId, old: Option<&Self>) -> Result<()>;

    /// Removes it, today.
    ///
    /// # Errors
    /// `Refused` when it is in use.
    fn remove(&self, c: &mut Connection, of: ProcessId, today: Date) -> Result<()>;

    /// What the log says of it. Where people may dispute a change, enough to tell before from after.
    fn told(&self) -> String;

    /// What the log says where it was added, or written in the place of `old`.
    fn written(&self, old: Option<&Self>) -> String {
        let new = self.told();
        match old.map(Self::told) {
            Some(old) if old != new => format!("{old} → {new}"),
            _ => new,
        }
    }

    /// Why it is not removed as the form was sent, as the key of the words at the box `sure`: one that holds others
    /// wants a tick there.
    fn unsure(&self, _sent: &Form) -> Option<&'static str> {
        None
    }
}

/// A part that stands in an order which staff choose.
pub trait Ordered: Part {
    /// The name that the log has for moving it.
    const MOVED: &'static str;
    /// Puts them in this order.
    const ORDER: fn(&mut Connection, &[Self::Id]) -> QueryResult<()>;

    fn name(&self) -> &str;

    /// Those that it is moved among, itself as well, in their order.
    fn row(&self, around: &Self::Around) -> Vec<Self::Id>;

    fn id(&self) -> Self::Id;
}

/// A part's form.
pub async fn form<P: Part>(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (_, kept) = Asked::<P>::with_kept(&app, &staff, &request).await?;
    let form = filled(&kept);
    Ok(html(page(&staff, &kept, &form, &Faults::default())))
}

/// Adds or changes a part.
pub async fn put<P: Part>(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
    form: Form,
) -> Result<HttpResponse> {
    let (asked, kept) = Asked::<P>::with_kept(&app, &staff, &request).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let read = P::read(&kept.0, kept.1.as_ref(), &mut reading);
    let part = match reading.done(read) {
        Ok(part) => part,
        Err(faults) if faults.is_empty() => return Err(Error::NotFound),
        Err(faults) => return Ok(html_unaccepted(page(&staff, &kept, &form, &faults))),
    };
    let [added, changed, _] = P::ACTIONS;
    let action = if kept.1.is_none() { added } else { changed };
    staff
        .write(&app, action, String::clone, move |c| {
            // It may have been changed or removed meanwhile.
            let (_, old) = asked.load(c)?;
            part.put(c, asked.process, old.as_ref())?;
            Ok(part.written(old.as_ref()))
        })
        .await?;
    if P::UNDONE != Undone::Nothing && kept.1.is_some() {
        said::offer(Undo::new(request.path(), &filled(&kept)));
    }
    Ok(see_other(P::BACK(&staff.process.slug)))
}

/// Removes a part.
pub async fn remove<P: Part>(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
    sent: Form,
) -> Result<HttpResponse> {
    let (asked, kept) = Asked::<P>::with_kept(&app, &staff, &request).await?;
    let old = kept.1.as_ref().ok_or(Error::NotFound)?;
    if let Some(text_key) = old.unsure(&sent) {
        let mut faults = Faults::default();
        faults.add("sure", staff.t().get(text_key));
        let form = filled(&kept);
        return Ok(html_unaccepted(page(&staff, &kept, &form, &faults)));
    }
    let [_, _, removed] = P::ACTIONS;
    // What it held went with it, and would not come back.
    let holds_others = old.unsure(&Form::default()).is_some();
    staff
        .write(&app, removed, String::clone, move |c| {
            let old = asked.load(c)?.1.ok_or(Error::NotFound)?;
            // Something may have been added to it meanwhile.
            if let Some(text_key) = old.unsure(&sent) {
                return Err(Error::Refused(text_key));
            }
            old.remove(c, asked.process, asked.path.today)?;
            Ok(old.told())
        })
        .await?;
    if let Some(again) = url::beside_removed(request.path())
        && P::UNDONE == Undone::Removals
        && !holds_others
    {
        said::offer(Undo::new(again.as_str(), &filled(&kept)));
    }
    Ok(see_other(P::BACK(&staff.process.slug)))
}

/// Moves a part one place up; the first stays the first.
pub async fn up<P: Ordered>(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (asked, (_, moved)) = Asked::<P>::with_kept(&app, &staff, &request).await?;
    moved.ok_or(Error::NotFound)?;
    staff
        .write(&app, P::MOVED, Option::<String>::clone, move |c| {
            let (around, moved) = asked.load(c)?;
            let moved = moved.ok_or(Error::NotFound)?;
            let before = moved.row(&around);
            let after = moved_up(before.clone(), moved.id());
            if after == before {
                return Ok(None);
            }
            P::ORDER(c, &after)?;
            Ok(Some(moved.name().to_owned()))
        })
        .await?;
    Ok(see_other(P::BACK(&staff.process.slug)))
}

/// The same with `one` a place earlier; the first stays the first.
fn moved_up<T: PartialEq>(mut all: Vec<T>, one: T) -> Vec<T> {
    if let Some(at) = all.iter().position(|other| *other == one)
        && at > 0
    {
        all.swap(at - 1, at);
    }
    all
}

/// What came of removing a row: the database refuses it while another refers to it.
///
/// # Errors
/// `Refused` when it is in use.
pub fn unless_in_use(removed: QueryResult<usize>) -> Result<()> {
    use diesel::result::{DatabaseErrorKind, Error as DieselError};
    match removed {
        Err(DieselError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)) => {
            Err(Error::Refused("part-in-use"))
        }
        removed => Ok(removed.map(drop)?),
    }
}

/// What a form needs, and the part as it is kept; none when a new one is named.
type Kept<P> = (<P as Part>::Around, Option<P>);

/// The part that a request names.
#[derive(Clone)]
struct Asked<P: Part> {
    process: ProcessId,
    path: Path,
    which: Which<P::Id>,
}

impl<P: Part> Asked<P> {
    async fn with_kept(app: &App, staff: &Staff, request: &HttpRequest) -> Result<(Self, Kept<P>)> {
        let path = Path::of(app, request);
        let asked = Self {
            process: staff.process.id,
            which: path.which()?,
            path,
        };
        let loading = asked.clone();
        let kept = app.db.read(move |c| loading.load(c)).await?;
        Ok((asked, kept))
    }

    fn load(&self, c: &mut Connection) -> Result<Kept<P>> {
        let around = P::around(c, self.process, &self.path)?;
        let find = |id| P::find(&around, id).cloned().ok_or(Error::NotFound);
        let old = self.which.0.map(find).transpose()?;
        Ok((around, old))
    }
}

fn filled<P: Part>((around, old): &Kept<P>) -> Form {
    let mut form = Form::default();
    P::fill(around, old.as_ref(), &mut form);
    form
}

fn page<P: Part>(staff: &Staff, kept: &Kept<P>, form: &Form, faults: &Faults) -> Markup {
    P::PAGE(&Shown {
        staff,
        around: &kept.0,
        old: kept.1.as_ref(),
        form,
        faults,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_moved_up_changes_places_with_the_one_before() {
        assert_eq!(moved_up(vec![1, 2, 3], 3), [1, 3, 2]);
        assert_eq!(moved_up(vec![1, 2, 3], 1), [1, 2, 3]);
        assert_eq!(moved_up(vec![1, 2, 3], 4), [1, 2, 3]);
    }
}
