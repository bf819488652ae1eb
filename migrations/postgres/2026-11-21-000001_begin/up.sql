-- Ids are random 63-bit numbers made by the program, never counted up: neither an id nor a
-- place in the table may tell in which order people came.
-- Instants are whole seconds since 1970 (UTC), days are ISO text.

-- One row: the fingerprint of the master key that this database was begun with, and whether something was erased
-- since the files were last rewritten.
CREATE TABLE installation (
    key_fingerprint BYTEA PRIMARY KEY NOT NULL,
    purge_due BOOLEAN NOT NULL
);

CREATE TABLE account (
    id BIGINT PRIMARY KEY NOT NULL,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT,
    language TEXT NOT NULL,
    creates_processes BOOLEAN NOT NULL,
    is_operator BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    -- Who of the staff had it made; none for those from the shell.
    invited_by BIGINT REFERENCES account (id) ON DELETE SET NULL,
    -- Whether somebody else than those has said that it is a person of their own.
    is_vouched BOOLEAN NOT NULL,
    disabled_at BIGINT,
    used_at BIGINT,
    -- What they are not to be told of by mail, in words.
    matters_off TEXT NOT NULL,
    -- When the day's one mail about what can wait last went.
    summed_up_at BIGINT
);

-- Who an account is for a provider of identities: one person there, and there only.
CREATE TABLE identity (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, account_id)
);
CREATE INDEX identity_account ON identity (account_id);

CREATE TABLE session (
    key_hash BYTEA PRIMARY KEY NOT NULL,
    -- By which its owner ends it.
    id BIGINT NOT NULL UNIQUE,
    account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    agent TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE process (
    id BIGINT PRIMARY KEY NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    default_language TEXT NOT NULL,
    organisation TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    threshold INTEGER NOT NULL,
    answer_days INTEGER NOT NULL,
    grace BIGINT NOT NULL,
    approval BOOLEAN NOT NULL,
    reminder_days INTEGER NOT NULL,
    bounce_days INTEGER NOT NULL,
    ended_at BIGINT,
    accent TEXT,
    data_officer TEXT NOT NULL,
    accessibility_reviewed_on TEXT,
    information_changed_on TEXT NOT NULL,
    has_figures BOOLEAN NOT NULL DEFAULT FALSE,
    created_at BIGINT NOT NULL
);

-- Counts what has happened in a process, so that what is told of one second or one day stands in its order. A row of its
-- own, because whoever writes in a process holds the process's row.
CREATE TABLE happened (
    process_id BIGINT PRIMARY KEY NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    places BIGINT NOT NULL
);

CREATE TABLE process_text (
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    shortcomings TEXT NOT NULL,
    partners TEXT NOT NULL,
    PRIMARY KEY (process_id, language)
);

CREATE TABLE board (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    municipality TEXT NOT NULL,
    reference TEXT NOT NULL,
    UNIQUE (process_id, name, municipality)
);

-- A decision on disposal of records: of one board, or of all boards together where there is none.
CREATE TABLE disposal_decision (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    board_id BIGINT REFERENCES board (id),
    number TEXT NOT NULL,
    decided_on TEXT NOT NULL
);
CREATE UNIQUE INDEX disposal_decision_own ON disposal_decision (process_id, kind, board_id);
CREATE UNIQUE INDEX disposal_decision_common ON disposal_decision (process_id, kind) WHERE board_id IS NULL;

-- What is left of what was erased: a count, and the decision by which it was disposed of, if one was needed.
CREATE TABLE erasure (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    erased_on TEXT NOT NULL,
    reason TEXT NOT NULL,
    board TEXT NOT NULL,
    decision TEXT NOT NULL,
    count INTEGER NOT NULL
);
CREATE INDEX erasure_process ON erasure (process_id);

CREATE TABLE membership (
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    board_id BIGINT REFERENCES board (id) ON DELETE CASCADE,
    -- Whether they have said yes; before that it counts for nothing.
    is_accepted BOOLEAN NOT NULL,
    -- The latest mail about it: how many there were, and what became of it.
    mails INTEGER NOT NULL,
    mailed TEXT,
    PRIMARY KEY (account_id, process_id)
);
CREATE INDEX membership_process ON membership (process_id);

-- What somebody was told of by mail and still waits for them, so that they are told once.
CREATE TABLE told (
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    matter TEXT NOT NULL,
    known TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, process_id, matter, known)
);
CREATE INDEX told_process ON told (process_id);

