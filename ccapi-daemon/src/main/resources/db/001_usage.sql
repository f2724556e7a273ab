-- What was used. Times are UTC epoch milliseconds, money is nano-dollars.

-- Who used what through which account. Names are kept as they were, so that removed keys and accounts keep theirs.
CREATE TABLE usage_group (
    id           INTEGER PRIMARY KEY,
    key_id       TEXT NOT NULL,
    key_name     TEXT NOT NULL,
    account_id   TEXT NOT NULL,
    account_name TEXT NOT NULL,
    model        TEXT NOT NULL,
    actual_model TEXT NOT NULL,
    UNIQUE (key_id, key_name, account_id, account_name, model, actual_model)
) STRICT;

-- One row for each request; outcome is 'open' until it has ended.
CREATE TABLE usage_request (
    seq                   INTEGER PRIMARY KEY,
    id                    TEXT NOT NULL UNIQUE,
    group_id              INTEGER NOT NULL REFERENCES usage_group (id),
    created_at            INTEGER NOT NULL,
    input_tokens          INTEGER NOT NULL,
    output_tokens         INTEGER NOT NULL,
    cache_read_tokens     INTEGER NOT NULL,
    cache_write_5m_tokens INTEGER NOT NULL,
    cache_write_1h_tokens INTEGER NOT NULL,
    web_searches          INTEGER NOT NULL,
    tier                  TEXT NOT NULL,
    cost_nanos            INTEGER,
    price_version         TEXT NOT NULL,
    estimated             INTEGER NOT NULL,
    stream                INTEGER NOT NULL,
    ttfb_ms               INTEGER,
    duration_ms           INTEGER NOT NULL,
    status_code           INTEGER NOT NULL,
    outcome               TEXT NOT NULL,
    attempts              INTEGER NOT NULL,
    error                 TEXT,
    path                  TEXT NOT NULL,
    trace                 TEXT NOT NULL
) STRICT;

CREATE INDEX usage_request_time ON usage_request (created_at);
CREATE INDEX usage_request_group ON usage_request (group_id, created_at);
CREATE INDEX usage_request_failed ON usage_request (created_at) WHERE outcome <> 'ok';

-- Ended requests added up, in the same transaction as their rows: by quarter of an hour (grain 15, UTC), by hour and
-- by day (60 and 1440, in the zone of usage_state). Quarters fit the offsets of all zones; from them hours and days
-- are made again when the zone changes.
CREATE TABLE usage_sum (
    grain                 INTEGER NOT NULL,
    group_id              INTEGER NOT NULL REFERENCES usage_group (id),
    start                 INTEGER NOT NULL,
    requests              INTEGER NOT NULL,
    input_tokens          INTEGER NOT NULL,
    output_tokens         INTEGER NOT NULL,
    cache_read_tokens     INTEGER NOT NULL,
    cache_write_5m_tokens INTEGER NOT NULL,
    cache_write_1h_tokens INTEGER NOT NULL,
    cost_nanos            INTEGER NOT NULL,
    unpriced              INTEGER NOT NULL,
    estimated             INTEGER NOT NULL,
    errors                INTEGER NOT NULL,
    duration_ms           INTEGER NOT NULL,
    PRIMARY KEY (grain, group_id, start)
) STRICT, WITHOUT ROWID;

-- The hours again, added up further: everything ('all', ''), by key, by account, by model asked for. A report by hour
-- over a month would otherwise read a sum for each hour and group.
CREATE TABLE usage_hour (
    kind                  TEXT NOT NULL,
    member                TEXT NOT NULL,
    start                 INTEGER NOT NULL,
    requests              INTEGER NOT NULL,
    input_tokens          INTEGER NOT NULL,
    output_tokens         INTEGER NOT NULL,
    cache_read_tokens     INTEGER NOT NULL,
    cache_write_5m_tokens INTEGER NOT NULL,
    cache_write_1h_tokens INTEGER NOT NULL,
    cost_nanos            INTEGER NOT NULL,
    unpriced              INTEGER NOT NULL,
    estimated             INTEGER NOT NULL,
    errors                INTEGER NOT NULL,
    duration_ms           INTEGER NOT NULL,
    PRIMARY KEY (kind, member, start)
) STRICT, WITHOUT ROWID;

-- zone: in which hours and days are added up; pruned_before: rows that began earlier may be gone, their sums are not.
CREATE TABLE usage_state (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

INSERT INTO usage_state (name, value) VALUES ('zone', 'Z'), ('pruned_before', '0');

-- Where an account's own windows stood when they were first and last read, to be set beside our sums.
CREATE TABLE usage_window (
    account_id    TEXT NOT NULL,
    name          TEXT NOT NULL,
    resets_at     INTEGER NOT NULL,
    first_percent REAL NOT NULL,
    first_at      INTEGER NOT NULL,
    last_percent  REAL NOT NULL,
    last_at       INTEGER NOT NULL,
    PRIMARY KEY (account_id, name, resets_at)
) STRICT, WITHOUT ROWID;
