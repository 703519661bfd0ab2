#include "store/migrate.h"

#include <string>

#include "base/asset.h"
#include "store/dialect.h"
#include "store/migrations.h"

namespace vitae {

namespace {

/// The script as this engine reads it: placeholders spelled out, blocks for other engines left out.
std::string script_for(Dialect dialect, std::string_view text) {
    std::string script;
    bool ours = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        const std::string_view line = text.substr(0, end + 1);
        text.remove_prefix(end + 1);
        if (line.starts_with("-- @only "))
            ours = line.substr(9).starts_with(name_of(dialect).view());
        else if (line.starts_with("-- @end"))
            ours = true;
        else if (ours)
            script += line;
    }
    for (const std::string_view placeholder : kPlaceholders) {
        const std::string_view spelled = spell(dialect, placeholder);
        for (std::size_t at = 0; (at = script.find(placeholder, at)) != std::string::npos;) {
            script.replace(at, placeholder.size(), spelled);
            at += spelled.size();
        }
    }
    return script;
}

std::int64_t known_migrations() {
    return static_cast<std::int64_t>(migrations().size());
}

/// How many migrations the database has seen. Changes nothing, so any role may ask.
Result<std::int64_t> count_applied(Connection& sql) {
    const Rows tables = TRY(sql.query(has_migrations_sql(sql.dialect())));
    if (!tables.at(0).flag(0)) return 0;
    const Rows rows = TRY(sql.query("SELECT COALESCE(MAX(number), 0) FROM schema_migrations"));
    return rows.at(0).integer(0);
}

Result<void> apply_next(Connection& sql, Time now, std::int64_t last) {
    const Dialect dialect = sql.dialect();
    const Literal lock = lock_schema_sql(dialect);
    if (!lock.empty()) TRY(sql.execute(lock));
    TRY(sql.run_script(script_for(
        dialect,
        "CREATE TABLE IF NOT EXISTS schema_migrations (number @int64@ PRIMARY KEY, applied_at"
        " @int64@ NOT NULL) @strict@;"
    )));
    const std::int64_t applied = TRY(count_applied(sql));  // another process may have been faster
    if (applied < last) {
        const Asset& next = migrations()[static_cast<std::size_t>(applied)];
        TRY(sql.run_script(script_for(dialect, next.content)));
        TRY(sql.execute(
            "INSERT INTO schema_migrations (number, applied_at) VALUES (:number, :now)",
            {{"number", applied + 1}, {"now", now}}
        ));
    }
    TRY(sql.execute("COMMIT"));
    return {};
}

Result<void> migrate_to(Connection& sql, Time now, std::int64_t last) {
    while (true) {
        const std::int64_t applied = TRY(count_applied(sql));
        if (applied == last) return {};
        if (applied > known_migrations())
            return Error{
                .code = Code::conflict,
                .reason = "schema_newer",
                .message =
                    "A newer Vitae has changed this database. Start that version or a later one, or"
                    " restore an older backup.",
                .actual = applied,
                .limit = known_migrations()};
        TRY(sql.begin());
        const Result<void> outcome = apply_next(sql, now, last);
        if (!outcome) (void)sql.execute("ROLLBACK");
        TRY(outcome);
    }
}

}  // namespace

Result<void> migrate(Connection& sql, Time now) {
    return migrate_to(sql, now, known_migrations());
}

Result<void> migrate_to_for_test(Connection& sql, Time now, std::int64_t number) {
    return migrate_to(sql, now, number);
}

}  // namespace vitae
