#pragma once
// The one error type. A function that can fail returns it inside a Result; it is logged once, at
// the edge.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace vitae {

/// Text fixed at compile time. It cannot hold user data, so it is safe to log and to return.
class Literal {
public:
    consteval Literal(const char* text) : text_(text) {}  // NOLINT(google-explicit-constructor)
    constexpr std::string_view view() const { return text_; }
    constexpr bool empty() const { return text_.empty(); }

private:
    std::string_view text_;
};

/// What kind of failure it is. `api/` maps each to one HTTP status, the command line to an exit
/// code.
enum class Code {
    invalid,
    unauthenticated,
    forbidden,
    not_found,
    conflict,
    precondition_required,
    too_large,
    unsupported_media,
    unprocessable,
    throttled,
    unavailable,
    internal
};

/// The caller's own input, given back in an answer's `details`. It has no way into a log line.
class Echo {
public:
    Echo() = default;
    explicit Echo(std::string text) : text_(std::move(text)) {}
    const std::string& for_answer() const { return text_; }
    bool empty() const { return text_.empty(); }

private:
    std::string text_;
};

struct Error {
    Code code;
    Literal reason;           ///< Stable, documented, e.g. "lease_lost".
    Literal message = "";     ///< What happened, why, what to do next: a sentence for people.
    Literal field = "";       ///< The offending input field, if there is one.
    std::int64_t actual = 0;  ///< The measured value, where a limit was passed.
    std::int64_t limit = 0;   ///< The limit that was passed; seconds to wait when throttled.
    Echo echo = {};           ///< What the caller sent.
    std::int64_t native =
        0;  ///< errno, SQLite's extended code or upstream HTTP status, for operators.
};

}  // namespace vitae
