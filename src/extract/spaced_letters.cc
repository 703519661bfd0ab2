#include "extract/spaced_letters.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "model/utf8.h"

namespace vitae {

namespace {

constexpr std::size_t kLeastLetters = 4;
/// Wider than this many gaps between letters is a gap between words.
constexpr double kWordGap = 1.6;
/// Letters are never further apart than this many font sizes.
constexpr double kMostGap = 1.2;

/// One letter, or two that kerning holds together.
bool is_letter(const Piece& piece) {
    const std::u32string text = to_utf32(piece.text);
    return !text.empty() && text.size() <= 2 &&
           std::all_of(text.begin(), text.end(), [](char32_t c) {
               // Characters of East Asia are words by themselves.
               return c < 0x2E80 &&
                      (u_isalpha(static_cast<UChar32>(c)) != 0 || c == U'.' || c == U'-');
           });
}

double gap_before(const std::vector<Piece>& row, std::size_t i) {
    return row[i].box.x0 - row[i - 1].box.x1;
}

void join(std::vector<Piece>& row, std::size_t first, std::size_t last) {
    const auto singles = std::count_if(
        row.begin() + static_cast<std::ptrdiff_t>(first),
        row.begin() + static_cast<std::ptrdiff_t>(last),
        [](const Piece& piece) { return count_code_points(piece.text) == 1; }
    );
    if (last - first < kLeastLetters || 3 * singles < 2 * static_cast<std::ptrdiff_t>(last - first))
        return;
    std::vector<double> gaps;
    for (std::size_t i = first + 1; i < last; ++i) gaps.push_back(gap_before(row, i));
    std::sort(gaps.begin(), gaps.end());
    const double usual = gaps[gaps.size() / 3];
    for (std::size_t i = first + 1; i < last; ++i)
        row[i].joined = gap_before(row, i) < kWordGap * usual + 0.05 * row[i].font_size;
}

/// Characters of China, Japan and Korea.
bool is_character(const Piece& piece) {
    const std::u32string text = to_utf32(piece.text);
    const auto is_han = [](char32_t c) { return c >= 0x2E80 && c < 0xD7B0; };
    return !text.empty() && is_han(text.front()) && is_han(text.back());
}

/// Spaced characters are closer than a space is wide.
void join_characters(std::vector<Piece>& row) {
    constexpr double kSpace = 0.18;
    for (std::size_t i = 1; i < row.size(); ++i)
        if (is_character(row[i - 1]) && is_character(row[i]) &&
            gap_before(row, i) < kSpace * row[i].font_size)
            row[i].joined = true;
}

}  // namespace

void join_spaced_letters(std::vector<Piece>& row) {
    join_characters(row);
    for (std::size_t first = 0; first < row.size();) {
        std::size_t last = first;
        while (last < row.size() && is_letter(row[last]) &&
               (last == first || gap_before(row, last) < kMostGap * row[last].font_size))
            ++last;
        join(row, first, last);
        first = std::max(last, first + 1);
    }
}

}  // namespace vitae
