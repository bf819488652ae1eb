-- The sender's logo, as it was drawn anew from what was uploaded.
CREATE TABLE logo (
    process_id INTEGER PRIMARY KEY NOT NULL REFERENCES process (id) ON DELETE CASCADE,
    -- How large it is shown, in CSS pixels.
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    -- Empty where the picture is made of pixels.
    svg TEXT NOT NULL,
    png BLOB NOT NULL,
    -- As an address of its own content; empty where that is too long for a page that loads nothing.
    inline TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
