#pragma once
// What the words of a heading's piece say about it as a whole. Called by piece_scores.cc.

#include <string_view>

namespace vitae {

/// "Operations", "Sales and Marketing": no employer is called so.
bool is_function(std::u32string_view text);
/// "Roth & Partner", "Lohmann & Söhne": the names of founders.
bool names_founders(std::u32string_view text);
/// "経済学部", "计算机系": a part of a school, named after what is taught there.
bool is_faculty(std::u32string_view text);

/// "Maharashtra State Board": who held an examination.
bool is_board(std::u32string_view text);

}  // namespace vitae
