#pragma once
// Control words of RTF by what they mean for reading.

#include <string_view>

namespace vitae {

/// Groups whose content is no text of the document.
bool is_skipped_in_rtf(std::string_view word);
/// Groups of drawings, which hold text boxes at some depth.
bool is_rtf_shape(std::string_view word);
bool is_rtf_header(std::string_view word);
bool is_rtf_footer(std::string_view word);
/// The character that a word stands for; empty when it stands for none.
std::string_view character_in_rtf(std::string_view word);

}  // namespace vitae
