#include "ingest/connect_dropbox.h"

#include <algorithm>

#include "connect/dropbox_auth.h"
#include "model/reason.h"
#include "model/trigger.h"
#include "store/sources.h"

namespace vitae {

namespace {

constexpr Duration kInvitationLife = std::chrono::minutes(10);
constexpr std::string_view kForNobodyElse = "invitation";

Result<void> check_set_up(const Connectors& connectors) {
    if (!connectors.dropbox().app_key.empty()) return {};
    return Error{
        Code::unavailable, "dropbox_not_set_up", find_reason("dropbox_not_set_up")->message};
}

/// An upstream failure in words for the person who waits.
Error with_message(Error error) {
    if (error.message.empty()) error.message = reason_of(error).message;
    return error;
}

std::string seal_invitation(
    Store& store, const Connectors& connectors, const Authorization& authorization
) {
    const std::int64_t ends = to_micros(store.clock().now() + kInvitationLife);
    const Json content = Json::object(
        {{"verifier", authorization.verifier},
         {"redirectUri", authorization.redirect_uri},
         {"ends", ends}}
    );
    return to_hex(connectors.authorizations().seal(to_text(content), kForNobodyElse, store.random())
    );
}

Result<Authorization> open_invitation(
    Store& store, const Connectors& connectors, const std::string& sealed
) {
    const Error ended{
        Code::invalid,
        "authorization_ended",
        "This authorization is older than ten minutes, or was not made by this server. Start the"
        " connection again.",
        "authorization"};
    const auto bytes = from_hex(sealed);
    if (!bytes) return ended;
    const auto text = connectors.authorizations().open(*bytes, kForNobodyElse);
    if (!text) return ended;
    const Json content = TRY(parse_json(*text));
    if (from_micros(*content.find("ends")->as_int()) < store.clock().now()) return ended;
    return Authorization{
        *content.find("verifier")->as_string(), *content.find("redirectUri")->as_string()};
}

Result<std::string> free_name(Read& read, const std::optional<std::string>& wanted) {
    const auto sources = TRY(list_sources(read));
    const std::string base = wanted.value_or("dropbox");
    std::string name = base;
    const auto taken = [&] {
        return std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
            return source.name == name;
        });
    };
    for (int number = 2; taken(); ++number) name = base + "-" + std::to_string(number);
    return name;
}

Result<NewDropboxSource> plan_source(
    Tx& tx, const DropboxConnection& connection, const std::string& account
) {
    NewDropboxSource source{
        .id = tx.make_id<SourceId>(),
        .name = TRY(free_name(tx, connection.name)),
        .root = TRY(parse_source_path(connection.root)),
        .account = account};
    source.default_path = TRY(parse_source_path(connection.default_path.value_or(connection.root)));
    Source limits{.id = source.id, .kind = "dropbox"};
    limits.root = source.root;
    TRY(check_inside_root(limits, source.default_path));
    return source;
}

}  // namespace

Result<Invitation> invite_to_dropbox(
    Store& store, Connectors& connectors, const Grant&, const std::string& redirect_uri
) {
    TRY(check_set_up(connectors));
    const Authorization authorization{new_verifier(store.random()), redirect_uri};
    const std::string state = to_base64url(store.random().bytes(16));
    return Invitation{
        authorize_url(connectors.dropbox(), authorization, state),
        seal_invitation(store, connectors, authorization)};
}

Result<Connected> connect_dropbox(
    Store& store, Connectors& connectors, const Grant& grant, const DropboxConnection& connection
) {
    TRY(check_set_up(connectors));
    const Authorization authorization =
        TRY(open_invitation(store, connectors, connection.authorization));
    const auto account =
        exchange_code(connectors.http(), connectors.dropbox(), authorization, connection.code, {});
    if (!account) return with_message(account.error());
    const auto connected = store.write(grant, [&](Tx& tx, Audit& audit) -> Result<Connected> {
        const auto known = TRY(find_source_of_account(tx, account->account));
        if (known) {
            const Bytes sealed = connectors.credentials().seal(
                account->refresh_token, known->id.text(), tx.random()
            );
            TRY(set_credential(tx, known->id, sealed));
            audit.add(Event::source_update, known->id, {{"state", Literal("ok")}});
            return Connected{TRY(get_source(tx, known->id)), false};
        }
        NewDropboxSource source = TRY(plan_source(tx, connection, account->account));
        source.credential =
            connectors.credentials().seal(account->refresh_token, source.id.text(), tx.random());
        TRY(insert_dropbox_source(tx, source));
        audit.add(Event::source_create, source.id, {{"kind", Literal("dropbox")}});
        return Connected{TRY(get_source(tx, source.id))};
    });
    if (connected) connectors.forget(connected->source.id);
    return connected;
}

Result<Source> update_source(
    Store& store, const Grant& grant, const SourceId& id, const SourceChange& change
) {
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<Source> {
        const Source source = TRY(get_source(tx, id));
        if (change.default_path) TRY(check_inside_root(source, *change.default_path));
        TRY(change_source(tx, id, change));
        audit.add(Event::source_update, id);
        return get_source(tx, id);
    });
}

Result<void> disconnect_source(
    Store& store, Connectors& connectors, const Grant& grant, const SourceId& id
) {
    const Source source = TRY(store.read([&](Read& read) { return get_source(read, id); }));
    if (source.kind != "dropbox")
        return Error{
            Code::conflict,
            "source_not_connected",
            "Only Dropbox sources have a connection to end. A folder is set with --folder."};
    // Dropbox may be out of reach, or the grant may have ended: letting go must work all the same.
    if (const auto account = connectors.account_of(source)) (void)(*account)->revoke({});
    TRY(store.write(grant, [&](Tx& tx, Audit& audit) -> Result<void> {
        TRY(set_credential(tx, id, std::nullopt));
        audit.add(Event::source_update, id, {{"state", name_of(SourceState::disconnected)}});
        return {};
    }));
    connectors.forget(id);
    return {};
}

}  // namespace vitae
