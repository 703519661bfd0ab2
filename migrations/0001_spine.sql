-- Vitae's first schema. One text for both engines: @int64@, @bytes@ and @strict@ stand for what each calls it, and
-- src/store/dialect.cc spells them.
-- Ids are UUIDv7 text, times are microseconds UTC, JSON is text.

CREATE TABLE users (
    id            TEXT PRIMARY KEY,
    email         TEXT NOT NULL UNIQUE,  -- lower case
    name          TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('ADMIN', 'POWER_USER')),
    password_hash TEXT NOT NULL,         -- Argon2id, in its own text form
    created_at    @int64@ NOT NULL,
    disabled_at   @int64@
) @strict@;

CREATE TABLE sessions (
    secret_hash @bytes@ PRIMARY KEY,     -- SHA-256 of the cookie
    user_id     TEXT NOT NULL REFERENCES users (id),
    created_at  @int64@ NOT NULL,
    expires_at  @int64@ NOT NULL
) @strict@;
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE tokens (
    id          TEXT PRIMARY KEY,
    user_id     TEXT NOT NULL REFERENCES users (id),
    name        TEXT NOT NULL,
    secret_hash @bytes@ NOT NULL UNIQUE, -- SHA-256 of the token; it has 256 random bits
    created_at  @int64@ NOT NULL,
    revoked_at  @int64@
) @strict@;
CREATE INDEX tokens_user ON tokens (user_id);

-- The one-time link by which the first admin signs up. It counts only while there is no user.
CREATE TABLE setup_links (
    secret_hash @bytes@ PRIMARY KEY,
    expires_at  @int64@ NOT NULL
) @strict@;

CREATE TABLE sources (
    id           TEXT PRIMARY KEY,
    kind         TEXT NOT NULL CHECK (kind IN ('folder', 'dropbox')),
    name         TEXT NOT NULL UNIQUE,
    root         TEXT NOT NULL,          -- a folder source's root folder on this machine
    default_path TEXT NOT NULL,
    is_default   @int64@ NOT NULL,
    created_at   @int64@ NOT NULL,
    updated_at   @int64@ NOT NULL
) @strict@;
CREATE UNIQUE INDEX sources_default ON sources (is_default) WHERE is_default = 1;

