//! The account, part by part: the same for the follow-up page, for a snapshot, and for those who see only one board.

use maud::{Markup, html};

use super::pictures;
use super::table::{Caption, Shape, captioned};
use crate::followup::account::{Account, Chosen, Figure, MatrixCell, Question, Row, Survey};
use crate::followup::indicators::Met;
use crate::followup::tables::{Table, Value, answers, others, words};
use crate::i18n::Texts;

/// The columns of the tables that a page has room for.
const BRIEF: [&str; 6] = [
    "dialogues",
    "participants",
    "counted",
    "n",
    "heard",
    "interval",
];

/// Who looks at an account, and what it can lead them to.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    pub t: &'a Texts,
    pub account: &'a Account,
    /// The address of the process's staff pages; none for those who have none.
    pub base: Option<&'a str>,
}

fn brief(table: Table, lead: &[&str]) -> Table {
    let keys: Vec<&str> = lead.iter().chain(&BRIEF).copied().collect();
    table.only(&keys)
}

impl Body<'_> {
    /// The language of what staff wrote, where the page is in another one (WCAG 3.1.2).
    fn foreign(&self) -> Option<&str> {
        let written = self.account.process.language.as_str();
        (written != self.t.language.word()).then_some(written)
    }

    /// All of it.
    pub fn show(&self) -> Markup {
        let account = self.account;
        html! {
            (self.figures())
            (contents(self.t, account))
            (self.goals())
            (self.voice())
            (self.reach())
            (self.boards())
            (self.when_and_how())
            (self.dialogues())
            (self.questions())
            (self.feedback())
            (self.plan())
            (self.definitions())
        }
    }

    /// The four figures that everybody asks for first; of a board its own, with the whole region's below.
    pub fn figures(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let own = account.board.as_ref().and(account.boards.first());
        let (row, phases) = own.map_or((&account.whole, &account.phases), |board| {
            (&board.row, &board.phases)
        });
        let heard = |rows: &[Row]| {
            let row = rows.iter().find(|row| row.of == "perspective");
            let figure = row.and_then(|row| row.answers.figure());
            figure
                .map_or(Value::TooFew, |figure| answers::share(figure.share))
                .text(t)
        };
        let whole = |figure: String| {
            html! {
                @if own.is_some() {
                    span.own { (t.with("account-in-region", [("figure", figure.into())])) }
                }
            }
        };
        html! {
            ul.figures {
                li { strong { (t.number(row.dialogues)) } (t.get("dialogues-title")) (whole(t.number(account.whole.dialogues))) }
                li { strong { (t.number(row.participants)) } (t.get("dialogue-participants")) (whole(t.number(account.whole.participants))) }
                li { strong { (heard(phases)) } (t.get("follow-up-heard-perspective")) (whole(heard(&account.phases))) }
                @if let Some(groups) = own.and_then(|_| self.groups_met()) {
                    li { strong { (groups) } (t.get("account-groups-met")) }
                } @else {
                    li { strong { (t.number(account.feedback.wished)) } (t.get("figure-wished")) }
                }
            }
        }
    }

    /// How many of its prioritised groups the only board has met.
    fn groups_met(&self) -> Option<String> {
        let t = self.t;
        let cells = &self.account.matrix.boards.first()?.cells;
        let wanted = cells.iter().filter(|cell| cell.prioritised);
        let (met, all) = wanted.fold((0, 0), |(met, all), cell| {
            (met + i64::from(cell.dialogues > 0), all + 1)
        });
        Some(t.with(
            "account-of",
            [("part", t.number(met).into()), ("of", t.number(all).into())],
        ))
    }

    /// The table of the public record.
    pub fn goals(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            h2 #goals { (t.get("goals-title")) }
            @if account.goals.is_empty() {
                p { (t.get("goals-empty")) }
                @if let Some(base) = self.base { p { a href=(format!("{base}/goals")) { (t.get("goals-open")) } } }
            } @else {
                div.scroll tabindex="0" role="region" aria-label=(t.get("goals-title")) { table {
                    caption.hidden { (t.get("goals-title")) }
                    thead { tr {
                        th scope="col" { (t.get("goal-name")) }
                        th scope="col" { (t.get("follow-up-indicator")) }
                        th scope="col" { (t.get("follow-up-target")) }
                        th scope="col" { (t.get("follow-up-outcome")) }
                        th scope="col" { (t.get("follow-up-met")) }
                        th scope="col" { (t.get("indicator-reflection")) }
                    } }
                    @for goal in &account.goals {
                        tbody {
                            @for (at, indicator) in goal.indicators.iter().enumerate() {
                                tr {
                                    @if at == 0 { th scope="rowgroup" rowspan=(goal.indicators.len()) lang=[self.foreign()] { (goal.name) } }
                                    th scope="row" lang=[self.foreign()] { (indicator.name) }
                                    td { (indicator.target.as_ref().map_or_else(|| "–".to_owned(), |target| words::target(t, target))) }
                                    td {
                                        (words::outcome(t, &indicator.outcome))
                                        @for line in words::lacking(t, &indicator.lacking) { p.hint { (line) } }
                                        @if let Some(source) = words::source(t, indicator) { p.hint { (source) } }
                                    }
                                    td { (mark(t, indicator.met)) }
                                    td.prose lang=[self.foreign()] {
                                        @for line in indicator.reflection.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
                                    }
                                }
                            }
                            @if goal.indicators.is_empty() {
                                tr { th scope="row" { (goal.name) } td colspan="5" { span.quiet { (t.get("indicators-empty")) } } }
                            }
                        }
                    }
                } }
                p.quiet { (t.get("goals-rule")) }
            }
        }
    }

    /// The goals without what is said of them: for a sheet of paper.
    pub fn goals_in_brief(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if !account.goals.is_empty() {
                table.account {
                    caption { (t.get("goals-title")) }
                    thead { tr {
                        th scope="col" { (t.get("follow-up-indicator")) }
                        th scope="col" { (t.get("follow-up-target")) }
                        th scope="col" { (t.get("follow-up-outcome")) }
                        th scope="col" { (t.get("follow-up-met")) }
                    } }
                    tbody { @for (_, indicator) in words::indicators(&account.goals) { tr {
                        th scope="row" lang=[self.foreign()] { (indicator.name) }
                        td { (indicator.target.as_ref().map_or_else(|| "–".to_owned(), |target| words::target(t, target))) }
                        td { (words::outcome(t, &indicator.outcome)) }
                        td { (words::met(t, indicator.met)) }
                    } } }
                }
            }
        }
    }

    /// Whether they got to make their voice heard.
    fn voice(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let perspective = account
            .phase("perspective")
            .and_then(|row| row.answers.figure());
        html! {
            h2 #voice { (t.get("follow-up-heard-title")) }
            @if account.whole.dialogues == 0 { p { (t.get("follow-up-empty")) } }
            (headline(t, account, perspective))
            (captioned(t, &answers::phases(t, account)))
            @if let Some(figure) = account.whole.answers.figure() {
                p.quiet { (t.with("follow-up-versions", [("versions", versions(figure).into())])) }
            }
            (pictures::scale(t, account))
            (captioned(t, &answers::scale(t, account).only(&[
                "phase", "n", "very_high", "very_high_share", "fairly_high", "fairly_high_share", "fairly_low",
                "fairly_low_share", "not_at_all", "not_at_all_share", "no_answer",
            ])))
        }
    }

    /// Whom the process has met.
    fn reach(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let groups = answers::groups(t, account);
        html! {
            @if !account.groups.is_empty() {
                h2 #groups { (t.get("account-reach-title")) }
                (pictures::heat(t, account))
                (self.matrix())
                (captioned(t, &brief(groups, &["group", "kind", "prioritised_by", "met_by"])))
            }
        }
    }

    /// Boards by groups, as two ways to read one table.
    fn matrix(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let matrix = &account.matrix;
        html! {
            div.scroll tabindex="0" role="region" aria-label=(t.get("account-matrix")) { table.account {
                caption { (t.get("account-matrix")) }
                thead { tr {
                    th scope="col" { (t.get("account-group")) }
                    @for row in &matrix.boards { th.figure scope="col" { (row.board) } }
                    th.figure scope="col" { (t.get("account-region")) }
                } }
                tbody {
                    @for (at, group) in matrix.groups.iter().enumerate() {
                        tr {
                            th scope="row" { (group) }
                            @for row in matrix.boards.iter().chain([&matrix.region]) {
                                td.figure { @if let Some(cell) = row.cells.get(at) { (met(t, cell)) } }
                            }
                        }
                    }
                }
            } }
            p.quiet { (t.get("account-matrix-note")) }
        }
    }

    fn boards(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let link = |value: &Value| {
            let (Some(base), Value::Text(name)) = (self.base, value) else {
                return None;
            };
            (account.board.is_none()).then(|| format!("{base}/follow-up?board={}", encoded(name)))
        };
        let table = brief(
            answers::boards(t, account),
            &["board", "municipality", "reference", "phase"],
        );
        html! {
            @if !account.boards.is_empty() {
                h2 #boards { (t.get("account-boards")) }
                (pictures::boards(t, account))
                (Shape { table: &table, caption: Caption::Hidden, link: Some(&link) }.show(t))
            }
        }
    }

    fn when_and_how(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            h2 #time { (t.get("account-when-title")) }
            (captioned(t, &brief(answers::years(t, account), &["of"])))
            (pictures::timeline(t, account))
            (captioned(t, &brief(answers::months(t, account), &["of"])))
            (captioned(t, &others::events(t, account)))
            (captioned(t, &brief(answers::municipalities(t, account), &["of"])))
            (captioned(t, &brief(answers::methods(t, account), &["method", "strengths", "weaknesses"])))
        }
    }

    fn dialogues(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let link = |value: &Value| match (self.base, value) {
            (Some(base), Value::Number(number)) => Some(format!("{base}/dialogues/{number}")),
            _ => None,
        };
        let table = answers::dialogues(t, account).only(&[
            "number",
            "month",
            "phase",
            "board",
            "groups",
            "method",
            "participants",
            "standing",
            "answered",
            "response",
            "n",
            "heard",
        ]);
        html! {
            @if !account.dialogues.is_empty() {
                h2 #dialogues { (t.get("follow-up-per-dialogue")) }
                (pictures::dialogues(t, account))
                (Shape { table: &table, caption: Caption::Hidden, link: Some(&link) }.show(t))
            }
        }
    }

    /// The questions that stand by themselves, version by version.
    fn questions(&self) -> Markup {
        let t = self.t;
        html! {
            @if !self.account.surveys.is_empty() {
                div #questions {
                    @for survey in &self.account.surveys { (self.survey(survey)) }
                }
                p.quiet { (t.with("account-questions-note", [("threshold", self.account.threshold.into())])) }
            }
        }
    }

    fn survey(&self, survey: &Survey) -> Markup {
        let t = self.t;
        html! {
            h2 {
                @if survey.name.is_empty() { (t.get("survey-of-participants")) } @else { (survey.name) }
                ", " (t.with("version-is", [("number", survey.version.into())]))
                @if survey.pilot { " " span.state { (t.get("version-pilot")) } }
            }
            @if survey.pilot { p.quiet { (t.get("follow-up-pilot")) } }
            @for one in &survey.questions { (question(t, one)) }
        }
    }

    /// What came back to people.
    pub fn feedback(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let feedback = &account.feedback;
        let mailings = others::mailings(t, account).only(&[
            "report",
            "wished",
            "made_for",
            "waiting",
            "accepted",
            "bounced",
            "rejected",
            "uncertain",
            "failed",
            "withdrawn",
            "cancelled",
            "untried",
            "sent_share",
        ]);
        html! {
            h2 #feedback { (t.get("follow-up-feedback")) }
            p {
                (t.with("follow-up-wished", [
                    ("wished", feedback.wished.into()),
                    ("participants", account.whole.participants.into()),
                    ("withdrawn", feedback.withdrawn.into()),
                ]))
            }
            @if feedback.not_reachable > 0 {
                p { (t.with("account-not-reachable", [("count", feedback.not_reachable.into())])) }
            }
            @if mailings.rows.is_empty() { p.quiet { (t.get("mailings-empty")) } }
            (pictures::funnels(t, account))
            (captioned(t, &mailings))
            (captioned(t, &others::passed_on(t, account)))
            (captioned(t, &others::reached(t, account)))
        }
    }

    fn plan(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if !(account.activities.is_empty() && account.outreach.is_empty()) {
                h2 #plan { (t.get("activities-title")) }
                @match self.base {
                    Some(base) => p { a href=(format!("{base}/plan")) { (t.get("activities-open")) } },
                    None => {
                        (captioned(t, &others::activities(t, account)))
                        (captioned(t, &others::outreach(t, account)))
                    },
                }
            }
        }
    }

    /// How to read all this, and what is not here (D23).
    pub fn definitions(&self) -> Markup {
        let t = self.t;
        html! {
            h2 #definitions { (t.get("account-definitions")) }
            dl.definitions {
                @for (term, meaning) in definitions(t, self.account) {
                    dt { (term) } dd { (meaning) }
                }
            }
        }
    }
}

