#include "store/inside.h"

#include "store/jobs.h"
#include "store/ledger.h"

namespace vitae {

namespace {

constexpr std::int64_t kMostReopened = 10'000;

/// Those that the last reading met are there, at the container's path. The version of each is how
/// it goes on after that.
Result<std::int64_t> carry_along(Tend& tx, const ListedFile& container, const FileId& id) {
    return tx.sql().execute(
        "UPDATE files SET path = :path || version, place = :place || version, removed_at = NULL"
        " WHERE container_id = :id AND seen_at = (SELECT MAX(seen_at) FROM files AS inside WHERE"
        " inside.container_id = :id)",
        {{"path", container.path}, {"place", container.place}, {"id", id}}
    );
}

Result<void> count_inside(Tend& tx, const JobId& job, const FileId& container) {
    const Rows rows = TRY(tx.sql().query(
        "SELECT COUNT(CASE WHEN state = 'skipped' THEN 1 END), COUNT(CASE WHEN state <> 'skipped'"
        " THEN 1 END) FROM files WHERE container_id = :id AND removed_at IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM job_files WHERE job_id = :job AND file_id = files.id)",
        {{"id", container}, {"job", job}}
    ));
    TRY(tx.sql().execute(
        "UPDATE jobs SET skipped = skipped + :skipped, unchanged = unchanged + :unchanged, found ="
        " found + :skipped + :unchanged WHERE id = :job",
        {{"skipped", rows.at(0).integer(0)}, {"unchanged", rows.at(0).integer(1)}, {"job", job}}
    ));
    return {};
}

}  // namespace

Result<void> note_inside(
    Tend& tx,
    const JobId& job,
    const FileId& container,
    std::vector<ListedFile> files,
    std::string_view extractor
) {
    std::vector<ListedEntry> page;
    for (ListedFile& file : files) {
        file.container = container;
        page.push_back({ListedEntry::Kind::file, std::move(file)});
    }
    return note_page(tx, TRY(get_job(tx, job)), page, extractor, false);
}

Result<void> keep_inside(
    Tend& tx,
    const Job& job,
    const ListedFile& container,
    const FileId& id,
    std::string_view extractor
) {
    if (TRY(carry_along(tx, container, id)) == 0) return {};
    if (job.created_by_type != "system")
        TRY(open_unfinished(tx, job, container.place, extractor, kMostReopened));
    return count_inside(tx, job.id, id);
}

Result<void> note_gone_inside(Tend& tx, const FileId& container) {
    TRY(tx.sql().execute(
        "UPDATE files SET removed_at = :now, updated_at = :now WHERE container_id = :id AND"
        " removed_at IS NULL AND seen_at < :now",
        {{"now", tx.now()}, {"id", container}}
    ));
    return {};
}

}  // namespace vitae
