#include "resume/piece_scores.h"

#include <algorithm>

#include "resume/entry_words.h"
#include "resume/letters.h"
#include "resume/piece_words.h"
#include "resume/place_shapes.h"
#include "resume/places.h"

namespace vitae {

namespace {

/// Rows further down are less likely to belong to the heading.
constexpr double kRowCost = 0.15;

bool is_capitalized(std::u32string_view text) {
    const auto first = std::find_if(text.begin(), text.end(), is_letter);
    return first != text.end() && !is_lower(*first);
}

bool has_ideographs(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), is_ideograph);
}

/// A name that ends in "GmbH", "Inc." or begins with "ООО".
bool has_legal_form(std::u32string_view text) {
    if (has_ideographs(text)) return legal_forms().is_in(text);
    const auto words = words_in(text);
    if (words.size() < 2) return false;
    const auto capital = [&](const Word32& word) {
        return word.folded.size() > 2 || !is_lower(text[word.span.start]);
    };
    // Without its point, "CO" is a state.
    if (text.ends_with(U" Co.") || text.ends_with(U" & Co")) return true;
    const Word32& last = words.back();
    if (capital(last) && legal_forms().is_word(last.folded)) return true;
    if (words.size() > 2) {
        const std::u32string two = words[words.size() - 2].folded + U' ' + last.folded;
        if (legal_forms().is_word(two)) return true;
        const std::u32string three = words[words.size() - 3].folded + U' ' + two;
        if (legal_forms().is_word(three)) return true;
    }
    // "FLAG Inc. California"
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (words[i].folded.size() > 2 && capital(words[i]) &&
            legal_forms().is_word(words[i].folded))
            return true;
    const Word32& first = words.front();
    // Russian and Arabic forms stand first.
    return text[first.span.start] >= 0x400 && legal_forms().is_word(first.folded);
}

bool is_address(std::u32string_view text) {
    return contains(text, U"://") || contains(text, U"www.") || contains(text, U"@");
}

double digits_share(std::u32string_view text) {
    return static_cast<double>(std::count_if(text.begin(), text.end(), is_digit)) /
           static_cast<double>(std::max<std::size_t>(text.size(), 1));
}

/// Names have capitals; running text has few.
double lower_words(std::u32string_view text) {
    double found = 0;
    for (const Word32& word : words_in(text))
        if (word.folded.size() > 3 && is_lower(text[word.span.start])) found += 0.4;
    return std::min(found, 1.2);
}

/// What pieces that say nothing get, so that a place is found for them.
double unknown(std::u32string_view text, double score) {
    if (is_address(text) || digits_share(text) > 0.4) return -1;
    return is_capitalized(text) ? score : score - 0.5;
}

}  // namespace

double position_score(std::u32string_view text) {
    double score = unknown(text, 0.2);
    if (names_founders(text)) return score - 1;
    if (position_words().is_in(text)) score += 3;
    if (rank_words().is_in(text)) score += 1;
    if (has_legal_form(text)) score -= 3;
    if (words_in(text).size() > 10) score -= 2;
    return score;
}

double organization_score(std::u32string_view text) {
    double score = unknown(text, 0.3) - lower_words(text);
    const bool legal = has_legal_form(text);
    if (legal) score += 3;
    if (organization_words().is_in(text) || school_words().is_in(text)) score += 1.6;
    if (names_founders(text)) return score + 2;
    if (position_words().is_in(text) && !legal) score -= has_ideographs(text) ? 0.8 : 1.5;
    if (words_in(text).size() > 10) score -= 2;
    return is_function(text) ? score - 2 : score;
}

double place_score(std::u32string_view text) {
    const auto words = words_in(text);
    if (words.empty() || words.size() > 5) return -3;
    if (find_country(text) || is_us_state(text)) return 3;
    if (contains(text, U",") && is_sure_place(text)) return 3;
    if (is_known_city(text)) return 2.6;
    if (remote_words().is_in(text)) return words.size() < 3 ? 3 : 0;
    // "10115 Berlin", "Seattle WA".
    const auto last =
        text.substr(words.back().span.start, words.back().span.end - words.back().span.start);
    if (words.size() > 1 && last.size() == 2 && is_upper(last[0]) && is_us_state(last)) return 2.5;
    const auto first = text.substr(words[0].span.start, words[0].span.end - words[0].span.start);
    const auto rest = text.substr(std::min<std::size_t>(text.size(), words[0].span.end + 1));
    if (words.size() > 1 && digits_share(first) > 0.9 && first.size() >= 4 && !rest.empty())
        return 2;
    return -0.8;
}

