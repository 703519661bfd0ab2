#pragma once
// The address of a unix socket of any path length: sockaddr_un holds 107 characters, so a longer
// path goes through a descriptor of its folder. Used by both ends.

#include <string>

#include "base/file.h"
#include "base/result.h"

namespace vitae {

class UnixAddress {
public:
    static Result<UnixAddress> of(const std::string& path);

    /// Valid as long as this lives.
    const std::string& path() const { return path_; }

private:
    UnixAddress(std::string path, Descriptor folder)
        : path_(std::move(path)), folder_(std::move(folder)) {}

    std::string path_;
    Descriptor folder_;  ///< None when the path is short enough by itself.
};

}  // namespace vitae
