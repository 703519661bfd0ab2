#include "base/log.h"

#include <atomic>

#include <unistd.h>

namespace vitae {

namespace {

std::atomic<bool> silent = false;

std::string quoted(std::string_view text) {  // literals and ids hold nothing that needs an escape
    return '"' + std::string(text) + '"';
}

void write_line(Literal level, Literal event, const std::string& rest) {
    if (silent) return;
    const std::string line = "{\"time\":" + quoted(to_rfc3339(system_clock().now())) +
                             ",\"level\":" + quoted(level.view()) +
                             ",\"event\":" + quoted(event.view()) + rest + "}\n";
    // One write, so that lines of several threads and processes do not mix. A full disk must not
    // stop the work.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

std::string joined(std::initializer_list<Field> fields) {
    std::string text;
    for (const Field& field : fields) text += ',' + field.to_json();
    return text;
}

}  // namespace

std::string Field::to_json() const {
    const std::string key = quoted(key_.view()) + ':';
    if (const auto* number = std::get_if<std::int64_t>(&value_))
        return key + std::to_string(*number);
    if (const auto* literal = std::get_if<Literal>(&value_)) return key + quoted(literal->view());
    return key + quoted(std::get<std::string>(value_));
}

void log_info(Literal event, std::initializer_list<Field> fields) {
    write_line("info", event, joined(fields));
}

void log_error(Literal event, const Error& error, std::initializer_list<Field> fields) {
    std::string rest = ",\"reason\":" + quoted(error.reason.view());
    if (!error.field.empty()) rest += ",\"field\":" + quoted(error.field.view());
    if (error.native != 0) rest += ",\"native\":" + std::to_string(error.native);
    write_line("error", event, rest + joined(fields));
}

void silence_log() {
    silent = true;
}

}  // namespace vitae
