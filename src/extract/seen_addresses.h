#pragma once
// The English model alone knows @ and the other marks of addresses; the rest of Europe's read W, m
// or nothing. Called by recognize for a page that was read in another language.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Where words stand that may be e-mail addresses or addresses of the web, or what other models
/// make of them, with the words close to them.
std::vector<Box> lines_with_addresses(const std::vector<Piece>& words);

/// "ada(@example.com" and "ada.exampleGWexample.com" → with the sign alone.
void mend_addresses(std::vector<Piece>& words);

/// Sets the addresses among the English words in the places where they stand.
void keep_addresses(const std::vector<Piece>& english, std::vector<Piece>& words);

}  // namespace vitae
