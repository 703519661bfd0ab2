#include "model/caller.h"

namespace vitae {

Literal name_of(Role role) {
    switch (role) {
        case Role::admin: return "ADMIN";
        case Role::power_user: return "POWER_USER";
    }
    return "";
}

Literal name_of(ActorType type) {
    switch (type) {
        case ActorType::anonymous: return "anonymous";
        case ActorType::user: return "user";
        case ActorType::token: return "token";
        case ActorType::local_operator: return "operator";
        case ActorType::system: return "system";
    }
    return "";
}

Literal name_of(AuthMethod method) {
    switch (method) {
        case AuthMethod::none: return "none";
        case AuthMethod::password: return "password";
        case AuthMethod::session: return "session";
        case AuthMethod::token: return "token";
        case AuthMethod::control_socket: return "control_socket";
        case AuthMethod::internal: return "internal";
        case AuthMethod::queue: return "queue";
        case AuthMethod::setup_link: return "setup_link";
    }
    return "";
}

std::optional<Role> parse_role(std::string_view name) {
    for (const Role role : {Role::admin, Role::power_user})
        if (name_of(role).view() == name) return role;
    return std::nullopt;
}

Caller system_caller() {
    return Caller{
        .actor = {.type = ActorType::system, .id = "worker", .auth_method = AuthMethod::internal},
        .role = {},
        .user = {}};
}

Caller local_operator() {
    return Caller{
        .actor =
            {.type = ActorType::local_operator,
             .id = "local",
             .auth_method = AuthMethod::control_socket},
        .role = Role::admin,
        .user = {}};
}

}  // namespace vitae
