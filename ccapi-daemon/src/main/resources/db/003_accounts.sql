-- Upstream accounts, what went wrong with them, and which conversation stays with which. Times are UTC epoch
-- milliseconds; lists and maps are JSON.
CREATE TABLE account (
    id                TEXT PRIMARY KEY NOT NULL,
    name              TEXT NOT NULL UNIQUE,
    type              TEXT NOT NULL,
    priority          INTEGER NOT NULL,
    max_concurrency   INTEGER NOT NULL,  -- 0 = no limit
    base_url          TEXT,              -- NULL = the configured one of its type
    model_map         TEXT NOT NULL,
    models            TEXT NOT NULL,
    enabled           BOOLEAN NOT NULL,
    draining          BOOLEAN NOT NULL,
    note              TEXT NOT NULL,
    source            TEXT NOT NULL,
    holder_account    TEXT,              -- whose login it is, as far as it tells
    holder_user       TEXT,
    email             TEXT,
    plan              TEXT,
    login             BLOB NOT NULL,     -- sealed: the key, or the pair of tokens
    login_mark        TEXT NOT NULL,     -- fingerprint of the refresh token or key in it
    previous_login    BLOB,              -- sealed: the pair before the last refresh
    refresh_state     TEXT NOT NULL,     -- ok, refreshing, uncertain, needs_login
    refresh_intent    TEXT,              -- fingerprint of the token that is being spent
    refresh_intent_at BIGINT,
    health            TEXT NOT NULL,     -- how it stands, kept so that a restart forgets no rest
    health_reason     TEXT NOT NULL,
    health_until      BIGINT,
    health_since      BIGINT NOT NULL,
    health_step       INTEGER NOT NULL,  -- failures in a row
    families          TEXT NOT NULL,     -- how families of its models stand
    windows           TEXT NOT NULL,     -- the upstream's usage windows as last seen
    last_used_at      BIGINT,
    created_at        BIGINT NOT NULL
);

CREATE TABLE account_error (
    id         TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL,
    at         BIGINT NOT NULL,
    status     INTEGER NOT NULL,         -- of the upstream, 0 = there was no answer
    what       TEXT NOT NULL
);
CREATE INDEX account_error_newest ON account_error (account_id, at);

CREATE TABLE conversation (
    id           TEXT PRIMARY KEY NOT NULL,
    key_id       TEXT NOT NULL,
    key_name     TEXT NOT NULL,
    source       TEXT NOT NULL,          -- what identified it
    home         TEXT NOT NULL,          -- id of the account that holds its prompt cache
    answered_by  TEXT,                   -- id of the account that answered last
    mixed        BOOLEAN NOT NULL,       -- whether several accounts have answered
    requests     BIGINT NOT NULL,
    created_at   BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL
);
