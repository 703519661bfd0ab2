-- Uploads, what lies inside archives and messages, and which process watches a source.

-- SQLite cannot change a CHECK, but it can let go of a column that has one.
ALTER TABLE sources RENAME COLUMN kind TO old_kind;
ALTER TABLE sources ADD COLUMN kind TEXT NOT NULL DEFAULT 'folder' CHECK (kind IN ('folder', 'dropbox', 'uploads'));
UPDATE sources SET kind = old_kind;
ALTER TABLE sources DROP COLUMN old_kind;

ALTER TABLE files ADD COLUMN content TEXT;       -- blob of the bytes, where the source cannot give them again
ALTER TABLE files ADD COLUMN container_id TEXT;  -- the archive or message that the file lies in
CREATE INDEX files_inside ON files (container_id) WHERE container_id IS NOT NULL;

-- One process at a time watches a source: who, and until when unless it says so again.
CREATE TABLE watchers (
    source_id   TEXT PRIMARY KEY REFERENCES sources (id),
    holder      TEXT NOT NULL,
    lease_until @int64@ NOT NULL
) @strict@;

-- As before, with how many files lie inside, and how many of those have been read.
DROP VIEW job_file_rows;
CREATE VIEW job_file_rows AS
SELECT job_files.job_id, job_files.file_id, files.path, files.size, job_files.state, job_files.reason,
       documents.id AS document_id, documents.candidate_id, job_files.updated_at,
       (SELECT COUNT(*) FROM files AS inside WHERE inside.container_id = files.id AND inside.removed_at IS NULL)
           AS inside_found,
       (SELECT COUNT(*) FROM files AS inside WHERE inside.container_id = files.id AND inside.removed_at IS NULL
        AND inside.state = 'done') AS inside_read
FROM job_files
JOIN files ON files.id = job_files.file_id
LEFT JOIN documents ON documents.id = job_files.document_id;
