#pragma once
// Taking files that a person sends: their bytes into the blob store, then ledger, document jobs,
// ingest job and audit events in one transaction, before anyone is answered.

#include <string_view>
#include <vector>

#include "ingest/trigger.h"
#include "store/blobs.h"

namespace vitae {

constexpr std::size_t kMostUploadBytes = 100'000'000;
constexpr std::size_t kMostUploadFiles = 100;

struct UploadedFile {
    std::string path;          ///< "/NAME": inside the source of uploads.
    std::string_view content;  ///< The caller's.
};
struct Upload {
    std::vector<UploadedFile> files;
    std::optional<std::string> idempotency_key;
};

/// The path of an uploaded file in the source of uploads: its name without folders. `invalid` for
/// one that cannot be a path.
Result<std::string> parse_file_name(std::string_view name);

/// The source of uploads is made by the first. The same bytes under the same name are one file.
Result<Accepted> accept_upload(
    Store& store, const Blobs& blobs, const Grant& grant, const Upload& upload
);

}  // namespace vitae
