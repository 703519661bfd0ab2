#pragma once
// What a SQL engine must do. Two engines stand behind it (sqlite.h, postgres.h); all SQL above them
// is one text, but for what dialect.h spells. A connection belongs to one thread at a time.

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"

namespace vitae {

/// Marks a parameter as bytes, not text. Refers to the caller's memory.
struct Blob {
    std::string_view bytes;
};

/// A value for `:name` in a statement. Text is referred to, not copied: it must live until the call
/// returns.
struct Param {
    using Value = std::variant<std::monostate, std::int64_t, std::string_view, Blob>;

    Param(Literal key, std::int64_t number) : name(key), value(number) {}
    Param(Literal key, bool flag) : name(key), value(static_cast<std::int64_t>(flag)) {}
    Param(Literal key, Time time) : name(key), value(to_micros(time)) {}
    Param(Literal key, std::string_view text) : name(key), value(text) {}
    Param(Literal key, const std::string& text) : name(key), value(std::string_view(text)) {}
    Param(Literal key, Literal text) : name(key), value(text.view()) {}
    Param(Literal key, Blob blob) : name(key), value(blob) {}
    Param(Literal key, std::nullopt_t) : name(key) {}
    template <class Tag>
    Param(Literal key, const Id<Tag>& id) : name(key), value(id.view()) {}
    template <class T>
    Param(Literal key, const std::optional<T>& maybe)
        : name(key), value(maybe ? Param(key, *maybe).value : Value()) {}

    Literal name;
    Value value;
};

/// The values of one statement, wherever they lie: valid as long as what it was made from.
class Params {
public:
    Params() = default;
    Params(std::initializer_list<Param> params) : params_(params.begin(), params.size()) {}
    explicit Params(const std::vector<Param>& params) : params_(params) {}
    auto begin() const { return params_.begin(); }
    auto end() const { return params_.end(); }

private:
    std::span<const Param> params_;
};

/// One row of an answer. Columns are read by position, in the order of the SELECT.
class Row {
public:
    using Cell = std::variant<std::monostate, std::int64_t, std::string>;
    explicit Row(std::vector<Cell> cells) : cells_(std::move(cells)) {}

    const std::vector<Cell>& cells() const { return cells_; }
    bool operator==(const Row&) const = default;
    bool is_null(std::size_t column) const {
        return std::holds_alternative<std::monostate>(cells_.at(column));
    }
    std::int64_t integer(std::size_t column) const {
        return std::get<std::int64_t>(cells_.at(column));
    }
    const std::string& text(std::size_t column) const {
        return std::get<std::string>(cells_.at(column));
    }
    const Bytes& bytes(std::size_t column) const { return text(column); }
    Time time(std::size_t column) const { return from_micros(integer(column)); }
    bool flag(std::size_t column) const { return integer(column) != 0; }
    std::optional<std::string> find_text(std::size_t column) const {
        return is_null(column) ? std::nullopt : std::optional(text(column));
    }
    std::optional<Time> find_time(std::size_t column) const {
        return is_null(column) ? std::nullopt : std::optional(time(column));
    }
    /// An id that this program wrote; a row that holds anything else is a broken invariant and
    /// throws.
    template <class IdType>
    IdType id(std::size_t column) const {
        return *IdType::parse(text(column));
    }
    template <class IdType>
    std::optional<IdType> find_id(std::size_t column) const {
        return is_null(column) ? std::nullopt : std::optional(id<IdType>(column));
    }

private:
    std::vector<Cell> cells_;
};
using Rows = std::vector<Row>;

enum class Dialect { sqlite, postgres };

class Connection {
public:
    virtual ~Connection() = default;

    /// Runs one statement. Its text is a literal, so no value can get into it but by a parameter.
    virtual Result<Rows> query(Literal sql, Params params = {}) = 0;
    /// Runs one statement and counts the rows that it changed.
    virtual Result<std::int64_t> execute(Literal sql, Params params = {}) = 0;
    /// Runs a script of several statements: migrations.
    virtual Result<void> run_script(const std::string& script) = 0;
    /// Starts a transaction that may write.
    virtual Result<void> begin() = 0;

    /// The same statement once for each set of values. An engine that is a network away does not
    /// wait for one answer before it asks the next.
    virtual Result<std::vector<Rows>> query_each(
        Literal sql, const std::vector<std::vector<Param>>& sets
    ) {
        std::vector<Rows> answers;
        answers.reserve(sets.size());
        for (const auto& set : sets) answers.push_back(TRY(query(sql, Params(set))));
        return answers;
    }

    /// The same, and how many rows each changed.
    virtual Result<std::vector<std::int64_t>> execute_each(
        Literal sql, const std::vector<std::vector<Param>>& sets
    ) {
        std::vector<std::int64_t> changed;
        changed.reserve(sets.size());
        for (const auto& set : sets) changed.push_back(TRY(execute(sql, Params(set))));
        return changed;
    }

    /// Runs one statement of a transaction together with the next that is waited for, whose
    /// failure its own failure then is. An engine that is a network away saves a way.
    virtual Result<void> execute_soon(Literal sql, Params params = {}) {
        TRY(execute(sql, params));
        return {};
    }

    enum class Wait { yes, no };

    /// An INSERT of one row that ends with its VALUES, for each set of values, in a transaction.
    /// The engine may put many rows into one statement; without waiting, as by `execute_soon`.
    virtual Result<void> insert_each(
        Literal insert, const std::vector<std::vector<Param>>& sets, Wait = Wait::yes
    ) {
        for (const auto& set : sets) TRY(execute(insert, Params(set)));
        return {};
    }

    virtual Dialect dialect() const = 0;
};

/// The server cannot be reached, or hung up.
Error database_lost();
/// The connection broke while COMMIT was under way: nobody knows what came of it.
inline constexpr Literal kCommitUnknown = "commit_unknown";
/// Whether nothing is wrong with what was asked: it may be done once more.
bool is_passing(const Error& error);

enum class Access { read, write };

class Engine {
public:
    virtual ~Engine() = default;
    virtual Result<std::unique_ptr<Connection>> connect(Access access) const = 0;
    virtual Dialect dialect() const = 0;
};

}  // namespace vitae
