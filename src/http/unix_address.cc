#include "http/unix_address.h"

#include <cerrno>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace vitae {

Result<UnixAddress> UnixAddress::of(const std::string& path) {
    constexpr std::size_t kMost = sizeof(sockaddr_un::sun_path) - 1;
    if (path.size() <= kMost) return UnixAddress(path, -1);
    const std::filesystem::path whole(path);
    const int folder = open(whole.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    std::string shorter = "/proc/self/fd/" + std::to_string(folder) + "/" + whole.filename().string();
    if (folder >= 0 && shorter.size() <= kMost) return UnixAddress(std::move(shorter), folder);
    const int native = folder < 0 ? errno : ENAMETOOLONG;
    if (folder >= 0) ::close(folder);
    return Error{
        .code = Code::unavailable,
        .reason = "control_socket_unusable",
        .message = "The folder of the control socket cannot be opened. Check that it exists and "
                   "that this user may enter it.",
        .echo = Echo(path),
        .native = native};
}

UnixAddress::UnixAddress(UnixAddress&& other) noexcept
    : path_(std::move(other.path_))
    , folder_(std::exchange(other.folder_, -1)) {}

UnixAddress::~UnixAddress() {
    if (folder_ >= 0) ::close(folder_);
}

}  // namespace vitae
