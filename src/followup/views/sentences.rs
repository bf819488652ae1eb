//! What each chapter comes to, in a sentence with its numbers: of nothing but what the account says.

use std::collections::HashSet;

use crate::followup::account::{
    Account, Figure, Mailing, MatrixCell, MatrixRow, Promised, Replied, Row, Standing,
};
use crate::followup::chapters::Topic;
use crate::followup::count;
use crate::followup::engine::Said;
use crate::followup::indicators::Met;
use crate::followup::tables::{answers, words};
use crate::i18n::Texts;
use crate::plan::Status;

/// What a chapter comes to.
pub fn of(t: &Texts, account: &Account, topic: Topic) -> String {
    match topic {
        Topic::Heard => heard(t, account),
        Topic::Groups => groups(t, account),
        Topic::Boards => boards(t, account),
        Topic::Time => time(t, account),
        Topic::Dialogues => dialogues(t, account),
        Topic::Questions => questions(t, account),
        Topic::Feedback => feedback(t, account),
        Topic::Came => came(t, account),
        Topic::Plan => plan(t, account),
    }
}

/// How many of the targets are met.
pub fn of_goals(t: &Texts, account: &Account) -> String {
    let with_target = || words::indicators(&account.goals).filter(|(_, of)| of.target.is_some());
    let all = count(with_target());
    if all == 0 {
        return t.get("sentence-goals-none").into_owned();
    }
    let how_many = |met: Met| count(with_target().filter(|(_, of)| of.met == met));
    let met = t.with(
        "sentence-goals",
        [("met", how_many(Met::Met).into()), ("all", all.into())],
    );
    let missed = how_many(Met::NotMet);
    let open = how_many(Met::NotYet);
    let told = |key: &str, count: i64| (count > 0).then(|| t.with(key, [("count", count.into())]));
    let all = [
        Some(met),
        told("sentence-goals-missed", missed),
        told("sentence-goals-open", open),
    ];
    joined(all)
}

fn joined(all: impl IntoIterator<Item = Option<String>>) -> String {
    let all: Vec<String> = all.into_iter().flatten().collect();
    all.join(" ")
}

/// The rows of the phases: of the only board, where there is one.
fn phases(account: &Account) -> &[Row] {
    let own = account.board.as_ref().and(account.boards.first());
    own.map_or(&account.phases, |board| &board.phases)
}

/// In the perspective dialogues, or in all where those say nothing.
fn heard(t: &Texts, account: &Account) -> String {
    let own = account.board.as_ref().and(account.boards.first());
    let all = own.map_or(&account.whole, |board| &board.row);
    let figure_of = |word: &str| -> Option<&Figure> {
        let row = phases(account).iter().find(|row| row.of == word)?;
        row.answers.figure()
    };
    let (figure, where_at) = match figure_of("perspective") {
        Some(figure) => (Some(figure), "sentence-heard-perspective"),
        None => (all.answers.figure(), "sentence-heard-all"),
    };
    let Some(figure) = figure.filter(|figure| figure.n > 0) else {
        return t.get("sentence-heard-few").into_owned();
    };
    let so_many = match figure.share {
        Said::Exact { heard, of } => match tenths(heard, of) {
            Some(tenths) => t.with("sentence-tenths", [("tenths", tenths.into())]),
            None => t.percent(heard, of),
        },
        said @ Said::Between { .. } => answers::share(said).text(t),
    };
    let of_them = match figure.share {
        Said::Exact { heard, of } => [t.number(heard), t.number(of)],
        Said::Between { least, most, of } => [
            format!("{}–{}", t.number(least), t.number(most)),
            t.number(of),
        ],
    };
    let [part, of] = of_them;
    let values = [
        ("share", so_many.into()),
        ("part", part.into()),
        ("of", of.into()),
    ];
    t.with(where_at, values)
}

/// A share as so many of ten, where that is true to a whole per cent, and is neither all nor none.
fn tenths(part: i64, of: i64) -> Option<i64> {
    let tenths = (part * 20 + of) / (2 * of);
    let off = (part * 10 - tenths * of).abs();
    ((1..=9).contains(&tenths) && of > 10 && off * 10 <= of).then_some(tenths)
}

fn groups(t: &Texts, account: &Account) -> String {
    let matrix = &account.matrix;
    if account.groups.is_empty() {
        return t.get("sentence-groups-none").into_owned();
    }
    let own = account.board.as_ref().and(matrix.boards.first());
    let cells = &own.unwrap_or(&matrix.region).cells;
    let wanted: Vec<&MatrixCell> = cells.iter().filter(|cell| cell.prioritised).collect();
    if wanted.is_empty() {
        let told = count(account.groups.iter());
        return t.with("sentence-groups-told", [("count", told.into())]);
    }
    let met = count(wanted.iter().filter(|cell| cell.is_met()));
    let first = t.with(
        "sentence-groups",
        [("met", met.into()), ("of", count(wanted.iter()).into())],
    );
    let lacks = |row: &&MatrixRow| row.cells.iter().any(MatrixCell::is_gap);
    let lacking = count(matrix.boards.iter().filter(lacks));
    let boards = own
        .is_none()
        .then(|| t.with("sentence-groups-boards", [("count", lacking.into())]));
    joined([Some(first), boards])
}

