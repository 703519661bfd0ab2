#pragma once
// Instructions of Word's fields, which DOCX, DOC and RTF have in common.

#include <string>
#include <string_view>

namespace vitae {

/// `HYPERLINK "https://example.com" \o "…"` → the address; empty for any other field.
std::string link_of_field(std::string_view instruction);

}  // namespace vitae
