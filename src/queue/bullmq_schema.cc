#include "queue/bullmq_schema.h"

#include "base/asset.h"
#include "base/json.h"

namespace vitae {

std::span<const Asset> bullmq_migrations();

namespace {

constexpr std::int64_t kMajorVersion = 6;

struct Applied {
    std::int64_t version = 0;
    std::int64_t oldest_client = 0;
};

Result<Applied> find_applied(Connection& sql) {
    const Rows tables = TRY(sql.query("SELECT to_regclass('bullmq.migration') IS NOT NULL"));
    if (!tables.at(0).flag(0)) return Applied{};
    const Rows rows =
        TRY(sql.query("SELECT COALESCE(MAX(version), 0), COALESCE(MAX(min_client_version), 0) FROM"
                      " bullmq.migration"));
    return Applied{rows.at(0).integer(0), rows.at(0).integer(1)};
}

std::string text_of(const Json& migration, std::string_view name) {
    return *migration.find(name)->as_string();
}

std::int64_t number_of(const Json& migration, std::string_view name) {
    return *migration.find(name)->as_int();
}

Result<void> apply_missing(Connection& sql, const Json& migrations) {
    // The key is BullMQ's own: "BULL".
    TRY(
        sql.run_script("SELECT pg_advisory_xact_lock(1112493644, hashtext('bullmq'));"
                       "CREATE SCHEMA IF NOT EXISTS bullmq; SET LOCAL search_path TO bullmq;"
                       "CREATE TABLE IF NOT EXISTS migration (version integer PRIMARY KEY, name"
                       " text NOT NULL, min_client_version integer NOT NULL, applied_at"
                       " timestamptz NOT NULL DEFAULT now());")
    );
    const std::int64_t applied = TRY(find_applied(sql)).version;
    for (const Json& migration : *migrations.as_array()) {
        if (number_of(migration, "version") <= applied) continue;
        TRY(sql.run_script(text_of(migration, "sql")));
        TRY(sql.execute(
            "INSERT INTO bullmq.migration (version, name, min_client_version) VALUES"
            " (CAST(:version AS integer), :name, CAST(:oldest AS integer))",
            {{"version", number_of(migration, "version")},
             {"name", text_of(migration, "name")},
             {"oldest", number_of(migration, "minClientVersion")}}
        ));
    }
    // Its first use makes the queue's sequence, which the role of servers may not.
    TRY(sql.query("SELECT bullmq.next_job_id('ingest-dropbox')"));
    TRY(sql.execute("COMMIT"));
    return {};
}

}  // namespace

Result<void> migrate_bullmq(Connection& sql) {
    const Json migrations = TRY(parse_json(bullmq_migrations()[0].content));
    const Applied applied = TRY(find_applied(sql));
    if (applied.oldest_client > kMajorVersion)
        return Error{
            .code = Code::conflict,
            .reason = "bullmq_newer",
            .message =
                "A newer major version of BullMQ has changed the queue's tables. Use a Vitae that"
                " is made for it.",
            .actual = applied.oldest_client,
            .limit = kMajorVersion};
    if (applied.version >= number_of(migrations.as_array()->back(), "version")) return {};
    TRY(sql.begin());
    const Result<void> outcome = apply_missing(sql, migrations);
    if (!outcome) (void)sql.execute("ROLLBACK");
    return outcome;
}

}  // namespace vitae
