#pragma once
// The languages that the owner speaks, and how well.

#include "model/record.h"
#include "resume/sections.h"

namespace vitae {

std::vector<Language> find_languages(const Reading& reading, const std::vector<Section>& sections);

/// Loads the names of languages, once.
void prepare_languages();

}  // namespace vitae
