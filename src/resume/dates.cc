#include "resume/dates.h"

#include <algorithm>
#include <initializer_list>

#include "resume/date_tokens.h"
#include "resume/date_words.h"

namespace vitae {

namespace {

using Kind = DateToken::Kind;

/// What stands on one side of a span of time.
struct Side {
    Date date;
    std::size_t next = 0;  ///< The token after it.
    bool weak = false;     ///< A year of two digits, which may be anything.
    bool only_month = false;
};

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

class Parser {
public:
    explicit Parser(std::u32string_view text) : tokens_(date_tokens(text)) {}

    std::vector<TimeSpan> run() {
        std::vector<TimeSpan> all;
        for (std::size_t at = 0; at < tokens_.size();) {
            std::size_t next = at;
            if (auto found = time_span(at, next)) {
                all.push_back(*std::move(found));
                at = next;
            } else {
                ++at;
            }
        }
        return all;
    }

private:
    bool has(std::size_t at) const { return at < tokens_.size(); }
    bool is(std::size_t at, Kind kind) const { return has(at) && tokens_[at].kind == kind; }
    bool is_sign(std::size_t at, std::u32string_view one_of) const {
        return is(at, Kind::sign) && one_of.find(tokens_[at].text) != std::u32string_view::npos;
    }
    bool is_number(std::size_t at, int least, int most, int digits = 2) const {
        return is(at, Kind::number) && tokens_[at].digits <= digits &&
               tokens_[at].number >= least && tokens_[at].number <= most;
    }
    bool joined(std::size_t at) const { return has(at) && !tokens_[at].after_space; }

