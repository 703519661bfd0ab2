#include "resume/education_joins.h"

#include <utility>

#include "resume/entry_words.h"
#include "resume/letters.h"

namespace vitae {

void join_entrances(std::vector<Education>& all) {
    const auto says = [](const Education& one, std::u32string_view word) {
        for (const MaybeText* value : {&one.study_type, &one.area})
            if (*value && contains(to_utf32((*value)->value), word)) return true;
        return false;
    };
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        Education& first = all[i];
        Education& next = all[i + 1];
        const bool same = first.institution && next.institution &&
                          first.institution->value == next.institution->value;
        const bool enters = says(first, U"入学") || says(first, U"입학");
        if (!same || !enters || says(next, U"入学") || says(next, U"입학")) continue;
        if (!next.start_date) next.start_date = first.end_date;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void join_schools(std::vector<Education>& all) {
    const auto names_school = [](const Education& one) {
        return one.institution && school_words().is_in(to_utf32(one.institution->value));
    };
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        Education& school = all[i];
        Education& degree = all[i + 1];
        const bool alone = names_school(school) && !school.study_type && !school.area &&
                           !school.start_date && !school.end_date;
        const bool without = degree.study_type && !names_school(degree) &&
                             degree_words().is_in(to_utf32(degree.study_type->value));
        if (!alone || !without) continue;
        if (!degree.area) degree.area = std::exchange(degree.institution, std::nullopt);
        degree.institution = std::move(school.institution);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace vitae