double school_score(std::u32string_view text) {
    double score = unknown(text, 0.3);
    if (school_words().is_in(text))
        score += 3;
    else if (organization_words().is_in(text))
        score += 0.8;
    if (degree_words().is_in(text)) score -= school_words().is_in(text) ? 0.6 : 1.2;
    return score;
}

double degree_score(std::u32string_view text) {
    double score = unknown(text, 0.2);
    const int found = degree_words().longest_in(text);
    if (found > 0) score += 2.5 + 0.2 * found;
    if (school_words().is_in(text)) score -= 1;
    if (contains(text, U":")) score -= 0.5;
    return score;
}

namespace {

/// "Springfield, IL": what stands before a state or a country is a town.
void raise_towns(const Reading& reading, ScoredHeading& heading, std::size_t place) {
    for (std::size_t i = 0; i + 1 < heading.size(); ++i) {
        if (heading[i + 1].piece.before != Joint::comma) continue;
        if (place_score(reading.slice(heading[i + 1].piece.span)) < 2.9) continue;
        const auto text = reading.slice(heading[i].piece.span);
        const bool speaks = position_words().is_in(text) || organization_words().is_in(text) ||
                            school_words().is_in(text) || degree_words().is_in(text);
        if (words_in(text).size() > 3 || !is_capitalized(text) || speaks) continue;
        for (std::size_t role = 0; role < kMostRoles; ++role)
            if (role != place) heading[i].scores[role] -= 0.6;
        heading[i].scores[place] = std::max(heading[i].scores[place], 1.4);
    }
}

/// "São Paulo, SP", "Torino, TO": two capitals after a town are its province.
void raise_provinces(const Reading& reading, ScoredHeading& heading, std::size_t place) {
    for (std::size_t i = 0; i + 1 < heading.size(); ++i) {
        const auto text = reading.slice(heading[i + 1].piece.span);
        const bool province = heading[i + 1].piece.before == Joint::comma && text.size() == 2 &&
                              std::all_of(text.begin(), text.end(), is_upper);
        if (!province || heading[i].scores[place] < 2.2) continue;
        for (std::size_t role = 0; role < kMostRoles; ++role)
            if (role != place) heading[i + 1].scores[role] -= 0.6;
        heading[i + 1].scores[place] = std::max(heading[i + 1].scores[place], 1.4);
    }
}

/// "Kestrel Foods Ltd, Reading": one word after a name is a town more often than a part of it.
void raise_last(
    const Reading& reading, ScoredHeading& heading, std::size_t name, std::size_t place
) {
    for (std::size_t i = 1; i < heading.size(); ++i) {
        const bool last = i + 1 == heading.size() || heading[i + 1].piece.before != Joint::comma;
        const ScoredPiece& before = heading[i - 1];
        // Behind a comma itself, the name has to be a sure one.
        const double least = before.piece.before == Joint::comma ? 2.5 : 1.5;
        const bool named = before.scores[name] > least;
        const auto text = reading.slice(heading[i].piece.span);
        const bool silent = heading[i].scores[name] < 0.8 && is_capitalized(text) &&
                            words_in(text).size() == 1 && heading[i].scores[place] > -1;
        if (heading[i].piece.before == Joint::comma && last && named && silent)
            heading[i].scores[place] += 1.2;
    }
}

/// "Mechanical Engineering, B.S.": the field may stand first.
void raise_areas(const Reading& reading, ScoredHeading& heading) {
    for (std::size_t i = 0; i + 1 < heading.size(); ++i) {
        const HeadingPiece& next = heading[i + 1].piece;
        const auto text = reading.slice(next.span);
        // In the next row, only below a field that has a row of its own.
        const bool below = next.before == Joint::row && heading[i].piece.before == Joint::row;
        const bool beside = i > 0 && next.before == Joint::row &&
                            heading[i].piece.before == Joint::mark &&
                            school_words().is_in(reading.slice(heading[i - 1].piece.span));
        const bool joined = beside || next.before == Joint::comma || next.before == Joint::mark ||
                            (below && heading[i].piece.row > 0);
        const bool bare = degree_words().is_in(text) && words_in(text).size() <= 3;
        const auto own = reading.slice(heading[i].piece.span);
        if (joined && bare && !degree_words().is_in(own) && !school_words().is_in(own))
            heading[i].scores[kArea] += next.before == Joint::row ? 1.2 : 0.8;
    }
}

}  // namespace

