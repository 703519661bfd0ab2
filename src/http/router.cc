#include "http/router.h"

namespace vitae {

namespace {

/// Takes the next segment off the front of a path: "/a/b" gives "a" and leaves "/b".
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

}  // namespace

bool match_pattern(std::string_view pattern, std::string_view path, PathParameters& parameters) {
    while (!pattern.empty() && !path.empty()) {
        if (pattern[0] != '/' || path[0] != '/') return false;
        const std::string_view wanted = take_segment(pattern);
        const std::string_view segment = take_segment(path);
        if (!wanted.starts_with('{') && wanted != segment) return false;
        if (wanted.starts_with('{') && segment.empty()) return false;
        if (wanted.starts_with('{'))
            parameters.emplace(wanted.substr(1, wanted.size() - 2), segment);
    }
    return pattern.empty() && path.empty();
}

}  // namespace vitae
