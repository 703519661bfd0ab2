#include "extract/pdf_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <memory>
#include <utility>

#include <PDFDoc.h>
#include <TextOutputDev.h>
#include <goo/GooString.h>
#include <unicode/uchar.h>

#include "extract/right_to_left.h"
#include "extract/turned.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// LaTeX fonts say that they are bold or italic in their names alone.
bool name_has(const std::string& name, std::initializer_list<std::string_view> marks) {
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        return name.find(mark) != std::string::npos;
    });
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
        return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    return text;
}

/// The letters of these fonts are pictures: an envelope, a telephone.
bool is_icon_font(const std::string& name) {
    return name_has(
        name,
        {"awesome",
         "icon",
         "marvosym",
         "wasysym",
         "bbding",
         "pifont",
         "dingbat",
         "webdings",
         "emoji",
         "glyphs",
         "symbols-"}
    );
}

/// Word sets its bullets in this one.
bool is_bullet_font(const std::string& name) {
    return name_has(name, {"wingdings"});
}

std::string font_name(const TextWord& word, int letter) {
    const GooString* name = word.getFontInfo(letter)->getFontName();
    return name == nullptr ? "" : lower(name->toStr());
}

std::string text_of(const TextWord& word) {
    std::string text;
    for (int i = 0; i < word.getLength(); ++i) {
        const std::string font = font_name(word, i);
        if (is_icon_font(font)) continue;
        append_code_point(text, is_bullet_font(font) ? U'•' : char32_t{*word.getChar(i)});
    }
    return text;
}

/// Poppler guesses the size of a font of drawings (type 3) from the width of one of its glyphs: it
/// multiplies by what this returns. Where the font says itself how large its letters are, that is
/// taken out beforehand.
double guess_of(const GfxFont& font) {
    if (font.getType() != fontType3) return 1;
    const auto* simple = dynamic_cast<const Gfx8BitFont*>(&font);
    const double* matrix = simple == nullptr ? nullptr : simple->getFontMatrix();
    // A thousandth or a 2,048th: units of an em, as browsers draw fonts.
    if (matrix == nullptr || matrix[0] < 0.0004 || matrix[0] > 0.0011) return 1;
    double m = 0;
    double letter = 0;
    double any = 0;
    for (int code = 0; code < 256; ++code) {
        const char* name = simple->getCharName(code);
        if (name == nullptr) continue;
        const double width = simple->getWidth(static_cast<unsigned char>(code));
        const bool single = name[0] != 0 && name[1] == 0;
        if (single && name[0] == 'm') m = width;
        if (letter == 0 && single && std::isalpha(static_cast<unsigned char>(name[0])) != 0)
            letter = width;
        if (any == 0) any = width;
    }
    if (m > 0) return m / 0.6;
    const double width = letter > 0 ? letter : any;
    return width > 0 ? width / 0.5 : 1;
}

/// How many letters run to the right, down, to the left and up. Poppler's own rotation of a word is
/// wrong for fonts of drawings, in which browsers write Chinese.
class Directions {
public:
    void add(const GfxState& state, double dx, double dy) {
        const std::shared_ptr<GfxFont>& font = state.getFont();
        if (font && font->getWMode() != 0) return;
        double across = 0;
        double down = 0;
        state.transformDelta(dx, dy, &across, &down);
        const bool level = std::abs(across) >= std::abs(down);
        ++letters_[level ? (across >= 0 ? 0 : 2) : (down >= 0 ? 1 : 3)];
    }

    /// Clockwise quarter turns that set most letters upright.
    int turns_to_upright() const {
        const auto most = std::max_element(letters_.begin(), letters_.end()) - letters_.begin();
        return static_cast<int>(4 - most) % 4;
    }

private:
    std::array<std::size_t, 4> letters_{};
};

/// Gathers words. All letters shall come in the order in which they stand; those that one glyph has
/// together, like lam and alef, come in the order in which they are read.
class WordDevice : public TextOutputDev {
public:
    WordDevice() : TextOutputDev(nullptr, false, 0, false, false) {}

    int turns_to_upright() const { return directions_.turns_to_upright(); }

    void updateFont(GfxState* state) override {
        const std::shared_ptr<GfxFont> font = state->getFont();
        const double guess = font ? guess_of(*font) : 1;
        if (guess == 1) return TextOutputDev::updateFont(state);
        const double size = state->getFontSize();
        state->setFont(font, size / guess);
        TextOutputDev::updateFont(state);
        state->setFont(font, size);
    }

