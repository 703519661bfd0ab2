#include "ingest/set_folder.h"

#include <algorithm>

#include "store/sources.h"

namespace vitae {

namespace {

Result<std::string> real_folder(const std::filesystem::path& root) {
    std::error_code failed;
    const std::filesystem::path real = std::filesystem::canonical(root, failed);
    if (!failed && std::filesystem::is_directory(real, failed)) return real.string();
    return Error{
        .code = Code::invalid,
        .reason = "folder_missing",
        .message =
            "There is no such folder on this machine. Check its path and that it is a folder.",
        .field = "folder",
        .echo = Echo(root.string())};
}

std::optional<Source> find_by_root(const std::vector<Source>& sources, const std::string& root) {
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& s) {
        return s.root == root;
    });
    return found == sources.end() ? std::nullopt : std::optional(*found);
}

/// The folder's own name, with a number when another source has it.
std::string free_name(const std::vector<Source>& sources, const std::filesystem::path& root) {
    const std::string base = root.filename().empty() ? "folder" : root.filename().string();
    std::string name = base;
    const auto taken = [&] {
        return std::any_of(sources.begin(), sources.end(), [&](const Source& s) {
            return s.name == name;
        });
    };
    for (int number = 2; taken(); ++number) name = base + "-" + std::to_string(number);
    return name;
}

Result<Source> insert(
    Tx& tx, Audit& audit, std::string_view name, const std::string& root, bool is_default
) {
    const SourceId id = TRY(insert_folder_source(tx, name, root, is_default));
    audit.add(Event::source_create, id);
    return get_source(tx, id);
}

}  // namespace

Result<Source> set_default_folder(
    Store& store, const Grant& grant, const std::filesystem::path& root
) {
    const std::string real = TRY(real_folder(root));
    const auto sources = TRY(store.read([](Read& read) { return list_sources(read); }));
    const auto current =
        std::find_if(sources.begin(), sources.end(), [](const Source& s) { return s.is_default; });
    if (current != sources.end() && current->root == real) return *current;
    // A Dropbox account stays the default one; the folder stands beside it.
    if (current != sources.end() && current->kind != "folder")
        return add_folder(store, grant, root);
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<Source> {
        if (current == sources.end())
            return insert(tx, audit, free_name(sources, real), real, true);
        TRY(set_source_root(tx, current->id, real));
        audit.add(Event::source_update, current->id);
        return get_source(tx, current->id);
    });
}

Result<Source> add_folder(Store& store, const Grant& grant, const std::filesystem::path& root) {
    const std::string real = TRY(real_folder(root));
    const auto sources = TRY(store.read([](Read& read) { return list_sources(read); }));
    if (const auto known = find_by_root(sources, real)) return *known;
    return store.write(grant, [&](Tx& tx, Audit& audit) -> Result<Source> {
        return insert(tx, audit, free_name(sources, real), real, sources.empty());
    });
}

}  // namespace vitae
