#pragma once
// Finds the route of a request: a table of methods and path patterns such as "/api/jobs/{id}".
// Built once, then read by any thread.

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitae {

using PathParameters = std::map<std::string, std::string, std::less<>>;

/// Whether the path is of that form. Each `{name}` stands for one segment that is not empty.
bool match_pattern(std::string_view pattern, std::string_view path, PathParameters& parameters);

template <class Route>
class Router {
public:
    struct Match {
        const Route* route = nullptr;
        PathParameters parameters;
        std::string allowed;  ///< The path's methods, for the Allow header, where this one is not
                              ///< among them.
    };

    void add(std::string_view method, std::string_view pattern, Route route) {
        entries_.push_back({std::string(method), std::string(pattern), std::move(route)});
    }

    /// HEAD falls back to GET.
    Match match(std::string_view method, std::string_view path) const {
        Match match;
        for (const Entry& entry : entries_) {
            PathParameters parameters;
            if (!match_pattern(entry.pattern, path, parameters)) continue;
            if (entry.method == method || (method == "HEAD" && entry.method == "GET"))
                return {&entry.route, std::move(parameters), {}};
            match.allowed += (match.allowed.empty() ? "" : ", ") + entry.method;
        }
        return match;
    }

private:
    struct Entry {
        std::string method;
        std::string pattern;
        Route route;
    };
    std::vector<Entry> entries_;
};

}  // namespace vitae
