#pragma once
// Who asks: the person, token, operator or part of Vitae behind a request, and how that was
// established.

#include <optional>
#include <string>

#include "base/error.h"
#include "base/id.h"

namespace vitae {

enum class Role { admin, power_user };
enum class ActorType { anonymous, user, token, local_operator, system };
enum class AuthMethod {
    none,
    password,
    session,
    token,
    control_socket,
    internal,
    queue,
    setup_link
};

Literal name_of(Role);
Literal name_of(ActorType);
Literal name_of(AuthMethod);
std::optional<Role> parse_role(std::string_view name);

/// What an audit event says of who acted. `id` is a user's, a token's or a worker's.
struct Actor {
    ActorType type = ActorType::anonymous;
    std::string id;
    AuthMethod auth_method = AuthMethod::none;
    std::string request_id;
    std::string source_address;
};

struct Caller {
    Actor actor;
    std::optional<Role> role;    ///< None for callers without a valid credential.
    std::optional<UserId> user;  ///< The account behind a session or a token.
};

/// Vitae itself: workers and sweeps.
Caller system_caller();
/// Whoever runs commands on this machine as the data folder's owner.
Caller local_operator();

}  // namespace vitae
