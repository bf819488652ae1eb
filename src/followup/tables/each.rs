//! The long tables: a row for each board and target group, each dialogue, each answer to another question.

use super::building::{rows, text};
use super::table::ColumnKind::{Number, PerCent, Prose, Text};
use super::table::{Table, Value};
use super::words;
use crate::followup::account::{Account, Chosen, Opted, Standing};
use crate::i18n::Texts;

/// Boards by target groups: how many dialogues, and whether it was to be met. A row for each pair, as programs like it.
pub fn matrix(t: &Texts, account: &Account) -> Table {
    let matrix = &account.matrix;
    let of = matrix.boards.iter().chain([&matrix.region]).flat_map(|of| {
        let cells = matrix.groups.iter().zip(&of.cells);
        cells.map(move |(group, cell)| (of, group, cell))
    });
    let yes_or_no = |yes: bool| t.get(if yes { "account-yes" } else { "account-no" });
    rows(t, of)
        .text("board", "board-name", |(of, ..)| words::board(t, of))
        .text("group", "account-group", |(_, group, _)| group.as_str())
        .text("prioritised", "account-prioritised", |(.., cell)| {
            yes_or_no(cell.prioritised)
        })
        .text("met", "account-met", |(.., cell)| yes_or_no(cell.is_met()))
        .number("dialogues", "dialogues-title", |(.., cell)| cell.dialogues)
        .number("participants", "dialogue-participants", |(.., cell)| {
            cell.participants
        })
        .answers(|(.., cell)| &cell.answers)
        .note(t.get("account-matrix-note"))
        .table("matrix", "account-matrix")
}

/// Each dialogue.
pub fn dialogues(t: &Texts, account: &Account) -> Table {
    let number = |number: Option<i32>| number.map_or(Value::Empty, |n| Value::Number(n.into()));
    let standing = |standing| {
        t.get(match standing {
            Standing::Open => "follow-up-open",
            Standing::Pilot => "version-pilot",
            Standing::Closed => "account-closed",
            Standing::Unconfirmed => "state-unconfirmed",
            Standing::Cancelled => "state-cancelled",
        })
    };
    let rule = [("threshold", account.threshold.into())];
    rows(t, &account.dialogues)
        .number("number", "dialogue-number-short", |one| one.number)
        .text("month", "account-month", |one| words::month(t, &one.month))
        .text("phase", "dialogue-phase", |one| words::phase(t, &one.phase))
        .text("board", "dialogue-board", |one| &one.board)
        .text("groups", "dialogue-groups", |one| {
            one.groups.join(t.comma())
        })
        .text("method", "dialogue-method", |one| {
            one.method.as_deref().unwrap_or_default()
        })
        .column("participants", "dialogue-participants", Number, |one| {
            number(one.participants)
        })
        .column("elected", "dialogue-elected", Number, |one| {
            number(one.elected_present)
        })
        .number("version", "account-version", |one| one.survey_version)
        .text("standing", "dialogue-state", |one| standing(one.standing))
        .own_answers(|one| (one.standing == Standing::Closed).then_some(&one.answers))
        .note(t.with("follow-up-per-dialogue-hint", rule))
        .table("dialogues", "follow-up-per-dialogue")
}

/// The questions that are not in the other figures: a row for each option, or one that says that too few answered.
pub fn questions(t: &Texts, account: &Account) -> Table {
    let of = account.surveys.iter().flat_map(|survey| {
        survey.questions.iter().flat_map(move |question| {
            let options = question.answers.iter().flat_map(|chosen| {
                let options = chosen.options.iter();
                options.map(move |option| Some((chosen, option)))
            });
            let too_few = question.answers.is_none().then_some(None);
            options
                .chain(too_few)
                .map(move |answer| (survey, question, answer))
        })
    });
    let number = |answer: &Option<(&Chosen, &Opted)>, of: fn(&Chosen, &Opted) -> i64| {
        answer.map_or(Value::TooFew, |(chosen, option)| {
            Value::Number(of(chosen, option))
        })
    };
    let share = |answer: &Option<(&Chosen, &Opted)>| match answer {
        Some((chosen, option)) if option.counts => Value::Part {
            part: option.count,
            of: chosen.n,
        },
        _ => Value::Empty,
    };
    let rule = [("threshold", account.threshold.into())];
    rows(t, of)
        .text("survey", "account-survey", |(survey, ..)| {
            words::survey(t, survey)
        })
        .text("audience", "account-audience", |(survey, ..)| {
            words::audience(t, &survey.audience)
        })
        .column("question", "account-question", Prose, |(_, question, _)| {
            Value::Text(question.prompt.for_reader(t.language).1.to_owned())
        })
        .column("answer", "follow-up-answer", Text, |(.., answer)| {
            answer.map_or(Value::Empty, |(_, option)| {
                text(option.label.for_reader(t.language).1)
            })
        })
        .column("places", "account-places", Number, |(.., answer)| {
            number(answer, |chosen, _| chosen.places)
        })
        .column("n", "account-n", Number, |(.., answer)| {
            number(answer, |chosen, _| chosen.n)
        })
        .column("count", "dialogue-answered", Number, |(.., answer)| {
            number(answer, |_, option| option.count)
        })
        .column("share", "follow-up-part", PerCent, |(.., answer)| {
            share(answer)
        })
        .column(
            "taken_part",
            "account-taken-part",
            Number,
            |(.., answer)| number(answer, |chosen, _| chosen.answered),
        )
        .column("asked", "account-asked", Number, |(survey, _, answer)| {
            let asked = answer.and_then(|(chosen, _)| chosen.asked);
            asked
                .filter(|_| survey.is_of_others())
                .map_or(Value::Empty, Value::Number)
        })
        .text("response", "account-response", |(survey, _, answer)| {
            let said = answer.filter(|_| survey.is_of_others());
            said.map_or_else(String::new, |(chosen, _)| {
                words::response(t, chosen.answered, chosen.asked)
            })
        })
        .note(t.with("account-questions-note", rule))
        .table("questions", "account-questions")
}