CREATE TABLE jobs (
    id               TEXT PRIMARY KEY,
    kind             TEXT NOT NULL CHECK (kind IN ('ingest', 'document')),
    parent_id        TEXT,
    source_id        TEXT NOT NULL,
    path             TEXT NOT NULL,
    file_id          TEXT,
    state            TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    waits_for_files  @int64@ NOT NULL DEFAULT 0,
    cancel_requested @int64@ NOT NULL DEFAULT 0,
    fence            @int64@ NOT NULL DEFAULT 0,
    failures         @int64@ NOT NULL DEFAULT 0,
    max_attempts     @int64@ NOT NULL,
    run_after        @int64@ NOT NULL,
    lease_until      @int64@,
    dedup_key        TEXT,               -- NULL from the first claim on
    found            @int64@ NOT NULL DEFAULT 0,
    fresh            @int64@ NOT NULL DEFAULT 0,
    unchanged        @int64@ NOT NULL DEFAULT 0,
    skipped          @int64@ NOT NULL DEFAULT 0,
    done             @int64@ NOT NULL DEFAULT 0,
    failed           @int64@ NOT NULL DEFAULT 0,
    reason           TEXT,
    created_by_type  TEXT NOT NULL,
    created_by_id    TEXT NOT NULL,
    created_at       @int64@ NOT NULL,
    started_at       @int64@,
    finished_at      @int64@,
    updated_at       @int64@ NOT NULL
) @keyed@;
CREATE UNIQUE INDEX jobs_dedup ON jobs (dedup_key) WHERE dedup_key IS NOT NULL;
CREATE INDEX jobs_due ON jobs (kind, run_after, id) WHERE state = 'queued';
CREATE INDEX jobs_leased ON jobs (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX jobs_of_parent ON jobs (parent_id, state) WHERE parent_id IS NOT NULL;
CREATE INDEX jobs_changed ON jobs (updated_at) WHERE kind = 'ingest';

-- Jobs as they are read: with the names of what they refer to. store/jobs.cc reads the columns in this order.
CREATE VIEW job_rows AS
SELECT jobs.id, jobs.kind, parent_id, source_id, COALESCE(sources.name, '') AS source_name, path, file_id, state,
       waits_for_files, cancel_requested, fence, failures, max_attempts,
       found, fresh, unchanged, skipped, done, failed, reason,
       created_by_type, created_by_id, COALESCE(users.name, '') AS created_by_name,
       jobs.created_at AS created_at, started_at, finished_at, jobs.updated_at AS updated_at
FROM jobs
LEFT JOIN sources ON sources.id = jobs.source_id
LEFT JOIN tokens ON tokens.id = jobs.created_by_id
LEFT JOIN users ON users.id = COALESCE(tokens.user_id, jobs.created_by_id);

CREATE TABLE idempotency_keys (
    actor_id   TEXT NOT NULL,
    key        TEXT NOT NULL,
    body_hash  @bytes@ NOT NULL,
    job_id     TEXT NOT NULL,
    created_at @int64@ NOT NULL,
    PRIMARY KEY (actor_id, key)
) @keyed@;
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- The ledger: every file ever seen has one row, with what happened to it last and why.
CREATE TABLE files (
    id          TEXT PRIMARY KEY,
    source_id   TEXT NOT NULL REFERENCES sources (id),
    file_key    TEXT NOT NULL,           -- the source's own identity of the file; a folder's is its path
    path        TEXT NOT NULL,
    size        @int64@ NOT NULL,
    stamp       TEXT NOT NULL,           -- changes whenever the content may have
    revision    TEXT NOT NULL,           -- names the content; empty until it was read
    state       TEXT NOT NULL,
    reason      TEXT,
    extractor   TEXT NOT NULL DEFAULT '',
    document_id TEXT,
    last_job_id TEXT NOT NULL,
    updated_at  @int64@ NOT NULL,
    UNIQUE (source_id, file_key)
) @strict@;

-- What one ingest job met: a line for each new or skipped file. Unchanged files are those of `files` it saw besides.
CREATE TABLE job_files (
    job_id      TEXT NOT NULL,
    file_id     TEXT NOT NULL REFERENCES files (id),
    state       TEXT NOT NULL,
    reason      TEXT,
    document_id TEXT,
    updated_at  @int64@ NOT NULL,
    PRIMARY KEY (job_id, file_id)
) @keyed@;



CREATE TABLE candidates (
    id         TEXT PRIMARY KEY,
    name       TEXT,                     -- the current record's, for lists
    lifecycle  TEXT NOT NULL,
    version    @int64@ NOT NULL,
    created_at @int64@ NOT NULL,
    updated_at @int64@ NOT NULL
) @strict@;

CREATE TABLE documents (
    id           TEXT PRIMARY KEY,
    sha256       TEXT NOT NULL UNIQUE,   -- of the original's bytes
    size         @int64@ NOT NULL,
    media_type   TEXT NOT NULL,
    page_count   @int64@ NOT NULL,
    extractor    TEXT NOT NULL,
    original     TEXT NOT NULL,          -- blob names
    extraction   TEXT NOT NULL,
    notes        TEXT NOT NULL,          -- JSON: the document's language, and findings about how well it could be read
    candidate_id TEXT REFERENCES candidates (id),
    created_at   @int64@ NOT NULL
) @strict@;
CREATE INDEX documents_candidate ON documents (candidate_id);

CREATE TABLE document_revisions (
    source_id   TEXT NOT NULL,
    file_key    TEXT NOT NULL,
    revision    TEXT NOT NULL,
    document_id TEXT NOT NULL REFERENCES documents (id),
    created_at  @int64@ NOT NULL,
    PRIMARY KEY (source_id, file_key, revision)
) @keyed@;
CREATE INDEX document_revisions_document ON document_revisions (document_id);

CREATE INDEX job_files_changed ON job_files (updated_at);
CREATE VIEW job_file_rows AS
SELECT job_files.job_id, job_files.file_id, files.path, files.size, job_files.state, job_files.reason,
       documents.id AS document_id, documents.candidate_id, job_files.updated_at
FROM job_files
JOIN files ON files.id = job_files.file_id
LEFT JOIN documents ON documents.id = job_files.document_id;

CREATE VIEW document_places AS
SELECT documents.id, document_revisions.source_id, COALESCE(files.path, document_revisions.file_key) AS path, media_type,
       documents.size, document_revisions.created_at AS found_at, candidate_id
FROM documents
JOIN document_revisions ON document_revisions.document_id = documents.id
LEFT JOIN files ON files.source_id = document_revisions.source_id AND files.file_key = document_revisions.file_key;

CREATE TABLE record_versions (
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    version      @int64@ NOT NULL,
    record       TEXT NOT NULL,
    document_id  TEXT,
    author_type  TEXT NOT NULL,
    author_id    TEXT NOT NULL,
    created_at   @int64@ NOT NULL,
    PRIMARY KEY (candidate_id, version)
) @strict@;

-- A value that extraction found for a field that only a person may change.
CREATE TABLE suggestions (
    id           TEXT PRIMARY KEY,
    candidate_id TEXT NOT NULL REFERENCES candidates (id),
    field        TEXT NOT NULL,
    value        TEXT NOT NULL,
    document_id  TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'rejected')),
    created_at   @int64@ NOT NULL,
    resolved_at  @int64@,
    UNIQUE (candidate_id, field, document_id)
) @strict@;

CREATE TABLE audit_events (
    seq            @int64@ PRIMARY KEY,
    id             TEXT NOT NULL,
    time           @int64@ NOT NULL,
    actor_type     TEXT NOT NULL,
    actor_id       TEXT NOT NULL,
    auth_method    TEXT NOT NULL,
    event_type     TEXT NOT NULL,
    outcome        TEXT NOT NULL,
    entity_type    TEXT NOT NULL,
    entity_id      TEXT NOT NULL,
    request_id     TEXT NOT NULL,
    source_address TEXT NOT NULL,
    metadata       TEXT NOT NULL,
    prev_hash      @bytes@ NOT NULL UNIQUE,
    hash           @bytes@ NOT NULL
) @strict@;
CREATE INDEX audit_events_entity ON audit_events (entity_id, seq);

-- The last row of the chain, once more: who cuts rows off the end must change this too.
CREATE TABLE audit_head (
    one  @int64@ PRIMARY KEY CHECK (one = 1),
    seq  @int64@ NOT NULL,
    hash @bytes@ NOT NULL
) @strict@;

-- @only sqlite
INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, zeroblob(32));
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
    BEGIN SELECT RAISE(ABORT, 'audit events are never deleted'); END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
    BEGIN SELECT RAISE(ABORT, 'the head of the audit chain is never deleted'); END;
-- @end

-- @only postgres
INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit chain is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE OR TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
-- @end
