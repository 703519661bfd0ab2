#include "queue/redis_address.h"

#include <gtest/gtest.h>

#include "base/test_result.h"

namespace vitae {
namespace {

std::string show(std::string_view url) {
    const auto parsed = parse_redis_url(url);
    if (!parsed) return std::string(parsed.error().reason.view());
    return (parsed->tls ? "tls " : "") + parsed->host + " " + parsed->port + " " +
           std::to_string(parsed->database) + " " + parsed->user + ":" + parsed->password;
}

TEST(RedisUrl, NamesHostPortAndDatabase) {
    EXPECT_EQ(show("redis://queue.example.com"), "queue.example.com 6379 0 :");
    EXPECT_EQ(show("redis://127.0.0.1:7000/3"), "127.0.0.1 7000 3 :");
    EXPECT_EQ(show("redis://[::1]:7000/"), "::1 7000 0 :");
    EXPECT_EQ(show("rediss://queue.example.com"), "tls queue.example.com 6379 0 :");
}

TEST(RedisUrl, CarriesCredentials) {
    EXPECT_EQ(show("redis://ada:s%40cret@h"), "h 6379 0 ada:s@cret");
    EXPECT_EQ(show("redis://:secret@h"), "h 6379 0 :secret");
    EXPECT_EQ(show("redis://default:secret@h"), "h 6379 0 :secret");
}

TEST(RedisUrl, IsRefusedWhenItIsNone) {
    for (const char* url :
         {"",
          "h:6379",
          "http://h",
          "redis:/h",
          "redis://",
          "redis://h:",
          "redis://h:99999999",
          "redis://h:a",
          "redis://h/x",
          "redis://h/-1",
          "redis://a%4:b@h",
          "redis://[::1"})
        EXPECT_EQ(show(url), "redis_url_malformed") << url;
}

}  // namespace
}  // namespace vitae
