#include "connect/dropbox_entry.h"

#include "connect/connector.h"
#include "connect/dropbox_answer.h"
#include "connect/skip_rules.h"

namespace vitae {

namespace {

bool flag(const Json& entry, std::string_view name, bool otherwise) {
    const Json* member = entry.find(name);
    return member == nullptr || member->as_bool() == nullptr ? otherwise : *member->as_bool();
}

std::int64_t size_of(const Json& entry) {
    const Json* size = entry.find("size");
    return size == nullptr || size->as_int() == nullptr ? 0 : *size->as_int();
}

bool has(const Json& entry, std::string_view name) {
    const Json* member = entry.find(name);
    return member != nullptr && !member->is_null();
}

std::string_view skip_reason(const Json& entry, const std::string& name, const ListedFile& file) {
    if (const auto clutter = clutter_reason(name); !clutter.empty()) return clutter;
    if (has(entry, "symlink_info")) return "file_symlink";
    if (!is_exported(file)) {  // what a cloud document will be, only its export shows
        if (file.size == 0) return "file_empty";
        if (file.size > static_cast<std::int64_t>(kMaxFileBytes)) return "file_too_large";
    } else if (!has(entry, "export_info")) {
        return "file_not_downloadable";
    }
    if (has_unread_ending(name)) return "type_unsupported";
    if (file.path.size() > 1024) return "path_too_long";
    return {};
}

Result<ListedFile> parse_file(const Json& entry, ListedFile file, const std::string& name) {
    const std::string rev = TRY(text_member(entry, "rev"));
    const bool exported = !flag(entry, "is_downloadable", true);
    file.key = TRY(text_member(entry, "id"));
    file.version = (exported ? "export:" : "rev:") + rev;
    // A cloud document has no bytes to hash, so each revision counts as new content.
    file.stamp = exported ? file.version : "hash:" + TRY(text_member(entry, "content_hash"));
    file.size = size_of(entry);
    file.skip_reason = skip_reason(entry, name, file);
    return file;
}

}  // namespace

bool is_exported(const ListedFile& file) {
    return file.version.starts_with("export:");
}

Result<ListedEntry> parse_dropbox_entry(const Json& entry) {
    const std::string tag = TRY(text_member(entry, ".tag"));
    const std::string name = TRY(text_member(entry, "name"));
    ListedFile file;
    // Neither path is there for what is not mounted in this account.
    file.path = find_text_member(entry, "path_display").value_or("/" + name);
    file.place = find_text_member(entry, "path_lower").value_or(file.path);
    if (tag == "file")
        return ListedEntry{ListedEntry::Kind::file, TRY(parse_file(entry, std::move(file), name))};
    if (tag == "folder") return ListedEntry{ListedEntry::Kind::folder, std::move(file)};
    if (tag == "deleted") return ListedEntry{ListedEntry::Kind::removed, std::move(file)};
    return dropbox_answer_malformed();
}

}  // namespace vitae
