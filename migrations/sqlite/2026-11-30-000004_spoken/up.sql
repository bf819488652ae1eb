-- A question's words as a recording or a film in sign language.
CREATE TABLE spoken (
    id INTEGER PRIMARY KEY NOT NULL,
    process_id INTEGER NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- What is said in it: a question in other words has none.
    words TEXT NOT NULL,
    media_type TEXT NOT NULL,
    body BLOB NOT NULL,
    -- As WebVTT; empty where there are none.
    captions TEXT NOT NULL,
    UNIQUE (process_id, language, kind, words)
) STRICT;
