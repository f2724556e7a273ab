-- What was minted for accounts of the mirror: the newest of each. Times are UTC epoch milliseconds.
CREATE TABLE mint (
    mirror_id      TEXT PRIMARY KEY NOT NULL,
    token          BLOB,             -- sealed: a refresh token that waits for its trial; NULL when none does
    token_mark     TEXT NOT NULL,    -- fingerprint of the newest token, kept so that it is known when it comes again
    client_id      TEXT,             -- OAuth client it was minted with, NULL = Codex's own
    said_account   TEXT,             -- ChatGPT account that the minter says it is for
    holder_account TEXT,             -- ChatGPT account and person that a trial showed
    holder_user    TEXT,
    minted_at      BIGINT NOT NULL
);
CREATE INDEX mint_by_mark ON mint (token_mark);
