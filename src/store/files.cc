#include "store/files.h"

#include "store/jobs.h"

namespace vitae {

namespace {

struct Known {
    FileId id;
    std::string stamp;
    std::string revision;
    std::string state;
    std::string reason;
    std::string extractor;
};

Result<std::optional<Known>> find_known(Read& read, const SourceId& source, std::string_view key) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, stamp, revision, state, COALESCE(reason, ''), extractor FROM files WHERE source_id = :source AND"
        " file_key = :key",
        {{"source", source}, {"key", key}}
    ));
    if (rows.empty()) return std::optional<Known>();
    const Row& row = rows[0];
    return std::optional(Known{
        row.id<FileId>(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)});
}

Result<FileId> upsert_file(Tend& tx, const Job& job, const ListedFile& file, FileState state) {
    const std::optional<std::string_view> reason =
        file.skip_reason.empty() ? std::nullopt : std::optional(file.skip_reason);
    const Rows rows = TRY(tx.sql().query(
        "INSERT INTO files (id, source_id, file_key, path, size, stamp, revision, state, reason,"
        " last_job_id, updated_at) VALUES (:id, :source, :key, :path, :size, :stamp, '', :state,"
        " :reason, :job, :now) ON CONFLICT (source_id, file_key) DO UPDATE SET path ="
        " excluded.path, size = excluded.size, stamp = excluded.stamp, state = excluded.state,"
        " reason = excluded.reason, last_job_id = excluded.last_job_id, updated_at ="
        " excluded.updated_at RETURNING id",
        {{"id", tx.make_id<FileId>()},
         {"source", job.source},
         {"key", file.key},
         {"path", file.path},
         {"size", file.size},
         {"stamp", file.stamp},
         {"state", name_of(state)},
         {"reason", reason},
         {"job", job.id},
         {"now", tx.now()}}
    ));
    const FileId id = rows.at(0).id<FileId>(0);
    TRY(tx.sql().execute(
        "INSERT INTO job_files (job_id, file_id, state, reason, updated_at) VALUES (:job, :file,"
        " :state, :reason, :now) ON CONFLICT (job_id, file_id) DO UPDATE SET state ="
        " excluded.state, reason = excluded.reason",
        {{"job", job.id},
         {"file", id},
         {"state", name_of(state)},
         {"reason", reason},
         {"now", tx.now()}}
    ));
    return id;
}

/// A scan that starts over after a crash meets files that its first try has dealt with.
Result<bool> is_counted(Read& read, const JobId& job, const FileId& file) {
    const Rows rows = TRY(read.sql().query(
        "SELECT 1 FROM job_files WHERE job_id = :job AND file_id = :file",
        {{"job", job}, {"file", file}}
    ));
    return !rows.empty();
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
        "UPDATE files SET last_job_id = :job, stamp = :stamp WHERE id = :id",
        {{"job", job.id}, {"stamp", file.stamp}, {"id", id}}
    ));
    return {};
}

/// Forgets what a scan met that was cut short, but for the files that it opened jobs for.
Result<void> start_counts_over(Tend& tx, const JobId& job) {
    TRY(tx.sql().execute(
        "DELETE FROM job_files WHERE job_id = :job AND state = 'skipped'", {{"job", job}}
    ));
    TRY(tx.sql().execute(
        "UPDATE jobs SET found = fresh, unchanged = 0, skipped = 0 WHERE id = :job", {{"job", job}}
    ));
    return {};
}

enum class Sighting { fresh, unchanged, skipped, already_counted };

Result<Sighting> note_sighting(
    Tend& tx, const Job& job, const ListedFile& file, std::string_view extractor
) {
    const auto known = TRY(find_known(tx, job.source, file.key));
    if (known && TRY(is_counted(tx, job.id, known->id))) return Sighting::already_counted;
    if (!file.skip_reason.empty()) {
        TRY(upsert_file(tx, job, file, FileState::skipped));
        return Sighting::skipped;
    }
    if (known && is_seen(*known, file, extractor, "done")) {
        TRY(mark_unchanged(tx, job, file, known->id));
        return Sighting::unchanged;
    }
    if (known && is_seen(*known, file, extractor, "skipped") &&
        known->reason == "type_unsupported") {
        ListedFile again = file;
        again.skip_reason = "type_unsupported";
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
    return !known || known->revision.empty() || file.stamp.empty() || known->stamp != file.stamp;
}

Result<void> note_page(
    Tend& tx,
    const Job& job,
    const std::vector<ListedFile>& page,
    std::string_view extractor,
    bool first_page
) {
    if (first_page) TRY(start_counts_over(tx, job.id));
    Progress progress;
    for (const ListedFile& file : page) switch (TRY(note_sighting(tx, job, file, extractor))) {
            case Sighting::fresh: ++progress.fresh; break;
            case Sighting::unchanged: ++progress.unchanged; break;
            case Sighting::skipped: ++progress.skipped; break;
            case Sighting::already_counted: break;
        }
    return add_progress(tx, job.id, progress);
}

Result<LedgerFile> get_file(Read& read, const FileId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, source_id, file_key, path, size, stamp FROM files WHERE id = :id", {{"id", id}}
    ));
    if (rows.empty()) return Error{.code = Code::not_found, .reason = "file_unknown"};
    const Row& row = rows[0];
    return LedgerFile{
        row.id<FileId>(0),
        row.id<SourceId>(1),
        row.text(2),
        row.text(3),
        row.integer(4),
        row.text(5)};
}

Result<void> set_file_reading(Tend& tx, const FileId& id, const FileReading& reading) {
    TRY(tx.sql().execute(
        "UPDATE files SET revision = :revision, document_id = :document, extractor = :extractor WHERE id = :id",
        {{"revision", reading.revision},
         {"document", reading.document},
         {"extractor", reading.extractor},
         {"id", id}}
    ));
    return {};
}

}  // namespace vitae
