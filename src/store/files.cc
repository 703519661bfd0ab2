#include "store/files.h"

#include "store/inside.h"
#include "store/jobs.h"
#include "store/ledger.h"

namespace vitae {

namespace {

struct Known {
    FileId id;
    std::string stamp;
    std::string revision;
    std::string state;
    std::string reason;
    std::string extractor;
    bool has_document;
};

Result<std::optional<Known>> find_known(Read& read, const SourceId& source, std::string_view key) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, stamp, revision, state, COALESCE(reason, ''), extractor, document_id IS NOT NULL"
        " FROM files WHERE source_id = :source AND file_key = :key",
        {{"source", source}, {"key", key}}
    ));
    if (rows.empty()) return std::optional<Known>();
    const Row& row = rows[0];
    return std::optional(Known{
        row.id<FileId>(0),
        row.text(1),
        row.text(2),
        row.text(3),
        row.text(4),
        row.text(5),
        row.flag(6)});
}

Result<void> upsert_job_file(
    Tend& tx,
    const Job& job,
    const FileId& file,
    FileState state,
    const std::optional<std::string_view>& reason
) {
    TRY(tx.sql().execute(
        "INSERT INTO job_files (job_id, file_id, state, reason, updated_at) VALUES (:job, :file,"
        " :state, :reason, :now) ON CONFLICT (job_id, file_id) DO UPDATE SET state ="
        " excluded.state, reason = excluded.reason",
        {{"job", job.id},
         {"file", file},
         {"state", name_of(state)},
         {"reason", reason},
         {"now", tx.now()}}
    ));
    return {};
}

std::optional<std::string_view> content_of(const ListedFile& file) {
    return file.content.empty() ? std::nullopt : std::optional<std::string_view>(file.content);
}

Result<FileId> upsert_file(Tend& tx, const Job& job, const ListedFile& file, FileState state) {
    const std::optional<std::string_view> reason =
        file.skip_reason.empty() ? std::nullopt : std::optional(file.skip_reason);
    const Rows rows = TRY(tx.sql().query(
        "INSERT INTO files (id, source_id, file_key, path, place, size, stamp, version, revision,"
        " state, reason, last_job_id, content, container_id, seen_at, updated_at) VALUES (:id,"
        " :source, :key, :path, :place, :size, :stamp, :version, '', :state, :reason, :job,"
        " :content, :container, :now, :now) ON CONFLICT"
        " (source_id, file_key) DO UPDATE SET path = excluded.path, place = excluded.place, size ="
        " excluded.size, stamp = excluded.stamp, version = excluded.version, state ="
        " excluded.state, reason = excluded.reason, last_job_id = excluded.last_job_id, content ="
        " excluded.content, container_id = excluded.container_id, seen_at = excluded.seen_at, removed_at = NULL, updated_at = excluded.updated_at RETURNING id",
        {{"id", tx.make_id<FileId>()},
         {"source", job.source},
         {"key", file.key},
         {"path", file.path},
         {"place", file.place},
         {"size", file.size},
         {"stamp", file.stamp},
         {"version", file.version},
         {"state", name_of(state)},
         {"reason", reason},
         {"job", job.id},
         {"content", content_of(file)},
         {"container", file.container},
         {"now", tx.now()}}
    ));
    const FileId id = rows.at(0).id<FileId>(0);
    TRY(upsert_job_file(tx, job, id, state, reason));
    return id;
}

/// A scan that starts over after a crash meets files that its first try has dealt with.
Result<std::optional<std::string>> find_line(Read& read, const JobId& job, const FileId& file) {
    const Rows rows = TRY(read.sql().query(
        "SELECT state FROM job_files WHERE job_id = :job AND file_id = :file",
        {{"job", job}, {"file", file}}
    ));
    return rows.empty() ? std::nullopt : std::optional(rows[0].text(0));
}

/// Whether this reader has seen this content in this file before, with that result.
bool is_seen(
    const Known& known, const ListedFile& file, std::string_view extractor, std::string_view state
) {
    const bool same_content = file.revision.empty() || file.revision == known.revision;
    return known.state == state && known.extractor == extractor && same_content;
}

Result<void> mark_unchanged(Tend& tx, const Job& job, const ListedFile& file, const FileId& id) {
    TRY(tx.sql().execute(
        "UPDATE files SET last_job_id = :job, path = :path, place = :place, size = :size, stamp ="
        " :stamp, version = :version, content = :content, container_id = :container, seen_at ="
        " :now, removed_at = NULL WHERE id = :id",
        {{"job", job.id},
         {"path", file.path},
         {"place", file.place},
         {"size", file.size},
         {"stamp", file.stamp},
         {"version", file.version},
         {"content", content_of(file)},
         {"container", file.container},
         {"now", tx.now()},
         {"id", id}}
    ));
    return {};
}

/// A poll does not try again what failed, or was cancelled, and has not changed: a person's trigger
/// does.
bool is_left_alone(const Job& job, const Known& known, const ListedFile& file) {
    return job.created_by_type == "system" && !file.stamp.empty() && file.stamp == known.stamp &&
           (known.state == "failed" || known.state == "cancelled");
}

/// Forgets what a scan met that was cut short, but for the files that it opened jobs for.
Result<void> start_counts_over(Tend& tx, const JobId& job) {
    TRY(tx.sql().execute(
        "DELETE FROM job_files WHERE job_id = :job AND state = 'skipped' AND file_id IN (SELECT id"
        " FROM files WHERE container_id IS NULL)",
        {{"job", job}}
    ));
    TRY(tx.sql().execute(
        "UPDATE jobs SET found = fresh, unchanged = 0, skipped = 0 WHERE id = :job", {{"job", job}}
    ));
    return {};
}

enum class Sighting { fresh, unchanged, skipped, already_counted };

