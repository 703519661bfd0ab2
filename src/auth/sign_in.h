#pragma once
// Signing in and out, and the sign-up of the first admin. These take time on purpose (Argon2id) and
// are audited.

#include "auth/throttle.h"
#include "store/store.h"
#include "store/users.h"

namespace vitae {

/// Five tries a quarter of an hour for one address of a person, twenty for one network address.
struct SignInThrottles {
    Throttle by_account{5, std::chrono::minutes(15)};
    Throttle by_address{20, std::chrono::minutes(15)};
};

constexpr Duration kSessionLength = std::chrono::hours(12);

struct Session {
    std::string secret;  ///< For the cookie.
    std::string csrf_token;
    Time expires_at;
    User user;
};

Result<Session> sign_in(
    Store& store,
    const Grant& grant,
    SignInThrottles& throttles,
    std::string_view email,
    std::string_view password
);
/// Whether this is the password of the caller's own account. Guesses count as failed sign-ins.
Result<void> check_own_password(
    Store& store,
    const Grant& grant,
    SignInThrottles& throttles,
    const Account& account,
    std::string_view password
);
Result<void> sign_out(Store& store, const Grant& grant, std::string_view session_secret);

/// A new one-time link for the first admin, valid for an hour; none when there are users.
Result<std::optional<std::string>> make_setup_secret(Store& store);
struct FirstAdmin {
    std::string setup_secret;
    std::string email;
    std::string name;
    std::string password;
};
Result<Session> set_up_first_admin(
    Store& store, const Grant& grant, SignInThrottles& throttles, const FirstAdmin& admin
);

}  // namespace vitae
