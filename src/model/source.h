#pragma once
// A source of resumes: a folder on this machine (later: a Dropbox account).

#include <string>

#include "base/id.h"
#include "base/time.h"

namespace vitae {

struct Source {
    SourceId id;
    std::string kind;  ///< "folder"
    std::string name;
    std::string root;
    std::string default_path;
    bool is_default = false;
    Time created_at;
    Time updated_at;
};

/// A file as a source lists it.
struct ListedFile {
    std::string key;   ///< The source's own identity of the file.
    std::string path;  ///< Inside the source, with a leading '/'.
    std::int64_t size = 0;
    std::string stamp;     ///< Equal stamps that are not empty mean equal content.
    std::string revision;  ///< Names the content; empty while nobody has looked, as the stamp is
                           ///< the ledger's.
    std::string_view
        skip_reason;  ///< A code of model/reason.h when the file is not to be read; else empty.
};

}  // namespace vitae
