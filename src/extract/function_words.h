#pragma once
// Tells languages that share an alphabet by their commonest words.

#include <string_view>

namespace vitae {

/// The recognition model ("deu", "fra", …) of the language that most of the words belong to; "eng"
/// when none stands out.
const char* model_for_text(std::string_view utf8);

}  // namespace vitae
