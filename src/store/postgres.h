#pragma once
// PostgreSQL behind the engine interface, by libpq. Several processes share one database: whoever
// writes holds the head of the audit chain until its transaction ends, so that writers take turns
// as they do in SQLite. A connection that was lost is made again at the next statement outside a
// transaction.

#include <memory>
#include <string>

#include "store/database.h"

namespace vitae {

class PostgresEngine final : public Engine {
public:
    /// `url` as libpq takes it: postgres://… or postgresql://….
    explicit PostgresEngine(std::string url) : url_(std::move(url)) {}

    Result<std::unique_ptr<Connection>> connect(Access access) const override;
    Dialect dialect() const override { return Dialect::postgres; }

private:
    std::string url_;
};

/// `invalid` when libpq cannot read the URL. A password that others may see has no place in it.
Result<bool> has_password(const std::string& url);

}  // namespace vitae
