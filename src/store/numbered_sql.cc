#include "store/numbered_sql.h"

#include <algorithm>

namespace vitae {

namespace {

constexpr std::string_view kNameCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

/// The length of what begins here and holds no parameter.
std::size_t plain_length(std::string_view rest) {
    if (rest.front() == '\'' || rest.front() == '"') {
        const std::size_t end = rest.find(rest.front(), 1);
        return end == std::string_view::npos ? rest.size() : end + 1;
    }
    if (rest.starts_with("::")) return 2;
    return rest.size() > 1 && rest[0] == ':' && kNameCharacters.find(rest[1]) != std::string::npos
               ? 0
               : 1;
}

/// The numbers begin after those that are taken.
NumberedSql number_from(std::string_view sql, std::size_t taken) {
    NumberedSql numbered;
    while (!sql.empty()) {
        if (const std::size_t plain = plain_length(sql)) {
            numbered.text += sql.substr(0, plain);
            sql.remove_prefix(plain);
            continue;
        }
        const std::size_t end = std::min(sql.find_first_not_of(kNameCharacters, 1), sql.size());
        const std::string_view name = sql.substr(1, end - 1);
        sql.remove_prefix(end);
        auto found = std::find(numbered.names.begin(), numbered.names.end(), name);
        if (found == numbered.names.end())
            found = numbered.names.insert(numbered.names.end(), name);
        numbered.text +=
            '$' +
            std::to_string(found - numbered.names.begin() + 1 + static_cast<std::ptrdiff_t>(taken));
    }
    return numbered;
}

}  // namespace

NumberedSql number_parameters(std::string_view sql) {
    return number_from(sql, 0);
}

NumberedSql number_rows(std::string_view insert, std::size_t rows) {
    constexpr std::string_view kValues = " VALUES ";
    const std::size_t begin = insert.rfind(kValues) + kValues.size();
    NumberedSql numbered = number_from(insert, 0);
    for (std::size_t row = 1; row < rows; ++row)
        numbered.text += ", " + number_from(insert.substr(begin), row * numbered.names.size()).text;
    return numbered;
}

}  // namespace vitae
