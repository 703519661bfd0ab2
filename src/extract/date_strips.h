#pragma once
// Which of a sheet's strips are dates, as far as signs and digits tell; knows no language. Called
// where sides and rails are told apart.

#include "extract/sheet.h"

namespace vitae {

/// Years, months as numbers, or little else: the texts that stand beside entries in a table.
bool is_like_date(const Strip& strip);

/// A date, or what stands under one: "– now", "7 years".
bool is_of_dates(const Strip& strip);

/// True when a number from 1950 to 2049 stands in it.
bool has_year(const Strip& strip);

/// True when `next`, the line under `date`, is the rest of it: "2012 –" has an end, "2012" has not.
bool is_open_date(const Strip& date, const Strip& next);

}  // namespace vitae