/// Takes back how the job's line for the file ended, as it is about to be read once more.
Result<void> take_back_line(Tend& tx, const JobId& job, const std::string& state) {
    TRY(tx.sql().execute(
        "UPDATE jobs SET done = done - :done, failed = failed - :failed, skipped = skipped -"
        " :skipped, fresh = fresh + :skipped WHERE id = :job",
        {{"done", state == "done"},
         {"failed", state == "failed"},
         {"skipped", state == "skipped"},
         {"job", job}}
    ));
    return {};
}

/// A file that this job has dealt with turns up again: a scan that starts over after a crash, or a
/// file that changed, or moved, while its changes were being listed.
Result<Sighting> note_again(
    Tend& tx, const Job& job, const ListedFile& file, const Known& known, const std::string& line
) {
    const bool changed = !file.stamp.empty() && !known.stamp.empty() && file.stamp != known.stamp;
    // One that still waits, or is being read, will find what was listed last: see read_document.
    const bool open = line == "queued" || line == "running";
    if (!changed || open || !file.skip_reason.empty()) {
        TRY(mark_unchanged(tx, job, file, known.id));
        return Sighting::already_counted;
    }
    TRY(take_back_line(tx, job.id, line));
    TRY(upsert_file(tx, job, file, FileState::queued));
    TRY(insert_document_job(
        tx, {.parent = job.id, .source = job.source, .path = file.path, .file = known.id}
    ));
    return Sighting::already_counted;
}

Result<Sighting> note_sighting(
    Tend& tx, const Job& job, const ListedFile& file, std::string_view extractor
) {
    TRY(note_replaced(tx, job.source, file));
    const auto known = TRY(find_known(tx, job.source, file.key));
    if (known)
        if (const auto line = TRY(find_line(tx, job.id, known->id)))
            return note_again(tx, job, file, *known, *line);
    if (!file.skip_reason.empty()) {
        TRY(upsert_file(tx, job, file, FileState::skipped));
        return Sighting::skipped;
    }
    if (known && is_seen(*known, file, extractor, "done")) {
        TRY(mark_unchanged(tx, job, file, known->id));
        if (!known->has_document) TRY(keep_inside(tx, job, file, known->id, extractor));
        return Sighting::unchanged;
    }
    if (known && is_left_alone(job, *known, file)) {
        TRY(mark_unchanged(tx, job, file, known->id));
        return Sighting::unchanged;
    }
    if (known && is_seen(*known, file, extractor, "skipped") &&
        (known->reason == "type_unsupported" || known->reason == "container_inside")) {
        ListedFile again = file;
        again.skip_reason = find_reason(known->reason)->code.view();
        TRY(upsert_file(tx, job, again, FileState::skipped));
        return Sighting::skipped;
    }
    const FileId id = TRY(upsert_file(tx, job, file, FileState::queued));
    TRY(insert_document_job(
        tx, {.parent = job.id, .source = job.source, .path = file.path, .file = id}
    ));
    return Sighting::fresh;
}

Result<void> add_progress(Tend& tx, const JobId& job, const Progress& page) {
    if (page == Progress()) return {};
    TRY(tx.sql().execute(
        "UPDATE jobs SET found = found + :found, fresh = fresh + :fresh, unchanged = unchanged +"
        " :unchanged, skipped = skipped + :skipped, updated_at = :now WHERE id = :id",
        {{"found", page.fresh + page.unchanged + page.skipped},
         {"fresh", page.fresh},
         {"unchanged", page.unchanged},
         {"skipped", page.skipped},
         {"now", tx.now()},
         {"id", job}}
    ));
    tx.note(Change::job_changed);
    return {};
}

}  // namespace

Result<bool> is_revision_needed(Read& read, const SourceId& source, const ListedFile& file) {
    const auto known = TRY(find_known(read, source, file.key));
    return !known || file.stamp.empty() || known->stamp != file.stamp;
}

Result<bool> is_read_already(
    Read& read, const SourceId& source, const ListedFile& file, std::string_view extractor
) {
    const auto known = TRY(find_known(read, source, file.key));
    return known && !file.stamp.empty() && known->stamp == file.stamp &&
           is_seen(*known, file, extractor, "done");
}

Result<void> note_page(
    Tend& tx,
    const Job& job,
    const std::vector<ListedEntry>& page,
    std::string_view extractor,
    bool first_page
) {
    if (first_page && job.progress != Progress()) TRY(start_counts_over(tx, job.id));
    Progress progress;
    for (const ListedEntry& entry : page) {
        if (entry.kind == ListedEntry::Kind::removed)
            TRY(note_removed(tx, job.source, entry.file.place));
        if (entry.kind != ListedEntry::Kind::file) continue;
        switch (TRY(note_sighting(tx, job, entry.file, extractor))) {
            case Sighting::fresh: ++progress.fresh; break;
            case Sighting::unchanged: ++progress.unchanged; break;
            case Sighting::skipped: ++progress.skipped; break;
            case Sighting::already_counted: break;
        }
    }
    return add_progress(tx, job.id, progress);
}

Result<void> open_document_job(Tend& tx, const Job& job, const OpenFile& file) {
    TRY(tx.sql().execute(
        "UPDATE files SET state = 'queued', reason = NULL, last_job_id = :job, updated_at = :now"
        " WHERE id = :id",
        {{"job", job.id}, {"now", tx.now()}, {"id", file.id}}
    ));
    TRY(upsert_job_file(tx, job, file.id, FileState::queued, std::nullopt));
    TRY(insert_document_job(
        tx, {.parent = job.id, .source = job.source, .path = file.path, .file = file.id}
    ));
    Progress opened;
    opened.fresh = 1;
    return add_progress(tx, job.id, opened);
}

}  // namespace vitae
