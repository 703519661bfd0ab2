#include "main/data_folder.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/file.h>

namespace vitae {

namespace {

std::optional<std::filesystem::path> environment_path(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets it
    return value == nullptr || *value == '\0' ? std::nullopt
                                              : std::optional<std::filesystem::path>(value);
}

}  // namespace

Result<std::optional<FolderLock>> FolderLock::take(const DataFolder& folder) {
    const Result<void> made = make_folder(folder.path);
    Descriptor file(::open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!made || !file)
        return Error{
            .code = Code::unavailable,
            .reason = "data_folder",
            .message =
                "The data folder cannot be made or written. Check its path and permissions, or name another one with --data.",
            .native = errno};
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return std::optional<FolderLock>();
    return std::optional(FolderLock(std::move(file)));
}

std::filesystem::path default_key_file() {
    if (const auto file = environment_path("VITAE_KEY_FILE")) return *file;
    if (const auto config = environment_path("XDG_CONFIG_HOME"))
        return *config / "vitae" / "blob.key";
    return environment_path("HOME").value_or("/etc") / ".config" / "vitae" / "blob.key";
}

}  // namespace vitae
