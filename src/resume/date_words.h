#pragma once
// What the words in dates mean, in the languages of resumes: months, seasons, "until today", "to".
// Months come from ICU's CLDR data; the rest is listed here. Called by dates.cc.

#include <optional>
#include <string_view>

namespace vitae {

/// 1 to 12. The word is folded and without a final dot.
std::optional<int> find_month(std::u32string_view folded);

/// "Spring", "Wintersemester", "Q3", "early": words that stand before a year and say less than a
/// month.
bool is_season(std::u32string_view folded);

enum class DateWord {
    present,  ///< "present", "heute", "至今"
    since,    ///< "since", "seit": what follows goes on unless it ends
    from,     ///< "from", "von"
    until,    ///< "to", "bis": between two dates, or before the last
    of        ///< "de" in "enero de 2019"
};
/// One to four folded words with single spaces between.
std::optional<DateWord> find_date_word(std::u32string_view folded);

/// Reads the words before anything else, so that no document waits for them.
void prepare_date_words();

}  // namespace vitae
