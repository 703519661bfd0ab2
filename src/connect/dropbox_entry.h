#pragma once
// An entry of a Dropbox listing, as an entry: its identity, whether it is to be read, and how it is
// fetched.

#include "base/json.h"
#include "model/source.h"

namespace vitae {

/// The metadata of a file, a folder or a deleted entry.
Result<ListedEntry> parse_dropbox_entry(const Json& entry);

/// ListedFile::version of a Dropbox file: "rev:…", or "export:…" for a document that lives in
/// Dropbox's own editor and has no bytes of its own.
bool is_exported(const ListedFile& file);

}  // namespace vitae
