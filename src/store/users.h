#pragma once
// Accounts: who may sign in, and as what.

#include <vector>

#include "model/caller.h"
#include "store/transaction.h"

namespace vitae {

struct User {
    UserId id;
    std::string email;
    std::string name;
    Role role;
    Time created_at;
    std::optional<Time> disabled_at;
};

struct Account {
    User user;
    std::string password_hash;
};

struct NewUser {
    std::string email;  ///< Lower case.
    std::string name;
    Role role;
    std::string password_hash;
};

/// `conflict` when the address has an account already.
Result<UserId> insert_user(Tx& tx, const NewUser& user);
/// Like insert_user, but only while there is no user at all.
Result<UserId> insert_first_user(Tx& tx, const NewUser& user);

Result<std::optional<Account>> find_account(Read& read, std::string_view email);
Result<Account> get_account(Read& read, const UserId& id);
Result<std::vector<User>> list_users(Read& read);
Result<bool> has_users(Read& read);
/// Admins who are not disabled.
Result<std::int64_t> count_admins(Read& read);

Result<void> set_user_role(Tx& tx, const UserId& id, Role role);
Result<void> set_user_name(Tx& tx, const UserId& id, std::string_view name);
Result<void> set_user_password(Tx& tx, const UserId& id, std::string_view password_hash);
Result<void> set_user_disabled(Tx& tx, const UserId& id, bool disabled);

}  // namespace vitae