/// What the account's words mean: for pages, cover sheets and whoever asks.
pub fn definitions(t: &Texts, account: &Account) -> Vec<(String, String)> {
    let term = |term: &str, meaning: String| (t.get(term).into_owned(), meaning);
    let k = || account.threshold.into();
    let mut all = vec![
        term("follow-up-share", t.get("definition-heard").into_owned()),
        term("follow-up-on-scale", t.get("definition-n").into_owned()),
        term(
            "follow-up-response",
            t.get("definition-response").into_owned(),
        ),
        term("account-counted", t.get("definition-counted").into_owned()),
        term(
            "account-interval",
            t.get("definition-interval").into_owned(),
        ),
        term("account-bounds", t.get("definition-bounds").into_owned()),
        term(
            "too-few",
            t.with("definition-too-few", [("threshold", k())]),
        ),
        term(
            "account-range",
            t.with("definition-range", [("threshold", k())]),
        ),
        term("account-scale", t.get("account-scale-note").into_owned()),
        term(
            "figure-accepted",
            t.get("figure-accepted-hint").into_owned(),
        ),
        term(
            "account-reached",
            t.get("account-reached-note").into_owned(),
        ),
        term("account-missing", t.get("definition-missing").into_owned()),
    ];
    if account.waiting > 0 {
        all.push(term(
            "account-waiting",
            t.with("definition-waiting", [("count", account.waiting.into())]),
        ));
    }
    all
}

