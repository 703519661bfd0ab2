#pragma once
// SQLite behind the engine interface: WAL, synchronous=FULL, foreign keys. One connection writes,
// many read.

#include <filesystem>
#include <memory>

#include "store/database.h"

namespace vitae {

class SqliteEngine final : public Engine {
public:
    explicit SqliteEngine(std::filesystem::path file) : file_(std::move(file)) {}

    Result<std::unique_ptr<Connection>> connect(Access access) const override;
    Dialect dialect() const override { return Dialect::sqlite; }

private:
    std::filesystem::path file_;
};

}  // namespace vitae
