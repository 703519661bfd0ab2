#include "http/message.h"

#include <algorithm>

namespace vitae {

namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

const std::string* find_in(const std::vector<Header>& headers, std::string_view name) {
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header& header) {
        return equal_ignoring_case(header.name, name);
    });
    return found == headers.end() ? nullptr : &found->value;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return lower(x) == lower(y);
    });
}

const std::string* Request::find_header(std::string_view name) const {
    return find_in(headers, name);
}

const std::string* Response::find_header(std::string_view name) const {
    return find_in(headers, name);
}

const std::string* Request::find_query(std::string_view name) const {
    const auto found = std::find_if(query.begin(), query.end(), [&](const auto& parameter) {
        return parameter.first == name;
    });
    return found == query.end() ? nullptr : &found->second;
}

}  // namespace vitae
