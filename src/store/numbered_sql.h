#pragma once
// Turns `:name` of a statement into PostgreSQL's `$1`. Private to store/.

#include <string>
#include <string_view>
#include <vector>

namespace vitae {

struct NumberedSql {
    std::string text;
    std::vector<std::string_view> names;  ///< What $1, $2, … stand for; they refer to the SQL.
};

/// Leaves quoted text and `::type` alone.
NumberedSql number_parameters(std::string_view sql);

/// The same for an INSERT that ends with VALUES (…), of that many rows. The names are those of one
/// row; the numbers go on from row to row.
NumberedSql number_rows(std::string_view insert, std::size_t rows);

}  // namespace vitae
