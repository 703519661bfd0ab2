#pragma once
// A folder on this machine as a source, for example the one that Dropbox's desktop program keeps in
// sync. Nothing outside the root can be reached: no links are followed, only regular files are
// read. One thread at a time.

#include <filesystem>
#include <stop_token>
#include <vector>

#include "base/file.h"
#include "model/source.h"

namespace vitae {

constexpr std::size_t kMaxFileBytes = 50'000'000;

class Folder {
public:
    /// `unavailable` when the root is not there. `now` tells how fresh a change is.
    static Result<Folder> open(const std::filesystem::path& root, Time now);

    /// Starts a listing of everything below the path, or of the one file there. `path_not_found`
    /// when nothing is.
    Result<void> start_listing(const std::string& path);
    /// The next files, at most `limit`; none at the end.
    Result<std::vector<ListedFile>> next_page(std::size_t limit);

    /// SHA-256 of the file's content, in hexadecimal.
    Result<std::string> read_revision(const ListedFile& file) const;
    Result<Bytes> fetch(const std::string& key) const;

private:
    Folder(Descriptor root, Time now) : root_(std::move(root)), now_(now) {}

    Result<std::string> find_real_path(const std::string& path) const;
    Result<void> list_folder(const std::string& path);
    void list_entry(const std::string& folder, const std::string& name);

    Descriptor root_;
    Time now_;
    std::vector<std::string> folders_;  ///< Still to list; the next one last.
    std::vector<ListedFile> files_;     ///< Listed, in reverse.
};

}  // namespace vitae
