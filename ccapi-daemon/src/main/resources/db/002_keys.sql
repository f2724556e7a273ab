-- Client keys and the admin acts. Times are UTC epoch milliseconds, money is nano-dollars, lists are JSON arrays.
CREATE TABLE api_key (
    id            TEXT PRIMARY KEY NOT NULL,
    name          TEXT NOT NULL UNIQUE,
    mark          TEXT NOT NULL UNIQUE,  -- HMAC-SHA256 of the key in hex; the key itself is not kept
    head          TEXT NOT NULL,         -- its first 8 characters
    tail          TEXT NOT NULL,         -- its last 4
    enabled       BOOLEAN NOT NULL,
    concurrency   INTEGER NOT NULL,      -- 0 = no limit
    daily_nanos   BIGINT,                -- NULL = no limit, as the next two
    weekly_nanos  BIGINT,
    monthly_nanos BIGINT,
    models        TEXT NOT NULL,
    accounts      TEXT NOT NULL,
    note          TEXT NOT NULL,
    expires_at    BIGINT,
    last_used_at  BIGINT,
    created_at    BIGINT NOT NULL
);

CREATE TABLE audit (
    id     INTEGER PRIMARY KEY,
    at     BIGINT NOT NULL,
    uid    BIGINT NOT NULL,
    verb   TEXT NOT NULL,
    target TEXT NOT NULL,
    before TEXT,
    after  TEXT
);
