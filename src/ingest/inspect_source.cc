#include "ingest/inspect_source.h"

#include "model/extraction.h"
#include "model/reason.h"
#include "store/files.h"
#include "store/sources.h"

namespace vitae {

namespace {

constexpr std::size_t kPage = 2000;

/// A failure of the source in words for the person who waits.
Error with_message(Error error) {
    if (error.message.empty()) error.message = reason_of(error).message;
    return error;
}

template <class T>
Result<T> in_words(Result<T> result) {
    if (!result) return with_message(result.error());
    return result;
}

Result<void> record_listing(Store& store, const Grant& grant, const Source& source) {
    if (source.kind != "dropbox") return {};
    return store.record(grant.actor(), Event::dropbox_list_folder, source.id.text());
}

Result<void> count_page(
    Store& store, const SourceId& source, const ListedPage& page, Preview& preview
) {
    return store.read([&](Read& read) -> Result<void> {
        for (const auto& [kind, file] : page.entries) {
            if (kind != ListedEntry::Kind::file) continue;
            if (!file.skip_reason.empty()) {
                ++preview.skipped[std::string(file.skip_reason)];
            } else if (TRY(is_read_already(read, source, file, std::to_string(kReaderVersion)))) {
                ++preview.unchanged;
            } else {
                ++preview.fresh;
                preview.bytes += file.size;
            }
        }
        return {};
    });
}

Literal verdict_of(const LedgerEntry& entry) {
    if (entry.removed_at) return "removed";
    if (entry.state == "done") return "ingested";
    if (entry.state == "skipped") return "skipped";
    if (entry.state == "failed") return "failed";
    if (entry.state == "cancelled") return "cancelled";
    return "waiting";
}

std::string sentence_of(const LedgerEntry& entry, Literal verdict) {
    if (verdict.view() == "removed")
        return "The source no longer has this file. What was read of it stays.";
    if (entry.reason)
        if (const auto reason = find_reason(*entry.reason))
            return std::string(reason->message.view());
    if (verdict.view() == "ingested" && entry.inside.found > 0)
        return std::to_string(entry.inside.read) + " of " + std::to_string(entry.inside.found) +
               " files inside were taken up. Ask for each by its path inside to see why.";
    if (verdict.view() == "ingested") return "The file was read, and has not changed since.";
    if (verdict.view() == "cancelled")
        return "The job was cancelled before the file was read. Trigger its folder again.";
    return "The file was found and waits to be read.";
}

}  // namespace

Result<std::vector<FolderEntry>> browse_source(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const SourceId& id,
    const std::string& path
) {
    const Source source = TRY(store.read([&](Read& read) { return get_source(read, id); }));
    TRY(check_inside_root(source, path));
    TRY(record_listing(store, grant, source));
    const auto connector = TRY(in_words(connectors.open(source)));
    return in_words(connector->browse(path, {}));
}

Result<Preview> preview_source(
    Store& store,
    Connectors& connectors,
    const Grant& grant,
    const SourceId& id,
    const std::string& path
) {
    const Source source = TRY(store.read([&](Read& read) { return get_source(read, id); }));
    TRY(check_inside_root(source, path));
    TRY(record_listing(store, grant, source));
    const auto connector = TRY(in_words(connectors.open(source)));
    TRY(in_words(connector->start_listing(path, {})));
    Preview preview;
    for (bool more = true; more;) {
        const ListedPage page = TRY(in_words(connector->next_page(kPage, {})));
        TRY(count_page(store, id, page, preview));
        more = page.more;
    }
    return preview;
}

Result<Explanation> explain_file(Store& store, const SourceId& id, const std::string& path) {
    auto entries = TRY(store.read([&](Read& read) -> Result<std::vector<LedgerEntry>> {
        TRY(get_source(read, id));
        return find_ledger_entries(read, id, path);
    }));
    if (entries.empty())
        return Explanation{
            "unknown",
            "No job has met a file at this path. Check its spelling, capital letters too, or"
            " trigger the folder that it lies in.",
            std::nullopt};
    LedgerEntry& entry = entries.front();
    const Literal verdict = verdict_of(entry);
    std::string sentence = sentence_of(entry, verdict);
    return Explanation{verdict, std::move(sentence), std::move(entry)};
}

}  // namespace vitae
