#pragma once
// A database for one test: a SQLite file in a temporary folder or, where VITAE_TEST_DATABASE_URL
// names a PostgreSQL server (tools/with_postgres), a schema of its own there. So each test of the
// store, and of the folders above it, runs on both engines.

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include <unistd.h>

#include "base/test_folder.h"
#include "base/test_result.h"
#include "store/postgres.h"
#include "store/sqlite.h"

namespace vitae {

class TestDatabase {
public:
    TestDatabase() {
        const char* url = std::getenv("VITAE_TEST_DATABASE_URL");
        if (url == nullptr) return;
        static std::atomic<int> made = 0;
        schema_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
        server_ = url;
        run_on_server("CREATE SCHEMA " + schema_);
    }
    ~TestDatabase() {
        if (!schema_.empty()) run_on_server("DROP SCHEMA " + schema_ + " CASCADE");
    }
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    std::unique_ptr<Engine> engine() const {
        if (schema_.empty()) return std::make_unique<SqliteEngine>(folder.path() / "vitae.db");
        return std::make_unique<PostgresEngine>(server_ + "&options=-c%20search_path%3D" + schema_);
    }
    /// A connection past the store, as an operator with a SQL shell has.
    std::unique_ptr<Connection> raw() const { return must(engine()->connect(Access::write)); }
    bool on_postgres() const { return !schema_.empty(); }

    TestFolder folder;

private:
    void run_on_server(const std::string& sql) const {
        must(must(PostgresEngine(server_).connect(Access::write))->run_script(sql));
    }

    std::string schema_;
    std::string server_;
};

/// What an attacker, or a test of what is broken, takes away first.
inline std::string drop_audit_guards(const Connection& sql) {
    return sql.dialect() == Dialect::sqlite
               ? "DROP TRIGGER audit_events_no_update; DROP TRIGGER audit_events_no_delete;"
                 "DROP TRIGGER audit_head_no_delete;"
               : "DROP TRIGGER audit_events_no_change ON audit_events;"
                 "DROP TRIGGER audit_head_no_delete ON audit_head;";
}

/// Leaves a test that is about SQLite alone.
#define SQLITE_ONLY(store) \
    if ((store).on_postgres()) GTEST_SKIP() << "about SQLite alone"

}  // namespace vitae
