#pragma once
// The sources that are set up.

#include <vector>

#include "model/source.h"
#include "store/transaction.h"

namespace vitae {

/// The source by id or name; by nothing, the default one.
Result<Source> get_source(Read& read, const std::optional<std::string>& id_or_name);
Result<Source> get_source(Read& read, const SourceId& id);
Result<std::vector<Source>> list_sources(Read& read);
Result<SourceId> insert_folder_source(
    Tx& tx, std::string_view name, std::string_view root, bool is_default
);

/// The source of what people upload, if anyone has.
Result<std::optional<Source>> find_uploads_source(Read& read);
Result<SourceId> insert_uploads_source(Tx& tx, std::string_view name);

/// The source that is this Dropbox account.
Result<std::optional<Source>> find_source_of_account(Read& read, std::string_view account);

struct NewDropboxSource {
    SourceId id;
    std::string name;
    std::string root;
    std::string default_path;
    std::string account;
    Bytes credential;  ///< Sealed.
};
/// The first source of all becomes the default one.
Result<void> insert_dropbox_source(Tx& tx, const NewDropboxSource& source);
/// The sealed refresh token; `source_disconnected` when there is none.
Result<Bytes> get_credential(Read& read, const SourceId& id);
/// With a credential the source works again; without one it is disconnected.
Result<void> set_credential(Tx& tx, const SourceId& id, const std::optional<Bytes>& credential);
Result<void> set_source_state(Tx& tx, const SourceId& id, SourceState state);

struct SourceChange {
    std::optional<std::string> name;
    std::optional<std::string> default_path;
    bool make_default = false;
};
Result<void> change_source(Tx& tx, const SourceId& id, const SourceChange& change);

Result<void> set_source_root(Tx& tx, const SourceId& id, std::string_view root);

}  // namespace vitae
