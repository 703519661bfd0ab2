#include "store/postgres.h"

#include <array>
#include <charconv>
#include <unordered_map>

#include "store/numbered_sql.h"
#include "store/postgres_error.h"
#include "store/postgres_session.h"

namespace vitae {

namespace {

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
/// The types that we name ourselves, out of PostgreSQL's catalog pg_type.
constexpr Oid kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25,
              kInferred = 0;

/// How many statements go out before their answers are read: few enough that neither side's buffers
/// fill up while the other waits.
constexpr std::size_t kPipelined = 100;

/// The values of a statement as libpq takes them: numbers and text as text, bytes as they are.
class Binding {
public:
    Binding(const std::vector<std::string_view>& names, Params params) : numbers_(names.size()) {
        for (std::size_t i = 0; i < names.size(); ++i) add(i, find(names[i], params));
    }
    int count() const { return static_cast<int>(values_.size()); }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }
    const Oid* types() const { return types_.data(); }

private:
    static Param::Value find(std::string_view name, Params params) {
        for (const Param& param : params)
            if (param.name.view() == name) return param.value;
        return {};
    }
    void add(std::size_t at, const Param::Value& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            std::array<char, 24>& digits = numbers_[at];
            *std::to_chars(digits.data(), digits.data() + digits.size() - 1, *number).ptr = '\0';
            push(digits.data(), 0, 0, kInt8);
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            push(text->data() == nullptr ? "" : text->data(), text->size(), 1, kText);
        } else if (const auto* blob = std::get_if<Blob>(&value)) {
            push(
                blob->bytes.data() == nullptr ? "" : blob->bytes.data(),
                blob->bytes.size(),
                1,
                kBytea
            );
        } else {
            push(nullptr, 0, 0, kInferred);
        }
    }
    void push(const char* value, std::size_t length, int format, Oid type) {
        values_.push_back(value);
        lengths_.push_back(static_cast<int>(length));
        formats_.push_back(format);
        types_.push_back(type);
    }

    std::vector<std::array<char, 24>> numbers_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<Oid> types_;
};

