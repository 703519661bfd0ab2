#include "store/sqlite.h"

#include <algorithm>
#include <unordered_map>

#include <sqlite3.h>

#include "store/sqlite_checkpoint.h"
#include "store/sqlite_error.h"
#include "store/sqlite_log.h"

namespace vitae {

namespace {

struct CloseDatabase {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// Leaves a cached statement ready for its next use, however this one ended.
struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
    }
};

int bind(sqlite3_stmt* statement, int index, const Param::Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, index, *number);
    if (const auto* text = std::get_if<std::string_view>(&value))
        return sqlite3_bind_text64(
            statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8
        );
    if (const auto* blob = std::get_if<Blob>(&value))
        return sqlite3_bind_blob64(
            statement, index, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC
        );
    return sqlite3_bind_null(statement, index);
}

Row::Cell read_cell(sqlite3_stmt* statement, int column) {
    const auto size = [&] {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    };
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
        case SQLITE_TEXT: {
            const auto* text =
                reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
            return std::string(text, size());
        }
        case SQLITE_BLOB: {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
            return bytes == nullptr ? std::string() : std::string(bytes, size());
        }
        default: return std::monostate();
    }
}

class SqliteConnection final : public Connection {
public:
    explicit SqliteConnection(Database db) : db_(std::move(db)) {}

    Result<void> start_checkpoints(const std::filesystem::path& file) {
        checkpoint_ = TRY(SqliteCheckpoint::start(file, db_.get()));
        return {};
    }

    Result<Rows> query(Literal sql, Params params) override {
        sqlite3_stmt* statement = TRY(prepare(sql, params));
        const Reset reset{statement};
        Rows rows;
        int state = SQLITE_ROW;
        while ((state = sqlite3_step(statement)) == SQLITE_ROW) {
            std::vector<Row::Cell> cells;
            const int count = sqlite3_column_count(statement);
            cells.reserve(static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i) cells.push_back(read_cell(statement, i));
            rows.emplace_back(std::move(cells));
        }
        if (state != SQLITE_DONE) return sqlite_error(db_.get());
        return rows;
    }

    Result<std::int64_t> execute(Literal sql, Params params) override {
        sqlite3_stmt* statement = TRY(prepare(sql, params));
        const Reset reset{statement};
        int state = SQLITE_ROW;
        while (state == SQLITE_ROW) state = sqlite3_step(statement);
        if (state != SQLITE_DONE) return sqlite_error(db_.get());
        return static_cast<std::int64_t>(sqlite3_changes64(db_.get()));
    }

    Result<void> run_script(const std::string& script) override {
        if (sqlite3_exec(db_.get(), script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return sqlite_error(db_.get());
        return {};
    }

    /// In one transaction: each of its own would look anew for what has changed.
    Result<std::vector<Rows>> query_each(Literal sql, const std::vector<std::vector<Param>>& sets)
        override {
        if (sets.size() < 2 || sqlite3_get_autocommit(db_.get()) == 0)
            return Connection::query_each(sql, sets);
        TRY(execute("BEGIN", {}));
        auto answers = Connection::query_each(sql, sets);
        const auto ended = execute("COMMIT", {});
        return answers && !ended ? ended.error() : std::move(answers);
    }

    Result<void> begin() override {
        TRY(execute("BEGIN IMMEDIATE", {}));
        return {};
    }

    Dialect dialect() const override { return Dialect::sqlite; }

private:
    struct Prepared {
        Statement statement;
        std::vector<std::pair<const char*, int>> places;  ///< Of parameters, as they came last.
    };

    Result<sqlite3_stmt*> prepare(Literal sql, Params params) {
        Prepared& cached = statements_[sql.view().data()];  // a literal's address names it
        if (cached.statement == nullptr) {
            sqlite3_stmt* fresh = nullptr;
            if (sqlite3_prepare_v3(
                    db_.get(),
                    sql.view().data(),
                    static_cast<int>(sql.view().size()),
                    SQLITE_PREPARE_PERSISTENT,
                    &fresh,
                    nullptr
                ) != SQLITE_OK)
                return sqlite_error(db_.get());
            cached.statement.reset(fresh);
        }
        std::size_t at = 0;
        for (const Param& param : params) {
            const int place = place_of(cached, at++, param.name);
            if (place == 0 || bind(cached.statement.get(), place, param.value) != SQLITE_OK)
                return Error{.code = Code::internal, .reason = "sql_parameter", .native = place};
        }
        return cached.statement.get();
    }

    /// SQLite compares names one by one; a caller names its parameters in the same order each time.
    static int place_of(Prepared& cached, std::size_t at, Literal name) {
        if (at < cached.places.size() && cached.places[at].first == name.view().data())
            return cached.places[at].second;
        cached.places.resize(std::max(cached.places.size(), at + 1));
        const std::string spelled = ':' + std::string(name.view());
        const int place = sqlite3_bind_parameter_index(cached.statement.get(), spelled.c_str());
        cached.places[at] = {name.view().data(), place};
        return place;
    }

    Database db_;
    std::unordered_map<const char*, Prepared> statements_;
    std::unique_ptr<SqliteCheckpoint> checkpoint_;
};

}  // namespace

Result<std::unique_ptr<Connection>> SqliteEngine::connect(Access access) const {
    // Nobody asks how much memory is in use, and counting it takes one lock for all threads.
    static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)uncounted;
    sqlite3* handle = nullptr;
    const int flags =
        access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const char* vfs = access == Access::write ? vfs_with_gathered_log() : nullptr;
    const int opened = sqlite3_open_v2(file_.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, vfs);
    Database db(handle);
    if (opened != SQLITE_OK) return sqlite_error(handle);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    // Without it a statement is compiled anew whenever a value is bound that a partial index's
    // condition speaks of.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    auto connection = std::make_unique<SqliteConnection>(std::move(db));
    TRY(connection->run_script(
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cache_size=-2000;"
    ));
    if (access == Access::write) {
        TRY(connection->run_script(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
            " PRAGMA cache_size=-8000;"
        ));
        TRY(connection->start_checkpoints(file_));
    }
    return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace vitae
