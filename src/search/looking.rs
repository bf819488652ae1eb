//! Looks through what a process has, for whoever may see it.

use std::collections::HashMap;

use super::{Found, Sort};
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::{BoardId, MethodId, ProcessId, TargetGroupId};
use crate::dialogues::Dialogue;
use crate::error::Result;
use crate::followup::chapters::Topic;
use crate::i18n::Texts;
use crate::i18n::terms::Terms;
use crate::mail::Address;
use crate::processes::within::Staff;
use crate::processes::{self, Board, Slug};
use crate::staff::{Archive, Desk, Edit, Papers, People, Publish};
use crate::web::url::{self, Url};
use crate::{addresses, dialogues, observations, organisations, plan, reports, survey};

/// Who looks, and for what.
struct Look {
    t: &'static Texts,
    slug: Slug,
    terms: Terms,
    /// The one board whose dialogues they see; none for all.
    board: Option<BoardId>,
    may_edit: bool,
    /// By which the contact is found whose whole address was typed.
    index: Option<Vec<u8>>,
    found: Vec<Found>,
}

/// Everything that somebody may see and that has the words in it, kind by kind.
///
/// # Errors
/// Those of the database.
pub(super) async fn find(
    app: &App,
    staff: &Staff,
    typed: &str,
    terms: &Terms,
) -> Result<Vec<Found>> {
    let id = staff.process.id;
    let address = Address::parse(typed.trim()).ok();
    let index = address
        .filter(|_| staff.may::<Edit>())
        .map(|address| addresses::contact_index(&app.secrets, id, &address));
    let mut look = Look {
        t: staff.t(),
        slug: staff.process.slug.clone(),
        terms: terms.clone(),
        board: staff.board,
        may_edit: staff.may::<Edit>(),
        index,
        found: Vec::new(),
    };
    look.through_pages(staff);
    app.db
        .read(move |c| {
            look.through_dialogues(c, id)?;
            look.through_organisations(c, id)?;
            look.through_reports(c, id)?;
            look.through_observations(c, id)?;
            look.through_surveys(c, id)?;
            look.through_plan(c, id)?;
            look.found.sort_by_key(|one| one.sort);
            Ok(look.found)
        })
        .await
}

impl Look {
    fn note(&mut self, sort: Sort, (name, about): (String, String), to: Url) {
        self.found.push(Found {
            sort,
            name,
            about,
            to,
        });
    }

    /// Notes it if the words stand in what it is called, or in what else it says.
    fn if_it_says(&mut self, sort: Sort, (name, about): (&str, &str), more: &[&str], to: Url) {
        let all = [name, about].into_iter().chain(more.iter().copied());
        if self.terms.are_in(all) {
            self.note(sort, (name.to_owned(), about.to_owned()), to);
        }
    }

    /// The pages of the process, and the chapters of its follow-up.
    fn through_pages(&mut self, staff: &Staff) {
        let (t, slug) = (self.t, staff.process.slug.clone());
        let open = [
            ("nav-dialogues", url::dialogues(&slug)),
            ("nav-survey", url::surveys(&slug)),
            ("nav-organisations", url::organisations(&slug)),
            ("nav-reports", url::reports(&slug)),
            ("nav-mailings", url::mailings(&slug)),
            ("nav-follow-up", url::follow_up(&slug)),
            ("snapshots-title", url::snapshots(&slug)),
            ("goals-title", url::goals(&slug)),
            ("activities-title", url::plan(&slug)),
            ("observations-title", url::observations(&slug)),
            ("news-title", url::news(&slug)),
            ("disposal-title", url::retention(&slug)),
            ("setup-parts", url::setup_of(&slug)),
        ];
        let some = [
            (
                staff.may::<Edit>(),
                "process-settings",
                url::settings(&slug),
            ),
            (
                staff.may::<Edit>(),
                "information-title",
                url::information(&slug),
            ),
            (staff.may::<Edit>(), "poster-title", url::posters(&slug)),
            (
                staff.may::<Edit>(),
                "dialogue-new",
                url::new_dialogue(&slug),
            ),
            (
                staff.may::<Publish>(),
                "kept-title",
                url::returned_mails(&slug),
            ),
            (staff.may::<People>(), "people-title", url::people(&slug)),
            (staff.may::<Papers>(), "papers-title", url::papers(&slug)),
            (staff.may::<Papers>(), "trail-title", url::trail(&slug)),
            (staff.may::<Archive>(), "archive-title", url::archive(&slug)),
            (staff.may::<Archive>(), "keys-title", url::keys(&slug)),
            (staff.may::<Desk>(), "nav-desk", url::desk(&slug)),
        ];
        let allowed = some.into_iter().filter(|(may, ..)| *may);
        let pages = open
            .into_iter()
            .chain(allowed.map(|(_, key, to)| (key, to)));
        for (key, to) in pages {
            self.if_it_says(Sort::Page, (&t.get(key), ""), &[], to);
        }
        for &topic in Topic::ALL {
            let (name, asks) = (t.get(topic.text_key()), t.get(topic.asks()));
            let to = url::follow_up_chapter(&slug, topic.word());
            let about = t.get("nav-follow-up");
            self.if_it_says(Sort::Page, (&name, &about), &[&asks], to);
        }
    }

