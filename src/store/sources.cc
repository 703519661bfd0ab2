#include "store/sources.h"

namespace vitae {

namespace {

// A macro, as statements are literals. read_source reads the columns in this order.
#define VITAE_SOURCE_COLUMNS                                                \
    "id, kind, name, root, default_path, is_default, connection, account, " \
    "created_at, updated_at"

Source read_source(const Row& row) {
    return Source{
        .id = row.id<SourceId>(0),
        .kind = row.text(1),
        .name = row.text(2),
        .root = row.text(3),
        .default_path = row.text(4),
        .is_default = row.flag(5),
        .state = parse_source_state(row.text(6)).value_or(SourceState::disconnected),
        .account = row.find_text(7),
        .created_at = row.time(8),
        .updated_at = row.time(9)};
}

Error source_unknown(const std::string& asked) {
    return Error{
        .code = Code::not_found,
        .reason = "source_unknown",
        .message =
            "There is no source with this id or name. GET /api/sources lists those that are set"
            " up.",
        .field = "source",
        .echo = Echo(asked)};
}

}  // namespace

Result<Source> get_source(Read& read, const std::optional<std::string>& id_or_name) {
    if (!id_or_name) {
        const Rows rows = TRY(read.sql().query("SELECT " VITAE_SOURCE_COLUMNS
                                               " FROM sources WHERE is_default = 1"));
        if (!rows.empty()) return read_source(rows[0]);
        return Error{
            Code::not_found,
            "source_missing",
            "No source is set up yet, so there is no default one. Start the server with --folder"
            " DIR."};
    }
    const Rows rows = TRY(read.sql().query(
        "SELECT " VITAE_SOURCE_COLUMNS " FROM sources WHERE id = :it OR name = :it",
        {{"it", *id_or_name}}
    ));
    if (rows.empty()) return source_unknown(*id_or_name);
    return read_source(rows[0]);
}

Result<Source> get_source(Read& read, const SourceId& id) {
    return get_source(read, std::optional(id.text()));
}

Result<std::vector<Source>> list_sources(Read& read) {
    const Rows rows = TRY(read.sql().query("SELECT " VITAE_SOURCE_COLUMNS
                                           " FROM sources ORDER BY is_default DESC, id DESC"));
    std::vector<Source> sources;
    for (const Row& row : rows) sources.push_back(read_source(row));
    return sources;
}

Result<SourceId> insert_folder_source(
    Tx& tx, std::string_view name, std::string_view root, bool is_default
) {
    const auto id = tx.make_id<SourceId>();
    TRY(tx.sql().execute(
        "INSERT INTO sources (id, kind, name, root, default_path, is_default, created_at,"
        " updated_at) VALUES (:id, 'folder', :name, :root, '/', :is_default, :now, :now)",
        {{"id", id}, {"name", name}, {"root", root}, {"is_default", is_default}, {"now", tx.now()}}
    ));
    return id;
}

Result<void> set_source_root(Tx& tx, const SourceId& id, std::string_view root) {
    TRY(tx.sql().execute(
        "UPDATE sources SET root = :root, updated_at = :now WHERE id = :id",
        {{"root", root}, {"now", tx.now()}, {"id", id}}
    ));
    return {};
}

Result<std::optional<Source>> find_source_of_account(Read& read, std::string_view account) {
    const Rows rows = TRY(read.sql().query(
        "SELECT " VITAE_SOURCE_COLUMNS " FROM sources WHERE account = :account",
        {{"account", account}}
    ));
    return rows.empty() ? std::nullopt : std::optional(read_source(rows[0]));
}

Result<std::optional<Source>> find_uploads_source(Read& read) {
    const Rows rows = TRY(read.sql().query("SELECT " VITAE_SOURCE_COLUMNS
                                           " FROM sources WHERE kind = 'uploads'"));
    return rows.empty() ? std::nullopt : std::optional(read_source(rows[0]));
}

#undef VITAE_SOURCE_COLUMNS

Result<SourceId> insert_uploads_source(Tx& tx, std::string_view name) {
    const auto id = tx.make_id<SourceId>();
    TRY(tx.sql().execute(
        "INSERT INTO sources (id, kind, name, root, default_path, is_default, created_at,"
        " updated_at) VALUES (:id, 'uploads', :name, '', '/', 0, :now, :now)",
        {{"id", id}, {"name", name}, {"now", tx.now()}}
    ));
    return id;
}

Result<void> insert_dropbox_source(Tx& tx, const NewDropboxSource& source) {
    TRY(tx.sql().execute(
        "INSERT INTO sources (id, kind, name, root, default_path, is_default, account, credential,"
        " created_at, updated_at) SELECT :id, 'dropbox', :name, :root, :default_path,"
        " CASE WHEN EXISTS (SELECT 1 FROM sources WHERE is_default = 1) THEN 0 ELSE 1 END,"
        " :account, :credential, :now, :now",
        {{"id", source.id},
         {"name", source.name},
         {"root", source.root},
         {"default_path", source.default_path},
         {"account", source.account},
         {"credential", Blob{source.credential}},
         {"now", tx.now()}}
    ));
    tx.note(Change::job_changed);  // so that a watch looks
    return {};
}

Result<Bytes> get_credential(Read& read, const SourceId& id) {
    const Rows rows = TRY(read.sql().query(
        "SELECT credential FROM sources WHERE id = :id AND credential IS NOT NULL", {{"id", id}}
    ));
    if (rows.empty()) return Error{.code = Code::unavailable, .reason = "source_disconnected"};
    return rows[0].bytes(0);
}

Result<void> set_credential(Tx& tx, const SourceId& id, const std::optional<Bytes>& credential) {
    const std::optional<Blob> blob = credential ? std::optional(Blob{*credential}) : std::nullopt;
    const SourceState state = credential ? SourceState::ok : SourceState::disconnected;
    TRY(tx.sql().execute(
        "UPDATE sources SET credential = :credential, connection = :state, updated_at = :now WHERE"
        " id = :id",
        {{"credential", blob}, {"state", name_of(state)}, {"now", tx.now()}, {"id", id}}
    ));
    tx.note(Change::job_changed);
    return {};
}

Result<void> set_source_state(Tx& tx, const SourceId& id, SourceState state) {
    TRY(tx.sql().execute(
        "UPDATE sources SET connection = :state, updated_at = :now WHERE id = :id",
        {{"state", name_of(state)}, {"now", tx.now()}, {"id", id}}
    ));
    return {};
}

Result<void> change_source(Tx& tx, const SourceId& id, const SourceChange& change) {
    if (change.make_default) {
        TRY(tx.sql().execute("UPDATE sources SET is_default = 0 WHERE is_default = 1"));
        TRY(tx.sql().execute("UPDATE sources SET is_default = 1 WHERE id = :id", {{"id", id}}));
    }
    TRY(tx.sql().execute(
        "UPDATE sources SET name = COALESCE(:name, name), default_path = COALESCE(:default_path,"
        " default_path), updated_at = :now WHERE id = :id",
        {{"name", change.name},
         {"default_path", change.default_path},
         {"now", tx.now()},
         {"id", id}}
    ));
    return {};
}

}  // namespace vitae
