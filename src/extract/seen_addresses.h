#pragma once
// The English model alone knows @ and the other marks of addresses; the rest of Europe's read W, m
// or nothing. Called by recognize for a page that was read as English first.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Sets the addresses among the English words in the places where they stand.
void keep_addresses(const std::vector<Piece>& english, std::vector<Piece>& words);

}  // namespace vitae
