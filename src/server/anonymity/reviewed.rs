//! The tables that were looked at with the question whether an answer and an address, or a person, can be tied by them:
//! what a row says, and its columns. A table or a column that is not here was looked at by nobody.

/// Which of the two a table belongs to, that never meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Answers,
    Addresses,
    /// Neither: counts, words, what dialogues and contacts say.
    Neither,
}

/// A table with something from participants, or about them.
pub struct Reviewed {
    pub table: &'static str,
    pub side: Side,
    /// What a row says.
    pub says: &'static str,
    pub columns: &'static [&'static str],
}

/// What is stored about participants, in the order in which they leave it.
pub const PARTICIPANTS: &[Reviewed] = &[
    Reviewed {
        table: "dialogue",
        side: Side::Neither,
        says: "one meeting or collection point: where and when, how many came, its code sealed. It counts people and names none",
        columns: &[
            "id",
            "process_id",
            "kind",
            "number",
            "survey_version_id",
            "held_on",
            "board_id",
            "phase",
            "method_id",
            "title",
            "venue",
            "participants",
            "elected_present",
            "not_reachable",
            "opens_at",
            "closes_at",
            "closed_at",
            "planned_end",
            "cancelled_at",
            "cancelled_why",
            "unanswered",
            "late_answers",
            "asked",
            "sets_aside",
            "code_index",
            "code_sealed",
            "host_token_hash",
        ],
    },
    Reviewed {
        table: "tally",
        side: Side::Answers,
        says: "how many chose one answer to one question at one dialogue, by phone, tablet or paper. No row is a person’s",
        columns: &[
            "dialogue_id",
            "question",
            "choice",
            "channel",
            "count",
            "filled",
        ],
    },
    Reviewed {
        table: "submission_key",
        side: Side::Answers,
        says: "hashes of the random keys that answers came with, a few in a row, so that each counts once, and beside each what it counted, sealed under a key that only the phone has",
        columns: &["dialogue_id", "first", "kept"],
    },
    Reviewed {
        table: "comment",
        side: Side::Answers,
        says: "what somebody wrote in answer to one question at one dialogue, sealed, beside nothing else that they said",
        columns: &["id", "dialogue_id", "question", "aside", "sealed"],
    },
    Reviewed {
        table: "set_aside",
        side: Side::Answers,
        says: "that what came one way at one dialogue counts in no figure, all of it or what came late, and why",
        columns: &["dialogue_id", "channel", "reason", "late"],
    },
    Reviewed {
        table: "tablet",
        side: Side::Answers,
        says: "a tablet that a dialogue was answered on, by the hash of a number that it made up: what it has not handed in, what was not taken from it, when it was last heard of",
        columns: &[
            "dialogue_id",
            "tablet_hash",
            "unsent",
            "too_late",
            "process_ended",
            "unfit",
            "unreadable",
            "seen_at",
        ],
    },
    Reviewed {
        table: "arrival",
        side: Side::Addresses,
        says: "a new e-mail address that has not entered the pool of its process, sealed, with its language, the words that were agreed to, and the purposes that were ticked",
        columns: &[
            "id",
            "process_id",
            "sealed",
            "blind_index",
            "language",
            "wording_hash",
            "interim",
            "final",
            "outcomes",
        ],
    },
    Reviewed {
        table: "address",
        side: Side::Addresses,
        says: "an e-mail address in the pool of its process, sealed, with the same, and whether mail to it comes back",
        columns: &[
            "id",
            "process_id",
            "sealed",
            "blind_index",
            "language",
            "wording_hash",
            "interim",
            "final",
            "outcomes",
            "undeliverable",
        ],
    },
    Reviewed {
        table: "consent_wording",
        side: Side::Addresses,
        says: "words of a consent as a page showed them, once for all who saw them",
        columns: &["hash", "language", "version", "body"],
    },
    Reviewed {
        table: "pool",
        side: Side::Addresses,
        says: "of one process, how many have wished feedback, as far as that is told, and up to which closing of a dialogue addresses have entered",
        columns: &["process_id", "wished", "closed_until"],
    },
    Reviewed {
        table: "purpose_end",
        side: Side::Addresses,
        says: "when the last mail of one purpose of a process went",
        columns: &["process_id", "purpose", "ended_at"],
    },
    Reviewed {
        table: "promise",
        side: Side::Addresses,
        says: "that the owner of an address wished a report when it was published, and is in no mailing of it",
        columns: &["id", "report_id", "address_id"],
    },
    Reviewed {
        table: "unserved",
        side: Side::Addresses,
        says: "of one process, how many wished a purpose and were erased before they were sent it",
        columns: &["process_id", "purpose", "count"],
    },
    Reviewed {
        table: "delivery",
        side: Side::Addresses,
        says: "one mail of a mailing, to an address or to a contact: how it went, and a random number by which people are counted once. What is left of it when the address is erased leads to nobody",
        columns: &[
            "id",
            "mailing_id",
            "address_id",
            "contact_id",
            "language",
            "state",
            "attempts",
            "due_at",
            "lease_owner",
            "lease_until",
            "lease_token",
            "message_id",
            "bounce_token",
            "reply_code",
            "phase",
            "counted_as",
            "later",
        ],
    },
    Reviewed {
        table: "returned_mail",
        side: Side::Addresses,
        says: "a mail that came back, when, and of which kind; the mail itself, sealed, only while nobody has understood it",
        columns: &[
            "id",
            "fingerprint",
            "delivery_id",
            "process_id",
            "kind",
            "status",
            "received_at",
            "sealed",
        ],
    },
    Reviewed {
        table: "forward",
        side: Side::Neither,
        says: "to how many a contact of an organisation says to have passed feedback on, of one dialogue",
        columns: &[
            "id",
            "delivery_id",
            "dialogue_id",
            "revision",
            "passed_on",
            "not_reachable",
            "reported_at",
        ],
    },
    Reviewed {
        table: "erasure",
        side: Side::Neither,
        says: "how many of what were erased on one day, why, and under which decision",
        columns: &[
            "id",
            "process_id",
            "kind",
            "erased_on",
            "reason",
            "board",
            "decision",
            "count",
        ],
    },
];

