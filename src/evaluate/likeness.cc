#include "evaluate/likeness.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "model/utf8.h"

namespace vitae {

namespace {

icu::UnicodeString decomposed(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto in = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))
    );
    const icu::Normalizer2* form = icu::Normalizer2::getNFKDInstance(status);
    const icu::UnicodeString out = form->normalize(in, status);
    return U_FAILURE(status) ? in : out;
}

bool is_word_letter(UChar32 c) {
    return u_isalnum(c) != 0 || u_charType(c) == U_OTHER_NUMBER || c == '_' || c == '+' || c == '#';
}

/// A block of letters that two texts have in common.
struct Match {
    std::size_t a = 0;
    std::size_t b = 0;
    std::size_t size = 0;
};

Match longest_match(std::u32string_view a, std::u32string_view b) {
    Match best;
    std::vector<std::size_t> ending(b.size() + 1, 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::vector<std::size_t> next(b.size() + 1, 0);
        for (std::size_t j = 0; j < b.size(); ++j) {
            if (a[i] != b[j]) continue;
            next[j + 1] = ending[j] + 1;
            if (next[j + 1] > best.size)
                best = {i + 1 - next[j + 1], j + 1 - next[j + 1], next[j + 1]};
        }
        ending = std::move(next);
    }
    return best;
}

std::size_t letters_in_common(std::u32string_view a, std::u32string_view b) {
    if (a.empty() || b.empty()) return 0;
    const Match match = longest_match(a, b);
    if (match.size == 0) return 0;
    return match.size + letters_in_common(a.substr(0, match.a), b.substr(0, match.b)) +
           letters_in_common(a.substr(match.a + match.size), b.substr(match.b + match.size));
}

bool is_most_of(std::string_view part, std::string_view whole) {
    return count_code_points(part) > 4 && whole.find(part) != std::string_view::npos &&
           2 * count_code_points(part) > count_code_points(whole);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

void drop_prefix(std::string& text, std::string_view prefix) {
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
}

}  // namespace

std::string plain_form(std::string_view text) {
    icu::UnicodeString letters;
    const icu::UnicodeString from = decomposed(text);
    for (std::int32_t i = 0; i < from.length(); i = from.moveIndex32(i, 1))
        if (u_getCombiningClass(from.char32At(i)) == 0) letters.append(from.char32At(i));
    letters.foldCase();
    icu::UnicodeString spaced;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const UChar32 c = letters.char32At(i);
        if (is_word_letter(c))
            spaced.append(c);
        else if (!spaced.isEmpty() && !spaced.endsWith(u' '))
            spaced.append(u' ');
    }
    spaced.trim();
    std::string out;
    return spaced.toUTF8String(out);
}

std::string phone_digits(std::string_view text) {
    std::string digits;
    for (const char32_t c : to_utf32(text))
        if (const auto digit = u_charDigitValue(static_cast<UChar32>(c)); digit >= 0)
            digits += static_cast<char>('0' + digit);
    return digits.size() > 9 ? digits.substr(digits.size() - 9) : digits;
}

std::string bare_link(std::string_view text) {
    std::string link(text);
    std::transform(link.begin(), link.end(), link.begin(), [](unsigned char c) {
        return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    for (const std::string_view scheme : {"mailto:", "https://", "http://"})
        drop_prefix(link, scheme);
    drop_prefix(link, "www.");
    while (!link.empty() && (link.back() == '/' || link.back() == ' ')) link.pop_back();
    return link;
}

std::string year_of(std::string_view text) {
    static const std::regex kYear("(19|20)[0-9]{2}");
    std::cmatch match;
    if (text.find_first_not_of(' ') == std::string_view::npos) return {};
    const bool found = std::regex_search(text.data(), text.data() + text.size(), match, kYear);
    return found ? match.str() : "present";
}

double similarity(std::u32string_view a, std::u32string_view b) {
    if (a.empty() && b.empty()) return 1;
    return 2.0 * static_cast<double>(letters_in_common(a, b)) /
           static_cast<double>(a.size() + b.size());
}

bool is_alike(std::string_view a, std::string_view b, double least) {
    const std::string first = plain_form(a);
    const std::string second = plain_form(b);
    if (first.empty() || second.empty()) return false;
    return first == second || is_most_of(first, second) || is_most_of(second, first) ||
           similarity(to_utf32(first), to_utf32(second)) >= least;
}

bool is_same_link(std::string_view a, std::string_view b) {
    const std::string first = bare_link(a);
    const std::string second = bare_link(b);
    return first == second ||
           (first.size() > 4 && (second.ends_with(first) || first.ends_with(second)));
}

bool is_same_place(std::string_view truth, std::string_view found) {
    if (is_alike(truth, found, 0.6)) return true;
    const std::string place = plain_form(found);
    const auto there = words_of(place);
    const std::string expected = plain_form(truth);
    const auto words = words_of(expected);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return count_code_points(word) > 3 &&
               std::find(there.begin(), there.end(), word) != there.end();
    });
}

}  // namespace vitae
