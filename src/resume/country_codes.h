#pragma once
// Codes of countries behind towns: "Bristol, England (GB)", "Köln, Nordrhein-Westfalen, DE". Some
// are those of states of the USA as well. Called by location.cc.

#include <optional>
#include <string>
#include <vector>

#include "resume/reading.h"

namespace vitae {

struct CodeAtEnd {
    std::string code;
    Span span;
    Span rest;  ///< Of the last item; empty when that was the code alone.
};

/// `items` are what commas part; one at least.
std::optional<CodeAtEnd> code_in_brackets(const Reading& reading, const std::vector<Span>& items);
/// "Bristol GB", "50667 Köln, DE".
std::optional<CodeAtEnd> code_behind_town(const Reading& reading, const std::vector<Span>& items);

/// "…, Nordrhein-Westfalen, DE, 40589": the code changes places with the postal code behind it.
void put_country_last(const Reading& reading, std::vector<Span>& items);

}  // namespace vitae
