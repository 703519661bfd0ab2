#include "auth/sign_in.h"

#include "auth/identity.h"
#include "auth/password.h"
#include "auth/secret.h"
#include "store/credentials.h"

namespace vitae {

namespace {

constexpr Duration kSetupLinkLength = std::chrono::hours(1);

const Error kRefused{
    Code::unauthenticated,
    "sign_in_refused",
    "The e-mail address or the password is wrong, or the account is disabled. Try again, or ask"
    " an admin to reset the password."};

Error throttled(Duration wait) {
    return Error{
        .code = Code::throttled,
        .reason = "sign_in_throttled",
        .message =
            "There were too many failed sign-ins. Wait for as long as Retry-After says, then try"
            " again.",
        .limit = std::chrono::ceil<std::chrono::seconds>(wait).count()};
}

Result<Session> open_session(Tx& tx, const User& user) {
    const std::string secret = make_secret("", tx.random());
    const Time expires_at = tx.now() + kSessionLength;
    TRY(insert_session(tx, hash_secret(secret), user.id, expires_at));
    return Session{secret, csrf_token_for(secret), expires_at, user};
}

/// The account that this password opens; none when there is none or it does not open.
Result<std::optional<User>> check(
    Store& store, const std::string& email, std::string_view password
) {
    const auto account = TRY(store.read([&](Read& read) { return find_account(read, email); }));
    if (!account) {
        pretend_to_check_password(password);
        return std::optional<User>();
    }
    if (!is_password(account->password_hash, password) || account->user.disabled_at)
        return std::optional<User>();
    return std::optional(account->user);
}

std::optional<Duration> begin_try(
    SignInThrottles& throttles, const std::string& account, const std::string& address, Time now
) {
    if (const auto wait = throttles.by_account.begin_try(account, now)) return wait;
    const auto wait = throttles.by_address.begin_try(address, now);
    if (wait) throttles.by_account.take_back(account);
    return wait;
}

Actor actor_of(const Grant& grant, const User& user, AuthMethod method) {
    Actor actor = grant.actor();
    actor.type = ActorType::user;
    actor.id = user.id.text();
    actor.auth_method = method;
    return actor;
}

}  // namespace

Result<Session> sign_in(
    Store& store,
    const Grant& grant,
    SignInThrottles& throttles,
    std::string_view email,
    std::string_view password
) {
    const std::string address = grant.actor().source_address;
    const auto parsed = parse_email(email);
    const std::string account_key = parsed ? *parsed : "?";
    if (const auto wait = begin_try(throttles, account_key, address, store.clock().now())) {
        TRY(store.record(
            grant.actor(),
            Event::auth_sign_in_failed,
            "",
            {{"reason", Literal("throttled")}},
            Outcome::denied
        ));
        return throttled(*wait);
    }
    const auto user = TRY(check(store, account_key, password));
    if (!user) {
        TRY(store.record(
            grant.actor(),
            Event::auth_sign_in_failed,
            "",
            {{"reason", Literal("refused")}},
            Outcome::failure
        ));
        return kRefused;
    }
    throttles.by_account.forget(account_key);
    throttles.by_address.take_back(address);
    return store.write(
        grant.as(actor_of(grant, *user, AuthMethod::password)),
        [&](Tx& tx, Audit& audit) -> Result<Session> {
            audit.add(Event::auth_sign_in, user->id);
            return open_session(tx, *user);
        }
    );
}

Result<void> check_own_password(
    Store& store,
    const Grant& grant,
    SignInThrottles& throttles,
    const Account& account,
    std::string_view password
) {
    if (const auto wait = throttles.by_account.begin_try(account.user.email, store.clock().now()))
        return throttled(*wait);
    if (is_password(account.password_hash, password)) {
        throttles.by_account.take_back(account.user.email);
        return {};
    }
    TRY(store.record(
        grant.actor(),
        Event::auth_sign_in_failed,
        account.user.id.text(),
        {{"reason", Literal("own_password")}},
        Outcome::failure
    ));
    return Error{
        .code = Code::invalid,
        .reason = "password_wrong",
        .message = "The current password is wrong. Nothing was changed.",
        .field = "currentPassword"};
}

Result<void> sign_out(Store& store, const Grant& grant, std::string_view session_secret) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        audit.add(Event::auth_sign_out, grant.user() ? grant.user()->text() : "");
        return delete_session(tx, hash_secret(session_secret));
    });
}

Result<std::optional<std::string>> make_setup_secret(Store& store) {
    const std::string secret = make_secret("", store.random());
    return store.tend([&](Tend& tx) -> Result<std::optional<std::string>> {
        if (TRY(has_users(tx))) return std::optional<std::string>();
        TRY(insert_setup_link(tx, hash_secret(secret), tx.now() + kSetupLinkLength));
        return std::optional(secret);
    });
}

Result<Session> set_up_first_admin(
    Store& store, const Grant& grant, SignInThrottles& throttles, const FirstAdmin& admin
) {
    // Each try costs an Argon2id.
    if (const auto wait =
            throttles.by_address.begin_try(grant.actor().source_address, store.clock().now()))
        return throttled(*wait);
    const std::string email = TRY(parse_email(admin.email));
    NewUser user{.email = email, .name = email, .role = Role::admin};
    if (!admin.name.empty()) user.name = TRY(parse_name(admin.name));
    user.password_hash = TRY(hash_password(admin.password));
    Grant as_setup = grant.as([&] {
        Actor actor = grant.actor();
        actor.auth_method = AuthMethod::setup_link;
        return actor;
    }());
    return store.write(as_setup, [&](Tx& tx, Audit& audit) -> Result<Session> {
        const UserId id = TRY(insert_first_user(tx, user));
        if (!TRY(is_setup_link(tx, hash_secret(admin.setup_secret))))
            return Error{
                Code::unauthenticated,
                "setup_link_rejected",
                "This sign-up link does not count: it is valid for one hour and once. Restart the"
                " server to get a new one."};
        TRY(delete_setup_links(tx));
        audit.add(Event::user_create, id, {{"role", name_of(Role::admin)}});
        audit.add(Event::auth_sign_in, id);
        return open_session(tx, TRY(get_account(tx, id)).user);
    });
}

}  // namespace vitae
