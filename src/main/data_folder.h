#pragma once
// The data folder of an installation, and the lock that says which process owns it.

#include <filesystem>
#include <optional>

#include "base/file.h"

namespace vitae {

struct DataFolder {
    std::filesystem::path path;

    std::filesystem::path database() const { return path / "vitae.db"; }
    std::filesystem::path blobs() const { return path / "blobs"; }
    std::filesystem::path lock() const { return path / "lock"; }
    std::filesystem::path control_socket() const { return path / "control.sock"; }
};

/// Held until it is destroyed; the kernel lets go of it when the process dies.
class FolderLock {
public:
    /// None when another process holds it. Makes the folder when it is not there.
    static Result<std::optional<FolderLock>> take(const DataFolder& folder);

private:
    explicit FolderLock(Descriptor file) : file_(std::move(file)) {}
    Descriptor file_;
};

/// Where the key of the blob store lies unless told otherwise: beside the configuration, never
/// inside the data folder.
std::filesystem::path default_key_file();

}  // namespace vitae
