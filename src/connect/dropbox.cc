#include "connect/dropbox.h"

#include <algorithm>

#include "connect/dropbox_entry.h"
#include "connect/dropbox_hash.h"

namespace vitae {

namespace {

constexpr std::size_t kMostInPage = 2000;
/// Before the content hash in a file's stamp: see dropbox_entry.cc.
constexpr std::string_view kHash = "hash:";

std::string api_path(const std::string& path) {
    return path == "/" ? "" : path;
}

Result<ListedPage> parse_page(const Json& json) {
    const Json* entries = json.find("entries");
    const Json* more = json.find("has_more");
    if (entries == nullptr || entries->as_array() == nullptr || more == nullptr ||
        more->as_bool() == nullptr)
        return dropbox_answer_malformed();
    ListedPage page{.more = *more->as_bool(), .cursor = TRY(text_member(json, "cursor"))};
    page.entries.reserve(entries->as_array()->size());
    for (const Json& entry : *entries->as_array())
        page.entries.push_back(TRY(parse_dropbox_entry(entry)));
    return page;
}

/// Damage on the way, or other bytes than those that were listed.
Result<void> check_content(std::string_view hash, const Bytes& content) {
    if (dropbox_content_hash(content) == hash) return {};
    return Error{.code = Code::unavailable, .reason = "file_hash_mismatch"};
}

}  // namespace

Dropbox::Dropbox(std::shared_ptr<DropboxAccount> account, Source source)
    : account_(std::move(account)), source_(std::move(source)) {}

Result<std::string> Dropbox::start_listing(const std::string& path, const std::stop_token& stop) {
    TRY(check_inside_root(source_, path));
    path_ = api_path(path);
    cursor_.clear();
    single_.reset();
    if (path_.empty()) return std::string();  // the top has no metadata
    const Json entry =
        TRY(account_->call("files/get_metadata", Json::object({{"path", path_}}), stop));
    ListedEntry change = TRY(parse_dropbox_entry(entry));
    std::string place = change.file.place;
    if (change.kind == ListedEntry::Kind::file) single_ = std::move(change);
    return place;
}

Result<void> Dropbox::resume_listing(const std::string& cursor) {
    single_.reset();
    cursor_ = cursor;
    return {};
}

Result<Json> Dropbox::list_page(std::size_t limit, const std::stop_token& stop) {
    if (!cursor_.empty())
        return account_->list(
            "files/list_folder/continue", Json::object({{"cursor", cursor_}}), stop
        );
    const auto size = static_cast<std::int64_t>(std::min(limit, kMostInPage));
    return account_->list(
        "files/list_folder",
        Json::object({{"path", path_}, {"recursive", true}, {"limit", size}}),
        stop
    );
}

Result<ListedPage> Dropbox::next_page(std::size_t limit, const std::stop_token& stop) {
    if (single_) {
        ListedPage page;
        page.entries.push_back(*std::move(single_));
        single_.reset();
        return page;
    }
    ListedPage page = TRY(parse_page(TRY(list_page(limit, stop))));
    cursor_ = page.cursor;
    return page;
}

Result<std::string> Dropbox::read_revision(const ListedFile& file) {
    return file.stamp;
}

Result<Bytes> Dropbox::fetch(const ListedFile& file, const std::stop_token& stop) {
    if (!is_exported(file)) {
        auto download = TRY(account_->download(
            "files/download", Json::object({{"path", file.version}}), kMaxFileBytes, stop
        ));
        TRY(check_content(std::string_view(file.stamp).substr(kHash.size()), download.content));
        return std::move(download.content);
    }
    auto exported = TRY(
        account_->download("files/export", Json::object({{"path", file.key}}), kMaxFileBytes, stop)
    );
    const Json* metadata = exported.metadata.find("export_metadata");
    if (metadata == nullptr) return dropbox_answer_malformed();
    if (const auto hash = find_text_member(*metadata, "export_hash"))
        TRY(check_content(*hash, exported.content));
    return std::move(exported.content);
}

Result<std::vector<FolderEntry>> Dropbox::browse(
    const std::string& path, const std::stop_token& stop
) {
    TRY(check_inside_root(source_, path));
    std::vector<FolderEntry> entries;
    Json page =
        TRY(account_->list("files/list_folder", Json::object({{"path", api_path(path)}}), stop));
    while (true) {
        const ListedPage parsed = TRY(parse_page(page));
        for (const ListedEntry& change : parsed.entries)
            entries.push_back(
                {.name = change.file.path.substr(change.file.path.rfind('/') + 1),
                 .path = change.file.path,
                 .is_folder = change.kind == ListedEntry::Kind::folder,
                 .size = change.file.size}
            );
        if (!parsed.more) break;
        page = TRY(account_->list(
            "files/list_folder/continue", Json::object({{"cursor", parsed.cursor}}), stop
        ));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.is_folder != b.is_folder ? a.is_folder : a.name < b.name;
    });
    return entries;
}

Result<void> Dropbox::check_health(const std::stop_token& stop) {
    TRY(account_->call("users/get_current_account", Json(), stop));
    return {};
}

}  // namespace vitae
