#include "api/page.h"

#include <charconv>

namespace vitae {

Result<std::int64_t> parse_limit(const Request& request) {
    const std::string* text = request.find_query("limit");
    if (text == nullptr) return kDefaultPage;
    std::int64_t limit = 0;
    const auto [end, failed] = std::from_chars(text->data(), text->data() + text->size(), limit);
    if (failed == std::errc() && end == text->data() + text->size() && limit >= 1 &&
        limit <= kLongestPage)
        return limit;
    return Error{
        .code = Code::invalid,
        .reason = "limit_out_of_range",
        .message = "limit must be a whole number from 1 to 200.",
        .field = "limit"};
}

Error bad_cursor() {
    return Error{
        .code = Code::invalid,
        .reason = "cursor_malformed",
        .message = "This cursor is not one that a list gave. Start again without a cursor.",
        .field = "cursor"};
}

}  // namespace vitae
