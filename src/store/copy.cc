#include "store/copy.h"

#include <array>

#include "store/audit.h"

namespace vitae {

namespace {

constexpr std::size_t kMostColumns = 30;
constexpr std::array<Literal, kMostColumns> kNames = {
    "c0",  "c1",  "c2",  "c3",  "c4",  "c5",  "c6",  "c7",  "c8",  "c9",
    "c10", "c11", "c12", "c13", "c14", "c15", "c16", "c17", "c18", "c19",
    "c20", "c21", "c22", "c23", "c24", "c25", "c26", "c27", "c28", "c29"};

struct Table {
    Literal name;
    Literal select;  ///< In the order of its key.
    Literal insert;
    std::array<int, 2> bytes = {-1, -1};  ///< The columns that hold bytes, not text.
};

#define VALUES_4 ":c0, :c1, :c2, :c3"
#define VALUES_5 VALUES_4 ", :c4"
#define VALUES_6 VALUES_5 ", :c5"
#define VALUES_7 VALUES_6 ", :c6"
#define VALUES_8 VALUES_7 ", :c7"
#define VALUES_11 VALUES_8 ", :c8, :c9, :c10"
#define VALUES_15 VALUES_11 ", :c11, :c12, :c13, :c14"
#define VALUES_19 VALUES_15 ", :c15, :c16, :c17, :c18"
#define VALUES_30 VALUES_19 ", :c19, :c20, :c21, :c22, :c23, :c24, :c25, :c26, :c27, :c28, :c29"
#define TABLE(name, columns, key, values, ...)                          \
    {                                                                   \
        name, "SELECT " columns " FROM " name " ORDER BY " key,         \
            "INSERT INTO " name " (" columns ") VALUES (" values ")", { \
            __VA_ARGS__                                                 \
        }                                                               \
    }

// What refers to a row comes after it.
const Table kTables[] = {
    TABLE(
        "users",
        "id, email, name, role, password_hash, created_at, disabled_at",
        "id",
        VALUES_7,
        -1,
        -1
    ),
    TABLE(
        "sessions", "secret_hash, user_id, created_at, expires_at", "secret_hash", VALUES_4, 0, -1
    ),
    TABLE(
        "tokens", "id, user_id, name, secret_hash, created_at, revoked_at", "id", VALUES_6, 3, -1
    ),
    TABLE(
        "sources",
        "id, kind, name, root, default_path, is_default, created_at, updated_at, connection,"
        " account, credential",
        "id",
        VALUES_11,
        10,
        -1
    ),
    TABLE(
        "listings",
        "source_id, path, place, cursor, full_since, updated_at",
        "source_id, path",
        VALUES_6,
        -1,
        -1
    ),
    TABLE(
        "jobs",
        "id, kind, parent_id, source_id, path, file_id, state, waits_for_files, cancel_requested,"
        " fence, failures, max_attempts, run_after, dedup_key, found, fresh, unchanged, skipped,"
        " done, failed, reason, created_by_type, created_by_id, created_at, started_at,"
        " finished_at, updated_at, lease_until, foreign_id, foreign_since",
        "id",
        VALUES_30,
        -1,
        -1
    ),
    TABLE(
        "idempotency_keys",
        "actor_id, key, body_hash, job_id, created_at",
        "actor_id, key",
        VALUES_5,
        2,
        -1
    ),
    TABLE(
        "files",
        "id, source_id, file_key, path, size, stamp, revision, state, reason, extractor,"
        " document_id, last_job_id, updated_at, place, version, seen_at, removed_at, content,"
        " container_id",
        "id",
        VALUES_19,
        -1,
        -1
    ),
    TABLE(
        "job_files",
        "job_id, file_id, state, reason, document_id, updated_at",
        "job_id, file_id",
        VALUES_6,
        -1,
        -1
    ),
    TABLE(
        "candidates", "id, name, lifecycle, version, created_at, updated_at", "id", VALUES_6, -1, -1
    ),
    TABLE(
        "documents",
        "id, sha256, size, media_type, page_count, extractor, original, extraction, notes,"
        " candidate_id, created_at",
        "id",
        VALUES_11,
        -1,
        -1
    ),
    TABLE(
        "document_revisions",
        "source_id, file_key, revision, document_id, created_at",
        "source_id, file_key, revision",
        VALUES_5,
        -1,
        -1
    ),
    TABLE(
        "record_versions",
        "candidate_id, version, record, document_id, author_type, author_id, created_at",
        "candidate_id, version",
        VALUES_7,
        -1,
        -1
    ),
    TABLE(
        "suggestions",
        "id, candidate_id, field, value, document_id, state, created_at, resolved_at",
        "id",
        VALUES_8,
        -1,
        -1
    ),
    TABLE(
        "audit_events",
        "seq, id, time, actor_type, actor_id, auth_method, event_type, outcome, entity_type,"
        " entity_id, request_id, source_address, metadata, prev_hash, hash",
        "seq",
        VALUES_15,
        13,
        14
    ),
};

Param param_of(const Table& table, std::size_t column, const Row::Cell& cell) {
    const Literal name = kNames.at(column);
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return {name, *number};
    if (const auto* text = std::get_if<std::string>(&cell)) {
        const int index = static_cast<int>(column);
        if (table.bytes[0] == index || table.bytes[1] == index) return {name, Blob{*text}};
        return {name, *text};
    }
    return {name, std::nullopt};
}

Result<std::int64_t> copy_table(Connection& from, Connection& to, const Table& table) {
    if (!TRY(to.query(table.select)).empty())
        return Error{
            Code::conflict,
            "database_not_empty",
            "The target database holds data already. Make a new, empty database and name that."};
    const Rows rows = TRY(from.query(table.select));
    std::vector<std::vector<Param>> sets;
    sets.reserve(rows.size());
    for (const Row& row : rows) {
        std::vector<Param> set;
        for (std::size_t i = 0; i < row.cells().size(); ++i)
            set.push_back(param_of(table, i, row.cells()[i]));
        sets.push_back(std::move(set));
    }
    TRY(to.insert_each(table.insert, sets));
    if (TRY(to.query(table.select)) != rows)
        return Error{
            Code::internal,
            "copy_differs",
            "A row came out of the target database other than it went in. Nothing was moved."};
    return static_cast<std::int64_t>(rows.size());
}

Result<void> copy_all(Connection& from, Connection& to, const OnTable& on_table) {
    for (const Table& table : kTables) on_table(table.name, TRY(copy_table(from, to, table)));
    Read read(from, Time());
    TRY(store_chain_head(to, TRY(get_chain_head(read))));
    TRY(to.execute("COMMIT"));
    return {};
}

}  // namespace

std::vector<CopiedTable> copied_tables() {
    std::vector<CopiedTable> tables;
    for (const Table& table : kTables) {
        std::string_view columns = table.select.view().substr(std::string_view("SELECT ").size());
        columns = columns.substr(0, columns.find(" FROM "));
        tables.push_back({table.name.view(), columns});
    }
    return tables;
}

Result<void> copy_rows(Connection& from, Connection& to, const OnTable& on_table) {
    TRY(to.begin());
    const Result<void> copied = copy_all(from, to, on_table);
    if (!copied) (void)to.execute("ROLLBACK");
    return copied;
}

}  // namespace vitae