namespace {

/// In a table, a column's name says what stands below it. Schools employ, and train.
void heed_column(ScoredPiece& one, ColumnRole role) {
    constexpr double kNamed = 3;
    const ColumnRole column = one.piece.column;
    if (column == ColumnRole::unnamed) return;
    const bool names = column == ColumnRole::organization || column == ColumnRole::school;
    // Behind a comma may stand a place.
    const double named = one.piece.place == 0 ? kNamed : 0;
    one.scores[0] += names ? named : -kNamed;
    one.scores[1] += column == role ? named : -kNamed;
}

}  // namespace

ScoredHeading score_work(const Reading& reading, const std::vector<HeadingPiece>& pieces) {
    ScoredHeading heading;
    for (const HeadingPiece& piece : pieces) {
        const auto text = reading.slice(piece.span);
        ScoredPiece one{piece, {}};
        one.scores[kOrganization] = organization_score(text);
        one.scores[kPosition] = position_score(text);
        one.scores[kPlace] = place_score(text) + (piece.right ? 0.9 : 0);
        if (position_words().is_in(text) || has_legal_form(text)) one.scores[kPlace] -= 2;
        for (double& score : one.scores) score -= kRowCost * static_cast<double>(piece.row);
        if (piece.before == Joint::at) one.scores[kOrganization] += 2.5;
        if (piece.before == Joint::at) one.scores[kPosition] -= 1;
        heed_column(one, ColumnRole::position);
        heading.push_back(one);
    }
    raise_towns(reading, heading, kPlace);
    raise_provinces(reading, heading, kPlace);
    raise_last(reading, heading, kOrganization, kPlace);
    return heading;
}

ScoredHeading score_education(const Reading& reading, const std::vector<HeadingPiece>& pieces) {
    ScoredHeading heading;
    for (const HeadingPiece& piece : pieces) {
        const auto text = reading.slice(piece.span);
        ScoredPiece one{piece, {}};
        one.scores[kSchool] = school_score(text);
        one.scores[kDegree] = degree_score(text);
        one.scores[kArea] = unknown(text, 0.15) - (degree_words().is_in(text) ? 2 : 0) -
                            (school_words().is_in(text) || is_board(text) ? 2 : 0);
        one.scores[kSchoolPlace] = place_score(text) + (piece.right ? 0.9 : 0);
        for (double& score : one.scores) score -= kRowCost * static_cast<double>(piece.row);
        if (!piece.right && !heading.empty() &&
            degree_words().is_in(reading.slice(heading.back().piece.span)))
            one.scores[kArea] += 0.8;
        if (is_faculty(text)) {
            one.scores[kArea] += 3;
            one.scores[kSchool] -= 2;
        }
        if (mark_words().is_in(text))
            for (double& score : one.scores) score -= 1.5;
        heed_column(one, ColumnRole::degree);
        heading.push_back(one);
    }
    raise_areas(reading, heading);
    raise_towns(reading, heading, kSchoolPlace);
    raise_provinces(reading, heading, kSchoolPlace);
    raise_last(reading, heading, kSchool, kSchoolPlace);
    return heading;
}

RoleRules work_rules() {
    return {.count = 3, .presence = {1, 1, 0, 0}, .place = kPlace};
}

RoleRules education_rules() {
    return {.count = 4, .presence = {1, 1, 0.2, 0}, .place = kSchoolPlace, .optional = kArea};
}

double best_work_score(const Reading& reading, const std::vector<HeadingPiece>& pieces) {
    return assign_alone(score_work(reading, pieces), work_rules()).score;
}

double best_education_score(const Reading& reading, const std::vector<HeadingPiece>& pieces) {
    return assign_alone(score_education(reading, pieces), education_rules()).score;
}

}  // namespace vitae
