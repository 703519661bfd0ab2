#pragma once
// What rows that head sections are like: few words, alone on their line, set apart. Called by
// heading_look.cc.

#include <tuple>

#include "resume/reading.h"

namespace vitae {

/// What readers see: size in half points, weight, capitals.
using HeadingLook = std::tuple<long, bool, bool>;

bool in_capitals(std::u32string_view text);
HeadingLook heading_look_of(const Row& row);
/// A heading is no smaller than the text it heads, and stands alone on its line.
bool can_head(const Reading& reading, const Row& row);
bool stands_out(const Reading& reading, const Row& row);
/// Few words, no date, no address, no bullet.
bool reads_like_heading(const Row& row);
/// The words of a job, a school or a degree.
bool names_entry(std::u32string_view text);
/// A span of time in the next row, or in the one below a position.
bool has_time_below(const Reading& reading, std::size_t at);
/// One or the other.
bool heads_entry(const Reading& reading, std::size_t at);
/// "School" between "Level" and "Course", above a table.
bool names_column(const Reading& reading, const Row& row);
/// An address or a telephone number, as headers have and sections seldom.
bool has_contact(const Row& row);
/// Above contacts stands a referee's name, or an employer's.
bool names_a_contact(const Reading& reading, std::size_t at);

}  // namespace vitae
