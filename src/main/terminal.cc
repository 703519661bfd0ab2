#include "main/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include <unistd.h>

namespace vitae {

void print(std::string_view line) {
    std::cout << line << '\n' << std::flush;
}

void complain(std::string_view message) {
    std::cerr << "vitae: " << message << '\n';
}

int fail(const Error& error) {
    std::string text(error.message.empty() ? error.reason.view() : error.message.view());
    if (!error.field.empty()) text += " (" + std::string(error.field.view()) + ")";
    if (!error.echo.empty()) text += " [" + error.echo.for_answer() + "]";
    return fail(text);
}

int fail(std::string_view message) {
    complain(message);
    return kFailed;
}

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), shown_(::isatty(STDERR_FILENO) == 1) {}

ProgressBar::~ProgressBar() {
    if (drawn_) std::cerr << "\r\033[K" << std::flush;
}

void ProgressBar::draw(std::int64_t done, std::int64_t total, const std::string& note) {
    if (!shown_) return;
    constexpr std::int64_t kWidth = 30;
    const std::int64_t filled =
        total == 0 ? 0 : std::clamp<std::int64_t>(done * kWidth / total, 0, kWidth);
    std::cerr << "\r\033[K" << label_ << " [" << std::string(static_cast<std::size_t>(filled), '#')
              << std::string(static_cast<std::size_t>(kWidth - filled), '-') << "] " << done << '/'
              << total << "  " << note << std::flush;
    drawn_ = true;
}

Result<std::string> read_secret_line() {
    std::string line;
    if (!std::getline(std::cin, line) || line.empty())
        return Error{
            Code::invalid,
            "secret_missing",
            "Nothing came on standard input. Pipe the secret in, or type it and press Enter."};
    return line;
}

}  // namespace vitae
