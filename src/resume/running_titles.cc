#include "resume/running_titles.h"

#include <algorithm>
#include <map>

#include "resume/letters.h"
#include "resume/phrases.h"

namespace vitae {

namespace {

/// The share of a page's height in which such rows stand.
constexpr double kMargin = 0.08;

constexpr std::u32string_view kPage =
    U"page|seite|pagina|página|pág|страница|стр|页|頁|ページ|쪽|صفحة|strona|sida";

bool in_margin(const Reading& reading, const Row& row) {
    const double height = reading.source().pages[static_cast<std::size_t>(row.page) - 1].height;
    return row.box.y1 < kMargin * height || row.box.y0 > (1 - kMargin) * height;
}

std::u32string without_digits(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : fold(text))
        if (!is_digit(c) && !is_space(c)) out += c;
    return out;
}

/// "1", "1/2", "Page 1 of 2".
bool is_page_number(std::u32string_view text) {
    static const Gazetteer words(kPage);
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    const auto letters = std::count_if(text.begin(), text.end(), is_letter);
    if (digits == 0 || digits > 4) return false;
    return letters == 0 || (words.is_in(text) && letters < 20);
}

}  // namespace

std::vector<bool> find_running_titles(const Reading& reading) {
    const auto& rows = reading.rows();
    std::vector<bool> found(rows.size());
    std::map<std::u32string, std::map<int, std::size_t>> pages;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!in_margin(reading, rows[i])) continue;
        found[i] = is_page_number(rows[i].text);
        if (std::any_of(rows[i].text.begin(), rows[i].text.end(), is_digit))
            pages[without_digits(rows[i].text)][rows[i].page] = i;
    }
    for (const auto& [text, at] : pages)
        if (at.size() > 1)
            for (const auto& [page, row] : at) found[row] = true;
    return found;
}

}  // namespace vitae
