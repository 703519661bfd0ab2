#include "ingest/open_container.h"

#include <algorithm>

#include "base/fail_point.h"
#include "base/sha256.h"
#include "connect/skip_rules.h"
#include "ingest/stopped.h"
#include "model/nfc.h"
#include "store/job_endings.h"
#include "store/jobs.h"

namespace vitae {

namespace {

constexpr std::size_t kMostPathBytes = 1024;

std::string_view skip_reason(
    const FileInside& file, const std::string& path, std::string_view content
) {
    if (!file.skip_reason.empty()) return file.skip_reason;
    const std::string_view name = std::string_view(path).substr(path.rfind('/') + 1);
    if (path.find("/__MACOSX/") != std::string::npos) return "file_system_clutter";
    if (const auto clutter = clutter_reason(name); !clutter.empty()) return clutter;
    if (content.empty()) return "file_empty";
    if (path.size() > kMostPathBytes) return "path_too_long";
    if (has_unread_ending(name)) return "type_unsupported";
    return {};
}

Result<ListedFile> keep(
    const Blobs& blobs,
    const LedgerFile& container,
    const FileInside& file,
    std::string_view content
) {
    const std::string name = "/" + TRY(to_nfc(file.name));
    const std::string hash = to_hex(sha256(content));
    ListedFile kept{
        .key = container.key + name,
        .path = container.path + name,
        .place = container.place + name,
        .size = static_cast<std::int64_t>(content.size()),
        .stamp = hash,
        .version = name,
        .revision = hash};
    kept.skip_reason = skip_reason(file, kept.path, content);
    if (kept.skip_reason.empty()) kept.content = TRY(blobs.put(content));
    return kept;
}

Result<std::vector<ListedFile>> keep_all(
    const Blobs& blobs, const LedgerFile& container, const Unpacked& unpacked
) {
    std::vector<ListedFile> files;
    std::string_view contents = unpacked.contents;
    for (const FileInside& file : unpacked.files) {
        files.push_back(TRY(keep(blobs, container, file, contents.substr(0, file.size))));
        contents.remove_prefix(file.size);
    }
    return files;
}

}  // namespace

Result<void> open_container(
    Store& store,
    const Grant& grant,
    const Blobs& blobs,
    const Claim& claim,
    const Fetched& fetched,
    const Unpacked& unpacked
) {
    const std::string reader = std::to_string(kReaderVersion);
    const auto files = TRY(keep_all(blobs, fetched.file, unpacked));
    const auto skipped = std::count_if(files.begin(), files.end(), [](const ListedFile& file) {
        return !file.skip_reason.empty();
    });
    const auto found = static_cast<std::int64_t>(files.size());
    fail_point("before_settle");
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(check_still_wanted(tx, claim, fetched));
        // After a cancel no further file is queued: nobody would cancel it.
        if (TRY(get_job(tx, claim.job.id)).cancel_requested) return stopped();
        TRY(note_inside(tx, *claim.job.parent, fetched.file.id, files, reader));
        TRY(note_gone_inside(tx, fetched.file.id));
        TRY(set_file_reading(tx, fetched.file.id, {fetched.sha256, std::nullopt, reader}));
        audit.add(
            Event::extract_run,
            fetched.file.id,
            {{"job", claim.job.id}, {"inside", found}, {"skipped", std::int64_t{skipped}}}
        );
        return succeed_container_job(tx, claim.lease);
    });
}

}  // namespace vitae
