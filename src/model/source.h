#pragma once
// A source of resumes: a folder on this machine, a Dropbox account, or what people upload; and what
// a listing of one says.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"

namespace vitae {

/// `reconnect`: the grant has ended, so an admin must connect the account again.
enum class SourceState { ok, reconnect, disconnected };
Literal name_of(SourceState);
std::optional<SourceState> parse_source_state(std::string_view name);

struct Source {
    SourceId id;
    std::string kind;  ///< "folder", "dropbox" or "uploads"
    std::string name;
    std::string root;  ///< A folder of this machine; of Dropbox, the path that all must lie in.
    std::string default_path;
    bool is_default = false;
    SourceState state = SourceState::ok;
    std::optional<std::string> account;  ///< Dropbox's id of the account.
    Time created_at;
    Time updated_at;
};

/// `forbidden` when the path of a Dropbox source lies outside its root. A folder's paths cannot.
Result<void> check_inside_root(const Source& source, std::string_view path);

/// A file as a source lists it.
struct ListedFile {
    std::string key;    ///< The source's own identity of the file.
    std::string path;   ///< Inside the source, with a leading '/', for people.
    std::string place;  ///< The path as the source itself compares paths.
    std::int64_t size = 0;
    std::string stamp;     ///< Equal stamps that are not empty mean equal content.
    std::string version;   ///< What the source calls the listed content when it is fetched.
    std::string revision;  ///< Names the content; empty while nobody has looked, as the stamp is
                           ///< the ledger's.
    std::string_view
        skip_reason;  ///< A code of model/reason.h when the file is not to be read; else empty.
    std::string
        content;  ///< Blob of the bytes, where the source cannot give them again; else empty.
    std::optional<FileId> container;  ///< The archive or message that the file lies in.
};

/// One thing that a listing says. Changes are applied in their order: a file replaces what was at
/// its place, a folder keeps what is in it, a removal takes all that was at the place or below.
struct ListedEntry {
    enum class Kind { file, folder, removed };
    Kind kind = Kind::file;
    ListedFile file;  ///< Of a folder or a removal only `place` is set.
};

struct ListedPage {
    std::vector<ListedEntry> entries;
    bool more = false;
    std::string cursor;    ///< Where a later listing goes on; empty: the source has no memory.
    bool complete = true;  ///< False when something below the path could not be looked at.
};

/// One line of a folder, for who chooses a path.
struct FolderEntry {
    std::string name;
    std::string path;
    bool is_folder = false;
    std::int64_t size = 0;
};

}  // namespace vitae
