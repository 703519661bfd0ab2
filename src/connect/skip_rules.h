#pragma once
// Files that no source gives to the reader, told by their name.

#include <string_view>

namespace vitae {

/// A code of model/reason.h for what operating systems and open documents leave behind; else empty.
std::string_view clutter_reason(std::string_view name);

/// Whether the name's ending says that the content is nothing Vitae reads, so that fetching it
/// would be in vain: films, music, archives, programs.
bool has_unread_ending(std::string_view name);

}  // namespace vitae
