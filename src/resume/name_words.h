#pragma once
// Words about the names at the head of resumes, in the languages that Vitae reads. Called by
// name.cc.

#include <string_view>

#include "resume/reading.h"

namespace vitae {

/// "Curriculum Vitae", "Lebenslauf", "简历": what names the document, not its owner.
bool is_document_title(std::u32string_view text);
/// "Name", "Vor- und Nachname", "姓名": what a name stands behind.
bool is_name_label(std::u32string_view text);

/// How much of "Curriculum Vitae of Ada Example" or "CV – Ada Example" stands before the name.
std::size_t title_length(std::u32string_view text);
/// How much of "氏名 例 花子" is the label, which East Asia sets without a colon.
std::size_t bare_label_length(std::u32string_view text);
/// "Ada Example, MD, MPH" → the name alone.
Span without_credentials(const Reading& reading, Span name);

}  // namespace vitae
