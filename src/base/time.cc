#include "base/time.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace vitae {

namespace {

class SystemClock final : public Clock {
public:
    Time now() const override {
        return std::chrono::floor<Duration>(std::chrono::system_clock::now());
    }
    Duration steady() const override {
        return std::chrono::floor<Duration>(std::chrono::steady_clock::now().time_since_epoch());
    }
};

const Error kMalformed{
    Code::invalid,
    "time_malformed",
    "This is not a time. Write it as RFC 3339 has it, for example 2026-01-31T09:30:00Z."};

/// Reads exactly `count` digits at `at`; -1 when they are not there.
int digits(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int value = 0;
    const char* first = text.data() + at;
    const auto [end, failed] = std::from_chars(first, first + count, value);
    return failed == std::errc() && end == first + count && *first != '-' ? value : -1;
}

Result<Duration> parse_fraction(std::string_view text, std::size_t& at) {
    if (at >= text.size() || text[at] != '.') return Duration(0);
    std::int64_t micros = 0;
    std::int64_t unit = 100'000;
    const std::size_t first = ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
        micros += (text[at] - '0') * unit;
    if (at == first || at - first > 6) return kMalformed;
    return Duration(micros);
}

Result<std::chrono::minutes> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return std::chrono::minutes(0);
    const int hours = digits(text, 1, 2);
    const int minutes = digits(text, 4, 2);
    if (text.size() != 6 || text[3] != ':' || hours < 0 || hours > 23 || minutes < 0 ||
        minutes > 59)
        return kMalformed;
    if (text[0] != '+' && text[0] != '-') return kMalformed;
    return std::chrono::minutes((text[0] == '-' ? -1 : 1) * (hours * 60 + minutes));
}

}  // namespace

std::string to_rfc3339(Time time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    std::array<char, 40> text{};
    const int length = std::snprintf(
        text.data(),
        text.size(),
        "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()),
        static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()),
        static_cast<int>(clock.subseconds().count())
    );
    return std::string(text.data(), static_cast<std::size_t>(length));
}

Result<Time> parse_rfc3339(std::string_view text) {
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':')
        return kMalformed;
    if (text[10] != 'T' && text[10] != 't') return kMalformed;
    const std::chrono::year_month_day date(
        std::chrono::year(year),
        std::chrono::month(static_cast<unsigned>(month)),
        std::chrono::day(static_cast<unsigned>(day))
    );
    const bool in_range =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61;
    if (year < 0 || !date.ok() || !in_range) return kMalformed;
    std::size_t at = 19;
    const Duration fraction = TRY(parse_fraction(text, at));
    const std::chrono::minutes offset = TRY(parse_offset(text.substr(at)));
    return Time(std::chrono::sys_days(date)) + std::chrono::hours(hour) +
           std::chrono::minutes(minute) + std::chrono::seconds(second) + fraction - offset;
}

const Clock& system_clock() {
    static const SystemClock clock;
    return clock;
}

}  // namespace vitae
