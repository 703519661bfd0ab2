#include "store/migrate.h"

#include <string>

#include "base/asset.h"
#include "store/migrations.h"

namespace vitae {

namespace {

/// The script as this engine reads it: placeholders spelled out, blocks for other engines left out.
std::string script_for(const Engine& engine, std::string_view text) {
    std::string script;
    bool ours = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        const std::string_view line = text.substr(0, end + 1);
        text.remove_prefix(end + 1);
        if (line.starts_with("-- @only "))
            ours = line.substr(9, engine.name().view().size()) == engine.name().view();
        else if (line.starts_with("-- @end"))
            ours = true;
        else if (ours)
            script += line;
    }
    for (const std::string_view placeholder : {"@int64@", "@bytes@", "@strict@", "@keyed@"})
        for (std::size_t at = 0; (at = script.find(placeholder, at)) != std::string::npos;)
            script.replace(at, placeholder.size(), engine.spell(placeholder));
    return script;
}

Result<void> apply(
    const Engine& engine,
    Connection& connection,
    std::int64_t number,
    std::string_view text,
    Time now
) {
    TRY(connection.begin());
    const auto run = [&]() -> Result<void> {
        TRY(connection.run_script(script_for(engine, text)));
        TRY(connection.execute(
            "INSERT INTO schema_migrations (number, applied_at) VALUES (:number, :now)",
            {{"number", number}, {"now", now}}
        ));
        TRY(connection.execute("COMMIT"));
        return {};
    };
    const Result<void> applied = run();
    if (!applied) (void)connection.execute("ROLLBACK");
    return applied;
}

}  // namespace

Result<void> migrate(const Engine& engine, Connection& connection, Time now) {
    TRY(connection.run_script(script_for(
        engine,
        "CREATE TABLE IF NOT EXISTS schema_migrations (number @int64@ PRIMARY KEY, applied_at"
        " @int64@ NOT NULL) @strict@;"
    )));
    const Rows rows =
        TRY(connection.query("SELECT COALESCE(MAX(number), 0) FROM schema_migrations"));
    const std::int64_t applied = rows.at(0).integer(0);
    const auto known = static_cast<std::int64_t>(migrations().size());
    if (applied > known)
        return Error{
            .code = Code::conflict,
            .reason = "schema_newer",
            .message =
                "A newer Vitae has changed this database. Start that version or a later one, or"
                " restore an older backup.",
            .actual = applied,
            .limit = known};
    for (std::int64_t number = applied + 1; number <= known; ++number)
        TRY(apply(
            engine,
            connection,
            number,
            migrations()[static_cast<std::size_t>(number - 1)].content,
            now
        ));
    return {};
}

}  // namespace vitae
