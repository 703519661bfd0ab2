#pragma once
// A Dropbox account as a source. Files are known by Dropbox's id, so a move keeps what was read;
// downloads name the listed revision and are checked against their content hash.

#include <memory>
#include <optional>

#include "connect/connector.h"
#include "connect/dropbox_account.h"

namespace vitae {

class Dropbox final : public Connector {
public:
    Dropbox(std::shared_ptr<DropboxAccount> account, Source source);

    Result<std::string> start_listing(const std::string& path, const std::stop_token& stop)
        override;
    Result<void> resume_listing(const std::string& cursor) override;
    Result<ListedPage> next_page(std::size_t limit, const std::stop_token& stop) override;
    Result<std::string> read_revision(const ListedFile& file) override;
    Result<Bytes> fetch(const ListedFile& file, const std::stop_token& stop) override;
    Result<std::vector<FolderEntry>> browse(const std::string& path, const std::stop_token& stop)
        override;
    Result<void> check_health(const std::stop_token& stop) override;

private:
    Result<Json> list_page(std::size_t limit, const std::stop_token& stop);

    std::shared_ptr<DropboxAccount> account_;  // shared with all that work on the account
    Source source_;
    std::string path_;                   ///< To list, as the API wants it: the top is "".
    std::string cursor_;                 ///< Empty before the first page.
    std::optional<ListedEntry> single_;  ///< The path was one file: its own listing.
};

}  // namespace vitae
