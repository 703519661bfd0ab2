#pragma once
// The header of a message or of a part of one (RFC 5322, RFC 2045), with the parameters of its
// fields (RFC 2231). Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitae {

struct MimeField {
    std::string name;   ///< In lower case.
    std::string value;  ///< Unfolded, not decoded.
};

struct MimeEntity {
    std::vector<MimeField> fields;
    std::string_view body;    ///< Inside the text that was parsed.
    bool well_formed = true;  ///< Every line of the header is a field, or goes on with one.

    /// The first field of that name (in lower case); empty when there is none.
    std::string_view find(std::string_view name) const;
};

/// Splits where the first empty line is; without one, all is header.
MimeEntity parse_entity(std::string_view text);

/// "attachment; filename=…": what comes before the parameters, in lower case.
std::string value_of(std::string_view field);
/// A parameter of a field, decoded to UTF-8.
std::optional<std::string> parameter_of(std::string_view field, std::string_view name);

}  // namespace vitae
