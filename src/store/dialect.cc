#include "store/dialect.h"

namespace vitae {

Literal name_of(Dialect dialect) {
    switch (dialect) {
        case Dialect::sqlite: return "sqlite";
        case Dialect::postgres: return "postgres";
    }
    return "";
}

std::string_view spell(Dialect dialect, std::string_view placeholder) {
    const bool sqlite = dialect == Dialect::sqlite;
    if (placeholder == "@int64@") return sqlite ? "INTEGER" : "BIGINT";
    if (placeholder == "@bytes@") return sqlite ? "BLOB" : "BYTEA";
    if (placeholder == "@strict@") return sqlite ? "STRICT" : "";
    if (placeholder == "@keyed@") return sqlite ? "STRICT, WITHOUT ROWID" : "";
    // SQLite compares bytes. So must PostgreSQL, whatever language its database was made for: ids
    // sort by age only so, and keyset pages rest on it.
    if (placeholder == " TEXT") return sqlite ? " TEXT" : " TEXT COLLATE \"C\"";
    return {};
}

Literal take_turn_sql(Dialect dialect) {
    if (dialect == Dialect::sqlite) return "SELECT seq, hash, NULL FROM audit_head WHERE one = 1";
    return "SELECT seq, hash, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM"
           " audit_head WHERE one = 1 FOR UPDATE";
}

Literal lock_schema_sql(Dialect dialect) {
    if (dialect == Dialect::sqlite) return "";
    return "SELECT 1 FROM (SELECT pg_advisory_xact_lock(x'56495441'::int)) AS locked";  // "VITA"
}

Literal has_migrations_sql(Dialect dialect) {
    if (dialect == Dialect::sqlite)
        return "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migrations'";
    return "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'schema_migrations' AND schemaname ="
           " current_schema()";
}

Literal queued_by_keys_sql(Dialect dialect) {
    if (dialect == Dialect::sqlite)
        return "SELECT dedup_key, jobs.id FROM json_each(:keys) AS wanted JOIN jobs ON dedup_key ="
               " wanted.value";
    return "SELECT dedup_key, id FROM jsonb_array_elements_text(CAST(:keys AS jsonb)) AS"
           " wanted(key) JOIN jobs ON dedup_key = wanted.key";
}

Literal notify_sql(Dialect dialect) {
    if (dialect == Dialect::sqlite) return "";
    return "SELECT 1 FROM (SELECT pg_notify('vitae', :payload)) AS told";
}

}  // namespace vitae
