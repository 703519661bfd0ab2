#pragma once
// Countries by name, in the languages that Vitae reads (ICU's, from Unicode CLDR), and the states
// of the USA.

#include <optional>
#include <string>
#include <string_view>

namespace vitae {

/// The ISO 3166-1 code of the country of that name.
std::optional<std::string> find_country(std::u32string_view name);
/// The code itself, when it is one of ISO 3166-1.
std::optional<std::string> find_country_code(std::string_view code);
bool is_us_state(std::u32string_view name);
/// A large town, by its name in any of those languages.
bool is_known_city(std::u32string_view name);

/// Loads the names, once, before the process locks itself down.
void prepare_places();
void prepare_towns();

}  // namespace vitae
