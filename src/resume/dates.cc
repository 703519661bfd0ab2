#include "resume/dates.h"

#include <algorithm>

#include "resume/date_sides.h"

namespace vitae {

namespace {

using Kind = DateToken::Kind;

class Parser {
public:
    explicit Parser(std::u32string_view text) : sides_(text), tokens_(sides_.tokens()) {}

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
    Moment moment(std::size_t first, const DateSide& side) const {
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
        if (const auto word = sides_.phrase(at, {DateWord::since})) {
            first = *word;
            since = true;
        } else if (const auto from = sides_.phrase(at, {DateWord::from})) {
            first = *from;
        } else if (const auto to = sides_.phrase(at, {DateWord::until});
                   to && tokens_[at].text.size() > 1) {
            first = *to;
            until = true;
        } else if (sides_.is(at, Kind::dash)) {
            first = at + 1;
            until = true;
        }
        if (sides_.is_sign(first, U":")) ++first;
        if (first == at || until)
            if (auto found = end_first(at, first, next)) return found;
        const auto start = sides_.read(first);
        if (!start) return std::nullopt;
        TimeSpan out;
        out.span = {tokens_[at].span.start, tokens_[start->next - 1].span.end};
        next = start->next;
        if (until && first != at) {
            if (start->only_month || start->weak) return std::nullopt;
            // A dash before the date may part it from something else.
            out.single = sides_.is(at, Kind::dash);
            if (out.single) return dated(first, next);
            out.end = moment(first, *start);
            return out;
        }
        return rest_of(*start, first, since, out, next);
    }

    /// "Present – 04/2020", "to 2020 from 2018": some write the end first.
    std::optional<TimeSpan> end_first(std::size_t at, std::size_t first, std::size_t& next) const {
        const auto now = sides_.phrase(first, {DateWord::present});
        const auto end = now || first == at ? std::nullopt : sides_.read(first);
        if (!now && (!end || end->only_month || end->weak)) return std::nullopt;
        const std::size_t joint = now ? *now : end->next;
        std::size_t second = joint;
        if (now && sides_.is(joint, Kind::dash))
            second = joint + 1;
        else if (const auto from = sides_.phrase(joint, {DateWord::from, DateWord::since}))
            second = *from;
        if (second == joint) return std::nullopt;
        const auto start = sides_.read(second);
        if (!start || start->only_month || start->weak) return std::nullopt;
        TimeSpan out;
        out.start = moment(second, *start);
        out.current = now.has_value();
        if (end) out.end = moment(first, *end);
        if (end && out.end->date.year < out.start->date.year) return std::nullopt;
        out.span = {tokens_[at].span.start, tokens_[start->next - 1].span.end};
        next = start->next;
        return out;
    }

    std::optional<TimeSpan> dated(std::size_t first, std::size_t& next) const {
        return time_span(first, next);
    }

    /// What comes after the first date: a second one, "present", an open dash, or nothing.
    std::optional<TimeSpan> rest_of(
        const DateSide& start, std::size_t first, bool since, TimeSpan out, std::size_t& next
    ) const {
        std::size_t at = dash_after(start.next);
        std::size_t second = at;
        bool separated = false;
        if (sides_.is(at, Kind::dash)) {
            second = after_dash(at);
            separated = true;
        } else if (sides_.is_sign(at, U"/") || (sides_.is_sign(at, U">»") && !start.only_month)) {
            second = at + 1;
            separated = sides_.is_sign(at, U">»") || can_follow_slash(start, second);
        }
        if (const auto word = sides_.phrase(second, {DateWord::until})) {
            second = *word;
            separated = true;
            if (sides_.is_sign(second, U",")) ++second;
        }
        const bool bracket = separated && sides_.is_sign(second, U"(");
        if (const auto now = sides_.phrase(second + (bracket ? 1 : 0), {DateWord::present});
            now && (separated || second == at)) {
            if (start.only_month) return std::nullopt;
            out.start = moment(first, start);
            out.current = true;
            next = bracket && sides_.is_sign(*now, U")") ? *now + 1 : *now;
            out.span.end = tokens_[next - 1].span.end;
            return out;
        }
        if (separated) {
            if (auto ranged = range(start, first, second, out, next)) return ranged;
            // "2019 -", at the end of the line or before something else.
            // So does "2019 to", at the end of a line.
            const bool dash = sides_.is(at, Kind::dash);
            const bool end = second == tokens_.size();
            const bool last = end || (dash && sides_.is_sign(second, U")|],;"));
            if ((dash || ends_with_until(start, second)) && last && second == at + 1 &&
                !start.only_month && !start.weak) {
                out.start = moment(first, start);
                out.open = end;
                out.current = true;
                out.span.end = tokens_[at].span.end;
                next = at + 1;
                return out;
            }
        }
        return alone(start, first, since, out);
    }

    /// "Apr 2014 to": a word of two letters or more, or of another script, behind a month.
    bool ends_with_until(const DateSide& start, std::size_t next) const {
        static constexpr std::u32string_view kWords[] = {U"to", U"till", U"until", U"bis", U"tot"};
        const auto& word = tokens_[next - 1].text;
        return start.date.month != 0 &&
               std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
    }

    std::optional<TimeSpan> alone(
        const DateSide& start, std::size_t first, bool since, TimeSpan out
    ) const {
        if (start.only_month || start.weak) return std::nullopt;
        (since ? out.start : out.end) = moment(first, start);
        out.current = since;
        out.single = !since;
        return out;
    }

    /// In text from right to left, brackets about a span end up around its dash: "2012( – )2016".
    std::size_t dash_after(std::size_t at) const {
        return sides_.is_sign(at, U",()") && sides_.is(at + 1, Kind::dash) ? at + 1 : at;
    }
    std::size_t after_dash(std::size_t at) const {
        return sides_.is_sign(at + 1, U"()") && sides_.read(at + 2) ? at + 2 : at + 1;
    }

    /// "2018/2019" and "Nov 2018/Mar 2019".
    bool can_follow_slash(const DateSide& start, std::size_t second) const {
        if (start.only_month) return sides_.read(second).has_value();
        return sides_.has(second) && (sides_.is_year_like(second) || sides_.read(second));
    }

    std::optional<TimeSpan> range(
        DateSide start, std::size_t first, std::size_t second, TimeSpan out, std::size_t& next
    ) const {
        auto end = sides_.read(second);
        // "2018/19", "2015–17", "09–12/2019", "10.-12.2019".
        if (!end && sides_.is(second, Kind::number) && tokens_[second].digits == 2 &&
            start.date.year > 0 && start.date.month == 0 && !sides_.is_sign(second + 1, U"/.%:")) {
            const int century = start.date.year / 100 * 100;
            end = DateSide{.date = {.year = century + tokens_[second].number}, .next = second + 1};
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

    DateSides sides_;
    const std::vector<DateToken>& tokens_;
};

}  // namespace

std::vector<TimeSpan> find_time_spans(std::u32string_view text) {
    return Parser(text).run();
}

}  // namespace vitae
