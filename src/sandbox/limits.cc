#include "sandbox/limits.h"

#include <charconv>
#include <optional>
#include <string_view>

namespace vitae {

namespace {

constexpr std::string_view kCpu = "--cpu-seconds=";
constexpr std::string_view kMemory = "--memory-bytes=";

std::optional<std::int64_t> number_after(std::string_view prefix, std::string_view argument) {
    if (!argument.starts_with(prefix)) return std::nullopt;
    argument.remove_prefix(prefix.size());
    std::int64_t number = 0;
    const auto [end, failed] =
        std::from_chars(argument.data(), argument.data() + argument.size(), number);
    const bool whole = failed == std::errc() && end == argument.data() + argument.size();
    return whole && number > 0 ? std::optional(number) : std::nullopt;
}

}  // namespace

std::vector<std::string> to_arguments(const Limits& limits) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits.cpu).count();
    return {
        std::string(kCpu) + std::to_string(seconds),
        std::string(kMemory) + std::to_string(limits.memory)};
}

Result<Limits> parse_limits(std::span<char* const> arguments) {
    Limits limits;
    for (const std::string_view argument : arguments) {
        if (const auto seconds = number_after(kCpu, argument))
            limits.cpu = std::chrono::seconds(*seconds);
        else if (const auto bytes = number_after(kMemory, argument))
            limits.memory = *bytes;
        else
            return Error{
                Code::invalid,
                "limit_unknown",
                "The server starts this program by itself. Its arguments are --cpu-seconds=N and "
                "--memory-bytes=N."};
    }
    return limits;
}

}  // namespace vitae