    // Its parameters are poppler's.
    void drawChar(  // NOLINT(readability-function-size)
        GfxState* state,
        double x,
        double y,
        double dx,
        double dy,
        double origin_x,
        double origin_y,
        CharCode code,
        int size,
        const Unicode* letters,
        int count
    ) override {
        directions_.add(*state, dx, dy);
        if (count < 2 || !runs_to_the_left(letters[0]))
            return TextOutputDev::drawChar(
                state, x, y, dx, dy, origin_x, origin_y, code, size, letters, count
            );
        std::vector<Unicode> turned(letters, letters + count);
        std::reverse(turned.begin(), turned.end());
        TextOutputDev::drawChar(
            state, x, y, dx, dy, origin_x, origin_y, code, size, turned.data(), count
        );
    }

private:
    Directions directions_;
};

struct LetterStyle {
    bool bold = false;
    bool italic = false;
};

LetterStyle style_of(const TextWord& word, int letter) {
    const std::string name = font_name(word, letter);
    const TextFontInfo& font = *word.getFontInfo(letter);
    return {
        font.isBold() ||
            name_has(name, {"bold", "black", "heavy", "cmbx", "cmssbx", "-bd", "semib"}),
        font.isItalic() || name_has(name, {"italic", "oblique", "cmti", "slant", "-it"})};
}

/// A comma after a bold name is often plain, so most letters decide.
void set_style(Piece& piece, const TextWord& word) {
    int bold = 0;
    int italic = 0;
    LetterStyle style;
    for (int i = 0; i < word.getLength(); ++i) {
        // Letters of one font follow each other.
        const bool same = i > 0 && word.getFontInfo(i)->matches(word.getFontInfo(i - 1));
        if (!same) style = style_of(word, i);
        bold += style.bold ? 1 : 0;
        italic += style.italic ? 1 : 0;
    }
    piece.bold = 2 * bold > word.getLength();
    piece.italic = 2 * italic > word.getLength();
}

double lightness_of(const TextWord& word) {
    double red = 0;
    double green = 0;
    double blue = 0;
    word.getColor(&red, &green, &blue);
    return 0.3 * red + 0.59 * green + 0.11 * blue;
}

Piece to_piece(const TextWord& word) {
    Piece piece{.text = text_of(word)};
    Box& box = piece.box;
    word.getBBox(&box.x0, &box.y0, &box.x1, &box.y1);
    piece.baseline = word.getRotation() == 0 ? word.getBaseline() : box.y1;
    piece.quarters = word.getRotation();
    piece.font_size = word.getFontSize();
    if (word.getLength() > 0) set_style(piece, word);
    piece.lightness = lightness_of(word);
    return piece;
}

/// No font of text has such letters: its glyphs' meaning is lost.
bool is_meaningless(char32_t c) {
    return c == 0xFFFD || c < 0x20 || u_charType(static_cast<UChar32>(c)) == U_PRIVATE_USE_CHAR;
}

/// True when the meaning of many letters is lost.
bool add_words(WordDevice& device, Sheet& sheet) {
    const std::unique_ptr<TextWordList> words(device.makeWordList());
    std::size_t letters = 0;
    std::size_t meaningless = 0;
    for (int i = 0; words && i < words->getLength(); ++i) {
        Piece piece = to_piece(*words->get(i));
        if (!is_sound(piece) || piece.text.empty()) continue;
        for (const char32_t c : to_utf32(piece.text)) {
            ++letters;
            meaningless += is_meaningless(c) ? 1 : 0;
        }
        sheet.pieces.push_back(std::move(piece));
    }
    return 3 * meaningless > letters;
}

}  // namespace

bool is_sound(const Piece& piece) {
    const Box& box = piece.box;
    const auto within = [](double v) { return v >= -kMaxLength && v <= kMaxLength; };
    return within(box.x0) && within(box.y0) && within(box.x1) && within(box.y1) &&
           box.x0 <= box.x1 && box.y0 <= box.y1 && piece.font_size >= 0 &&
           piece.font_size < kMaxLength;
}

bool read_words(PDFDoc& document, int number, Sheet& sheet, Budget& budget) {
    auto device = std::make_unique<WordDevice>();
    const auto display = [&](int degrees) {
        document.displayPage(
            device.get(), number, 72, 72, degrees, false, true, false, &must_stop, &budget
        );
    };
    display(0);
    if (const int quarters = device->turns_to_upright(); quarters != 0) {
        turn(sheet, quarters);
        device = std::make_unique<WordDevice>();
        display(90 * quarters);
    }
    return add_words(*device, sheet);
}

}  // namespace vitae