    fn through_dialogues(&mut self, c: &mut Connection, of: ProcessId) -> Result<()> {
        let boards = processes::queries::boards(c, of)?;
        let groups = processes::queries::groups(c, of)?;
        let methods = processes::queries::methods(c, of)?;
        let group_names: HashMap<TargetGroupId, &str> = groups
            .iter()
            .map(|group| (group.id, group.name.as_str()))
            .collect();
        let method_names: HashMap<MethodId, &str> = methods
            .iter()
            .map(|method| (method.id, method.name.as_str()))
            .collect();
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        self.figures(&boards, &names);
        let boards: HashMap<BoardId, String> = boards
            .into_iter()
            .map(|board| (board.id, board.name))
            .collect();
        let t = self.t;
        let own = self.board;
        let all = dialogues::queries::all(c, of)?.into_iter();
        for dialogue in all.filter(|one| own.is_none_or(|board| board == one.board)) {
            let board = boards.get(&dialogue.board).map_or("", String::as_str);
            let mut more: Vec<&str> = dialogue
                .groups
                .iter()
                .filter_map(|id| group_names.get(id))
                .copied()
                .collect();
            more.extend(
                dialogue
                    .method
                    .and_then(|id| method_names.get(&id))
                    .copied(),
            );
            self.dialogue(&dialogue, board, &more);
        }
        if own.is_some() {
            return Ok(());
        }
        for point in dialogues::queries::collection_points(c, of)? {
            let number = t.with("point-title", [("number", point.number.into())]);
            let to = url::collection_point(&self.slug, point.number);
            self.if_it_says(Sort::CollectionPoint, (&point.name, &number), &[], to);
        }
        if self.may_edit {
            for (id, name) in &boards {
                let to = url::board(&self.slug, (*id).into());
                self.if_it_says(Sort::Part, (name, &t.get("dialogue-board")), &[], to);
            }
            for group in &groups {
                let to = url::target_group(&self.slug, group.id.into());
                self.if_it_says(Sort::Part, (&group.name, &t.get("account-group")), &[], to);
            }
            for method in &methods {
                let to = url::method(&self.slug, method.id.into());
                self.if_it_says(
                    Sort::Part,
                    (&method.name, &t.get("dialogue-method")),
                    &[],
                    to,
                );
            }
        }
        Ok(())
    }

    /// Where the figures of a target group stand, and of a board: "young Hylte" leads to Hylte's.
    fn figures(&mut self, boards: &[Board], groups: &[&str]) {
        let t = self.t;
        let chapter = || url::follow_up_chapter(&self.slug, Topic::Groups.word());
        let about = format!(
            "{}: {}",
            t.get("nav-follow-up"),
            t.get(Topic::Groups.text_key())
        );
        let of_groups = groups.iter().map(|group| (*group, chapter()));
        let mut found: Vec<(&str, Url)> = of_groups
            .filter(|(group, _)| self.terms.are_in([*group, &about]))
            .collect();
        for board in boards
            .iter()
            .filter(|one| self.board.is_none_or(|own| own == one.id))
        {
            let own = [board.name.as_str(), &board.municipality, &about];
            // What is in the groups' names alone is of every board.
            let is_its_own = !self
                .terms
                .are_in(groups.iter().copied().chain([about.as_str()]));
            if is_its_own
                && self
                    .terms
                    .are_in(own.into_iter().chain(groups.iter().copied()))
            {
                found.push((&board.name, chapter().with("board", &board.name)));
            }
        }
        for (name, to) in found {
            self.note(Sort::Page, (name.to_owned(), about.clone()), to);
        }
    }

    fn dialogue(&mut self, dialogue: &Dialogue, board: &str, more: &[&str]) {
        let t = self.t;
        let number = t.with("home-dialogue", [("number", dialogue.number.into())]);
        let place: Vec<&str> = [dialogue.venue.as_str(), board]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        let name = match place.is_empty() {
            true => number,
            false => format!("{number}: {}", place.join(t.comma())),
        };
        let (about, iso) = (t.date(dialogue.held_on), dialogue.held_on.to_string());
        let more: Vec<&str> = more.iter().copied().chain([iso.as_str()]).collect();
        let to = url::dialogue(&self.slug, dialogue.number);
        self.if_it_says(Sort::Dialogue, (&name, &about), &more, to);
    }

