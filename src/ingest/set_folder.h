#pragma once
// Setting up folders of this machine as sources. Only the local operator names roots.

#include <filesystem>

#include "model/source.h"
#include "store/store.h"

namespace vitae {

/// Makes the folder the root of the default source, which is made when there is none.
Result<Source> set_default_folder(
    Store& store, const Grant& grant, const std::filesystem::path& root
);
/// The source whose root is this folder; made, beside the default one, when there is none.
Result<Source> add_folder(Store& store, const Grant& grant, const std::filesystem::path& root);

}  // namespace vitae
