#pragma once
// The words of a row that may be addresses on the web or users' names. Called by links.cc and
// named_profiles.cc; pure.

#include <vector>

#include "resume/reading.h"

namespace vitae {

/// Parted by spaces, bars, commas and semicolons.
std::vector<Span> tokens_of(const Reading& reading, Span part);

/// Takes off brackets, quotes and labels like "Web:" around an address.
Span bare_address(const Reading& reading, Span token);

}  // namespace vitae
