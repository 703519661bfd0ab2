#include "connect/skip_rules.h"

#include <algorithm>
#include <array>
#include <string>

namespace vitae {

std::string_view clutter_reason(std::string_view name) {
    constexpr std::array<std::string_view, 6> kNames = {
        ".DS_Store", "Thumbs.db", "desktop.ini", ".dropbox", ".dropbox.attr", "Icon\r"};
    if (std::find(kNames.begin(), kNames.end(), name) != kNames.end() || name.starts_with("._"))
        return "file_system_clutter";
    if (name.starts_with("~$") || name.starts_with(".~")) return "file_temporary";
    return {};
}

bool has_unread_ending(std::string_view name) {
    constexpr std::array<std::string_view, 18> kEndings = {
        "7z",
        "apk",
        "avi",
        "dll",
        "dmg",
        "exe",
        "flac",
        "gz",
        "iso",
        "jar",
        "mkv",
        "mov",
        "mp3",
        "mp4",
        "msi",
        "rar",
        "tar",
        "wav"};
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    std::string ending(name.substr(dot + 1));
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

}  // namespace vitae
