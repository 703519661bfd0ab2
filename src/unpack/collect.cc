#include "unpack/collect.h"

#include <algorithm>

#include "base/utf8.h"

namespace vitae {

namespace {

constexpr std::size_t kMostNameBytes = 900;

/// Calls `use(segment)` for each part of the name between slashes of either kind.
template <class Use>
void for_each_segment(std::string_view name, Use use) {
    while (!name.empty()) {
        const std::size_t end = std::min(name.find_first_of("/\\"), name.size());
        use(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
}

/// Not inside a letter of several bytes.
void cut(std::string& text, std::size_t length) {
    if (text.size() <= length) return;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
    text.resize(length);
}

}  // namespace

std::string safe_name(std::string_view name) {
    std::string safe;
    for_each_segment(name, [&](std::string_view segment) {
        if (segment.empty() || segment == ".") return;
        if (!safe.empty()) safe += '/';
        safe += segment == ".." ? std::string_view("__") : segment;
    });
    if (!is_utf8(safe))
        std::replace_if(
            safe.begin(),
            safe.end(),
            [](char c) { return static_cast<unsigned char>(c) >= 0x80; },
            '_'
        );
    std::replace_if(
        safe.begin(),
        safe.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; },
        '_'
    );
    cut(safe, kMostNameBytes);
    while (safe.ends_with('/')) safe.pop_back();
    return is_name_inside(safe) ? safe : "file";
}

bool leads_outside(std::string_view name) {
    bool outside =
        name.starts_with('/') || name.starts_with('\\') || (name.size() > 1 && name[1] == ':');
    for_each_segment(name, [&](std::string_view segment) { outside = outside || segment == ".."; });
    return outside;
}

Result<void> Collection::add(std::string name, std::string_view content) {
    if (content.size() > room()) return Error{Code::too_large, "archive_over_limit"};
    if (count() == kMostFilesInside) return Error{Code::too_large, "archive_too_many_files"};
    unpacked_.files.push_back({.name = unique(std::move(name)), .size = content.size()});
    unpacked_.contents += content;
    return {};
}

Result<void> Collection::skip(std::string name, std::string_view reason) {
    if (count() == kMostFilesInside) return Error{Code::too_large, "archive_too_many_files"};
    unpacked_.files.push_back({.name = unique(std::move(name)), .skip_reason = reason});
    return {};
}

/// The second resume.pdf becomes "resume (2).pdf".
std::string Collection::unique(std::string name) {
    name = safe_name(name);
    const std::size_t slash = name.rfind('/');
    const std::size_t dot = name.rfind('.');
    const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash);
    const std::string stem = has_ending ? name.substr(0, dot) : name;
    const std::string ending = has_ending ? name.substr(dot) : "";
    for (int number = 2; !names_.insert(name).second; ++number) {
        name = stem;
        name.append(" (").append(std::to_string(number)).append(")").append(ending);
    }
    return name;
}

Result<Unpacked> Collection::finish() && {
    if (unpacked_.files.empty()) return Error{Code::unprocessable, "archive_empty"};
    return std::move(unpacked_);
}

}  // namespace vitae
