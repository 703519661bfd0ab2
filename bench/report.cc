#include "report.h"

#include <algorithm>
#include <charconv>
#include <iostream>

namespace vitae {

namespace {

double to_ms(Stopwatch::duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

}  // namespace

Json report(std::vector<Stopwatch::duration> latencies, Stopwatch::duration elapsed) {
    std::sort(latencies.begin(), latencies.end());
    const auto quantile_ms = [&](double quantile) {
        const double last = static_cast<double>(latencies.size() - 1);
        return to_ms(latencies[static_cast<std::size_t>(quantile * last)]);
    };
    const auto count = static_cast<std::int64_t>(latencies.size());
    const double seconds = std::chrono::duration<double>(elapsed).count();
    Json result = Json::object();
    result.set("count", count);
    result.set("perSecond", static_cast<double>(count) / seconds);
    result.set("p50Ms", quantile_ms(0.5));
    result.set("p90Ms", quantile_ms(0.9));
    result.set("p99Ms", quantile_ms(0.99));
    result.set("maxMs", quantile_ms(1));
    return result;
}

Result<std::int64_t> parse_count(const std::string& text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error == std::errc() && end == text.data() + text.size() && count > 0) return count;
    return Error{
        .code = Code::invalid,
        .reason = "count_malformed",
        .message = "A count must be a whole number above zero.",
        .echo = Echo(text)};
}

int finish(const Result<Json>& report) {
    if (report) {
        std::cout << to_text(*report) << "\n";
        return 0;
    }
    const Error& error = report.error();
    std::cerr << error.reason.view() << ": " << error.message.view() << " "
              << error.echo.for_answer() << " (" << error.native << ")\n";
    return 1;
}

}  // namespace vitae
