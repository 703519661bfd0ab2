#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "ingest/inspect_source.h"
#include "model/trigger.h"
#include "store/sources.h"

namespace vitae {

namespace {

struct Asked {
    SourceId source;
    std::string path;
};

/// `?path=`; without it, `otherwise`.
Result<Asked> parse_asked(const Request& request, const std::string& otherwise) {
    const std::string* path = request.find_query("path");
    return Asked{
        TRY(path_id<SourceId>(request)),
        TRY(parse_source_path(path == nullptr ? otherwise : *path))};
}

}  // namespace

Result<Response> list_folders_of_source(const Request& request, const Grant& grant, App& app) {
    const Asked asked = TRY(parse_asked(request, "/"));
    const auto entries =
        TRY(browse_source(app.store, app.connectors, grant, asked.source, asked.path));
    Json items = Json::array();
    for (const FolderEntry& entry : entries) items.push(encode(entry));
    return data_answer(200, Json::object({{"items", std::move(items)}}));
}

Result<Response> get_preview(const Request& request, const Grant& grant, App& app) {
    const SourceId id = TRY(path_id<SourceId>(request));
    const Source source = TRY(app.store.read([&](Read& read) { return get_source(read, id); }));
    const Asked asked = TRY(parse_asked(request, source.default_path));
    const Preview preview =
        TRY(preview_source(app.store, app.connectors, grant, asked.source, asked.path));
    Json skipped = Json::object();
    std::int64_t skipped_files = 0;
    for (const auto& [reason, count] : preview.skipped) {
        skipped.set(reason, count);
        skipped_files += count;
    }
    return data_answer(
        200,
        Json::object(
            {{"path", asked.path},
             {"found", preview.fresh + preview.unchanged + skipped_files},
             {"new", preview.fresh},
             {"unchanged", preview.unchanged},
             {"skipped", skipped_files},
             {"bytes", preview.bytes},
             {"skippedByReason", std::move(skipped)}}
        )
    );
}

Result<Response> get_why(const Request& request, const Grant&, App& app) {
    if (request.find_query("path") == nullptr)
        return Error{
            Code::invalid,
            "path_missing",
            "Say which file is meant: ?path=/folder/resume.pdf.",
            "path"};
    const Asked asked = TRY(parse_asked(request, "/"));
    const Explanation explanation = TRY(explain_file(app.store, asked.source, asked.path));
    Json data = Json::object(
        {{"path", asked.path},
         {"verdict", explanation.verdict.view()},
         {"message", explanation.sentence}}
    );
    if (explanation.entry && explanation.entry->reason)
        data.set("reason", *explanation.entry->reason);
    if (explanation.entry) data.set("file", encode(*explanation.entry));
    return data_answer(200, std::move(data));
}

}  // namespace vitae
