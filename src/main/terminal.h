#pragma once
// What a person sees: data on standard output, messages and progress bars on standard error, bars
// on a terminal only.

#include <cstdint>
#include <string>

#include "base/json.h"

namespace vitae {

/// Exit codes of every command.
constexpr int kOk = 0;
constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kCouldNotCheck = 3;
constexpr int kInterrupted = 130;

void print(std::string_view line);
void complain(std::string_view message);
/// Says what went wrong, and returns kFailed.
int fail(const Error& error);
int fail(std::string_view message);

/// One line that is drawn over and over: `label [#####-----] 12/40  note`.
class ProgressBar {
public:
    explicit ProgressBar(std::string label);
    ~ProgressBar();  ///< Clears the line.
    void draw(std::int64_t done, std::int64_t total, const std::string& note);

private:
    std::string label_;
    bool shown_;
    bool drawn_ = false;
};

/// Reads one line from standard input without its line end: a secret that must not be an argument.
Result<std::string> read_secret_line();

}  // namespace vitae
