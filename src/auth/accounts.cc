#include "auth/accounts.h"

#include "auth/identity.h"
#include "auth/password.h"
#include "auth/secret.h"

namespace vitae {

namespace {

Result<Role> get_role(std::string_view name) {
    if (const auto role = parse_role(name)) return *role;
    return Error{
        .code = Code::invalid,
        .reason = "role_unknown",
        .message = "The role must be ADMIN or POWER_USER.",
        .field = "role",
        .echo = Echo(std::string(name))};
}

Result<void> check_an_admin_remains(Read& read) {
    if (TRY(count_admins(read)) > 0) return {};
    return Error{
        Code::conflict,
        "last_admin",
        "This is the last admin, so it can be neither demoted nor disabled. Make another user an"
        " admin first."};
}

Result<void> apply_role(Tx& tx, Audit& audit, const User& user, Role role) {
    if (user.role == role) return {};
    TRY(set_user_role(tx, user.id, role));
    audit.add(
        Event::user_role_change, user.id, {{"from", name_of(user.role)}, {"to", name_of(role)}}
    );
    return {};
}

Result<void> apply_name(Tx& tx, Audit& audit, const User& user, const std::string& name) {
    if (user.name == name) return {};
    TRY(set_user_name(tx, user.id, name));
    audit.add(Event::user_rename, user.id);
    return {};
}

Result<void> apply_disabled(Tx& tx, Audit& audit, const User& user, bool disabled) {
    if (user.disabled_at.has_value() == disabled) return {};
    TRY(set_user_disabled(tx, user.id, disabled));
    TRY(delete_sessions_of(tx, user.id));
    audit.add(disabled ? Event::user_disable : Event::user_enable, user.id);
    return {};
}

Result<void> apply_password(Tx& tx, Audit& audit, const UserId& id, const std::string& hash) {
    TRY(set_user_password(tx, id, hash));
    TRY(delete_sessions_of(tx, id));
    audit.add(Event::user_password_reset, id);
    return {};
}

}  // namespace

Result<User> create_user(Store& store, const Grant& grant, const AccountRequest& request) {
    const std::string email = TRY(parse_email(request.email));
    const Role role = TRY(get_role(request.role));
    NewUser user{.email = email, .name = email, .role = role};
    if (!request.name.empty()) user.name = TRY(parse_name(request.name));
    user.password_hash = TRY(hash_password(request.password));
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<User> {
        const UserId id = TRY(insert_user(tx, user));
        TRY(delete_setup_links(tx));
        audit.add(Event::user_create, id, {{"role", name_of(user.role)}});
        return TRY(get_account(tx, id)).user;
    });
}

Result<User> change_user(
    Store& store, const Grant& grant, const UserId& id, const AccountChange& change
) {
    std::optional<Role> role;
    std::optional<std::string> name;
    std::optional<std::string> password_hash;
    if (change.role) role = TRY(get_role(*change.role));
    if (change.name) name = TRY(parse_name(*change.name));
    if (change.password) password_hash = TRY(hash_password(*change.password));
    if (!role && !name && !password_hash && !change.disabled)
        return Error{
            Code::invalid,
            "nothing_to_change",
            "The request names nothing to change. Send name, role, password or disabled."};
    const User now = TRY(store.read([&](Read& read) { return get_account(read, id); })).user;
    const bool same = (!role || role == now.role) && (!name || name == now.name) &&
                      (!change.disabled || change.disabled == now.disabled_at.has_value());
    if (same && !password_hash) return now;
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<User> {
        const User user = TRY(get_account(tx, id)).user;
        if (role) TRY(apply_role(tx, audit, user, *role));
        if (change.disabled) TRY(apply_disabled(tx, audit, user, *change.disabled));
        if (password_hash) TRY(apply_password(tx, audit, id, *password_hash));
        if (name) TRY(apply_name(tx, audit, user, *name));
        if (audit.events().empty())
            return Error{
                Code::conflict,
                "changed_meanwhile",
                "Someone made the same change a moment ago. Look at the user anew."};
        if (user.role == Role::admin) TRY(check_an_admin_remains(tx));
        return TRY(get_account(tx, id)).user;
    });
}

Result<void> change_own_password(
    Store& store, const Grant& grant, SignInThrottles& throttles, const PasswordChange& change
) {
    if (!grant.user())
        return Error{
            Code::forbidden,
            "no_account",
            "Only a person with an account has a password to change."};
    const std::string hash = TRY(hash_password(change.next));
    const Account account =
        TRY(store.read([&](Read& read) { return get_account(read, *grant.user()); }));
    TRY(check_own_password(store, grant, throttles, account, change.current));
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(apply_password(tx, audit, account.user.id, hash));
        if (!change.session_secret) return {};
        return insert_session(
            tx, hash_secret(*change.session_secret), account.user.id, tx.now() + kSessionLength
        );
    });
}

Result<MadeToken> create_token(
    Store& store, const Grant& grant, const UserId& owner, std::string_view name
) {
    const std::string label = TRY(parse_name(name));
    if (grant.user() != owner && grant.action() != Action::manage_any_token)
        return Error{Code::forbidden, "token_of_another", "You can make tokens for yourself only."};
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<MadeToken> {
        TRY(get_account(tx, owner));
        const std::string secret = make_secret("vitae_", tx.random());
        const TokenId id = TRY(insert_token(tx, owner, label, hash_secret(secret)));
        audit.add(Event::token_create, id, {{"user", owner}});
        return MadeToken{TRY(get_token(tx, id)), secret};
    });
}

Result<void> revoke_token(Store& store, const Grant& grant, const TokenId& id) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        const Token token = TRY(get_token(tx, id));
        const bool own = grant.user() == token.user;
        if (token.revoked_at || (!own && !grant.operator_or_admin()))
            return Error{
                Code::not_found,
                "token_unknown",
                "You have no API token with this id. List your tokens to see their ids."};
        audit.add(Event::token_revoke, id, {{"user", token.user}});
        return revoke_token(tx, id);
    });
}

}  // namespace vitae
