-- What several processes on one database need.

-- A job that another producer put into the queue: its number there, which may be given out again, and its time.
ALTER TABLE jobs ADD COLUMN foreign_id TEXT;
ALTER TABLE jobs ADD COLUMN foreign_since @int64@;
CREATE UNIQUE INDEX jobs_foreign ON jobs (foreign_id, foreign_since) WHERE foreign_id IS NOT NULL;

-- @only postgres
-- Originals and extractions, unless they lie in a folder that all machines share.
CREATE TABLE blobs (
    name    TEXT PRIMARY KEY,
    content BYTEA NOT NULL
);
-- The role of servers and workers, where docs/postgresql.sql has made it, adds audit events and no more.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'vitae_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON audit_events FROM vitae_app;
        REVOKE DELETE, TRUNCATE ON audit_head FROM vitae_app;
    END IF;
END $$;
-- @end
