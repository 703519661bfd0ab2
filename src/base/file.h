#pragma once
// Files read whole and written so that a crash leaves the old content or the new, never a mixture.

#include <filesystem>

#include "base/bytes.h"
#include "base/result.h"

namespace vitae {

/// Owns a file descriptor.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor();

    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_ = -1;
};

Result<Bytes> read_file(const std::filesystem::path& path);
/// Reads to the end; `too_large` when there are more than `limit` bytes.
Result<Bytes> read_all(int fd, std::size_t limit);
/// Makes the folder, and those above it that are not there, for this user alone. On disk when it
/// returns.
Result<void> make_folder(const std::filesystem::path& folder);
/// Temporary file, fsync, rename, fsync of the folder. `native` has the errno on failure.
Result<void> write_file_atomic(const std::filesystem::path& path, std::string_view bytes);

}  // namespace vitae
