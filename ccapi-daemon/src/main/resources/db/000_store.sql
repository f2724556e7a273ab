-- What the database says about itself: id, created_at, probed_at, and what the key ring keeps.
CREATE TABLE store (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
