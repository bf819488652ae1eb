//! What several files speak of, read once.

use std::fs::File;
use std::io::BufWriter;

use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, TargetGroupId};
use crate::dialogues::{CollectionPoint, Dialogue};
use crate::error::Result;
use crate::processes::{Board, Method, Process, TargetGroup};
use crate::reports::Report;
use crate::sheets::zip::Package;
use crate::survey::{Survey, Version};
use crate::{dialogues, processes, reports, survey};

/// Written to a file, part by part: a process can be larger than memory.
pub(super) type Export = Package<BufWriter<File>>;

/// What several files speak of.
pub(super) struct Kept {
    pub(super) process: Process,
    pub(super) boards: Vec<Board>,
    pub(super) groups: Vec<TargetGroup>,
    pub(super) methods: Vec<Method>,
    pub(super) dialogues: Vec<Dialogue>,
    pub(super) points: Vec<CollectionPoint>,
    pub(super) surveys: Vec<(Survey, Vec<Version>)>,
    pub(super) reports: Vec<Report>,
}

impl Kept {
    pub(super) fn read(c: &mut Connection, of: ProcessId) -> Result<Self> {
        Ok(Self {
            process: processes::queries::process(c, of)?,
            boards: processes::queries::boards(c, of)?,
            groups: processes::queries::groups(c, of)?,
            methods: processes::queries::methods(c, of)?,
            dialogues: dialogues::queries::all(c, of)?,
            points: dialogues::queries::collection_points(c, of)?,
            surveys: survey::queries::with_versions(c, of)?,
            reports: reports::queries::all(c, of)?,
        })
    }

    /// The names of some of the target groups, in the order of all of them.
    pub(super) fn group_names(&self, some: impl Fn(TargetGroupId) -> bool) -> String {
        let names: Vec<&str> = self
            .groups
            .iter()
            .filter(|group| some(group.id))
            .map(|group| group.name.as_str())
            .collect();
        names.join("; ")
    }

    /// The number of a dialogue.
    pub(super) fn number(&self, id: DialogueId) -> Option<i32> {
        let dialogue = self.dialogues.iter().find(|dialogue| dialogue.id == id);
        dialogue.map(|dialogue| dialogue.number)
    }
}

/// The participants' own survey has no name.
pub(super) fn survey_name(survey: &Survey) -> String {
    if survey.name.is_empty() {
        survey.audience.word().to_owned()
    } else {
        survey.name.clone()
    }
}
