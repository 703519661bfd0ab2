#include "resume/dialing.h"

#include <algorithm>
#include <iterator>

namespace vitae {

namespace {

/// A plan of numbers: the country's code, what is dialed before a number inside the country, and
/// how many digits a number has without that.
struct Plan {
    std::string_view country, code, trunk;
    std::size_t least, most;
};

constexpr Plan kPlans[] = {
    {"US", "1", "1", 10, 10},  {"CA", "1", "1", 10, 10},  {"GB", "44", "0", 9, 10},
    {"IE", "353", "0", 7, 9},  {"DE", "49", "0", 7, 11},  {"AT", "43", "0", 7, 12},
    {"CH", "41", "0", 9, 9},   {"FR", "33", "0", 9, 9},   {"BE", "32", "0", 8, 9},
    {"NL", "31", "0", 9, 9},   {"LU", "352", "", 6, 9},   {"ES", "34", "", 9, 9},
    {"PT", "351", "", 9, 9},   {"IT", "39", "", 8, 11},   {"SE", "46", "0", 7, 10},
    {"NO", "47", "", 8, 8},    {"DK", "45", "", 8, 8},    {"FI", "358", "0", 6, 11},
    {"PL", "48", "", 9, 9},    {"CZ", "420", "", 9, 9},   {"SK", "421", "0", 9, 9},
    {"HU", "36", "06", 8, 9},  {"RO", "40", "0", 9, 9},   {"BG", "359", "0", 8, 9},
    {"GR", "30", "", 10, 10},  {"TR", "90", "0", 10, 10}, {"RU", "7", "8", 10, 10},
    {"UA", "380", "0", 9, 9},  {"KZ", "7", "8", 10, 10},  {"IL", "972", "0", 8, 9},
    {"AE", "971", "0", 8, 9},  {"SA", "966", "0", 8, 9},  {"EG", "20", "0", 8, 10},
    {"MA", "212", "0", 9, 9},  {"TN", "216", "", 8, 8},   {"DZ", "213", "0", 8, 9},
    {"JO", "962", "0", 8, 9},  {"LB", "961", "0", 7, 8},  {"QA", "974", "", 8, 8},
    {"KW", "965", "", 8, 8},   {"IN", "91", "0", 10, 10}, {"PK", "92", "0", 9, 10},
    {"BD", "880", "0", 8, 10}, {"LK", "94", "0", 9, 9},   {"CN", "86", "0", 9, 11},
    {"TW", "886", "0", 8, 9},  {"HK", "852", "", 8, 8},   {"SG", "65", "", 8, 8},
    {"MY", "60", "0", 8, 10},  {"TH", "66", "0", 8, 9},   {"VN", "84", "0", 9, 10},
    {"ID", "62", "0", 8, 12},  {"PH", "63", "0", 8, 10},  {"JP", "81", "0", 9, 10},
    {"KR", "82", "0", 8, 10},  {"AU", "61", "0", 9, 9},   {"NZ", "64", "0", 8, 10},
    {"ZA", "27", "0", 9, 9},   {"NG", "234", "0", 8, 10}, {"KE", "254", "0", 9, 9},
    {"GH", "233", "0", 9, 9},  {"BR", "55", "0", 10, 11}, {"AR", "54", "0", 10, 10},
    {"CL", "56", "", 9, 9},    {"CO", "57", "", 10, 10},  {"MX", "52", "", 10, 10},
    {"PE", "51", "0", 8, 9},   {"VE", "58", "0", 10, 10}, {"EC", "593", "0", 8, 9},
    {"UY", "598", "0", 8, 8},  {"CR", "506", "", 8, 8}};

}  // namespace

std::optional<std::string> international_number(std::string_view country, std::string_view digits) {
    const auto plan = std::find_if(std::begin(kPlans), std::end(kPlans), [&](const Plan& one) {
        return one.country == country;
    });
    if (plan == std::end(kPlans)) return std::nullopt;
    const auto fits = [&](std::string_view number) {
        return number.size() >= plan->least && number.size() <= plan->most;
    };
    std::string_view number = digits;
    const bool prefixed = !plan->trunk.empty() && digits.starts_with(plan->trunk);
    // "1" and "8" may begin a number as well; where it is "0", no number begins so.
    if (prefixed && (plan->trunk[0] == '0' || !fits(digits)))
        number.remove_prefix(plan->trunk.size());
    if (!fits(number)) return std::nullopt;
    // Without the prefix, a short number may lack its area's code.
    if (plan->trunk == "0" && !prefixed && number.size() < plan->most) return std::nullopt;
    return '+' + std::string(plan->code) + std::string(number);
}

}  // namespace vitae
