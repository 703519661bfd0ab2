#pragma once
// Words about the names at the head of resumes, in the languages that Vitae reads. Called by
// name.cc.

#include <string_view>

namespace vitae {

/// "Curriculum Vitae", "Lebenslauf", "简历": what names the document, not its owner.
bool is_document_title(std::u32string_view text);
/// "Name", "Vor- und Nachname", "姓名": what a name stands behind.
bool is_name_label(std::u32string_view text);

}  // namespace vitae
