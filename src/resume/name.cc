#include "resume/name.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/letters.h"

namespace vitae {

namespace {

constexpr std::u32string_view kTitles[] = {
    U"curriculum vitae",
    U"curriculum",
    U"vitae",
    U"resume",
    U"cv",
    U"lebenslauf",
    U"bewerbung",
    U"resumee",
    U"hoja de vida",
    U"europass",
    U"личное дело",
    U"резюме",
    U"简历",
    U"个人简历",
    U"履歴書",
    U"職務経歴書",
    U"이력서",
    U"السيرة الذاتية",
    U"سيرة ذاتية",
    U"履歷",
    U"履歷表"};
constexpr std::u32string_view kLabels[] = {
    U"name",
    U"full name",
    U"vor- und nachname",
    U"vor und nachname",
    U"nachname, vorname",
    U"nom",
    U"nombre",
    U"nombre completo",
    U"nome",
    U"nome completo",
    U"naam",
    U"имя",
    U"фио",
    U"姓名",
    U"氏名",
    U"名前",
    U"이름",
    U"성명",
    U"الاسم",
    U"first name(s) surname(s)",
    U"nom et prenom",
    U"cognome e nome",
    U"nome e cognome"};

struct Candidate {
    Span span;
    std::size_t row = 0;
    double score = 0;
    Literal rule = "name.heading";
};

template <std::size_t N>
bool is_one_of(std::u32string_view folded, const std::u32string_view (&words)[N]) {
    return std::any_of(std::begin(words), std::end(words), [&](std::u32string_view word) {
        return folded == fold(word);
    });
}

std::vector<std::u32string_view> words_of(std::u32string_view text) {
    std::vector<std::u32string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !is_space(text[end])) ++end;
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool is_name_letter(char32_t c) {
    return is_letter(c) || is_space(c) || contains(U".'’-‐,()·&", {&c, 1});
}

/// Particles of names that are not capitalized: "van der", "de la", "bin".
bool is_particle(std::u32string_view word) {
    return word.size() <= 4 && std::all_of(word.begin(), word.end(), is_lower);
}

bool looks_like_name(std::u32string_view text) {
    if (text.size() < 2 || text.size() > 60 || !is_letter(text.front())) return false;
    if (!std::all_of(text.begin(), text.end(), is_name_letter)) return false;
    const auto words = words_of(text);
    if (words.empty() || words.size() > 6) return false;
    const auto strong = std::count_if(words.begin(), words.end(), [](std::u32string_view w) {
        return !is_particle(w) && !is_lower(w.front());
    });
    const bool capitals = std::all_of(words.begin(), words.end(), [](std::u32string_view w) {
        return is_particle(w) || !is_lower(w.front());
    });
    return strong > 0 && capitals && !find_heading(text) && !is_one_of(fold(text), kTitles);
}

/// How many words of the text stand in the part before "@" of an address.
double agreement(std::u32string_view text, const std::vector<Email>& emails) {
    double best = 0;
    for (const Email& email : emails) {
        const std::string& address = email.address->value;
        const std::u32string local = fold(to_utf32(address.substr(0, address.find('@'))));
        double hits = 0;
        for (const auto word : words_of(text)) {
            const std::u32string folded = fold(word);
            if (folded.size() >= 3 && contains(local, folded)) hits += 1;
        }
        best = std::max(best, hits);
    }
    return best;
}

/// "Name: Anna Example".
std::optional<Span> after_label(const Reading& reading, Span part) {
    const auto text = reading.slice(part);
    const auto colon = std::find_if(text.begin(), text.end(), is_colon);
    if (colon == text.end()) return std::nullopt;
    const auto at = static_cast<std::uint32_t>(colon - text.begin());
    if (!is_one_of(
            fold(reading.slice(trimmed(reading.text(), {part.start, part.start + at}))), kLabels
        ))
        return std::nullopt;
    return trimmed(reading.text(), {part.start + at + 1, part.end});
}

class Search {
public:
    Search(const Reading& reading, const std::vector<Email>& emails)
        : reading_(reading), emails_(emails) {}

