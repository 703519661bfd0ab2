#pragma once
// A folder on this machine as a source, for example the one that Dropbox's desktop program keeps in
// sync. Nothing outside the root can be reached: no links are followed, only regular files are
// read. One thread at a time.

#include <filesystem>
#include <vector>

#include "base/file.h"
#include "connect/connector.h"

namespace vitae {

class Folder final : public Connector {
public:
    /// `unavailable` when the root is not there. `now` tells how fresh a change is.
    static Result<Folder> open(const std::filesystem::path& root, Time now);

    Result<std::string> start_listing(const std::string& path, const std::stop_token& stop = {})
        override;
    /// A folder has no memory: always `cursor_reset`.
    Result<void> resume_listing(const std::string& cursor) override;
    Result<ListedPage> next_page(std::size_t limit, const std::stop_token& stop = {}) override;

    /// SHA-256 of the file's content, in hexadecimal.
    Result<std::string> read_revision(const ListedFile& file) override;
    Result<Bytes> fetch(const ListedFile& file, const std::stop_token& stop = {}) override;

    Result<std::vector<FolderEntry>> browse(
        const std::string& path, const std::stop_token& stop = {}
    ) override;
    Result<void> check_health(const std::stop_token& stop = {}) override;

private:
    Folder(Descriptor root, Time now) : root_(std::move(root)), now_(now) {}

    Result<std::string> find_real_path(const std::string& path) const;
    Result<void> list_folder(const std::string& path);
    void list_entry(int parent, const std::string& folder, const std::string& name);

    Descriptor root_;
    Time now_;
    Descriptor first_;                  ///< The folder to list first, when it is open already.
    std::vector<std::string> folders_;  ///< Still to list; the next one last.
    std::vector<ListedFile> files_;     ///< Listed, in reverse.
};

}  // namespace vitae
