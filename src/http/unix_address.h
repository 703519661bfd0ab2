#pragma once
// The address of a unix socket of any path length: sockaddr_un holds 107 characters, so a longer
// path goes through a descriptor of its folder. Used by both ends.

#include <string>

#include <sys/un.h>

#include "base/result.h"

namespace vitae {

class UnixAddress {
public:
    static Result<UnixAddress> of(const std::string& path);
    ~UnixAddress();
    UnixAddress(UnixAddress&& other) noexcept;
    UnixAddress& operator=(UnixAddress&&) = delete;

    /// Valid as long as this lives.
    const std::string& path() const { return path_; }

private:
    UnixAddress(std::string path, int folder) : path_(std::move(path)), folder_(folder) {}

    std::string path_;
    int folder_;  ///< Descriptor, or -1 when the path is short enough by itself.
};

}  // namespace vitae
