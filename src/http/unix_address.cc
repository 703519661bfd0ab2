#include "http/unix_address.h"

#include <cerrno>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/un.h>

namespace vitae {

Result<UnixAddress> UnixAddress::of(const std::string& path) {
    constexpr std::size_t kMost = sizeof(sockaddr_un::sun_path) - 1;
    if (path.size() <= kMost) return UnixAddress(path, Descriptor());
    const std::filesystem::path whole(path);
    errno = ENAMETOOLONG;  // in case the name is what makes it too long
    Descriptor folder(::open(whole.parent_path().c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    std::string shorter =
        "/proc/self/fd/" + std::to_string(folder.get()) + "/" + whole.filename().string();
    if (folder && shorter.size() <= kMost)
        return UnixAddress(std::move(shorter), std::move(folder));
    return Error{
        .code = Code::unavailable,
        .reason = "control_socket_unusable",
        .message =
            "The folder of the control socket cannot be opened. Check that it exists and "
            "that this user may enter it.",
        .echo = Echo(path),
        .native = errno};
}

}  // namespace vitae
