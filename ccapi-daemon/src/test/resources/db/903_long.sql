CREATE TABLE long_one (n INTEGER PRIMARY KEY, x TEXT NOT NULL);
INSERT INTO long_one WITH RECURSIVE count (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 400000)
  SELECT n, printf('%040d', n) FROM count;
CREATE INDEX long_one_x ON long_one (x);
