#include "ingest/read_document.h"

#include "base/fail_point.h"
#include "base/sha256.h"
#include "ingest/apply_extraction.h"
#include "ingest/open_container.h"
#include "ingest/stopped.h"
#include "store/job_endings.h"

namespace vitae {

namespace {

Result<Bytes> fetch_bytes(
    const Reading& reading,
    const LedgerFile& file,
    const Source& source,
    const std::stop_token& stop
) {
    if (!file.content.empty()) return reading.blobs.get(file.content);
    const auto connector = TRY(reading.connectors.open(source));
    ListedFile listed{.key = file.key, .path = file.path};
    listed.stamp = file.stamp;
    listed.version = file.version;
    return connector->fetch(listed, stop);
}

Result<Fetched> fetch(
    Store& store, const Reading& reading, const Claim& claim, const std::stop_token& stop
) {
    const auto file = TRY(store.read([&](Read& read) { return get_file(read, *claim.job.file); }));
    Bytes bytes = TRY(fetch_bytes(reading, file, claim.source, stop));
    std::string hash = to_hex(sha256(bytes));
    return Fetched{file, std::move(bytes), std::move(hash)};
}

/// Whether the file was something else of the same candidate last time: its record goes back with
/// it.
Result<bool> went_back(Store& store, const Fetched& fetched, const Document& known) {
    const auto previous =
        TRY(store.read([&](Read& read) { return find_previous_document(read, fetched.file.id); }));
    return previous && previous->id != known.id && previous->candidate == known.candidate;
}

Result<Extraction> stored_extraction(const Blobs& blobs, const Document& document) {
    return parse_extraction(TRY(parse_json(TRY(blobs.get(document.extraction)))), document.sha256);
}

Result<void> settle_known(
    Store& store,
    const Grant& grant,
    const Claim& claim,
    const Fetched& fetched,
    const Document& document
) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(check_still_wanted(tx, claim, fetched));
        TRY(attach_document(tx, fetched.file, fetched.sha256, document.id));
        audit.add(
            Event::extract_run,
            fetched.file.id,
            {{"job", claim.job.id}, {"document", document.id}, {"result", Literal("known_content")}}
        );
        return succeed_document_job(tx, claim.lease, document.id);
    });
}

Result<void> settle_read(
    Store& store,
    const Grant& grant,
    const Reading& reading,
    const Claim& claim,
    const Fetched& fetched,
    const Extraction& extraction
) {
    const StoredDocument stored{
        .sha256 = fetched.sha256,
        .size = static_cast<std::int64_t>(fetched.bytes.size()),
        .original = TRY(reading.blobs.put(fetched.bytes)),
        .extraction = TRY(reading.blobs.put(to_text(to_json(extraction))))};
    fail_point("before_settle");
    TRY(store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(check_still_wanted(tx, claim, fetched));
        const DocumentId document =
            TRY(apply_extraction(tx, audit, fetched.file, stored, extraction));
        audit.add(
            Event::extract_run,
            fetched.file.id,
            {{"job", claim.job.id},
             {"document", document},
             {"pages", static_cast<std::int64_t>(extraction.text.pages.size())}}
        );
        return succeed_document_job(tx, claim.lease, document);
    }));
    fail_point("after_settle");
    return {};
}

/// Nothing that Vitae reads: noted with the content, so that it is not tried again until one of
/// them changes.
Result<void> settle_unsupported(
    Store& store, const Grant& grant, const Claim& claim, const Fetched& fetched, const Error& error
) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(check_still_wanted(tx, claim, fetched));
        const FileReading reading{fetched.sha256, std::nullopt, std::to_string(kReaderVersion)};
        TRY(set_file_reading(tx, fetched.file.id, reading));
        if (fetched.file.has_inside) TRY(note_gone_inside(tx, fetched.file.id));
        audit.add(
            Event::extract_run, fetched.file.id, {{"job", claim.job.id}, {"result", error.reason}}
        );
        return skip_document_job(tx, claim.lease, reason_of(error));
    });
}

/// One level is opened.
Result<void> settle_inside(
    Store& store,
    const Grant& grant,
    const Reading& reading,
    const Claim& claim,
    const Fetched& fetched,
    const Unpacked& unpacked
) {
    if (!fetched.file.container)
        return open_container(store, grant, reading.blobs, claim, fetched, unpacked);
    const Error nested{.code = Code::unsupported_media, .reason = "container_inside"};
    return settle_unsupported(store, grant, claim, fetched, nested);
}

}  // namespace

Result<void> check_still_wanted(Read& read, const Claim& claim, const Fetched& fetched) {
    TRY(check_lease(read, claim.lease));
    const LedgerFile now = TRY(get_file(read, fetched.file.id));
    if (now.stamp.empty() || fetched.file.stamp.empty() || now.stamp == fetched.file.stamp)
        return {};
    return Error{.code = Code::unavailable, .reason = "file_changed"};
}

Result<void> read_document(
    Store& store,
    const Grant& grant,
    const Reading& reading,
    const Claim& claim,
    const std::stop_token& stop
) {
    const Fetched fetched = TRY(fetch(store, reading, claim, stop));
    const auto known =
        TRY(store.read([&](Read& read) { return find_document(read, fetched.sha256); }));
    if (known && known->extractor == std::to_string(kReaderVersion)) {
        if (!TRY(went_back(store, fetched, *known)))
            return settle_known(store, grant, claim, fetched, *known);
        const Extraction extraction = TRY(stored_extraction(reading.blobs, *known));
        return settle_read(store, grant, reading, claim, fetched, extraction);
    }
    const auto answer = reading.extract(fetched.bytes, fetched.sha256, stop);
    if (stop.stop_requested()) return stopped();
    if (!answer && answer.error().reason.view() == "type_unsupported")
        return settle_unsupported(store, grant, claim, fetched, answer.error());
    if (!answer) return answer.error();
    if (const auto* unpacked = std::get_if<Unpacked>(&*answer))
        return settle_inside(store, grant, reading, claim, fetched, *unpacked);
    return settle_read(store, grant, reading, claim, fetched, std::get<Extraction>(*answer));
}

}  // namespace vitae
