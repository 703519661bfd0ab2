#pragma once
// Connecting Dropbox accounts: sending a person to Dropbox, taking the code that they come back
// with, and letting go of an account. Tokens are sealed before they are stored.

#include "ingest/connectors.h"
#include "model/source.h"
#include "store/sources.h"
#include "store/store.h"

namespace vitae {

struct Invitation {
    std::string url;            ///< Where the person grants access.
    std::string authorization;  ///< To send back with the code; sealed, counts for ten minutes.
};
/// With a redirect Dropbox sends the browser there with code and state; without one it shows the
/// code, to be pasted.
Result<Invitation> invite_to_dropbox(
    Store& store, Connectors& connectors, const Grant& grant, const std::string& redirect_uri
);

struct DropboxConnection {
    std::string authorization;
    std::string code;
    std::optional<std::string> name;  ///< None: "dropbox", with a number when that is taken.
    std::string root = "/";           ///< Nothing outside is ever listed or read.
    std::optional<std::string> default_path;  ///< None: the root.
};
struct Connected {
    Source source;
    bool is_new = true;
};
/// Makes a source of the account; an account that is a source already is connected again.
Result<Connected> connect_dropbox(
    Store& store, Connectors& connectors, const Grant& grant, const DropboxConnection& connection
);

/// Renames a source, or changes what it is triggered for by default.
Result<Source> update_source(
    Store& store, const Grant& grant, const SourceId& id, const SourceChange& change
);

/// Ends the grant at Dropbox as far as that can be reached, and forgets the token. Records stay.
Result<void> disconnect_source(
    Store& store, Connectors& connectors, const Grant& grant, const SourceId& id
);

}  // namespace vitae
