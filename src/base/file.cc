#include "base/file.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"

namespace vitae {

namespace {

Error io_error(Literal reason) {
    return Error{
        .code = errno == ENOENT ? Code::not_found : Code::unavailable,
        .reason = reason,
        .message =
            "A file could not be read or written. Check the disk, and the permissions of the data "
            "folder.",
        .native = errno};
}

Result<void> write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return io_error("file_write_failed");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> sync_folder(const std::filesystem::path& folder) {
    const std::filesystem::path path = folder.empty() ? "." : folder;
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!fd || ::fsync(fd.get()) != 0) return io_error("folder_sync_failed");
    return {};
}

Result<void> write_and_sync(const std::filesystem::path& path, std::string_view bytes) {
    const Descriptor fd(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!fd) return io_error("file_create_failed");
    TRY(write_all(fd.get(), bytes));
    if (::fsync(fd.get()) != 0) return io_error("file_sync_failed");
    return {};
}

}  // namespace

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

Result<Bytes> read_all(int fd, std::size_t limit) {
    Bytes bytes;
    std::array<char, 65536> part{};
    while (true) {
        const ssize_t count = ::read(fd, part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return io_error("file_read_failed");
        if (count == 0) return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(count));
        if (bytes.size() > limit)
            return Error{
                .code = Code::too_large,
                .reason = "file_too_large",
                .message = "The file is larger than Vitae reads.",
                .actual = static_cast<std::int64_t>(bytes.size()),
                .limit = static_cast<std::int64_t>(limit)};
    }
}

Result<Bytes> read_file(const std::filesystem::path& path) {
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd) return io_error("file_open_failed");
    return read_all(fd.get(), SIZE_MAX);
}

Result<void> make_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    if (folder.empty() || std::filesystem::is_directory(folder, failed)) return {};
    TRY(make_folder(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return io_error("folder_create_failed");
    return sync_folder(folder.parent_path());
}

Result<void> write_file_atomic(const std::filesystem::path& path, std::string_view bytes) {
    const std::filesystem::path temporary =
        path.string() + ".new-" + to_hex(system_random().bytes(8));
    const auto write = [&]() -> Result<void> {
        TRY(write_and_sync(temporary, bytes));
        if (::rename(temporary.c_str(), path.c_str()) != 0) return io_error("file_rename_failed");
        return sync_folder(path.parent_path());
    };
    const Result<void> written = write();
    if (!written) ::unlink(temporary.c_str());
    return written;
}

}  // namespace vitae
