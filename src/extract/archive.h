#pragma once
// A ZIP archive in memory, as DOCX and ODT are, by libzip. It may be made to exhaust a machine, so
// everything taken out of it counts against one budget.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct zip;

namespace vitae {

class Archive {
public:
    /// The bytes must outlive the archive.
    static Result<Archive> open(std::string_view bytes);

    bool has(const std::string& name) const;
    std::vector<std::string> names() const;
    /// The content of one file in it.
    Result<std::string> read(const std::string& name);

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    explicit Archive(zip* archive) : archive_(archive) {}

    std::unique_ptr<zip, Close> archive_;
    std::size_t taken_ = 0;  ///< Bytes unpacked so far.
};

}  // namespace vitae
