#include "store/users.h"

namespace vitae {

namespace {

Account read_account(const Row& row) {
    return Account{
        .user =
            {.id = row.id<UserId>(0),
             .email = row.text(1),
             .name = row.text(2),
             .role = *parse_role(row.text(3)),
             .created_at = row.time(4),
             .disabled_at = row.find_time(5)},
        .password_hash = row.text(6)};
}

const Error kUserUnknown{
    Code::not_found,
    "user_unknown",
    "There is no user with this id. List the users to see their ids."};

/// One UPDATE by id must change one row.
Result<void> expect_one(Result<std::int64_t> changed) {
    if (TRY(changed) != 1) return kUserUnknown;
    return {};
}

Error email_taken(const Error& error) {
    if (error.code != Code::conflict) return error;
    return Error{
        .code = Code::conflict,
        .reason = "email_taken",
        .message =
            "This e-mail address has an account already. Sign in with it, or choose another"
            " address.",
        .field = "email"};
}

}  // namespace

Result<UserId> insert_user(Tx& tx, const NewUser& user) {
    const auto id = tx.make_id<UserId>();
    const auto inserted = tx.sql().execute(
        "INSERT INTO users (id, email, name, role, password_hash, created_at) VALUES (:id,"
        " :email, :name, :role, :password_hash, :now)",
        {{"id", id},
         {"email", user.email},
         {"name", user.name},
         {"role", name_of(user.role)},
         {"password_hash", user.password_hash},
         {"now", tx.now()}}
    );
    if (!inserted) return email_taken(inserted.error());
    return id;
}

Result<UserId> insert_first_user(Tx& tx, const NewUser& user) {
    const auto id = tx.make_id<UserId>();
    const auto inserted = TRY(tx.sql().execute(
        "INSERT INTO users (id, email, name, role, password_hash, created_at) SELECT :id, :email,"
        " :name, :role, :password_hash, :now WHERE NOT EXISTS (SELECT 1 FROM users)",
        {{"id", id},
         {"email", user.email},
         {"name", user.name},
         {"role", name_of(user.role)},
         {"password_hash", user.password_hash},
         {"now", tx.now()}}
    ));
    if (inserted != 1)
        return Error{
            Code::conflict,
            "already_set_up",
            "This server has users already, so the sign-up link no longer counts. Ask an admin"
            " for an account."};
    return id;
}

Result<std::optional<Account>> find_account(Read& read, std::string_view email) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, email, name, role, created_at, disabled_at, password_hash FROM users WHERE"
        " email = :email",
        {{"email", email}}
    ));
    if (rows.empty()) return std::optional<Account>();
    return std::optional(read_account(rows[0]));
}

Result<Account> get_account(Read& read, const UserId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, email, name, role, created_at, disabled_at, password_hash FROM users WHERE id"
        " = :id",
        {{"id", id}}
    ));
    if (rows.empty()) return kUserUnknown;
    return read_account(rows[0]);
}

Result<std::vector<User>> list_users(Read& read) {
    const Rows rows =
        TRY(read.sql().query("SELECT id, email, name, role, created_at, disabled_at, password_hash "
                             "FROM users ORDER BY id DESC"));
    std::vector<User> users;
    for (const Row& row : rows) users.push_back(read_account(row).user);
    return users;
}

Result<bool> has_users(Read& read) {
    return !TRY(read.sql().query("SELECT 1 FROM users LIMIT 1")).empty();
}

Result<std::int64_t> count_admins(Read& read) {
    const Rows rows = TRY(
        read.sql().query("SELECT COUNT(*) FROM users WHERE role = 'ADMIN' AND disabled_at IS NULL")
    );
    return rows.at(0).integer(0);
}

Result<void> set_user_role(Tx& tx, const UserId& id, Role role) {
    tx.note(Change::access);
    return expect_one(tx.sql().execute(
        "UPDATE users SET role = :role WHERE id = :id", {{"role", name_of(role)}, {"id", id}}
    ));
}

Result<void> set_user_name(Tx& tx, const UserId& id, std::string_view name) {
    return expect_one(tx.sql().execute(
        "UPDATE users SET name = :name WHERE id = :id", {{"name", name}, {"id", id}}
    ));
}

Result<void> set_user_password(Tx& tx, const UserId& id, std::string_view password_hash) {
    return expect_one(tx.sql().execute(
        "UPDATE users SET password_hash = :hash WHERE id = :id",
        {{"hash", password_hash}, {"id", id}}
    ));
}

Result<void> set_user_disabled(Tx& tx, const UserId& id, bool disabled) {
    tx.note(Change::access);
    const std::optional<Time> since = disabled ? std::optional(tx.now()) : std::nullopt;
    return expect_one(tx.sql().execute(
        "UPDATE users SET disabled_at = :since WHERE id = :id", {{"since", since}, {"id", id}}
    ));
}

}  // namespace vitae