/// A part of an address.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Where what is.
fn contents(t: &Texts, account: &Account) -> Markup {
    let parts = [
        ("goals", "goals-title", true),
        ("voice", "account-voice", true),
        ("groups", "account-reach-title", !account.groups.is_empty()),
        ("boards", "account-boards", !account.boards.is_empty()),
        ("time", "account-when-title", true),
        (
            "dialogues",
            "follow-up-per-dialogue",
            !account.dialogues.is_empty(),
        ),
        (
            "questions",
            "account-questions",
            !account.surveys.is_empty(),
        ),
        ("feedback", "follow-up-feedback", true),
        ("definitions", "account-definitions", true),
    ];
    html! {
        nav.contents aria-label=(t.get("account-contents")) {
            ul { @for (id, key, _) in parts.iter().filter(|part| part.2) {
                li { a href=(format!("#{id}")) { (t.get(key)) } }
            } }
        }
    }
}

fn mark(t: &Texts, met: Met) -> Markup {
    let class = match met {
        Met::Met => "state met",
        Met::NotMet => "state unmet",
        Met::NotDefined | Met::NotYet => "state",
    };
    html! { span class=(class) { (words::met(t, met)) } }
}

/// The core question against its target.
fn headline(t: &Texts, account: &Account, figure: Option<&Figure>) -> Markup {
    let target = account.heard_target;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("follow-up-heard-indicator")) { table {
            caption.hidden { (t.get("follow-up-heard-indicator")) }
            thead { tr {
                th scope="col" { (t.get("follow-up-indicator")) }
                th scope="col" { (t.get("follow-up-target")) }
                th scope="col" { (t.get("follow-up-outcome")) }
                th scope="col" { (t.get("follow-up-met")) }
            } }
            tbody { tr {
                th scope="row" { (t.get("follow-up-heard-indicator")) }
                td { "> " (t.percent(target.into(), 100)) }
                td {
                    @match figure {
                        Some(figure) => {
                            (answers::share(figure.share).text(t)) " "
                            (t.with("follow-up-n", [("n", figure.n.into())]))
                        },
                        None => (t.get("too-few")),
                    }
                }
                td { (mark(t, figure.map_or(Met::NotYet, |figure| exceeds(figure, target)))) }
            } }
        } }
        @if let Some((figure, bounds)) = figure.and_then(|figure| Some((figure, figure.bounds?))) {
            p {
                (t.with("follow-up-bounds", [
                    ("answered", figure.n.into()),
                    ("participants", figure.participants.into()),
                    ("low", t.percent(bounds.least.0, 1000).into()),
                    ("high", t.percent(bounds.most.0, 1000).into()),
                ]))
            }
        }
        @if let Some(interval) = figure.and_then(|figure| figure.interval) {
            p {
                (t.with("account-interval-is", [
                    ("low", t.percent(interval.least.0, 1000).into()),
                    ("high", t.percent(interval.most.0, 1000).into()),
                ]))
            }
        }
    }
}

