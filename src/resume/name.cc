#include "resume/name.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "resume/entry_text.h"
#include "resume/entry_words.h"
#include "resume/headings.h"
#include "resume/letters.h"
#include "resume/name_shape.h"
#include "resume/name_words.h"
#include "resume/phrases.h"
#include "resume/place_shapes.h"

namespace vitae {

namespace {

struct Candidate {
    Span span;
    std::size_t row = 0;
    double score = 0;
    Literal rule = "name.heading";
};

/// How many words of the text stand in the part before "@" of an address.
double agreement(std::u32string_view text, const std::vector<Email>& emails) {
    double best = 0;
    for (const Email& email : emails) {
        const std::string& address = email.address->value;
        const std::u32string local = fold(to_utf32(address.substr(0, address.find('@'))));
        double hits = 0;
        for (const auto word : split_at_spaces(text)) {
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
    if (colon == text.end()) {
        const auto length = static_cast<std::uint32_t>(bare_label_length(text));
        if (length == 0) return std::nullopt;
        return trimmed(reading.text(), {part.start + length, part.end});
    }
    const auto at = static_cast<std::uint32_t>(colon - text.begin());
    if (!is_name_label(reading.slice(trimmed(reading.text(), {part.start, part.start + at}))))
        return std::nullopt;
    const Span value = trimmed(reading.text(), {part.start + at + 1, part.end});
    return value.empty() ? std::nullopt : std::optional(value);
}

/// "Hi, I'm Ada Example." → "Ada Example": pages on the web greet.
Span without_greeting(const Reading& reading, Span part) {
    static const PhraseSet greetings(
        U"i'm|i’m|i am|my name is|this is|ich bin|je suis|je m'appelle|soy|me llamo|sono|eu sou|ik ben"
    );
    const auto text = reading.slice(part);
    for (const std::size_t count : {2U, 3U, 1U}) {
        std::size_t at = text.find_first_of(U",!");
        at = at == std::u32string_view::npos || at > 8 ? 0 : at + 1;
        while (at < text.size() && is_space(text[at])) ++at;
        std::size_t end = at;
        for (std::size_t i = 0; i < count && end < text.size(); ++i)
            end = std::min(text.find(U' ', end + 1), text.size());
        if (end == text.size() || !greetings.contains(fold(text.substr(at, end - at)))) continue;
        Span name{part.start + static_cast<std::uint32_t>(end) + 1, part.end};
        while (!name.empty() && contains(U".!,", {&reading.text()[name.end - 1], 1})) --name.end;
        return name;
    }
    return part;
}

/// A label's text: "Name:" in a cell of its own.
std::u32string_view without_colon(std::u32string_view text) {
    while (!text.empty() && (is_colon(text.back()) || is_space(text.back()))) text.remove_suffix(1);
    return text;
}

double size_of(const Reading& reading, std::size_t row, Span span) {
    double size = 0;
    for (const Word& word : reading.words(row))
        if (word.start < span.end && word.end > span.start) size = std::max(size, word.font_size);
    return size;
}

/// Of a part in two sizes, the run of words in the larger one.
Span largest_words(const Reading& reading, std::size_t row, Span part) {
    const double size = size_of(reading, row, part);
    Span run{part.end, part.end};
    for (const Word& word : reading.words(row)) {
        if (word.start < part.start || word.end > part.end) continue;
        const bool large = word.font_size > 0.8 * size;
        if (large) run = {run.empty() ? word.start : run.start, word.end};
        if (!large && !run.empty()) break;
    }
    return run.empty() ? part : run;
}

class Search {
public:
    Search(const Reading& reading, const std::vector<Email>& emails)
        : reading_(reading), emails_(emails) {}

    void consider(std::size_t at) {
        const Row& row = reading_.rows()[at];
        // The first that has text.
        if (row.page > reading_.rows().front().page) return;
        bool labeled = false;
        for (Span part : row.parts) {
            part.start += static_cast<std::uint32_t>(title_length(reading_.slice(part)));
            const auto named = labeled ? std::optional(part) : after_label(reading_, part);
            // A table has the label in a cell of its own.
            labeled = !named && is_name_label(without_colon(reading_.slice(part)));
            if (named)
                offer({without_credentials(reading_, *named), at, 60, "name.label"});
            else if (!labeled)
                consider_part(at, part);
        }
    }

    const std::optional<Candidate>& best() const { return best_; }

private:
    void consider_part(std::size_t at, Span part) {
        const Row& row = reading_.rows()[at];
        part = without_greeting(reading_, before_title(largest_words(reading_, at, part)));
        const auto text = reading_.slice(part);
        // A town may have a person's name, but not beside its country.
        if (!looks_like_name(text) && !is_large_and_lower(at, part)) return;
        if (find_heading(text) || (contains(text, U",") && is_sure_place(text))) return;
        Candidate candidate{part, at, 0, "name.heading"};
        candidate.score = 30 * (size_of(reading_, at, part) / reading_.body_size() - 1);
        candidate.score += 12 * agreement(text, emails_);
        candidate.score -= 1.5 * static_cast<double>(seen_++);
        const auto words = split_at_spaces(text).size();
        if (words >= 2 && words <= 4) candidate.score += 4;
        if (row.bold) candidate.score += 2;
        offer(candidate);
    }

    /// Designers like names without capitals, but then in the largest type of all.
    bool is_large_and_lower(std::size_t at, Span part) const {
        const auto text = reading_.slice(part);
        const auto words = split_at_spaces(text).size();
        return size_of(reading_, at, part) > 1.5 * reading_.body_size() && seen_ == 0 &&
               words >= 2 && words <= 4 && agreement(text, emails_) >= 1 &&
               std::all_of(text.begin(), text.end(), is_name_letter);
    }

    /// "Ada Example, Registered Nurse" → the name alone.
    Span before_title(Span part) const {
        const auto text = reading_.slice(part);
        std::size_t at = text.find(U',');
        for (const auto* dash : {U" – ", U" — ", U" - ", U" | "})
            at = std::min(at, text.find(dash));
        if (at == std::u32string_view::npos) return part;
        // Where one word stands before the comma, it is the family name.
        const bool titled = position_words().is_in(text.substr(at)) ||
                            split_at_spaces(text.substr(0, at)).size() > 1;
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

/// The part of another row that is set like the name, right above it or below.
std::optional<Span> other_half(const Reading& reading, const Candidate& name, std::size_t at) {
    const auto& rows = reading.rows();
    if (at >= rows.size() || rows[at].page != rows[name.row].page) return std::nullopt;
    const auto box = [&](Span span) {
        return reading.cite(span, "name.heading", 1).evidence.at(0).box;
    };
    const double size = size_of(reading, name.row, name.span);
    const Box own = box(name.span);
    for (const Span part : rows[at].parts) {
        const Span words = largest_words(reading, at, part);
        const auto text = reading.slice(words);
        if (std::abs(size_of(reading, at, words) - size) > 0.6 || !looks_like_name(text)) continue;
        const Box other = box(words);
        const Box& upper = other.y0 < own.y0 ? other : own;
        const Box& lower = other.y0 < own.y0 ? own : other;
        const bool next_to = lower.y0 > upper.y0 + 1 && lower.y0 - upper.y1 < 0.8 * size &&
                             other.x0 < own.x1 && other.x1 > own.x0;
        const auto count =
            split_at_spaces(reading.slice(name.span)).size() + split_at_spaces(text).size();
        if (next_to && count <= 5) return words;
    }
    return std::nullopt;
}

/// "Ada Example | Marketing": what stands below goes on with what she does.
bool is_before_title(const Reading& reading, const Candidate& name) {
    const Row& row = reading.rows()[name.row];
    const Span rest = trimmed(reading.text(), {name.span.end, row.span.end});
    const auto text = reading.slice(rest);
    return !rest.empty() && contains(U"|,–—-", text.substr(0, 1)) &&
           std::abs(size_of(reading, name.row, rest) - size_of(reading, name.row, name.span)) < 0.6;
}

/// A name in large type may take two rows or three, beside which contacts may stand.
std::vector<Span> with_other_rows(const Reading& reading, const Candidate& name) {
    std::vector<Span> spans{name.span};
    if (size_of(reading, name.row, name.span) < 1.3 * reading.body_size()) return spans;
    if (is_before_title(reading, name)) return spans;
    Candidate last = name;
    for (std::size_t off = 1; off <= 3 && spans.size() < 3; ++off) {
        const auto below = other_half(reading, last, last.row + off);
        if (!below) continue;
        spans.push_back(*below);
        last = {.span = *below, .row = last.row + off};
        off = 0;
    }
    for (std::size_t off = 1; off <= 3 && off <= name.row && spans.size() == 1; ++off)
        if (const auto above = other_half(reading, name, name.row - off))
            spans.insert(spans.begin(), *above);
    return spans;
}

/// "Platform Engineer — Gdańsk, Poland" → "Platform Engineer".
Span without_place(const Reading& reading, Span label) {
    const auto text = reading.slice(label);
    for (const std::u32string_view mark : {U" — ", U" – ", U" - ", U" | ", U" · ", U" • "}) {
        const auto at = text.rfind(mark);
        if (at == std::u32string_view::npos || at == 0) continue;
        if (is_sure_place(text.substr(at + mark.size())))
            return {label.start, label.start + static_cast<std::uint32_t>(at)};
    }
    return label;
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
    if (!fits || find_heading(row.text) || contains(row.text, U".com") || is_sure_place(row.text))
        return std::nullopt;
    return reading.cite_text(without_place(reading, row.span), "label.below_name", 0.7);
}

}  // namespace

Heading find_name(
    const Reading& reading, const ContactRows& contact, const std::vector<Email>& emails
) {
    Search search(reading, emails);
    for (const std::size_t row : contact.rows()) search.consider(row);
    if (!search.best()) return {};
    const Candidate& best = *search.best();
    std::vector<Span> spans = with_other_rows(reading, best);
    const Span last = spans.back();
    if (best.rule.view() == "name.label" && spans.size() == 1)
        spans = given_name_first(reading, best.span);
    const double confidence = std::clamp(0.7 + best.score / 100, 0.4, 0.97);
    return {
        cite_joined(reading, spans, best.rule, confidence), label_below(reading, contact, last)};
}

}  // namespace vitae
