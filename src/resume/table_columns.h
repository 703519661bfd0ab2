#pragma once
// What the columns of a table of jobs or schools hold, as the row of their names says. Called by
// entry_rows.cc.

#include <cstdint>
#include <string_view>

namespace vitae {

enum class ColumnRole : std::uint8_t { unnamed, organization, position, school, degree, other };

/// The name in words, folded: "job title".
ColumnRole column_role(std::u32string_view name);

}  // namespace vitae
