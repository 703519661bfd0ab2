#include "auth/identity.h"

#include <algorithm>

namespace vitae {

Result<std::string> parse_email(std::string_view text) {
    std::string email(text);
    std::transform(email.begin(), email.end(), email.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    });
    const std::size_t at = email.find('@');
    const bool shaped = at != std::string::npos && at > 0 && at + 1 < email.size() &&
                        email.find('@', at + 1) == std::string::npos;
    const bool clean =
        std::all_of(email.begin(), email.end(), [](char c) { return c > ' ' && c != 0x7f; });
    if (shaped && clean && email.size() <= 254) return email;
    return Error{
        .code = Code::invalid,
        .reason = "email_malformed",
        .message = "This is not an e-mail address. Write it as name@example.com.",
        .field = "email",
        .echo = Echo(std::string(text))};
}

Result<std::string> parse_name(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos || text.size() > 200)
        return Error{
            .code = Code::invalid,
            .reason = "name_length",
            .message = "The name must have 1 to 200 characters.",
            .field = "name"};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

}  // namespace vitae
