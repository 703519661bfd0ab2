#include "main/sandboxed.h"

#include <fcntl.h>

#include "base/file.h"
#include "base/sha256.h"
#include "connect/folder.h"
#include "main/wire.h"
#include "model/reason.h"

namespace vitae {

Result<Extraction> read_file_in_sandbox(Pool& pool, const std::string& file) {
    const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd)
        return Error{
            Code::not_found,
            "file_unreadable",
            "The file cannot be opened. Check its path and permissions."};
    const Bytes bytes = TRY(read_all(fd.get(), kMaxFileBytes));
    if (bytes.empty()) return Error{Code::invalid, "file_empty", "The file holds no bytes."};
    auto answer = TRY(sandboxed_extract(pool)(bytes, to_hex(sha256(bytes)), {}));
    if (auto* extraction = std::get_if<Extraction>(&answer)) return std::move(*extraction);
    return Error{Code::unprocessable, "files_inside"};
}

std::string explained(const Error& error) {
    return std::string(
        error.message.empty() ? reason_of(error).message.view() : error.message.view()
    );
}

}  // namespace vitae
