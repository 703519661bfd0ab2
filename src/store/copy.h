#pragma once
// Moves all rows of one database into another, empty one, whatever their engines, and compares them
// afterwards. For the command `migrate`.

#include <functional>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace vitae {

/// Called after each table, with how many rows it has.
using OnTable = std::function<void(Literal table, std::int64_t rows)>;

/// All or nothing. `conflict` unless the target has the same schema and no rows. Each row is read
/// back and compared, cell by cell, before the commit.
Result<void> copy_rows(Connection& from, Connection& to, const OnTable& on_table);

/// What it takes along, for the test that holds it against the schema.
struct CopiedTable {
    std::string_view name;
    std::string_view columns;  ///< Separated by ", ".
};
std::vector<CopiedTable> copied_tables();

}  // namespace vitae