std::int64_t read_integer(const char* bytes, int length) {
    std::uint64_t number = length > 0 && (bytes[0] & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (int i = 0; i < length; ++i) number = number << 8 | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int64_t>(number);
}

Row::Cell read_cell(const PGresult* answer, int row, int column) {
    if (PQgetisnull(answer, row, column) != 0) return std::monostate();
    const char* bytes = PQgetvalue(answer, row, column);
    const int length = PQgetlength(answer, row, column);
    switch (PQftype(answer, column)) {
        case kBool:
        case kInt2:
        case kInt4:
        case kInt8: return read_integer(bytes, length);
        default: return std::string(bytes, static_cast<std::size_t>(length));
    }
}

Rows read_rows(const PGresult* answer) {
    Rows rows;
    const int columns = PQnfields(answer);
    rows.reserve(static_cast<std::size_t>(PQntuples(answer)));
    for (int row = 0; row < PQntuples(answer); ++row) {
        std::vector<Row::Cell> cells;
        cells.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            cells.push_back(read_cell(answer, row, column));
        rows.emplace_back(std::move(cells));
    }
    return rows;
}

class PostgresConnection final : public Connection {
public:
    PostgresConnection(std::string url, Session session)
        : url_(std::move(url)), session_(std::move(session)) {}

    Result<Rows> query(Literal sql, Params params) override {
        const Answer answer = TRY(run(sql, params));
        return read_rows(answer.get());
    }

    Result<std::int64_t> execute(Literal sql, Params params) override {
        if (sql.view() == "COMMIT") return commit();
        if (sql.view() == "ROLLBACK") return roll_back();
        const Answer answer = TRY(run(sql, params));
        const std::string_view count = PQcmdTuples(answer.get());
        std::int64_t changed = 0;
        std::from_chars(count.data(), count.data() + count.size(), changed);
        return changed;
    }

    Result<void> run_script(const std::string& script) override {
        TRY(revive());
        return check(Answer(PQexec(session_.get(), script.c_str())).get());
    }

    Result<void> begin() override {
        TRY(run("BEGIN", {}));
        in_transaction_ = true;
        return {};
    }

    Result<std::vector<Rows>> query_each(Literal sql, const std::vector<std::vector<Param>>& sets)
        override {
        std::vector<Rows> answers;
        answers.reserve(sets.size());
        for (std::size_t at = 0; at < sets.size(); at += kPipelined)
            TRY(run_pipeline(
                sql, std::span(sets).subspan(at, std::min(kPipelined, sets.size() - at)), answers
            ));
        return answers;
    }

    Dialect dialect() const override { return Dialect::postgres; }

private:
    struct Statement {
        std::string name;
        std::vector<std::string_view> parameters;
    };

    Result<void> revive() {
        if (PQstatus(session_.get()) == CONNECTION_OK) return {};
        statements_.clear();
        session_ = TRY(open_session(url_));
        return {};
    }

    /// What stands alone is tried once more in a new session when the old one turns out to be dead.
    /// A transaction that breaks must fail.
    Result<Answer> run(Literal sql, Params params) {
        if (in_transaction_) return run_once(sql, params);
        TRY(revive());
        auto answer = run_once(sql, params);
        if (answer || PQstatus(session_.get()) == CONNECTION_OK) return answer;
        TRY(revive());
        return run_once(sql, params);
    }

    Result<Answer> run_once(Literal sql, Params params) {
        const Statement* statement = TRY(prepare(sql, params));
        const Binding binding(statement->parameters, params);
        Answer answer(PQexecPrepared(
            session_.get(),
            statement->name.c_str(),
            binding.count(),
            binding.values(),
            binding.lengths(),
            binding.formats(),
            1
        ));
        TRY(check(answer.get()));
        return answer;
    }

    Result<std::int64_t> commit() {
        const Answer answer(PQexec(session_.get(), "COMMIT"));
        in_transaction_ = false;
        if (PQstatus(session_.get()) != CONNECTION_OK) {
            Error error = database_lost();
            error.reason = kCommitUnknown;
            return error;
        }
        TRY(check(answer.get()));
        // A transaction in which a statement failed is rolled back by COMMIT, without an error.
        if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") return postgres_error("25P02");
        return 0;
    }

    Result<std::int64_t> roll_back() {
        in_transaction_ = false;
        const Answer answer(PQexec(session_.get(), "ROLLBACK"));
        return 0;  // a dead session has rolled back by itself
    }

    Result<const Statement*> prepare(Literal sql, Params params) {
        const auto known = statements_.find(sql.view().data());  // a literal's address names it
        if (known != statements_.end()) return &known->second;
        NumberedSql numbered = number_parameters(sql.view());
        Statement statement{"s" + std::to_string(statements_.size()), std::move(numbered.names)};
        const Binding binding(statement.parameters, params);
        const Answer answer(PQprepare(
            session_.get(),
            statement.name.c_str(),
            numbered.text.c_str(),
            binding.count(),
            binding.types()
        ));
        TRY(check(answer.get()));
        return &statements_.emplace(sql.view().data(), std::move(statement)).first->second;
    }

    Result<void> run_pipeline(
        Literal sql, std::span<const std::vector<Param>> sets, std::vector<Rows>& answers
    ) {
        const Statement* statement = TRY(prepare(sql, Params(sets.front())));
        PQenterPipelineMode(session_.get());
        bool sent = true;
        for (const auto& set : sets) {
            const Binding binding(statement->parameters, Params(set));
            sent = sent && PQsendQueryPrepared(
                               session_.get(),
                               statement->name.c_str(),
                               binding.count(),
                               binding.values(),
                               binding.lengths(),
                               binding.formats(),
                               1
                           ) == 1;
        }
        Result<void> outcome = sent && PQpipelineSync(session_.get()) == 1
                                   ? Result<void>()
                                   : Result<void>(database_lost());
        if (outcome) outcome = read_pipeline(sets.size(), answers);
        PQexitPipelineMode(session_.get());
        return outcome;
    }

    /// Reads to the end of the pipeline, whatever fails on the way: the session is usable again
    /// then.
    Result<void> read_pipeline(std::size_t count, std::vector<Rows>& answers) {
        Result<void> outcome;
        for (std::size_t i = 0; i < count; ++i) {
            const Answer answer(PQgetResult(session_.get()));
            const Answer end(PQgetResult(session_.get()));  // null
            const bool skipped = PQresultStatus(answer.get()) == PGRES_PIPELINE_ABORTED;
            if (outcome && !skipped) outcome = check(answer.get());
            if (outcome) answers.push_back(read_rows(answer.get()));
        }
        const Answer sync(PQgetResult(session_.get()));
        if (PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC && outcome) return database_lost();
        return outcome;
    }

    std::string url_;
    Session session_;
    bool in_transaction_ = false;
    std::unordered_map<const char*, Statement> statements_;
};

}  // namespace

Result<std::unique_ptr<Connection>> PostgresEngine::connect(Access) const {
    Session session = TRY(open_session(url_));
    return std::unique_ptr<Connection>(
        std::make_unique<PostgresConnection>(url_, std::move(session))
    );
}

Result<bool> has_password(const std::string& url) {
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(
        PQconninfoParse(url.c_str(), nullptr)
    );
    if (options == nullptr)
        return Error{
            Code::invalid,
            "database_url_malformed",
            "The database URL cannot be read. Write it as postgres://USER@HOST:PORT/NAME."};
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
        if (std::string_view(option->keyword) == "password" && option->val != nullptr) return true;
    return false;
}

}  // namespace vitae