/// Tables that hold nothing that came from a participant: of the process, its staff, its contacts at work, its reports
/// and figures, and of the database itself.
pub const OTHERS: &[&str] = &[
    "__diesel_schema_migrations",
    "account",
    "account_link",
    "activity",
    "announced_report",
    "api_token",
    "audit_entry",
    "audit_head",
    "board",
    "board_priority",
    "contact",
    "declined",
    "dialogue_target_group",
    "disposal_decision",
    "entered",
    "file",
    "goal",
    "happened",
    "identity",
    "indicator",
    "installation",
    "letter_draft",
    "logo",
    "mailing",
    "mailing_text",
    "mail_token",
    "membership",
    "method",
    "organisation",
    "organisation_dialogue",
    "outreach",
    "process",
    "process_text",
    "put_back",
    "recovery_code",
    "removed_indicator",
    "report",
    "report_picture",
    "report_text",
    "report_theme",
    "second_factor",
    "sender",
    "session",
    "snapshot",
    "spoken",
    "status_update",
    "status_update_text",
    "status_update_theme",
    "survey",
    "survey_version",
    "target_group",
    "theme",
    "theme_text",
    "told",
];

/// The one table from which both a dialogue and an address can be reached: by a mail to a contact, never to a
/// participant. Whether that is so is counted.
pub const REACHES_BOTH: &[&str] = &["forward"];

/// The entry of a table.
pub fn of(table: &str) -> Option<&'static Reviewed> {
    PARTICIPANTS.iter().find(|one| one.table == table)
}

/// Whether somebody has looked at a table.
pub fn is_known(table: &str) -> bool {
    of(table).is_some() || OTHERS.contains(&table)
}
