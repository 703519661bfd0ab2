#pragma once
// Gathers the files that are found inside, within the limits, under names that are safe and unique.

#include <set>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/unpacked.h"

namespace vitae {

class Collection {
public:
    /// How much more may be unpacked.
    std::size_t room() const { return kMostUnpackedBytes - unpacked_.contents.size(); }
    std::size_t count() const { return unpacked_.files.size(); }

    /// Errors when there are too many, or too much.
    Result<void> add(std::string name, std::string_view content);
    Result<void> skip(std::string name, std::string_view reason);

    /// What was found; `archive_empty` when that is nothing.
    Result<Unpacked> finish() &&;

private:
    std::string unique(std::string name);

    Unpacked unpacked_;
    std::set<std::string> names_;
};

/// The name as a path below a folder: no way out, no control characters; a '/' between segments.
std::string safe_name(std::string_view name);
/// Whether the name leads out of the folder that it is unpacked in.
bool leads_outside(std::string_view name);

}  // namespace vitae
