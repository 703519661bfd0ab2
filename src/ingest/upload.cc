#include "ingest/upload.h"

#include <algorithm>

#include "base/fail_point.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "connect/connector.h"
#include "connect/skip_rules.h"
#include "ingest/idempotency.h"
#include "model/extraction.h"
#include "store/files.h"
#include "store/jobs.h"
#include "store/sources.h"

namespace vitae {

namespace {

std::string_view skip_reason(std::string_view name, std::string_view content) {
    if (const auto clutter = clutter_reason(name); !clutter.empty()) return clutter;
    if (content.empty()) return "file_empty";
    if (has_unread_ending(name)) return "type_unsupported";
    return {};
}

/// Many people's resumes are called resume.pdf: a file is its name and its content.
Result<ListedEntry> keep(const Blobs& blobs, const UploadedFile& file) {
    const std::string hash = to_hex(sha256(file.content));
    ListedFile kept{
        .key = file.path + "/" + hash,
        .path = file.path,
        .place = file.path,
        .size = static_cast<std::int64_t>(file.content.size()),
        .stamp = hash,
        .version = {},
        .revision = hash,
        .skip_reason = skip_reason(std::string_view(file.path).substr(1), file.content)};
    if (kept.skip_reason.empty()) kept.content = TRY(blobs.put(file.content));
    return ListedEntry{ListedEntry::Kind::file, std::move(kept)};
}

Bytes request_hash(const std::vector<ListedEntry>& files) {
    std::string text = "uploads";
    for (const ListedEntry& entry : files) text += '\0' + entry.file.key;
    return sha256(text);
}

/// The name may be another source's.
Result<std::string> free_name(Read& read) {
    const auto sources = TRY(list_sources(read));
    std::string name = "uploads";
    const auto taken = [&](const Source& source) { return source.name == name; };
    for (int number = 2; std::any_of(sources.begin(), sources.end(), taken); ++number)
        name = "uploads-" + std::to_string(number);
    return name;
}

Result<SourceId> find_or_make_source(Tx& tx, Audit& audit) {
    if (const auto source = TRY(find_uploads_source(tx))) return source->id;
    const SourceId id = TRY(insert_uploads_source(tx, TRY(free_name(tx))));
    audit.add(Event::source_create, id, {{"kind", Literal("uploads")}});
    return id;
}

Result<JobId> open_job(Tx& tx, const Grant& grant, const SourceId& source) {
    return insert_ingest_job(
        tx,
        {.source = source,
         .path = "/",
         .created_by_type = std::string(name_of(grant.actor().type).view()),
         .created_by_id = grant.actor().id,
         .stands_alone = true}
    );
}

/// The transaction: everything that a 202 promises.
Result<Accepted> take_upload(
    Tx& tx,
    Audit& audit,
    const Grant& grant,
    const std::vector<ListedEntry>& files,
    const KeyUse& use
) {
    if (const auto replayed = TRY(find_replayed(tx, grant, use))) {
        audit.add(
            Event::ingestion_trigger_repeat, *replayed, {{"cause", Literal("idempotency_key")}}
        );
        return Accepted{*replayed};
    }
    const SourceId source = TRY(find_or_make_source(tx, audit));
    const JobId job = TRY(open_job(tx, grant, source));
    TRY(note_page(tx, TRY(get_job(tx, job)), files, std::to_string(kReaderVersion), false));
    TRY(remember_key(tx, grant, use, job));
    audit.add(Event::ingestion_trigger, job, {{"source", source}});
    for (const auto& [kind, file] : files) {
        const FileId id = TRY(get_file_id(tx, source, file.key));
        audit.add(Event::document_upload, id, {{"job", job}, {"size", file.size}});
    }
    return Accepted{job};
}

}  // namespace

Result<std::string> parse_file_name(std::string_view name) {
    name.remove_prefix(std::min(name.find_last_of("/\\") + 1, name.size()));
    const Error bad{
        .code = Code::invalid,
        .reason = "file_name_malformed",
        .message =
            "A file's name must be UTF-8 without control characters, at most 1,000 bytes, and not"
            " empty. Rename the file.",
        .field = "files",
        .echo = is_utf8(name) ? Echo(std::string(name)) : Echo()};
    if (name.empty() || name.size() > 1000) return bad;
    const auto path = parse_source_path("/" + std::string(name));
    return path ? path : bad;
}

Result<Accepted> accept_upload(
    Store& store, const Blobs& blobs, const Grant& grant, const Upload& upload
) {
    TRY(check_room(store));
    std::vector<ListedEntry> files;
    for (const UploadedFile& file : upload.files) files.push_back(TRY(keep(blobs, file)));
    fail_point("after_blobs");
    const KeyUse use{upload.idempotency_key, request_hash(files)};
    return store.write(grant, [&](Tx& tx, Audit& audit) {
        return take_upload(tx, audit, grant, files, use);
    });
}

}  // namespace vitae
