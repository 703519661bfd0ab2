#include "store/postgres.h"

#include <charconv>
#include <map>

#include "store/numbered_sql.h"
#include "store/postgres_binding.h"
#include "store/postgres_error.h"
#include "store/postgres_session.h"

namespace vitae {

namespace {

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
/// How many statements go out before their answers are read: few enough that neither side's buffers
/// fill up while the other waits.
constexpr std::size_t kPipelined = 100;

/// Rows of one INSERT. Each number of rows is a statement to prepare.
constexpr std::size_t kMostRows = 32;

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

std::int64_t read_count(PGresult* answer) {
    const std::string_view count = PQcmdTuples(answer);
    std::int64_t changed = 0;
    std::from_chars(count.data(), count.data() + count.size(), changed);
    return changed;
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
        return read_count(TRY(run(sql, params)).get());
    }

    Result<void> run_script(const std::string& script) override {
        TRY(revive());
        TRY(settle());
        return check(Answer(PQexec(session_.get(), script.c_str())).get());
    }

    /// Goes out with the first statement.
    Result<void> begin() override {
        TRY(revive());
        in_transaction_ = true;
        return execute_soon("BEGIN", {});
    }

    Result<void> execute_soon(Literal sql, Params params) override {
        const Statement* statement = TRY(prepare(sql, params));
        send(*statement, Binding(statement->parameters, params));
        return {};
    }

    Result<std::vector<Rows>> query_each(Literal sql, const std::vector<std::vector<Param>>& sets)
        override {
        return run_each(sql, sets, read_rows);
    }

    Result<std::vector<std::int64_t>> execute_each(
        Literal sql, const std::vector<std::vector<Param>>& sets
    ) override {
        return run_each(sql, sets, read_count);
    }

    /// Rows that go in together cost half of what they cost one after the other.
    Result<void> insert_each(Literal insert, const std::vector<std::vector<Param>>& sets, Wait wait)
        override {
        for (std::size_t at = 0; at < sets.size();) {
            const std::size_t rows = std::min(sets.size() - at, kMostRows);
            const Statement* statement = TRY(prepare(insert, Params(sets[at]), rows));
            Binding binding(statement->parameters);
            for (std::size_t row = 0; row < rows; ++row) binding.add_row(Params(sets[at + row]));
            send(*statement, binding);
            at += rows;
            if (at % kPipelined < rows) TRY(settle());
        }
        if (wait == Wait::yes) TRY(settle());
        return {};
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
        pending_ = 0;
        session_ = TRY(open_session(url_));
        return {};
    }

    template <class Reading>
    auto run_each(Literal sql, const std::vector<std::vector<Param>>& sets, const Reading& read)
        -> Result<std::vector<std::invoke_result_t<Reading, PGresult*>>> {
        std::vector<std::invoke_result_t<Reading, PGresult*>> read_answers;
        read_answers.reserve(sets.size());
        for (std::size_t at = 0; at < sets.size();) {
            TRY(settle());
            const Statement* statement = TRY(prepare(sql, Params(sets[at])));
            const std::size_t end = std::min(sets.size(), at + kPipelined);
            for (; at < end; ++at)
                send(*statement, Binding(statement->parameters, Params(sets[at])));
            for (const Answer& answer : TRY(settle())) read_answers.push_back(read(answer.get()));
        }
        return read_answers;
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
        TRY(execute_soon(sql, params));
        std::vector<Answer> answers = TRY(settle());
        return std::move(answers.back());
    }

    Result<std::int64_t> commit() {
        const auto answer = run_once("COMMIT", {});
        in_transaction_ = false;
        if (PQstatus(session_.get()) != CONNECTION_OK) {
            Error error = database_lost();
            error.reason = kCommitUnknown;
            return error;
        }
        if (!answer) return answer.error();
        // A transaction in which a statement failed is rolled back by COMMIT, without an error.
        if (std::string_view(PQcmdStatus(answer->get())) != "COMMIT")
            return postgres_error("25P02");
        return 0;
    }

    Result<std::int64_t> roll_back() {
        (void)settle();
        in_transaction_ = false;
        const Answer answer(PQexec(session_.get(), "ROLLBACK"));
        return 0;  // a dead session has rolled back by itself
    }

    /// With `rows`, an INSERT of that many, each with values of the kinds of `params`.
    Result<const Statement*> prepare(Literal sql, Params params, std::size_t rows = 1) {
        const std::pair key(sql.view().data(), rows);  // a literal's address names it
        const auto known = statements_.find(key);
        if (known != statements_.end()) return &known->second;
        NumberedSql numbered =
            rows == 1 ? number_parameters(sql.view()) : number_rows(sql.view(), rows);
        Statement statement{"s" + std::to_string(prepared_++), std::move(numbered.names)};
        Binding binding(statement.parameters);
        for (std::size_t row = 0; row < rows; ++row) binding.add_row(params);
        TRY(settle());
        const Answer answer(PQprepare(
            session_.get(),
            statement.name.c_str(),
            numbered.text.c_str(),
            binding.count(),
            binding.types()
        ));
        TRY(check(answer.get()));
        return &statements_.emplace(key, std::move(statement)).first->second;
    }

    /// Puts a statement into the pipeline. What goes wrong shows when it is settled.
    void send(const Statement& statement, const Binding& binding) {
        PQenterPipelineMode(session_.get());
        ++pending_;
        PQsendQueryPrepared(
            session_.get(),
            statement.name.c_str(),
            binding.count(),
            binding.values(),
            binding.lengths(),
            binding.formats(),
            1
        );
    }

    /// The answers to all that was sent, or the first failure; what follows that is not run. Reads
    /// to the end of the pipeline whatever fails on the way, so the session is usable again.
    Result<std::vector<Answer>> settle() {
        std::vector<Answer> answers;
        Result<void> outcome;
        if (pending_ == 0) return answers;
        if (PQpipelineSync(session_.get()) != 1) outcome = database_lost();
        for (; pending_ > 0; --pending_) {
            Answer answer(PQgetResult(session_.get()));
            const Answer end(PQgetResult(session_.get()));  // null
            const bool skipped = PQresultStatus(answer.get()) == PGRES_PIPELINE_ABORTED;
            if (outcome && !skipped) outcome = check(answer.get());
            answers.push_back(std::move(answer));
        }
        const Answer sync(PQgetResult(session_.get()));
        if (PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC && outcome) outcome = database_lost();
        PQexitPipelineMode(session_.get());
        if (!outcome) {
            // A server that hangs up may say so before libpq sees that it has.
            if (outcome.error().reason.view() == database_lost().reason.view()) session_.reset();
            return outcome.error();
        }
        return answers;
    }

    std::string url_;
    Session session_;
    bool in_transaction_ = false;
    std::size_t pending_ = 0;   ///< Statements that were sent and not settled.
    std::size_t prepared_ = 0;  ///< Names them.
    std::map<std::pair<const char*, std::size_t>, Statement> statements_;
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