/// Against the target, as far as what is shown goes.
fn exceeds(figure: &Figure, target: i32) -> Met {
    use crate::followup::engine::Said;
    use crate::followup::{Outcome, exceeds};
    let (least, most, of) = match figure.share {
        Said::Exact { heard, of } => (heard, heard, of),
        Said::Between { least, most, of } => (least, most, of),
        Said::AtMost5PerCent { .. } => (0, 5, 100),
        Said::AtLeast95PerCent { .. } => (95, 100, 100),
    };
    match (exceeds(least, of, target), exceeds(most, of, target)) {
        (Outcome::Met, Outcome::Met) => Met::Met,
        (Outcome::NotMet, Outcome::NotMet) => Met::NotMet,
        _ => Met::NotYet,
    }
}

fn versions(figure: &Figure) -> String {
    let versions: Vec<String> = figure.survey_versions.iter().map(i32::to_string).collect();
    versions.join(", ")
}

/// A cell of the matrix: how many dialogues, whether that is a gap, and the share where it may be said.
fn met(t: &Texts, cell: &MatrixCell) -> Markup {
    let class = if cell.is_gap() {
        Some("gap")
    } else {
        cell.prioritised.then_some("wanted")
    };
    html! {
        span class=[class] {
            @if cell.is_gap() { (t.get("account-gap")) }
            @else if cell.dialogues == 0 { "–" }
            @else {
                (t.number(cell.dialogues))
                @if cell.prioritised { " ✓" span.hidden { (t.get("account-prioritised-word")) } }
            }
        }
        @if let Some(figure) = cell.answers.figure() { br; span.quiet { (answers::share(figure.share).text(t)) } }
    }
}

