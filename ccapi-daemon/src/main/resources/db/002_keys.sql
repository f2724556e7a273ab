-- Client keys and the admin acts. Times are UTC epoch milliseconds, money is nano-dollars.
CREATE TABLE api_key (
    id             TEXT PRIMARY KEY NOT NULL,
    name           TEXT NOT NULL UNIQUE,
    mac            BLOB NOT NULL UNIQUE,
    head           TEXT NOT NULL,
    tail           TEXT NOT NULL,
    enabled        INTEGER NOT NULL,
    concurrency    INTEGER NOT NULL,
    daily_nanos    BIGINT,
    weekly_nanos   BIGINT,
    monthly_nanos  BIGINT,
    models         TEXT NOT NULL,
    accounts       TEXT NOT NULL,
    note           TEXT NOT NULL,
    expires_at     BIGINT,
    last_used_at   BIGINT,
    created_at     BIGINT NOT NULL
);

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,
    at     BIGINT NOT NULL,
    uid    INTEGER NOT NULL,
    verb   TEXT NOT NULL,
    target TEXT NOT NULL,
    before TEXT,
    after  TEXT
);
