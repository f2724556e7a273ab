-- For MigrationsTest: a trigger, whose body has semicolons of its own.
CREATE TABLE good (n INTEGER, twice INTEGER);
CREATE TRIGGER doubled AFTER INSERT ON good BEGIN
    UPDATE good SET twice = 2 * n WHERE rowid = new.rowid;
END;
