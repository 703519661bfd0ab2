#include "resume/date_sides.h"

#include <algorithm>

namespace vitae {

namespace {

using Kind = DateToken::Kind;

constexpr int kFirstYear = 1850;
constexpr int kLastYear = 2059;

bool is_year(const DateToken& token) {
    return token.kind == Kind::number && token.digits == 4 && token.number >= kFirstYear &&
           token.number <= kLastYear;
}

/// Nobody who writes two digits means a year before 1945 or after 2044.
int full_year(int two_digits) {
    return two_digits < 45 ? 2000 + two_digits : 1900 + two_digits;
}

}  // namespace

bool DateSides::is(std::size_t at, Kind kind) const {
    return has(at) && tokens_[at].kind == kind;
}

bool DateSides::is_sign(std::size_t at, std::u32string_view one_of) const {
    return is(at, Kind::sign) && one_of.find(tokens_[at].text) != std::u32string_view::npos;
}

bool DateSides::is_number(std::size_t at, int least, int most, int digits) const {
    return is(at, Kind::number) && tokens_[at].digits <= digits && tokens_[at].number >= least &&
           tokens_[at].number <= most;
}

bool DateSides::joined(std::size_t at) const {
    return has(at) && !tokens_[at].after_space;
}

std::optional<std::size_t> DateSides::phrase(std::size_t at, std::initializer_list<DateWord> meant)
    const {
    std::u32string joined_words;
    std::optional<std::size_t> best;
    std::size_t words = 0;
    for (std::size_t i = at; i < tokens_.size() && words < 4; ++i) {
        const DateToken& token = tokens_[i];
        const bool apostrophe = is_sign(i, U"'’");
        if (token.kind != Kind::word && !apostrophe && !(words > 0 && is_sign(i, U"./"))) break;
        if (is_sign(i, U"./")) continue;
        if (apostrophe && words == 0) break;
        if (!joined_words.empty() && !apostrophe && joined_words.back() != U'\'')
            joined_words += U' ';
        joined_words += apostrophe ? U"'" : token.text;
        if (!apostrophe) ++words;
        const auto found = find_date_word(joined_words);
        if (found && std::find(meant.begin(), meant.end(), *found) != meant.end()) best = i + 1;
    }
    if (best && is_sign(*best, U".") && joined(*best)) ++*best;
    return best;
}

std::optional<int> DateSides::month_at(std::size_t at, std::size_t& next) const {
    if (!is(at, Kind::word)) return std::nullopt;
    const auto month = find_month(tokens_[at].text);
    if (!month) return std::nullopt;
    next = at + 1;
    if (is_sign(next, U".") && joined(next)) ++next;
    return month;
}

bool DateSides::year_after(std::size_t at, DateSide& side) const {
    if (is_sign(at, U",./")) ++at;
    if (const auto of = phrase(at, {DateWord::of, DateWord::from}))
        if (has(*of)) at = *of;
    if (is(at, Kind::dash) && joined(at) && is_year_like(at + 1) && joined(at + 1)) ++at;
    const bool apostrophe = is_sign(at, U"'’‘`´");
    if (apostrophe) ++at;
    if (!has(at)) return false;
    if (is_year(tokens_[at])) {
        side.date.year = tokens_[at].number;
    } else if (is(at, Kind::number) && tokens_[at].digits == 2 && !followed_by_digits(at + 1)) {
        side.date.year = full_year(tokens_[at].number);
        side.weak = !apostrophe;
    } else {
        return false;
    }
    side.next = at + 1;
    return true;
}

bool DateSides::is_year_like(std::size_t at) const {
    return is(at, Kind::number) && (is_year(tokens_[at]) || tokens_[at].digits == 2);
}

bool DateSides::followed_by_digits(std::size_t at) const {
    return is_sign(at, U":%") ||
           (is_sign(at, U".,") && joined(at) && is(at + 1, Kind::number) && joined(at + 1));
}

std::optional<DateSide> DateSides::named_month(std::size_t at) const {
    DateSide side;
    std::size_t next = at;
    int day = 0;
    std::size_t first = at;
    if (is_number(at, 1, 31)) {
        day = tokens_[at].number;
        first = at + 1;
        if (is_sign(first, U".")) ++first;
        if (is(first, Kind::word) &&
            (tokens_[first].text == U"st" || tokens_[first].text == U"nd" ||
             tokens_[first].text == U"rd" || tokens_[first].text == U"th"))
            ++first;
        if (const auto of = phrase(first, {DateWord::of})) first = *of;
    }
    const auto month = month_at(first, next);
    if (!month) return std::nullopt;
    side.date.month = *month;
    side.date.day = day;
    // "May 3, 2019"
    if (day == 0 && is_number(next, 1, 31) && is_sign(next + 1, U",") && has(next + 2) &&
        is_year(tokens_[next + 2])) {
        side.date.day = tokens_[next].number;
        side.date.year = tokens_[next + 2].number;
        side.next = next + 3;
        return side;
    }
    if (year_after(next, side)) {
        if (side.weak) side.date.day = 0;
        return side;
    }
    side.only_month = true;
    side.next = next;
    return side;
}

std::optional<DateSide> DateSides::unit_date(std::size_t at) const {
    if (!is(at, Kind::number) || !is_sign(at + 1, U"年년")) return std::nullopt;
    DateSide side;
    if (is_year(tokens_[at]))
        side.date.year = tokens_[at].number;
    else if (tokens_[at].digits <= 2 && at > 0 && era_start(at - 1))
        side.date.year = *era_start(at - 1) + tokens_[at].number;
    else if (tokens_[at].digits == 2)
        side.date.year = full_year(tokens_[at].number);
    else
        return std::nullopt;
    side.next = at + 2;
    if (is_number(side.next, 1, 12) && is_sign(side.next + 1, U"月월")) {
        side.date.month = tokens_[side.next].number;
        side.next += 2;
        if (is_number(side.next, 1, 31) && is_sign(side.next + 1, U"日일")) {
            side.date.day = tokens_[side.next].number;
            side.next += 2;
        }
    }
    return side;
}

std::optional<int> DateSides::era_start(std::size_t at) const {
    if (!is(at, Kind::word)) return std::nullopt;
    if (tokens_[at].text == U"令和") return 2018;
    if (tokens_[at].text == U"平成") return 1988;
    if (tokens_[at].text == U"昭和") return 1925;
    return std::nullopt;
}

bool DateSides::is_joint(std::size_t at) const {
    return is_sign(at, U"/.") || (is(at, Kind::dash) && joined(at) && joined(at + 1));
}

std::optional<DateSide> DateSides::numeric(std::size_t at) const {
    if (!is(at, Kind::number)) return std::nullopt;
    if (at > 0 && is_sign(at - 1, U"/.,:$€£¥#") && joined(at)) return std::nullopt;
    // "GS-2005-07" is a grade, "Present-2019" a span of time.
    if (at > 1 && is(at - 1, Kind::dash) && joined(at) && joined(at - 1) &&
        is(at - 2, Kind::word) && tokens_[at - 2].text.size() < 5 &&
        tokens_[at - 2].text.back() < 0x80 && !find_month(tokens_[at - 2].text) &&
        !is_season(tokens_[at - 2].text) && !find_date_word(tokens_[at - 2].text))
        return std::nullopt;
    if (is_year(tokens_[at])) return year_first(at);
    if (!is_number(at, 1, 31) || !is_joint(at + 1)) return std::nullopt;
    DateSide side;
    const int first = tokens_[at].number;
    if (is_number(at + 2, 1, 31) && is_joint(at + 3) && has(at + 4) && is_year_like(at + 4)) {
        const int second = tokens_[at + 2].number;
        // Days come first but in the United States, which write "/".
        const bool month_first = (is_sign(at + 1, U"/") && second > 12) || second > 12;
        side.date.month = month_first ? first : second;
        side.date.day = month_first ? second : first;
        side.date.year =
            is_year(tokens_[at + 4]) ? tokens_[at + 4].number : full_year(tokens_[at + 4].number);
        side.weak = !is_year(tokens_[at + 4]);
        side.next = at + 5;
        return side.date.month <= 12 ? std::optional(side) : std::nullopt;
    }
    if (first > 12 || !has(at + 2)) return std::nullopt;
    side.date.month = first;
    if (is_year(tokens_[at + 2])) {
        side.date.year = tokens_[at + 2].number;
    } else if (is(at + 2, Kind::number) && tokens_[at + 2].digits == 2 && joined(at + 1) && joined(at + 2) && !is_sign(at + 1, U".") && !followed_by_digits(at + 3)) {
        side.date.year = full_year(tokens_[at + 2].number);
        side.weak = true;
    } else {
        return std::nullopt;
    }
    side.next = at + 3;
    return side;
}

std::optional<DateSide> DateSides::year_first(std::size_t at) const {
    DateSide side;
    side.date.year = tokens_[at].number;
    side.next = at + 1;
    std::size_t next = at;
    const std::size_t word = is_sign(at + 1, U",") ? at + 2 : at + 1;
    if (const auto month = month_at(word, next); month && !year_follows(next)) {
        side.date.month = *month;
        side.next = next;
        return side;
    }
    const bool joint = is_joint(at + 1) && joined(at + 1) && is_number(at + 2, 1, 12) &&
                       tokens_[at + 2].digits <= 2 && joined(at + 2);
    // "2018/19" and "2018-19" are school years; "2018-09" and "2018/9" are months.
    const bool is_school_year = joint && tokens_[at + 2].digits == 2 && !is_sign(at + 1, U".") &&
                                full_year(tokens_[at + 2].number) == side.date.year + 1 &&
                                !is_joint(at + 3) && !zero_padded_elsewhere();
    if (!joint || is_school_year) return side;
    side.date.month = tokens_[at + 2].number;
    side.next = at + 3;
    if (is_joint(at + 3) && joined(at + 3) && is_number(at + 4, 1, 31) && joined(at + 4)) {
        side.date.day = tokens_[at + 4].number;
        side.next = at + 5;
    }
    if (is_sign(side.next, U".") && joined(side.next)) ++side.next;
    return side;
}

bool DateSides::zero_padded_elsewhere() const {
    int found = 0;
    for (std::size_t i = 0; i + 2 < tokens_.size(); ++i)
        if (is_year(tokens_[i]) && is_joint(i + 1) && joined(i + 1) && is_number(i + 2, 1, 12) &&
            joined(i + 2))
            ++found;
    return found > 1;
}

bool DateSides::year_follows(std::size_t at) const {
    return has(at) && is_year(tokens_[at]);
}

std::optional<DateSide> DateSides::read(std::size_t at) const {
    if (!has(at)) return std::nullopt;
    if (is_sign(at, U"'’‘") && is(at + 1, Kind::number) && tokens_[at + 1].digits == 2 &&
        joined(at + 1)) {
        DateSide side{.date = {}, .next = at + 2, .weak = true};
        side.date.year = full_year(tokens_[at + 1].number);
        return side;
    }
    if (is(at, Kind::word) && era_start(at))
        if (auto side = unit_date(at + 1)) return side;
    if (auto side = unit_date(at)) return side;
    if (auto side = named_month(at)) return side;
    if (is(at, Kind::word) && is_season(tokens_[at].text)) {
        std::size_t next = at + 1;
        while (is_sign(next, U".,-") || is(next, Kind::dash) ||
               (is(next, Kind::word) && is_season(tokens_[next].text)))
            ++next;
        if (const auto of = phrase(next, {DateWord::of})) next = *of;
        if (has(next) && is_year(tokens_[next])) {
            DateSide side;
            side.date.year = tokens_[next].number;
            side.next = next + 1;
            return side;
        }
    }
    return numeric(at);
}

}  // namespace vitae
