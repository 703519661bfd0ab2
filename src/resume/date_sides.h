#pragma once
// One side of a span of time: "May 2019", "03/19", "2020年4月", "Summer 2018". Called by dates.cc
// alone.

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "resume/date_tokens.h"
#include "resume/date_words.h"

namespace vitae {

/// What stands on one side of a span of time.
struct DateSide {
    Date date;
    std::size_t next = 0;  ///< The token after it.
    bool weak = false;     ///< A year of two digits, which may be anything.
    bool only_month = false;
};

class DateSides {
public:
    explicit DateSides(std::u32string_view text) : tokens_(date_tokens(text)) {}

    const std::vector<DateToken>& tokens() const { return tokens_; }
    bool has(std::size_t at) const { return at < tokens_.size(); }
    bool is(std::size_t at, DateToken::Kind kind) const;
    bool is_sign(std::size_t at, std::u32string_view one_of) const;
    /// Four digits, or two.
    bool is_year_like(std::size_t at) const;
    /// A word or phrase of up to four words with that meaning; the token after it.
    std::optional<std::size_t> phrase(std::size_t at, std::initializer_list<DateWord> meant) const;
    std::optional<DateSide> read(std::size_t at) const;

private:
    bool is_number(std::size_t at, int least, int most, int digits = 2) const;
    bool joined(std::size_t at) const;
    std::optional<int> month_at(std::size_t at, std::size_t& next) const;
    /// After a month: "2019", ", 2019", "'19", "de 2019", "19".
    bool year_after(std::size_t at, DateSide& side) const;
    /// "19:30", "19.5", "19%": no years.
    bool followed_by_digits(std::size_t at) const;
    /// "May 2019", "3. Mai 2019", "May 3, 2019", "2019 May".
    std::optional<DateSide> named_month(std::size_t at) const;
    /// "2019年4月1日", "2019년 4월".
    std::optional<DateSide> unit_date(std::size_t at) const;
    /// The year before the first of a Japanese era.
    std::optional<int> era_start(std::size_t at) const;
    /// Signs that part the numbers of one date.
    bool is_joint(std::size_t at) const;
    /// "2019-04-01", "2019/04", "2019.04.", "04/2019", "01.04.2019", "04/19".
    std::optional<DateSide> numeric(std::size_t at) const;
    std::optional<DateSide> year_first(std::size_t at) const;
    /// Another number such as "2018-09" on the line says that months are meant.
    bool zero_padded_elsewhere() const;
    bool year_follows(std::size_t at) const;
    std::vector<DateToken> tokens_;
};

}  // namespace vitae
