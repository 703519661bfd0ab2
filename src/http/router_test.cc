#include "http/router.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

Router<int> table() {
    Router<int> router;
    router.add("GET", "/", 1);
    router.add("GET", "/jobs", 2);
    router.add("POST", "/jobs", 3);
    router.add("GET", "/jobs/latest", 4);
    router.add("GET", "/jobs/{id}", 5);
    router.add("POST", "/jobs/{id}/files/{file}/retry", 6);
    return router;
}

TEST(Router, FindsTheRouteOfMethodAndPath) {
    struct Case {
        const char* method;
        const char* path;
        int route;  ///< 0: none.
        const char* allowed;
    };
    constexpr Case kCases[] = {
        {"GET", "/", 1, ""},
        {"GET", "/jobs", 2, ""},
        {"POST", "/jobs", 3, ""},
        {"HEAD", "/jobs", 2, ""},
        {"GET", "/jobs/latest", 4, ""},
        {"GET", "/jobs/7", 5, ""},
        {"DELETE", "/jobs", 0, "GET, POST"},
        {"HEAD", "/jobs/7/files/8/retry", 0, "POST"},
        {"GET", "", 0, ""},
        {"GET", "/jobs/", 0, ""},
        {"GET", "//", 0, ""},
        {"GET", "/jobs/7/", 0, ""},
        {"GET", "/job", 0, ""},
        {"GET", "/jobs/7/files", 0, ""},
        {"get", "/jobs", 0, "GET, POST"},
    };
    const Router<int> router = table();
    for (const Case& one : kCases) {
        const auto match = router.match(one.method, one.path);
        EXPECT_EQ(match.route == nullptr ? 0 : *match.route, one.route) << one.method << one.path;
        EXPECT_EQ(match.allowed, one.allowed) << one.method << one.path;
    }
}

TEST(Router, NamesTheParametersOfThePath) {
    const Router<int> router = table();
    const auto match = router.match("POST", "/jobs/a b/files/é/retry");
    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.parameters, (PathParameters{{"id", "a b"}, {"file", "é"}}));
}

}  // namespace
}  // namespace vitae