fn boards(t: &Texts, account: &Account) -> String {
    let each = || account.boards.iter().map(|board| board.row.dialogues);
    let (Some(low), Some(high)) = (each().min(), each().max()) else {
        return t.get("sentence-boards-none").into_owned();
    };
    let [fewest, most, all] = [low, high, count(each())].map(|number| t.number(number));
    match account.boards.first() {
        Some(board) if account.boards.len() == 1 => t.with(
            "sentence-board",
            [
                ("count", low.into()),
                ("board", board.row.of.clone().into()),
            ],
        ),
        _ if low == high => t.with(
            "sentence-boards-same",
            [("all", all.into()), ("count", low.into())],
        ),
        _ => t.with(
            "sentence-boards",
            [
                ("all", all.into()),
                ("low", fewest.into()),
                ("high", most.into()),
            ],
        ),
    }
}

fn time(t: &Texts, account: &Account) -> String {
    let years = account.years.iter().filter(|year| year.dialogues > 0);
    let years = years.map(|year| {
        let values = [
            ("count", year.dialogues.into()),
            ("year", year.of.clone().into()),
        ];
        t.with("sentence-year", values)
    });
    let years: Vec<String> = years.collect();
    match years.is_empty() {
        true => t.get("follow-up-empty").into_owned(),
        false => format!("{}.", years.join(t.comma())),
    }
}

fn dialogues(t: &Texts, account: &Account) -> String {
    if account.dialogues.is_empty() {
        return t.get("follow-up-empty").into_owned();
    }
    let how_many = |standing: Standing| {
        let all = account.dialogues.iter();
        count(all.filter(|one| one.standing == standing))
    };
    let open = how_many(Standing::Open);
    let closed = t.with(
        "sentence-closed",
        [("count", how_many(Standing::Closed).into())],
    );
    let open = (open > 0).then(|| t.with("sentence-open", [("count", open.into())]));
    joined([Some(closed), open])
}

fn questions(t: &Texts, account: &Account) -> String {
    let all = count(account.surveys.iter().flat_map(|survey| &survey.questions));
    t.with("sentence-questions", [("count", all.into())])
}

fn feedback(t: &Texts, account: &Account) -> String {
    let wished = account.feedback.wished;
    let wished = t.with("sentence-wished", [("count", wished.into())]);
    // Of what is still being sent nobody can say yet how many it reaches.
    let is_done = |mailing: &&Mailing| {
        mailing
            .mailed
            .as_ref()
            .is_none_or(|mailed| mailed.waiting == 0)
    };
    let mailings = account.feedback.mailings.iter().rev();
    let reached = mailings
        .filter(is_done)
        .find_map(|mailing| Some((mailing, mailing.reached?)));
    let reached = reached.map(|(mailing, reached)| {
        let (least, most) = (t.number(reached.least), t.number(reached.most));
        let part = match least == most {
            true => least,
            false => format!("{least}–{most}"),
        };
        t.with(
            "sentence-reached",
            [
                ("report", words::report(t, mailing).to_owned().into()),
                ("part", part.into()),
                ("of", t.number(reached.of).into()),
            ],
        )
    });
    joined([Some(wished), reached])
}

fn came(t: &Texts, account: &Account) -> String {
    let said: HashSet<&str> = account
        .replies
        .iter()
        .map(|one| one.said.for_reader(t.language).1)
        .collect();
    let settled = |one: &&Replied| ["done", "not_done"].contains(&one.state.as_str());
    let settled: HashSet<&str> = account
        .replies
        .iter()
        .filter(settled)
        .map(|one| one.said.for_reader(t.language).1)
        .collect();
    let of_replies = account
        .replies
        .iter()
        .filter_map(|one| one.promise.as_ref());
    let promised: Vec<&Promised> = account.promises.iter().chain(of_replies).collect();
    let kept = count(promised.iter().filter(|one| one.is_kept()));
    let replied = t.with(
        "sentence-came",
        [
            ("settled", count(settled.iter()).into()),
            ("said", count(said.iter()).into()),
        ],
    );
    let promised = (!promised.is_empty()).then(|| {
        let all = count(promised.iter());
        t.with(
            "sentence-promises",
            [("kept", kept.into()), ("all", all.into())],
        )
    });
    joined([(!said.is_empty()).then_some(replied), promised])
}

fn plan(t: &Texts, account: &Account) -> String {
    let all = count(account.activities.iter());
    if all == 0 {
        return t.get("sentence-plan-none").into_owned();
    }
    let done = |word: &str| word == Status::Done.word();
    let done = count(account.activities.iter().filter(|one| done(&one.status)));
    t.with(
        "sentence-plan",
        [("done", done.into()), ("all", all.into())],
    )
}

#[cfg(test)]
mod tests {
    use super::tenths;

    #[test]
    fn so_many_of_ten_is_said_only_where_it_is_true() {
        assert_eq!(tenths(261, 290), Some(9));
        assert_eq!(tenths(32, 34), None, "94 per cent are no nine of ten");
        assert_eq!(tenths(264, 290), None, "91.03 per cent");
        assert_eq!(tenths(20, 20), None, "all are all");
        assert_eq!(tenths(9, 10), None, "it says itself");
    }
}
