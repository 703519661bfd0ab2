#pragma once
// What admins do with accounts, and everyone with their own tokens and password. Each call is
// audited.

#include "auth/sign_in.h"
#include "store/credentials.h"
#include "store/store.h"

namespace vitae {

struct AccountRequest {
    std::string email;
    std::string name;
    std::string role;
    std::string password;
};
Result<User> create_user(Store& store, const Grant& grant, const AccountRequest& request);

/// Only what is given changes. Disabling and a new password end the user's sessions at once; a
/// disabled user's tokens stop counting. The last admin cannot be demoted or disabled.
struct AccountChange {
    std::optional<std::string> name;
    std::optional<std::string> role;
    std::optional<std::string> password;
    std::optional<bool> disabled;
};
Result<User> change_user(
    Store& store, const Grant& grant, const UserId& id, const AccountChange& change
);

struct PasswordChange {
    std::string current;
    std::string next;
    std::optional<std::string> session_secret;  ///< This session goes on; all others end.
};
Result<void> change_own_password(
    Store& store, const Grant& grant, SignInThrottles& throttles, const PasswordChange& change
);

struct MadeToken {
    Token token;
    std::string secret;  ///< Shown once.
};
Result<MadeToken> create_token(
    Store& store, const Grant& grant, const UserId& owner, std::string_view name
);
/// Their own; an admin's reach to any is `manage_any_token`.
Result<void> revoke_token(Store& store, const Grant& grant, const TokenId& id);

}  // namespace vitae
