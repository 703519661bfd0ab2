#include "extract/pdf_ligatures.h"

#include <string>

namespace vitae {

namespace {

/// The letter that stands for "tt" in `h?ps://` or `h?p://`; 0 when the word is none of them.
char stand_in(std::string_view word) {
    for (const std::string_view rest : {"ps://", "p://"})
        if (word.size() > rest.size() + 2 && word[0] == 'h' && word.substr(2).starts_with(rest) &&
            word[1] > 0x20 && word[1] < 0x7F)
            return word[1];
    return 0;
}

/// An @ may well be one: in an address, or before a name.
bool may_stand_for_itself(std::string_view word, std::size_t at) {
    return at == 0 || at + 1 == word.size() || word.find('.', at) != std::string_view::npos;
}

bool mend(std::string& word, char letter) {
    bool changed = false;
    for (std::size_t at = word.find(letter); at != std::string::npos;
         at = word.find(letter, at + 2)) {
        if (stand_in(word) == 0 && may_stand_for_itself(word, at)) return changed;
        word.replace(at, 1, "tt");
        changed = true;
        // In an address only the scheme is sure to be damaged.
        if (word.starts_with("http")) return true;
    }
    return changed;
}

template <class Visit>
void for_each_piece(Sheet& sheet, Visit visit) {
    for (Piece& piece : sheet.pieces) visit(piece);
    for (Strip& strip : sheet.strips)
        for (Piece& piece : strip.pieces) visit(piece);
}

}  // namespace

void mend_ligatures(std::vector<Sheet>& sheets) {
    char letter = 0;
    for (Sheet& sheet : sheets)
        for_each_piece(sheet, [&](const Piece& piece) {
            if (letter == 0) letter = stand_in(piece.text);
        });
    if (letter == 0 || letter == 't') return;
    for (Sheet& sheet : sheets)
        for_each_piece(sheet, [&](Piece& piece) {
            if (mend(piece.text, letter)) sheet.has_damaged_text = true;
        });
}

}  // namespace vitae
