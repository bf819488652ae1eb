DROP TABLE report_picture;
ALTER TABLE report_text DROP COLUMN file_id;
ALTER TABLE report_text DROP COLUMN body;
