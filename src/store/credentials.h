#pragma once
// What proves who calls: sessions, API tokens and the first admin's sign-up link. Only SHA-256
// hashes of the secrets are stored; each secret has 256 random bits, so a slow hash would add
// nothing.

#include <vector>

#include "store/users.h"

namespace vitae {

struct Token {
    TokenId id;
    UserId user;
    std::string name;
    Time created_at;
    std::optional<Time> revoked_at;
};

/// The account behind a credential that counts now: not revoked, not expired, user not disabled.
struct Holder {
    UserId user;
    Role role;
    std::optional<TokenId> token;
};

Result<void> insert_session(
    Tx& tx, std::string_view secret_hash, const UserId& user, Time expires_at
);
Result<void> delete_session(Tx& tx, std::string_view secret_hash);
Result<void> delete_sessions_of(Tx& tx, const UserId& user);
Result<std::optional<Holder>> find_session(Read& read, std::string_view secret_hash);

Result<TokenId> insert_token(
    Tx& tx, const UserId& user, std::string_view name, std::string_view secret_hash
);
Result<std::optional<Holder>> find_token(Read& read, std::string_view secret_hash);
Result<Token> get_token(Read& read, const TokenId& id);
/// The user's tokens that count, or everyone's; newest first.
Result<std::vector<Token>> list_tokens(Read& read, const std::optional<UserId>& user);
Result<void> revoke_token(Tx& tx, const TokenId& id);

/// Replaces any earlier link.
Result<void> insert_setup_link(Tend& tx, std::string_view secret_hash, Time expires_at);
Result<bool> is_setup_link(Read& read, std::string_view secret_hash);
Result<void> delete_setup_links(Tend& tx);

}  // namespace vitae
