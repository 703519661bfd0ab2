#include "store/sources.h"

#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "api/page.h"
#include "ingest/connect_dropbox.h"
#include "ingest/set_folder.h"
#include "model/trigger.h"

namespace vitae {

Result<Response> list_all_sources(const Request& request, const Grant&, App& app) {
    auto sources = TRY(app.store.read([](Read& read) { return list_sources(read); }));
    return data_answer(200, TRY(page_of_all(request, std::move(sources), [](const Source& source) {
                           return encode(source);
                       })));
}

/// For the command line on the server's own machine: who names a root there decides what the server
/// may read.
Result<Response> post_source(const Request& request, const Grant& grant, App& app) {
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    const std::string root = TRY(fields.get_string("root"));
    TRY(fields.finish());
    return data_answer(201, encode(TRY(add_folder(app.store, grant, root))));
}

Result<Response> patch_source(const Request& request, const Grant& grant, App& app) {
    const SourceId id = TRY(path_id<SourceId>(request));
    const Json body = TRY(parse_json(request.body));
    Fields fields = TRY(Fields::of(body));
    SourceChange change{.name = TRY(fields.find_string("name")), .default_path = {}};
    if (const auto path = TRY(fields.find_string("defaultPath")))
        change.default_path = TRY(parse_source_path(*path));
    change.make_default = TRY(fields.find_bool("default")).value_or(false);
    TRY(fields.finish());
    return data_answer(200, encode(TRY(update_source(app.store, grant, id, change))));
}

Result<Response> post_disconnect(const Request& request, const Grant& grant, App& app) {
    const SourceId id = TRY(path_id<SourceId>(request));
    TRY(disconnect_source(app.store, app.connectors, grant, id));
    return data_answer(
        200, encode(TRY(app.store.read([&](Read& read) { return get_source(read, id); })))
    );
}

}  // namespace vitae
