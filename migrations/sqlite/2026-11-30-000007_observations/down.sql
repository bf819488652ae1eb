DROP TABLE reading_point;
DROP TABLE moved_promise_text;
DROP TABLE moved_promise;
DROP TABLE reply_text;
DROP TABLE reply;
DROP TABLE observation_theme;
DROP TABLE observation_text;
DROP TABLE observation;
