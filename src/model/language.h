#pragma once
// The language of a text, by its script and its commonest words. Recognition asks it which model to
// load, the record says it.

#include <string>
#include <string_view>

namespace vitae {

/// ISO 639-1, among the languages that Vitae reads: ar de en es fr it ja ko nl pt ru zh. Empty when
/// none stands out.
std::string guess_language(std::string_view utf8);

}  // namespace vitae
