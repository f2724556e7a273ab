-- For MigrationsTest: the second statement fails.
CREATE TABLE half (n INTEGER);
INSERT INTO nowhere VALUES (1);
