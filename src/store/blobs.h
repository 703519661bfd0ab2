#pragma once
// Originals and extractions, named by a keyed hash of their content: who has only the
// place cannot tell whether a document that they know is in it. Each has a header, so that
// encryption at rest needs no new layout. Any thread.
//
//   "VITAEBLB" | format 1 (plain), one byte | key id, eight bytes | content

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"
#include "store/blob_place.h"

namespace vitae {

class Blobs {
public:
    /// Makes the folder when it is not there.
    static Result<Blobs> open(std::filesystem::path folder, Bytes key);
    Blobs(std::unique_ptr<BlobPlace> place, Bytes key)
        : place_(std::move(place)), key_(std::move(key)) {}

    /// Durable when it returns; the same content twice is one blob. Returns its name.
    Result<std::string> put(std::string_view content) const;
    /// Checks the content against its name.
    Result<Bytes> get(std::string_view name) const;

private:
    std::unique_ptr<BlobPlace> place_;
    Bytes key_;
};

/// The key of this installation, 32 bytes, out of a file that is readable by its owner alone; made
/// when not there.
Result<Bytes> load_or_make_key(const std::filesystem::path& file);

}  // namespace vitae
