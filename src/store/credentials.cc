#include "store/credentials.h"

namespace vitae {

namespace {

Token read_token(const Row& row) {
    return Token{
        .id = row.id<TokenId>(0),
        .user = row.id<UserId>(1),
        .name = row.text(2),
        .created_at = row.time(3),
        .revoked_at = row.find_time(4)};
}

std::optional<Holder> read_holder(const Rows& rows) {
    if (rows.empty()) return std::nullopt;
    return Holder{rows[0].id<UserId>(0), *parse_role(rows[0].text(1)), rows[0].find_id<TokenId>(2)};
}

}  // namespace

Result<void> insert_session(
    Tx& tx, std::string_view secret_hash, const UserId& user, Time expires_at
) {
    TRY(tx.sql().execute("DELETE FROM sessions WHERE expires_at <= :now", {{"now", tx.now()}}));
    TRY(tx.sql().execute(
        "INSERT INTO sessions (secret_hash, user_id, created_at, expires_at) VALUES (:hash,"
        " :user, :now, :expires)",
        {{"hash", Blob{secret_hash}}, {"user", user}, {"now", tx.now()}, {"expires", expires_at}}
    ));
    return {};
}

Result<void> delete_session(Tx& tx, std::string_view secret_hash) {
    tx.note(Change::access);
    TRY(tx.sql().execute(
        "DELETE FROM sessions WHERE secret_hash = :hash", {{"hash", Blob{secret_hash}}}
    ));
    return {};
}

Result<void> delete_sessions_of(Tx& tx, const UserId& user) {
    tx.note(Change::access);
    TRY(tx.sql().execute("DELETE FROM sessions WHERE user_id = :user", {{"user", user}}));
    return {};
}

Result<std::optional<Holder>> find_session(Read& read, std::string_view secret_hash) {
    return read_holder(TRY(read.sql().query(
        "SELECT users.id, users.role, NULL FROM sessions JOIN users ON users.id ="
        " sessions.user_id WHERE secret_hash = :hash AND expires_at > :now AND disabled_at IS NULL",
        {{"hash", Blob{secret_hash}}, {"now", read.now()}}
    )));
}

Result<TokenId> insert_token(
    Tx& tx, const UserId& user, std::string_view name, std::string_view secret_hash
) {
    const auto id = tx.make_id<TokenId>();
    TRY(tx.sql().execute(
        "INSERT INTO tokens (id, user_id, name, secret_hash, created_at) VALUES (:id, :user,"
        " :name, :hash, :now)",
        {{"id", id}, {"user", user}, {"name", name}, {"hash", Blob{secret_hash}}, {"now", tx.now()}}
    ));
    return id;
}

Result<std::optional<Holder>> find_token(Read& read, std::string_view secret_hash) {
    return read_holder(TRY(read.sql().query(
        "SELECT users.id, users.role, tokens.id FROM tokens JOIN users ON users.id ="
        " tokens.user_id WHERE secret_hash = :hash AND revoked_at IS NULL AND disabled_at IS NULL",
        {{"hash", Blob{secret_hash}}}
    )));
}

Result<Token> get_token(Read& read, const TokenId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, user_id, name, created_at, revoked_at FROM tokens WHERE id = :id", {{"id", id}}
    ));
    if (rows.empty())
        return Error{
            Code::not_found,
            "token_unknown",
            "You have no API token with this id. List your tokens to see their ids."};
    return read_token(rows[0]);
}

Result<std::vector<Token>> list_tokens(Read& read, const std::optional<UserId>& user) {
    const Rows rows = TRY(read.sql().query(
        "SELECT id, user_id, name, created_at, revoked_at FROM tokens WHERE revoked_at IS NULL"
        " AND (CAST(:user AS TEXT) IS NULL OR user_id = :user) ORDER BY id DESC",
        {{"user", user}}
    ));
    std::vector<Token> tokens;
    for (const Row& row : rows) tokens.push_back(read_token(row));
    return tokens;
}

Result<void> revoke_token(Tx& tx, const TokenId& id) {
    tx.note(Change::access);
    TRY(tx.sql().execute(
        "UPDATE tokens SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL",
        {{"now", tx.now()}, {"id", id}}
    ));
    return {};
}

Result<void> insert_setup_link(Tend& tx, std::string_view secret_hash, Time expires_at) {
    TRY(delete_setup_links(tx));
    TRY(tx.sql().execute(
        "INSERT INTO setup_links (secret_hash, expires_at) VALUES (:hash, :expires)",
        {{"hash", Blob{secret_hash}}, {"expires", expires_at}}
    ));
    return {};
}

Result<bool> is_setup_link(Read& read, std::string_view secret_hash) {
    return !TRY(read.sql().query(
                    "SELECT 1 FROM setup_links WHERE secret_hash = :hash AND expires_at > :now",
                    {{"hash", Blob{secret_hash}}, {"now", read.now()}}
                )
    ).empty();
}

Result<void> delete_setup_links(Tend& tx) {
    TRY(tx.sql().execute("DELETE FROM setup_links"));
    return {};
}

}  // namespace vitae