    /// Organisations, and their contacts by name, or by their whole address: no part of one is readable here.
    fn through_organisations(&mut self, c: &mut Connection, of: ProcessId) -> Result<()> {
        if self.board.is_some() {
            return Ok(());
        }
        let all = organisations::queries::all(c, of)?;
        for organisation in &all {
            let to = match self.may_edit {
                true => url::organisation(&self.slug, organisation.id.into()),
                false => url::organisations(&self.slug),
            };
            self.if_it_says(Sort::Organisation, (&organisation.name, ""), &[], to);
        }
        if !self.may_edit {
            return Ok(());
        }
        for contact in organisations::queries::contacts(c, of)? {
            let theirs = contact.organisation;
            let theirs = all.iter().find(|one| Some(one.id) == theirs);
            let about = theirs.map_or("", |one| one.name.as_str());
            let to = url::contact(&self.slug, contact.id.into());
            if self.index.as_ref() == Some(&contact.blind_index) {
                self.note(Sort::Contact, (contact.name, about.to_owned()), to);
            } else {
                self.if_it_says(Sort::Contact, (&contact.name, about), &[], to);
            }
        }
        Ok(())
    }

    fn through_reports(&mut self, c: &mut Connection, of: ProcessId) -> Result<()> {
        let t = self.t;
        for report in reports::queries::all(c, of)? {
            let about = format!("{} {}", t.get(report.kind.text_key()), report.version);
            let titles: Vec<&str> = report
                .texts
                .iter()
                .map(|text| text.title.as_str())
                .collect();
            let to = url::report(&self.slug, &report.slug);
            let name = &report.text(t.language).title;
            self.if_it_says(Sort::Report, (name, &about), &titles, to);
        }
        for update in reports::news::queries::updates(c, of)? {
            let texts = update.texts.iter();
            let titles: Vec<&str> = texts.map(|text| text.title.as_str()).collect();
            let Some(name) = titles.first() else { continue };
            let to = match self.may_edit {
                true => url::status_update(&self.slug, update.id.into()),
                false => url::news(&self.slug),
            };
            self.if_it_says(Sort::News, (name, &t.date(update.day)), &titles, to);
        }
        Ok(())
    }

    /// What was said and replied; for a reader of one board, what that board replies to.
    fn through_observations(&mut self, c: &mut Connection, of: ProcessId) -> Result<()> {
        for one in observations::queries::all(c, of)? {
            let replies = one.replies.iter();
            let theirs: Vec<_> = replies
                .filter(|reply| self.board.is_none() || reply.board == self.board)
                .collect();
            if self.board.is_some() && theirs.is_empty() {
                continue;
            }
            let texts = one.texts.iter();
            let mut more: Vec<&str> = texts.flat_map(|text| [&*text.words, &*text.more]).collect();
            let replied = theirs.iter().flat_map(|reply| &reply.texts);
            more.extend(replied.map(|text| text.words.as_str()));
            let state = self.t.get(one.state().text_key());
            let to = url::observations(&self.slug).at(one.anchor());
            let name = &one.text(self.t.language).words;
            self.if_it_says(Sort::Observation, (name, &state), &more, to);
        }
        Ok(())
    }

    /// The questions as they are asked now, or as the draft has them.
    fn through_surveys(&mut self, c: &mut Connection, of: ProcessId) -> Result<()> {
        let t = self.t;
        for known in survey::queries::surveys(c, of)? {
            let (one, versions) = survey::queries::survey(c, of, &known.word())?;
            let Some(newest) = versions.iter().max_by_key(|version| version.number) else {
                continue;
            };
            for question in &newest.questionnaire.questions {
                let (_, prompt) = question.prompt.for_reader(t.language);
                let about = match one.name.is_empty() {
                    true => t.get("survey-of-participants").into_owned(),
                    false => one.name.clone(),
                };
                let to = url::survey(&self.slug, &one.word());
                self.if_it_says(Sort::Question, (prompt, &about), &[], to);
            }
        }
        Ok(())
    }

    fn through_plan(&mut self, c: &mut Connection, of: ProcessId) -> Result<()> {
        for goal in plan::goals::queries::goals(c, of)? {
            let to = || url::goals(&self.slug);
            let (goals, name) = (to(), goal.name.as_str());
            self.if_it_says(Sort::Plan, (name, ""), &[], goals);
            for indicator in &goal.indicators {
                let to = url::goals(&self.slug);
                self.if_it_says(Sort::Plan, (&indicator.name, name), &[], to);
            }
        }
        for activity in plan::queries::activities(c, of)? {
            let about = self.t.get(activity.phase.text_key());
            let to = url::plan(&self.slug);
            self.if_it_says(Sort::Plan, (&activity.name, &about), &[&activity.note], to);
        }
        Ok(())
    }
}
