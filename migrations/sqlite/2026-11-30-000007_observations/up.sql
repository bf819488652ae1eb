-- What participants said, in plain words: in dialogues of a phase, as a report has it, or all in all; never in one dialogue.
CREATE TABLE observation (
    id INTEGER PRIMARY KEY NOT NULL,
    process_id INTEGER NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    phase TEXT,
    report_id INTEGER REFERENCES report (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX observation_process ON observation (process_id, number);

CREATE TABLE observation_text (
    observation_id INTEGER NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    more TEXT NOT NULL,
    PRIMARY KEY (observation_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE observation_theme (
    observation_id INTEGER NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    theme_id INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    PRIMARY KEY (observation_id, theme_id)
) STRICT, WITHOUT ROWID;

-- What came of it, as one board says, or without a board those who lead the process.
CREATE TABLE reply (
    id INTEGER PRIMARY KEY NOT NULL,
    observation_id INTEGER NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
    board_id INTEGER REFERENCES board (id),
    reference TEXT NOT NULL,
    state TEXT NOT NULL,
    -- The day that is promised for what is not there yet.
    promised_on TEXT,
    -- The day that the present promise was made.
    made_on TEXT,
    done_on TEXT,
    -- The day that it was said to be done, or not to be done.
    settled_on TEXT,
    -- When it last came to say something else, and its place then among all that has happened in the process.
    changed_at INTEGER NOT NULL,
    place INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX reply_board ON reply (observation_id, board_id);
CREATE UNIQUE INDEX reply_common ON reply (observation_id) WHERE board_id IS NULL;

CREATE TABLE reply_text (
    reply_id INTEGER NOT NULL REFERENCES reply (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (reply_id, language)
) STRICT, WITHOUT ROWID;

-- A promised day that was moved or taken back, and why: of a report of a kind, or of a reply.
CREATE TABLE moved_promise (
    id INTEGER PRIMARY KEY NOT NULL,
    process_id INTEGER NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    kind TEXT,
    reply_id INTEGER REFERENCES reply (id) ON DELETE CASCADE,
    was TEXT NOT NULL,
    became TEXT,
    moved_on TEXT NOT NULL,
    place INTEGER NOT NULL
) STRICT;
CREATE INDEX moved_promise_process ON moved_promise (process_id, place);

CREATE TABLE moved_promise_text (
    moved_promise_id INTEGER NOT NULL REFERENCES moved_promise (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (moved_promise_id, language)
) STRICT, WITHOUT ROWID;

-- Where whoever reads a report or a reply says whether it answered them: a collection point that belongs to it. A reply
-- that has come to say something else, at another place, is asked about anew.
CREATE TABLE reading_point (
    dialogue_id INTEGER PRIMARY KEY NOT NULL REFERENCES dialogue (id) ON DELETE CASCADE,
    report_id INTEGER REFERENCES report (id) ON DELETE CASCADE,
    reply_id INTEGER REFERENCES reply (id) ON DELETE SET NULL,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX reading_point_report ON reading_point (report_id) WHERE report_id IS NOT NULL;
CREATE UNIQUE INDEX reading_point_reply ON reading_point (reply_id, place) WHERE reply_id IS NOT NULL;
