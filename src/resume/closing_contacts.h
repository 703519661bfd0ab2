#pragma once
// Addresses alone in a document's last rows, as in the footer of a word processor's pages, which
// has no place on a page: they are contacts, whatever section they seem to end. Pure; called by
// find_sections.

#include "resume/sections.h"

namespace vitae {

/// Gives them a section of their own.
void part_closing_contacts(const Reading& reading, std::vector<Section>& sections);

}  // namespace vitae
