#include "base/log.h"
#include "connect/http_client.h"
#include "main/commands/commands.h"
#include "main/commands/show.h"
#include "main/terminal.h"

namespace vitae {

namespace {

const std::vector<Literal> kColumns = {"name", "kind", "state", "defaultPath", "default", "id"};

int done(const Result<int>& code) {
    return code ? *code : fail(code.error());
}

Error source_unknown(const std::string& asked) {
    return Error{
        .code = Code::not_found,
        .reason = "source_unknown",
        .message = "There is no such source. `vitae sources list` shows those that are set up.",
        .echo = Echo(asked)};
}

std::string text_of(const Json& json, std::string_view name) {
    const Json* value = json.find(name);
    return value == nullptr || value->as_string() == nullptr ? "" : *value->as_string();
}

/// The id of the source of that id or name; of the default one when nothing is asked for.
Result<std::string> find_source_id(Operator& command, const std::string& asked) {
    const auto answer = TRY(command.call("GET", "/api/sources?limit=200"));
    const Json* items = answer.data() == nullptr ? nullptr : answer.data()->find("items");
    if (items == nullptr) return source_unknown(asked);
    for (const Json& source : *items->as_array()) {
        const Json* is_default = source.find("default");
        if (asked.empty() ? *is_default->as_bool()
                          : text_of(source, "id") == asked || text_of(source, "name") == asked)
            return text_of(source, "id");
    }
    return source_unknown(asked);
}

/// GET on something of the source, with the path as the query asks for it.
Result<Operator::Answer> ask(const SourceOptions& options, const std::string& what) {
    const auto command = TRY(Operator::open(options.data));
    const std::string id = TRY(find_source_id(*command, options.source));
    const std::string query = options.path.empty() ? "" : "?path=" + percent_encode(options.path);
    return command->call("GET", "/api/sources/" + id + what + query);
}

Result<int> connect(const SourceOptions& options) {
    const auto command = TRY(Operator::open(options.data));
    const auto invitation = TRY(command->call("POST", "/api/sources/dropbox/authorizations"));
    if (!invitation.ok()) return fail(invitation.message());
    complain("Open this address in a browser, allow access, and paste the code that Dropbox shows:"
    );
    complain("  " + text_of(*invitation.data(), "url"));
    Json body = Json::object(
        {{"authorization", text_of(*invitation.data(), "authorization")},
         {"code", TRY(read_secret_line())},
         {"root", options.root}}
    );
    if (!options.name.empty()) body.set("name", options.name);
    if (!options.default_path.empty()) body.set("defaultPath", options.default_path);
    return show_one(
        TRY(command->call("POST", "/api/sources/dropbox", body)), kColumns, options.json
    );
}

}  // namespace

int run_sources_list(const SourceOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        return show_list(*command, "/api/sources", kColumns, options.json);
    }());
}

int run_sources_connect(const SourceOptions& options) {
    silence_log();
    return done(connect(options));
}

int run_sources_disconnect(const SourceOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        const std::string id = TRY(find_source_id(*command, options.source));
        return show_one(
            TRY(command->call("POST", "/api/sources/" + id + "/disconnect")), kColumns, options.json
        );
    }());
}

int run_sources_folders(const SourceOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto answer = TRY(ask(options, "/folders"));
        if (!answer.ok()) return fail(answer.message());
        for (const Json& entry : *answer.data()->find("items")->as_array())
            print(
                options.json ? to_text(entry)
                             : text_of(entry, "kind") + "\t" + text_of(entry, "path")
            );
        return kOk;
    }());
}

int run_sources_preview(const SourceOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        return show_one(
            TRY(ask(options, "/preview")),
            {"path", "found", "new", "unchanged", "skipped", "bytes", "skippedByReason"},
            options.json
        );
    }());
}

int run_sources_why(const SourceOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        return show_one(TRY(ask(options, "/why")), {"verdict", "message", "path"}, options.json);
    }());
}

}  // namespace vitae
