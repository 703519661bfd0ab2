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
Result<void> set_source_root(Tx& tx, const SourceId& id, std::string_view root);

}  // namespace vitae