    void consider(std::size_t at) {
        const Row& row = reading_.rows()[at];
        if (row.page > 1) return;
        for (const Span part : row.parts) {
            if (const auto named = after_label(reading_, part))
                offer({*named, at, 60, "name.label"});
            else
                consider_part(at, part);
        }
    }

    const std::optional<Candidate>& best() const { return best_; }

private:
    void consider_part(std::size_t at, Span part) {
        const Row& row = reading_.rows()[at];
        part = before_title(part);
        const auto text = reading_.slice(part);
        if (!looks_like_name(text)) return;
        Candidate candidate{part, at, 0, "name.heading"};
        candidate.score = 30 * (row.font_size / reading_.body_size() - 1);
        candidate.score += 12 * agreement(text, emails_);
        candidate.score -= 1.5 * static_cast<double>(seen_++);
        const auto words = words_of(text).size();
        if (words >= 2 && words <= 4) candidate.score += 4;
        if (row.bold) candidate.score += 2;
        offer(candidate);
    }

    /// "Ada Example, Registered Nurse" → the name alone.
    Span before_title(Span part) const {
        const auto text = reading_.slice(part);
        std::size_t at = text.find(U',');
        for (const auto* dash : {U" – ", U" — ", U" - ", U" | "})
            at = std::min(at, text.find(dash));
        if (at == std::u32string_view::npos) return part;
        // Where one word stands before the comma, it is the family name.
        const bool titled =
            position_words().is_in(text.substr(at)) || words_of(text.substr(0, at)).size() > 1;
        if (!titled) return part;
        return trimmed(reading_.text(), {part.start, part.start + static_cast<std::uint32_t>(at)});
    }

    void offer(const Candidate& candidate) {
        if (!best_ || candidate.score > best_->score) best_ = candidate;
    }

    const Reading& reading_;
    const std::vector<Email>& emails_;
    std::optional<Candidate> best_;
    int seen_ = 0;
};

/// A name in large type may take two lines.
Span with_second_line(const Reading& reading, const Candidate& candidate) {
    const auto& rows = reading.rows();
    const Row& row = rows[candidate.row];
    if (candidate.row + 1 >= rows.size() || row.font_size < 1.3 * reading.body_size())
        return candidate.span;
    const Row& below = rows[candidate.row + 1];
    const bool same = below.block == row.block && std::abs(below.font_size - row.font_size) < 0.6;
    const bool short_name =
        words_of(row.text).size() + words_of(below.text).size() <= 5 && row.parts.size() == 1;
    if (!same || !short_name || !looks_like_name(below.text)) return candidate.span;
    return {candidate.span.start, below.span.end};
}

/// The line below the name, when it is a few words without digits or addresses.
MaybeText label_below(const Reading& reading, const ContactRows& contact, Span name) {
    const std::size_t at = reading.row_at(name.end - 1) + 1;
    if (at >= reading.rows().size()) return std::nullopt;
    const Row& row = reading.rows()[at];
    const bool plain = std::none_of(row.text.begin(), row.text.end(), [](char32_t c) {
        return is_digit(c) || c == U'@' || is_colon(c);
    });
    const bool fits = contact.is_contact(row.span.start) && row.parts.size() == 1 &&
                      row.text.size() >= 4 && row.text.size() <= 80 && plain;
    if (!fits || find_heading(row.text) || contains(row.text, U".com")) return std::nullopt;
    return reading.cite_text(row.span, "label.below_name", 0.7);
}

}  // namespace

Heading find_name(
    const Reading& reading, const ContactRows& contact, const std::vector<Email>& emails
) {
    Search search(reading, emails);
    for (const std::size_t row : contact.rows()) search.consider(row);
    if (!search.best()) return {};
    const Candidate& best = *search.best();
    const Span span = with_second_line(reading, best);
    const double confidence = std::clamp(0.7 + best.score / 100, 0.4, 0.97);
    return {reading.cite_text(span, best.rule, confidence), label_below(reading, contact, span)};
}

}  // namespace vitae
