#pragma once
// What is an address on the web, and which network a profile belongs to.

#include <optional>
#include <string>
#include <string_view>

namespace vitae {

/// "https://example.com/x", "www.example.com", "github.com/x"; not "Node.js" or "e.g.".
bool is_web_address(std::string_view text);

/// The address without scheme, "www." and closing slash, in lower case, for comparing.
std::string address_key(std::string_view address);

struct Network {
    std::string name;
    std::string user;  ///< Empty when the address does not tell.
};
std::optional<Network> find_network(std::string_view address);
/// In lower case, as in "linkedin: …".
bool is_network_name(std::string_view name);
/// "https://github.com/jo" for "github" and "@jo"; nothing when the network does not name its
/// members in that way, or that is no user's name.
std::optional<std::string> profile_address(std::string_view network, std::string_view user);

}  // namespace vitae
