ALTER TABLE process DROP COLUMN is_sensitive;
ALTER TABLE process DROP COLUMN boards_answer;
ALTER TABLE process DROP COLUMN processors;
ALTER TABLE process DROP COLUMN accessibility_method;
ALTER TABLE process DROP COLUMN accessibility_state;
