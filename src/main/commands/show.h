#pragma once
// How commands print what the API answers: lines of columns for people, JSON with --json.

#include <vector>

#include "main/operator.h"

namespace vitae {

/// Prints the answer's one entry, or the failure's message; returns the exit code.
int show_one(const Operator::Answer& answer, const std::vector<Literal>& columns, bool json);
/// Prints all pages of a list.
Result<int> show_list(
    Operator& command, const std::string& target, const std::vector<Literal>& columns, bool json
);

/// The id of the account with that address.
Result<std::string> find_user_id(Operator& command, const std::string& email);

}  // namespace vitae
