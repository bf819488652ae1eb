-- All that a report says, as a page in one language; empty where it is only a file or a link.
ALTER TABLE report_text ADD COLUMN body TEXT NOT NULL DEFAULT '';
-- The report's file in a language other than Swedish.
ALTER TABLE report_text ADD COLUMN file_id BIGINT REFERENCES file (id);

-- Pictures of a report's page, by the name that its text calls them by.
CREATE TABLE report_picture (
    report_id BIGINT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    file_id BIGINT NOT NULL REFERENCES file (id),
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    PRIMARY KEY (report_id, name)
);
