//! Boards, target groups and methods.

use jiff::civil::Date;
use maud::Markup;

use crate::db::Connection;
use crate::db::ids::{BoardId, MethodId, ProcessId, TargetGroupId};
use crate::error::{Error, Result};
use crate::processes::disposal;
use crate::processes::parts::{Part, Path, Shown, Undone, unless_in_use};
use crate::processes::views::{self, AroundBoard};
use crate::processes::{Board, GroupKind, Method, PrioritisingBoard, TargetGroup, queries};
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};
use crate::web::url::{self, Slug, Url};

impl Part for PrioritisingBoard {
    type Id = BoardId;
    type Around = AroundBoard;
    const ACTIONS: [&str; 3] = ["board.added", "board.changed", "board.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::board_form;
    const BACK: fn(&Slug) -> Url = url::setup_of;

    fn around(c: &mut Connection, of: ProcessId, _: &Path) -> Result<AroundBoard> {
        let priorities = queries::priorities(c, of)?;
        let boards = queries::boards_as_named(c, of)?.into_iter().map(|board| {
            let own = priorities.iter().filter(|(of, _)| *of == board.id);
            let groups = own.map(|(_, group)| *group).collect();
            Self { board, groups }
        });
        Ok(AroundBoard {
            boards: boards.collect(),
            groups: queries::groups(c, of)?
                .into_iter()
                .filter(|group| group.kind.is_prioritised())
                .collect(),
        })
    }

    fn find(around: &AroundBoard, id: BoardId) -> Option<&Self> {
        around.boards.iter().find(|one| one.board.id == id)
    }

    fn fill(_: &AroundBoard, old: Option<&Self>, form: &mut Form) {
        let Some(Self { board, groups }) = old else {
            return;
        };
        form.set("name", &board.name);
        form.set("municipality", &board.municipality);
        form.set("reference", &board.reference);
        for group in groups {
            form.set("group", group.to_string());
        }
    }

    fn read(around: &AroundBoard, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let id = old.map(|old| old.board.id);
        let board = Board {
            id: id.unwrap_or_else(BoardId::random),
            name: reading.required("name", "board-name", 120),
            municipality: reading.optional("municipality", "board-municipality", 120),
            reference: reading.optional("reference", "board-reference", 60),
        };
        let others = around.boards.iter().map(|one| &one.board);
        let others = others.filter(|other| Some(other.id) != id);
        let is_same = |other: &Board| {
            (&other.name, &other.municipality) == (&board.name, &board.municipality)
        };
        if others.into_iter().any(is_same) {
            reading.fault("name", "board-taken");
        }
        let all = &around.groups;
        let groups = reading.ticked_among("group", "board-priorities", all, |group| group.id);
        Some(Self { board, groups })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, _: Option<&Self>) -> Result<()> {
        Ok(queries::put_board(c, of, &self.board, &self.groups)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        let decided = disposal::queries::decisions(c, of)?;
        if decided
            .taken()
            .iter()
            .any(|taken| taken.board == Some(self.board.id))
        {
            return Err(Error::Refused("board-has-decided"));
        }
        unless_in_use(queries::remove_board(c, of, &self.board))
    }

    fn told(&self) -> String {
        let board = &self.board;
        let mut said = vec![board.name.as_str(), &board.municipality, &board.reference];
        said.retain(|word| !word.is_empty());
        said.join(", ")
    }
}

impl Part for TargetGroup {
    type Id = TargetGroupId;
    type Around = Vec<Self>;
    const ACTIONS: [&str; 3] = ["group.added", "group.changed", "group.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::group_form;
    const BACK: fn(&Slug) -> Url = url::setup_of;

    fn around(c: &mut Connection, of: ProcessId, _: &Path) -> Result<Vec<Self>> {
        Ok(queries::groups(c, of)?)
    }

    fn find(all: &Vec<Self>, id: TargetGroupId) -> Option<&Self> {
        all.iter().find(|group| group.id == id)
    }

    fn fill(_: &Vec<Self>, old: Option<&Self>, form: &mut Form) {
        if let Some(group) = old {
            form.set("name", &group.name);
            form.set("kind", group.kind.word());
        }
    }

    fn read(all: &Vec<Self>, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let id = old.map(|old| old.id);
        let name = reading.required("name", "group-name", 120);
        let others = all.iter().filter(|other| Some(other.id) != id);
        reading.refuse_taken(&name, others.map(|other| other.name.as_str()));
        Some(Self {
            id: id.unwrap_or_else(TargetGroupId::random),
            name,
            kind: GroupKind::from_word(reading.form.text("kind")).unwrap_or(GroupKind::Group),
        })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, _: Option<&Self>) -> Result<()> {
        Ok(queries::put_group(c, of, self)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        unless_in_use(queries::remove_group(c, of, self))
    }

    fn told(&self) -> String {
        format!("{} ({})", self.name, self.kind.word())
    }
}

impl Part for Method {
    type Id = MethodId;
    type Around = Vec<Self>;
    const ACTIONS: [&str; 3] = ["method.added", "method.changed", "method.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::method_form;
    const BACK: fn(&Slug) -> Url = url::setup_of;
    const UNDONE: Undone = Undone::Removals;

    fn around(c: &mut Connection, of: ProcessId, _: &Path) -> Result<Vec<Self>> {
        Ok(queries::methods(c, of)?)
    }

    fn find(all: &Vec<Self>, id: MethodId) -> Option<&Self> {
        all.iter().find(|method| method.id == id)
    }

    fn fill(_: &Vec<Self>, old: Option<&Self>, form: &mut Form) {
        if let Some(method) = old {
            form.set("name", &method.name);
            form.set("strengths", &method.strengths);
            form.set("weaknesses", &method.weaknesses);
        }
    }

    fn read(all: &Vec<Self>, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let id = old.map(|old| old.id);
        let name = reading.required("name", "method-name", 120);
        let others = all.iter().filter(|other| Some(other.id) != id);
        reading.refuse_taken(&name, others.map(|other| other.name.as_str()));
        Some(Self {
            id: id.unwrap_or_else(MethodId::random),
            name,
            strengths: reading.optional("strengths", "method-strengths", Length::Lines(2000)),
            weaknesses: reading.optional("weaknesses", "method-weaknesses", Length::Lines(2000)),
        })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, _: Option<&Self>) -> Result<()> {
        Ok(queries::put_method(c, of, self)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        unless_in_use(queries::remove_method(c, of, self))
    }

    fn told(&self) -> String {
        self.name.clone()
    }
}
