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

}  // namespace vitae