fn question(t: &Texts, of: &Question) -> Markup {
    let prompt = of.prompt.for_reader(t.language).1;
    html! {
        @match &of.answers {
            None => { p { strong { (prompt) } } p { (t.get("too-few")) } },
            Some(chosen) => (options(t, prompt, chosen)),
        }
    }
}

fn options(t: &Texts, prompt: &str, chosen: &Chosen) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(prompt) { table.compact {
            caption { (prompt) " " (t.with("follow-up-n", [("n", chosen.n.into())])) }
            thead { tr {
                th scope="col" { (t.get("follow-up-answer")) }
                th.figure scope="col" { (t.get("dialogue-answered")) }
                th.figure scope="col" { (t.get("follow-up-part")) }
                th scope="col" { span.hidden { (t.get("follow-up-picture")) } }
            } }
            tbody {
                @for option in &chosen.options {
                    @let label = option.label.for_reader(t.language).1;
                    tr {
                        th scope="row" { (label) }
                        td.figure { (t.number(option.count)) }
                        td.figure { @if option.counts { (t.percent(option.count, chosen.n)) } @else { "–" } }
                        td { meter.bar min="0" max=(chosen.n.max(1)) value=(option.count) aria-label=(label) { (option.count) } }
                    }
                }
            }
        } }
        @if let Some(said) = chosen.top_two {
            p { (t.get("follow-up-top-two")) " " strong { (answers::share(said).text(t)) } }
        }
    }
}
