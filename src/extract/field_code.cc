#include "extract/field_code.h"

namespace vitae {

std::string link_of_field(std::string_view instruction) {
    const auto word = instruction.find("HYPERLINK");
    if (word == std::string_view::npos) return {};
    const auto open = instruction.find('"', word);
    // `\l` leads to a place in the document itself.
    if (open == std::string_view::npos || instruction.substr(0, open).ends_with("\\l ")) return {};
    const auto close = instruction.find('"', open + 1);
    return close == std::string_view::npos
               ? std::string()
               : std::string(instruction.substr(open + 1, close - open - 1));
}

}  // namespace vitae
