#pragma once
// What PostgreSQL's five-letter error codes (SQLSTATE, appendix A of its manual) mean to Vitae.
// Private to store/.

#include <string_view>

#include "base/error.h"

namespace vitae {

/// `native` is the code read as a number of base 36, as in `python3 -c "print(int('40P01', 36))"`.
Error postgres_error(std::string_view sql_state);

}  // namespace vitae
