#pragma once
// Where documents come from: what a folder of this machine and a Dropbox account have in common.
// connector_test.cc holds both to one contract. One thread at a time.

#include <stop_token>

#include "base/bytes.h"
#include "model/source.h"

namespace vitae {

/// Larger files are not read.
constexpr std::size_t kMaxFileBytes = 50'000'000;

class Connector {
public:
    virtual ~Connector() = default;

    /// Starts a listing of everything below the path, or of the one file there. Returns the path's
    /// place. `path_not_found` when nothing is there.
    virtual Result<std::string> start_listing(
        const std::string& path, const std::stop_token& stop
    ) = 0;
    /// Goes on from an earlier page's cursor: what follows are changes since. Here or with the next
    /// page, `cursor_reset` says that only a new listing can tell.
    virtual Result<void> resume_listing(const std::string& cursor) = 0;
    /// The next changes, about `limit` at most.
    virtual Result<ListedPage> next_page(std::size_t limit, const std::stop_token& stop) = 0;

    /// Names the content of a listed file, for one whose stamp the ledger does not have.
    virtual Result<std::string> read_revision(const ListedFile& file) = 0;
    virtual Result<Bytes> fetch(const ListedFile& file, const std::stop_token& stop) = 0;

    /// The folders and files directly at the path, folders first.
    virtual Result<std::vector<FolderEntry>> browse(
        const std::string& path, const std::stop_token& stop
    ) = 0;
    /// Whether the source can be reached with the rights that reading takes.
    virtual Result<void> check_health(const std::stop_token& stop) = 0;
};

/// How a source without memory, or one that has lost it, answers.
inline Error cursor_reset() {
    return Error{.code = Code::conflict, .reason = "cursor_reset"};
}
inline bool is_cursor_reset(const Error& error) {
    return error.reason.view() == "cursor_reset";
}

}  // namespace vitae