CREATE TABLE second_factor (
    account_id BIGINT PRIMARY KEY NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    -- Whether a code of it was typed in; before that it is asked of nobody.
    is_confirmed BOOLEAN NOT NULL,
    -- The latest half minute of which a code was taken.
    last_step BIGINT NOT NULL
);

CREATE TABLE recovery_code (
    code_index BYTEA PRIMARY KEY NOT NULL,
    account_id BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE
);
CREATE INDEX recovery_code_account ON recovery_code (account_id);

CREATE TABLE account_link (
    token_hash BYTEA PRIMARY KEY NOT NULL,
    account_id BIGINT REFERENCES account (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    -- The process that whoever follows it takes part in by that.
    process_id BIGINT REFERENCES process (id) ON DELETE CASCADE,
    -- The new address, where it is about one.
    email TEXT,
    is_followed BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX account_link_account ON account_link (account_id);

CREATE TABLE target_group (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    UNIQUE (process_id, name)
);

CREATE TABLE board_priority (
    board_id BIGINT NOT NULL REFERENCES board (id) ON DELETE CASCADE,
    target_group_id BIGINT NOT NULL REFERENCES target_group (id) ON DELETE CASCADE,
    PRIMARY KEY (board_id, target_group_id)
);

CREATE TABLE method (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    strengths TEXT NOT NULL,
    weaknesses TEXT NOT NULL,
    UNIQUE (process_id, name)
);

-- A version's content is one JSON document, questions and words in all languages: once published it never changes.
CREATE TABLE survey (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    audience TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX survey_process ON survey (process_id);

CREATE TABLE survey_version (
    id BIGINT PRIMARY KEY NOT NULL,
    survey_id BIGINT NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    pilot BOOLEAN NOT NULL,
    content TEXT NOT NULL,
    published_at BIGINT,
    UNIQUE (survey_id, number)
);

-- The code is found by its blind index and shown again from its sealed form: the database
-- alone opens no dialogue. The host link is only ever compared, so only its hash is kept.
-- A collection point is a code and a window without a meeting: no board, no phase.
-- planned_end is when it would have ended if nobody had ended it before; unanswered, that it was closed for good
-- without an answer; asked, how many a collection point's survey was sent to or laid before.
CREATE TABLE dialogue (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    survey_version_id BIGINT REFERENCES survey_version (id),
    held_on TEXT NOT NULL,
    board_id BIGINT REFERENCES board (id),
    phase TEXT,
    method_id BIGINT REFERENCES method (id),
    -- What staff call it, nobody else; may be empty.
    title TEXT NOT NULL,
    venue TEXT NOT NULL,
    participants INTEGER,
    elected_present INTEGER,
    not_reachable INTEGER,
    opens_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    closed_at BIGINT,
    planned_end BIGINT,
    cancelled_at BIGINT,
    cancelled_why TEXT NOT NULL,
    unanswered BOOLEAN NOT NULL,
    late_answers INTEGER NOT NULL,
    asked INTEGER,
    sets_aside BOOLEAN NOT NULL,
    code_index BYTEA NOT NULL UNIQUE,
    code_sealed BYTEA NOT NULL,
    host_token_hash BYTEA UNIQUE,
    UNIQUE (process_id, kind, number)
);
CREATE INDEX dialogue_to_close ON dialogue (closes_at) WHERE closed_at IS NULL;

CREATE TABLE dialogue_target_group (
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    target_group_id BIGINT NOT NULL REFERENCES target_group (id),
    PRIMARY KEY (dialogue_id, target_group_id)
);

-- A tablet that people answer on, by the hash of a number that it made up: what it says it has not sent yet, and
-- what was not taken from it, by reason.
CREATE TABLE tablet (
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    tablet_hash BYTEA NOT NULL,
    unsent INTEGER NOT NULL,
    too_late INTEGER NOT NULL,
    process_ended INTEGER NOT NULL,
    unfit INTEGER NOT NULL,
    unreadable INTEGER NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (dialogue_id, tablet_hash)
);

-- Answers are counted, not recorded. All counters of a dialogue are made at once, and stand at nothing at first.
-- They are written together too, so that there is room for them on their page.
CREATE TABLE tally (
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    channel TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (dialogue_id, question, choice, channel)
) WITH (fillfactor = 45);

-- What of a dialogue's answers counts in no figure, and why: all that came one way, or what came while the leader set
-- aside whatever came. Those that are late were set aside when it was closed for good.
CREATE TABLE set_aside (
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    reason TEXT NOT NULL,
    late BOOLEAN NOT NULL,
    PRIMARY KEY (dialogue_id, channel)
);

-- Keyed hashes that make a retry count once, each with what it counted: sealed for the phone that has the key, and
-- opened by nobody else. A few in each row, by their first bits, so that no place tells when one came
-- (src/survey/queries/keys.rs). Gone when the dialogue closes.
CREATE TABLE submission_key (
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    first BIGINT NOT NULL,
    kept BYTEA NOT NULL,
    PRIMARY KEY (dialogue_id, first)
) WITH (fillfactor = 45);

CREATE TABLE comment (
    id BIGINT PRIMARY KEY NOT NULL,
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    aside BOOLEAN NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX comment_dialogue ON comment (dialogue_id);

-- What a process is to achieve, and what is counted for it. The columns from year to source are those that some kinds
-- look at and others leave empty; a target is an exact amount as text ("18", "90%"), or there is none.
CREATE TABLE goal (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL
);
CREATE INDEX goal_process ON goal (process_id, number);

CREATE TABLE indicator (
    id BIGINT PRIMARY KEY NOT NULL,
    goal_id BIGINT NOT NULL REFERENCES goal (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER,
    phase TEXT,
    feedback TEXT,
    survey_id BIGINT REFERENCES survey (id) ON DELETE SET NULL,
    -- A target group is met by no fewer participants than so many.
    fewest INTEGER,
    typed TEXT NOT NULL,
    source TEXT NOT NULL,
    comparison TEXT,
    target TEXT,
    -- What was decided before, until which day: one JSON document.
    earlier TEXT NOT NULL,
    reflection TEXT NOT NULL
);
CREATE INDEX indicator_goal ON indicator (goal_id, number);

-- Indicators that had a target and were removed: what was decided of each, until the day on which it was removed.
CREATE TABLE removed_indicator (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    place BIGINT NOT NULL,
    goal TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    earlier TEXT NOT NULL
);
CREATE INDEX removed_indicator_process ON removed_indicator (process_id, place);

-- What is done in each phase of the project and how far it has come, and whom the process was made known to.
CREATE TABLE activity (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    phase TEXT NOT NULL,
    name TEXT NOT NULL,
    due_on TEXT,
    status TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX activity_process ON activity (process_id, number);

CREATE TABLE outreach (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    level TEXT NOT NULL,
    audience TEXT NOT NULL,
    how TEXT NOT NULL,
    place BIGINT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX outreach_process ON outreach (process_id, day);

-- Which dialogues have entered the figures, and in which block; 0 is by itself. Rows are only ever added: what was shown
-- once is known for ever. There is no cascade from the dialogue, because a block that lost one must not be shown.
CREATE TABLE entered (
    dialogue_id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    -- What was set aside of it then: words of channels, in their order.
    aside TEXT NOT NULL,
    entered_at BIGINT NOT NULL
);
CREATE INDEX entered_process ON entered (process_id);

-- The account as it was on a day: content is the figures as they were shown, and never changes.
CREATE TABLE snapshot (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    taken_by BIGINT REFERENCES account (id) ON DELETE SET NULL,
    published_at BIGINT,
    place BIGINT NOT NULL,
    UNIQUE (process_id, slug)
);

-- A key with which another program reads a process's figures; only its hash is kept.
CREATE TABLE api_token (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    token_hash BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_on TEXT,
    last_used_on TEXT
);
CREATE INDEX api_token_process ON api_token (process_id);

CREATE TABLE consent_wording (
    hash BYTEA PRIMARY KEY NOT NULL,
    language TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
);

-- Pooled per process on purpose: no dialogue, board or group may be found from here.
CREATE TABLE address (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    blind_index BYTEA NOT NULL,
    language TEXT NOT NULL,
    wording_hash BYTEA NOT NULL REFERENCES consent_wording (hash),
    interim BOOLEAN NOT NULL,
    final BOOLEAN NOT NULL,
    outcomes BOOLEAN NOT NULL,
    undeliverable BOOLEAN NOT NULL,
    UNIQUE (process_id, blind_index)
);

-- Addresses on their way into the pool: new ones lie here until they enter it together. All of them lie in random order
-- at any time, and nothing looks anything up here but the registrar's desk: nobody else can ask whether one is known.
CREATE TABLE arrival (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    sealed BYTEA NOT NULL,
    blind_index BYTEA NOT NULL,
    language TEXT NOT NULL,
    wording_hash BYTEA NOT NULL REFERENCES consent_wording (hash),
    interim BOOLEAN NOT NULL,
    final BOOLEAN NOT NULL,
    outcomes BOOLEAN NOT NULL
);

-- How many have wished feedback, as far as that is told: it moves in steps, when addresses enter the pool. Until when
-- dialogues have closed whose closing was such a moment.
CREATE TABLE pool (
    process_id BIGINT PRIMARY KEY NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    wished BIGINT NOT NULL,
    closed_until BIGINT NOT NULL
);

-- When the last mail of a purpose was sent: from then on the days run after which its addresses are let go.
CREATE TABLE purpose_end (
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    ended_at BIGINT NOT NULL,
    PRIMARY KEY (process_id, purpose)
);

CREATE TABLE file (
    id BIGINT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    body BYTEA NOT NULL
);

CREATE TABLE report (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    kind TEXT NOT NULL,
    version TEXT NOT NULL,
    link TEXT,
    file_id BIGINT REFERENCES file (id),
    created_at BIGINT NOT NULL,
    frozen_at BIGINT,
    published_at BIGINT,
    published_place BIGINT,
    visits BIGINT NOT NULL,
    UNIQUE (process_id, slug)
);

CREATE TABLE report_text (
    report_id BIGINT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    PRIMARY KEY (report_id, language)
);

-- What the status page tells, day by day, and what it announces.
CREATE TABLE status_update (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    place BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX status_update_process ON status_update (process_id, day);

CREATE TABLE status_update_text (
    status_update_id BIGINT NOT NULL REFERENCES status_update (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (status_update_id, language)
);

CREATE TABLE announced_report (
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (process_id, kind)
);

CREATE TABLE theme (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE
);
CREATE INDEX theme_process ON theme (process_id);

CREATE TABLE theme_text (
    theme_id BIGINT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (theme_id, language)
);

CREATE TABLE status_update_theme (
    status_update_id BIGINT NOT NULL REFERENCES status_update (id) ON DELETE CASCADE,
    theme_id BIGINT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    PRIMARY KEY (status_update_id, theme_id)
);

CREATE TABLE report_theme (
    report_id BIGINT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    theme_id BIGINT NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    PRIMARY KEY (report_id, theme_id)
);

-- Where dialogues are held, and who passes feedback on there.
CREATE TABLE organisation (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    UNIQUE (process_id, name)
);

CREATE TABLE organisation_dialogue (
    organisation_id BIGINT NOT NULL REFERENCES organisation (id) ON DELETE CASCADE,
    dialogue_id BIGINT NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    PRIMARY KEY (organisation_id, dialogue_id)
);

-- Somebody who is written to at work: a contact of an organisation, or, without one, a stakeholder.
CREATE TABLE contact (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    organisation_id BIGINT REFERENCES organisation (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    blind_index BYTEA NOT NULL,
    language TEXT NOT NULL,
    undeliverable BOOLEAN NOT NULL,
    UNIQUE (process_id, blind_index)
);
CREATE INDEX contact_organisation ON contact (organisation_id);

-- Who has declined mail as a contact, by the keyed hash of the address: so that nobody adds them again by mistake.
CREATE TABLE declined (
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    blind_index BYTEA NOT NULL,
    PRIMARY KEY (process_id, blind_index)
);

-- round 0 is the mailing itself, round 1 its reminder.
CREATE TABLE mailing (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    report_id BIGINT NOT NULL REFERENCES report (id),
    audience TEXT NOT NULL,
    purpose TEXT NOT NULL,
    round INTEGER NOT NULL,
    state TEXT NOT NULL,
    attach BOOLEAN NOT NULL,
    last BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT REFERENCES account (id) ON DELETE SET NULL,
    approved_by BIGINT REFERENCES account (id) ON DELETE SET NULL,
    starts_at BIGINT,
    begun_at BIGINT,
    begun_place BIGINT,
    retry_until BIGINT NOT NULL,
    trouble TEXT,
    -- Failures since the relay last took a mail of it; from a few on it is stopped, and one mail at a time is tried.
    failed_in_a_row INTEGER NOT NULL,
    probe_at BIGINT,
    probe_wait BIGINT,
    UNIQUE (process_id, audience, purpose, report_id, round)
);

CREATE TABLE mailing_text (
    mailing_id BIGINT NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (mailing_id, language)
);

-- Words that somebody has written for a mailing that is not made yet, instead of the ready-made ones.
CREATE TABLE letter_draft (
    report_id BIGINT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    audience TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (report_id, audience, language)
);

-- address_id or contact_id is emptied when the address is erased; the row and its outcome stay.
CREATE TABLE delivery (
    id BIGINT PRIMARY KEY NOT NULL,
    mailing_id BIGINT NOT NULL REFERENCES mailing (id) ON DELETE CASCADE,
    address_id BIGINT REFERENCES address (id) ON DELETE SET NULL,
    contact_id BIGINT REFERENCES contact (id) ON DELETE SET NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_at BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until BIGINT,
    lease_token BIGINT,
    message_id TEXT NOT NULL UNIQUE,
    bounce_token TEXT NOT NULL UNIQUE,
    reply_code INTEGER,
    phase TEXT,
    -- Whom it counts as, in all mailings the same: of an address a random number, of a contact its organisation. It
    -- stays when they are erased, and tells how many there were, not who.
    counted_as BIGINT NOT NULL,
    -- Wished after the report was published.
    later BOOLEAN NOT NULL,
    UNIQUE (mailing_id, address_id),
    UNIQUE (mailing_id, contact_id)
);
-- Claims go in the order of the random ids; figures are counted per mailing.
CREATE INDEX delivery_due ON delivery (mailing_id, state, id);
CREATE INDEX delivery_figures ON delivery (mailing_id, state, address_id, contact_id);
CREATE INDEX delivery_leased ON delivery (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX delivery_owned ON delivery (lease_owner) WHERE lease_owner IS NOT NULL;
-- How fast a mailing goes is asked each second by whoever looks at it.
CREATE INDEX delivery_pace ON delivery (mailing_id, state, due_at);
CREATE INDEX delivery_address ON delivery (address_id) WHERE address_id IS NOT NULL;
CREATE INDEX delivery_contact ON delivery (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX delivery_lost ON delivery (state) WHERE address_id IS NULL AND contact_id IS NULL;

-- How many mails each connection of a node has begun, to compare with what the node keeps beside the database: where
-- it knows of more, an older copy of the database was put back.
CREATE TABLE sender (
    name TEXT NOT NULL,
    lane INTEGER NOT NULL,
    begun BIGINT NOT NULL,
    -- Which database it stood in: a copy stands in another.
    home TEXT NOT NULL,
    PRIMARY KEY (name, lane)
);

-- When an older copy of the database was found to have been put back.
CREATE TABLE put_back (
    at BIGINT PRIMARY KEY NOT NULL
);

-- The token by which others are got for mail, as the last answer brought it, sealed; known by that of the settings.
CREATE TABLE mail_token (
    settings BYTEA PRIMARY KEY NOT NULL,
    sealed BYTEA NOT NULL
);

-- Who wished a report when it was published, as long as they are in no mailing of it. Without an address: erased, but
-- not because they wanted it so.
CREATE TABLE promise (
    id BIGINT PRIMARY KEY NOT NULL,
    report_id BIGINT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    address_id BIGINT REFERENCES address (id) ON DELETE CASCADE,
    UNIQUE (report_id, address_id)
);
CREATE INDEX promise_address ON promise (address_id) WHERE address_id IS NOT NULL;

-- How many wished a purpose, were in no mailing of it, and were erased, but not because they wanted it so.
CREATE TABLE unserved (
    process_id BIGINT NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (process_id, purpose)
);

-- What came back. The message itself is kept, sealed, only while nobody has understood it.
CREATE TABLE returned_mail (
    id BIGINT PRIMARY KEY NOT NULL,
    fingerprint BYTEA NOT NULL UNIQUE,
    delivery_id BIGINT REFERENCES delivery (id) ON DELETE CASCADE,
    -- Whose it is while it is kept; nobody's where that cannot be said.
    process_id BIGINT REFERENCES process (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    status TEXT,
    received_at BIGINT NOT NULL,
    sealed BYTEA
);
CREATE INDEX returned_mail_delivery ON returned_mail (delivery_id);

-- How many somebody says to have passed feedback on to. A change is a further revision; the highest counts.
CREATE TABLE forward (
    id BIGINT PRIMARY KEY NOT NULL,
    delivery_id BIGINT NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    dialogue_id BIGINT REFERENCES dialogue (id),
    revision INTEGER NOT NULL,
    passed_on INTEGER NOT NULL,
    not_reachable INTEGER NOT NULL,
    reported_at BIGINT NOT NULL,
    UNIQUE (delivery_id, dialogue_id, revision)
);

-- Lines are added, and never changed: whom they name is named by number, also when it is gone.
CREATE TABLE audit_entry (
    id BIGINT PRIMARY KEY NOT NULL,
    process_id BIGINT REFERENCES process (id),
    actor TEXT NOT NULL,
    account_id BIGINT,
    at BIGINT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- Which of its process's lines it is, from 1 on, or of those of no process.
    place BIGINT NOT NULL,
    -- A keyed hash of this line and of the seal before it.
    seal BYTEA NOT NULL
);
CREATE UNIQUE INDEX audit_entry_place ON audit_entry (process_id, place);
CREATE INDEX audit_entry_at ON audit_entry (process_id, at);

-- The last line of each chain: of a process, or with 0 of those of no process.
CREATE TABLE audit_head (
    process_id BIGINT PRIMARY KEY NOT NULL,
    place BIGINT NOT NULL,
    seal BYTEA NOT NULL
);

-- The planner's statistics would keep samples of what was erased.
ALTER TABLE address ALTER COLUMN sealed SET STATISTICS 0, ALTER COLUMN blind_index SET STATISTICS 0;
ALTER TABLE contact ALTER COLUMN name SET STATISTICS 0, ALTER COLUMN sealed SET STATISTICS 0,
    ALTER COLUMN blind_index SET STATISTICS 0;
ALTER TABLE comment ALTER COLUMN sealed SET STATISTICS 0;
ALTER TABLE submission_key ALTER COLUMN kept SET STATISTICS 0;
ALTER TABLE tally ALTER COLUMN count SET STATISTICS 0;
ALTER TABLE returned_mail ALTER COLUMN sealed SET STATISTICS 0;
