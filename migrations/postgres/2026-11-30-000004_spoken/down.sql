DROP TABLE spoken;
