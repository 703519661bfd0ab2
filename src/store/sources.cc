#include "store/sources.h"

namespace vitae {

namespace {

Source read_source(const Row& row) {
    return Source{
        .id = row.id<SourceId>(0),
        .kind = row.text(1),
        .name = row.text(2),
        .root = row.text(3),
        .default_path = row.text(4),
        .is_default = row.flag(5),
        .created_at = row.time(6),
        .updated_at = row.time(7)};
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
        const Rows rows =
            TRY(read.sql().query("SELECT id, kind, name, root, default_path, is_default, "
                                 "created_at, updated_at FROM sources WHERE is_default = 1"));
        if (!rows.empty()) return read_source(rows[0]);
        return Error{
            Code::not_found,
            "source_missing",
            "No source is set up yet, so there is no default one. Start the server with --folder"
            " DIR."};
    }
    const Rows rows = TRY(read.sql().query(
        "SELECT id, kind, name, root, default_path, is_default, created_at, updated_at FROM"
        " sources WHERE id = :it OR name = :it",
        {{"it", *id_or_name}}
    ));
    if (rows.empty()) return source_unknown(*id_or_name);
    return read_source(rows[0]);
}

Result<Source> get_source(Read& read, const SourceId& id) {
    return get_source(read, std::optional(id.text()));
}

Result<std::vector<Source>> list_sources(Read& read) {
    const Rows rows =
        TRY(read.sql().query("SELECT id, kind, name, root, default_path, is_default, created_at, "
                             "updated_at FROM sources ORDER BY id DESC"));
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

}  // namespace vitae
