-- Dropbox accounts as sources, cursors, and a ledger that knows where files are and which are gone.

ALTER TABLE sources ADD COLUMN connection TEXT NOT NULL DEFAULT 'ok'; -- see SourceState
ALTER TABLE sources ADD COLUMN account TEXT;          -- Dropbox's id of the account
ALTER TABLE sources ADD COLUMN credential @bytes@;    -- its refresh token, sealed: base/secret_box.h
CREATE UNIQUE INDEX sources_account ON sources (account) WHERE account IS NOT NULL;

-- How far the listing of a path has come. Written only with the document jobs that it led to.
CREATE TABLE listings (
    source_id  TEXT NOT NULL REFERENCES sources (id),
    path       TEXT NOT NULL,
    place      TEXT NOT NULL,                         -- the path as the source compares paths
    cursor     TEXT NOT NULL,
    full_since @int64@,                               -- when the whole listing that still goes on began
    updated_at @int64@ NOT NULL,
    PRIMARY KEY (source_id, path)
) @keyed@;

ALTER TABLE files ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE files ADD COLUMN version TEXT NOT NULL DEFAULT '';  -- what the source calls the listed content
ALTER TABLE files ADD COLUMN seen_at @int64@ NOT NULL DEFAULT 0;
ALTER TABLE files ADD COLUMN removed_at @int64@;                -- the source no longer has it
UPDATE files SET place = path, seen_at = updated_at;
CREATE INDEX files_place ON files (source_id, place);
