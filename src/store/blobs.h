#pragma once
// Originals and extractions, as files named by a keyed hash of their content: who has only the
// folder cannot tell whether a document that they know is in it. Each file has a header, so that
// encryption at rest needs no new layout. Any thread.
//
//   "VITAEBLB" | format 1 (plain), one byte | key id, eight bytes | content

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace vitae {

class Blobs {
public:
    /// Makes the folder when it is not there.
    static Result<Blobs> open(std::filesystem::path folder, Bytes key);

    /// On disk when it returns; the same content twice is one file. Returns its name.
    Result<std::string> put(std::string_view content) const;
    /// Checks the content against its name.
    Result<Bytes> get(std::string_view name) const;

private:
    Blobs(std::filesystem::path folder, Bytes key)
        : folder_(std::move(folder)), key_(std::move(key)) {}
    std::filesystem::path path_of(std::string_view name) const;

    std::filesystem::path folder_;
    Bytes key_;
};

/// The key of this installation, 32 bytes, out of a file that is readable by its owner alone; made
/// when not there.
Result<Bytes> load_or_make_key(const std::filesystem::path& file);

}  // namespace vitae