    /// A word or phrase of up to four words with that meaning; the token after it.
    std::optional<std::size_t> phrase(std::size_t at, std::initializer_list<DateWord> meant) const {
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

    std::optional<int> month_at(std::size_t at, std::size_t& next) const {
        if (!is(at, Kind::word)) return std::nullopt;
        const auto month = find_month(tokens_[at].text);
        if (!month) return std::nullopt;
        next = at + 1;
        if (is_sign(next, U".") && joined(next)) ++next;
        return month;
    }

    /// After a month: "2019", ", 2019", "'19", "de 2019", "19".
    bool year_after(std::size_t at, Side& side) const {
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

    bool is_year_like(std::size_t at) const {
        return is(at, Kind::number) && (is_year(tokens_[at]) || tokens_[at].digits == 2);
    }

    /// "19:30", "19.5", "19%": no years.
    bool followed_by_digits(std::size_t at) const {
        return is_sign(at, U":%") ||
               (is_sign(at, U".,") && joined(at) && is(at + 1, Kind::number) && joined(at + 1));
    }

    /// "May 2019", "3. Mai 2019", "May 3, 2019", "2019 May".
    std::optional<Side> named_month(std::size_t at) const {
        Side side;
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

    /// "2019年4月1日", "2019년 4월".
    std::optional<Side> unit_date(std::size_t at) const {
        if (!is(at, Kind::number) || !is_sign(at + 1, U"年년")) return std::nullopt;
        Side side;
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

    /// The year before the first of a Japanese era.
    std::optional<int> era_start(std::size_t at) const {
        if (!is(at, Kind::word)) return std::nullopt;
        if (tokens_[at].text == U"令和") return 2018;
        if (tokens_[at].text == U"平成") return 1988;
        if (tokens_[at].text == U"昭和") return 1925;
        return std::nullopt;
    }

    /// Signs that part the numbers of one date.
    bool is_joint(std::size_t at) const {
        return is_sign(at, U"/.") || (is(at, Kind::dash) && joined(at) && joined(at + 1));
    }

    /// "2019-04-01", "2019/04", "2019.04.", "04/2019", "01.04.2019", "04/19".
    std::optional<Side> numeric(std::size_t at) const {
        if (!is(at, Kind::number)) return std::nullopt;
        if (at > 0 && is_sign(at - 1, U"/.,:$€£¥#") && joined(at)) return std::nullopt;
        if (is_year(tokens_[at])) return year_first(at);
        if (!is_number(at, 1, 31) || !is_joint(at + 1)) return std::nullopt;
        Side side;
        const int first = tokens_[at].number;
        if (is_number(at + 2, 1, 31) && is_joint(at + 3) && has(at + 4) && is_year_like(at + 4)) {
            const int second = tokens_[at + 2].number;
            // Days come first but in the United States, which write "/".
            const bool month_first = (is_sign(at + 1, U"/") && second > 12) || second > 12;
            side.date.month = month_first ? first : second;
            side.date.day = month_first ? second : first;
            side.date.year = is_year(tokens_[at + 4]) ? tokens_[at + 4].number
                                                      : full_year(tokens_[at + 4].number);
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

    std::optional<Side> year_first(std::size_t at) const {
        Side side;
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
        const bool is_school_year = joint && tokens_[at + 2].digits == 2 &&
                                    !is_sign(at + 1, U".") &&
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

    /// Another number such as "2018-09" on the line says that months are meant.
    bool zero_padded_elsewhere() const {
        int found = 0;
        for (std::size_t i = 0; i + 2 < tokens_.size(); ++i)
            if (is_year(tokens_[i]) && is_joint(i + 1) && joined(i + 1) &&
                is_number(i + 2, 1, 12) && joined(i + 2))
                ++found;
        return found > 1;
    }

    bool year_follows(std::size_t at) const { return has(at) && is_year(tokens_[at]); }

    std::optional<Side> side_at(std::size_t at) const {
        if (!has(at)) return std::nullopt;
        if (is_sign(at, U"'’‘") && is(at + 1, Kind::number) && tokens_[at + 1].digits == 2 &&
            joined(at + 1)) {
            Side side{.date = {}, .next = at + 2, .weak = true};
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
                Side side;
                side.date.year = tokens_[next].number;
                side.next = next + 1;
                return side;
            }
        }
        return numeric(at);
    }

    Moment moment(std::size_t first, const Side& side) const {
        Date date = side.date;
        if (!is_valid(date)) date.day = 0;
        Moment out{date, {tokens_[first].span.start, tokens_[side.next - 1].span.end}, {}};
        return out;
    }

    /// "(…", "seit …", "from …": what stands before the first date.
    std::optional<TimeSpan> time_span(std::size_t at, std::size_t& next) const {
        std::size_t first = at;
        bool since = false;
        bool until = false;
        if (const auto word = phrase(at, {DateWord::since})) {
            first = *word;
            since = true;
        } else if (const auto from = phrase(at, {DateWord::from})) {
            first = *from;
        } else if (const auto to = phrase(at, {DateWord::until});
                   to && tokens_[at].text.size() > 1) {
            first = *to;
            until = true;
        } else if (is(at, Kind::dash)) {
            first = at + 1;
            until = true;
        }
        if (is_sign(first, U":")) ++first;
        const auto start = side_at(first);
        if (!start) return std::nullopt;
        TimeSpan out;
        out.span = {tokens_[at].span.start, tokens_[start->next - 1].span.end};
        next = start->next;
        if (until && first != at) {
            if (start->only_month || start->weak) return std::nullopt;
            // A dash before the date may part it from something else.
            out.single = is(at, Kind::dash);
            if (out.single) return dated(first, next);
            out.end = moment(first, *start);
            return out;
        }
        return rest_of(*start, first, since, out, next);
    }

    std::optional<TimeSpan> dated(std::size_t first, std::size_t& next) const {
        return time_span(first, next);
    }

    /// What comes after the first date: a second one, "present", an open dash, or nothing.
    std::optional<TimeSpan> rest_of(
        const Side& start, std::size_t first, bool since, TimeSpan out, std::size_t& next
    ) const {
        std::size_t at = start.next;
        if (is_sign(at, U",") && is(at + 1, Kind::dash)) ++at;
        std::size_t second = at;
        bool separated = false;
        if (is(at, Kind::dash)) {
            second = at + 1;
            separated = true;
        } else if (is_sign(at, U"/") || (is_sign(at, U">»") && !start.only_month)) {
            second = at + 1;
            separated = is_sign(at, U">»") || can_follow_slash(start, second);
        }
        if (const auto word = phrase(second, {DateWord::until})) {
            second = *word;
            separated = true;
            if (is_sign(second, U",")) ++second;
        }
        if (const auto now = phrase(second, {DateWord::present});
            now && (separated || second == at)) {
            if (start.only_month) return std::nullopt;
            out.start = moment(first, start);
            out.current = true;
            out.span.end = tokens_[*now - 1].span.end;
            next = *now;
            return out;
        }
        if (separated) {
            if (auto ranged = range(start, first, second, out, next)) return ranged;
            // "2019 -", at the end of the line or before something else.
            const bool dash = is(at, Kind::dash);
            const bool last = second == tokens_.size() || is_sign(second, U")|],;");
            if (dash && last && second == at + 1 && !start.only_month && !start.weak) {
                out.start = moment(first, start);
                out.open = second == tokens_.size();
                out.current = true;
                out.span.end = tokens_[at].span.end;
                next = at + 1;
                return out;
            }
        }
        if (start.only_month || start.weak) return std::nullopt;
        if (since) {
            out.start = moment(first, start);
            out.current = true;
            return out;
        }
        out.end = moment(first, start);
        out.single = true;
        return out;
    }

    /// "2018/2019" and "Nov 2018/Mar 2019".
    bool can_follow_slash(const Side& start, std::size_t second) const {
        if (start.only_month) return side_at(second).has_value();
        return has(second) && (is_year_like(second) || side_at(second));
    }

    std::optional<TimeSpan> range(
        Side start, std::size_t first, std::size_t second, TimeSpan out, std::size_t& next
    ) const {
        auto end = side_at(second);
        // "2018/19", "2015–17", "09–12/2019", "10.-12.2019".
        if (!end && is(second, Kind::number) && tokens_[second].digits == 2 &&
            start.date.year > 0 && start.date.month == 0 && !is_sign(second + 1, U"/.%:")) {
            const int century = start.date.year / 100 * 100;
            end = Side{.date = {.year = century + tokens_[second].number}, .next = second + 1};
            if (end->date.year < start.date.year) end->date.year += 100;
            if (end->date.year - start.date.year > 50) return std::nullopt;
        }
        if (!end || end->only_month) return std::nullopt;
        if (start.only_month) start.date.year = end->date.year;
        if (start.weak != end->weak && end->weak && start.date.month == 0) return std::nullopt;
        out.start = moment(first, start);
        out.end = moment(second, *end);
        if (out.start->date.year > out.end->date.year) std::swap(out.start, out.end);
        out.span.end = tokens_[end->next - 1].span.end;
        next = end->next;
        // "2015 – 2018 – today" does not occur; "(2018 – 2020)" does.
        return out;
    }

    std::vector<DateToken> tokens_;
};

}  // namespace

std::vector<TimeSpan> find_time_spans(std::u32string_view text) {
    return Parser(text).run();
}

}  // namespace vitae
