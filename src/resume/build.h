#pragma once
// Text → Record: the order of the steps. Pure; called by vitae-extract alone.

#include "model/extraction.h"

namespace vitae {

/// Loads the word lists, once, before the process locks itself down.
void prepare_resume();

struct Built {
    std::vector<SectionText> sections;
    Record record;
    std::string language;  ///< ISO 639-1; empty when it is not certain.
    std::vector<Finding> findings;
};

Built build_record(const Text& text);

}  // namespace vitae
