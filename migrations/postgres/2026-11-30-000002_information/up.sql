-- How far the requirements on accessibility are met, by a choice that somebody made; empty before.
ALTER TABLE process ADD COLUMN accessibility_state TEXT NOT NULL DEFAULT '';
-- By whom that was found out; empty before.
ALTER TABLE process ADD COLUMN accessibility_method TEXT NOT NULL DEFAULT '';
-- Who processes personal data for the organisation.
ALTER TABLE process ADD COLUMN processors TEXT NOT NULL DEFAULT '';
-- Whether each board is a controller of its own (GDPR Art. 4.7).
ALTER TABLE process ADD COLUMN boards_answer BOOLEAN NOT NULL DEFAULT FALSE;
-- Whether being in the process tells something sensitive of a person (GDPR Art. 9.1).
ALTER TABLE process ADD COLUMN is_sensitive BOOLEAN NOT NULL DEFAULT FALSE;
