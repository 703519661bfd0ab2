#include "queue/resp.h"

#include <gtest/gtest.h>

#include "base/test_result.h"

namespace vitae {
namespace {

/// A reply as short text: how each kind of it was understood.
std::string show(const RedisReply& reply) {
    switch (reply.kind) {
        case RedisReply::Kind::nil: return "nil";
        case RedisReply::Kind::integer: return std::to_string(reply.number);
        case RedisReply::Kind::text: return "'" + reply.text + "'";
        case RedisReply::Kind::error: return "error(" + reply.text + ")";
        case RedisReply::Kind::array: break;
    }
    std::string text = "[";
    for (const RedisReply& item : reply.items) text += (text.size() > 1 ? " " : "") + show(item);
    return text + "]";
}

std::string read(std::string_view wire, ReplyLimits limits = {}) {
    ReplyReader reader(limits);
    reader.feed(wire);
    const auto reply = reader.next();
    if (!reply) return std::string(reply.error().reason.view());
    return *reply ? show(**reply) : "more";
}

TEST(Resp, WritesACommandWithTheLengthOfEachPart) {
    std::string wire;
    append_command(wire, {"SET", "key", std::string("a\r\n\0", 4)});
    EXPECT_EQ(wire, std::string("*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$4\r\na\r\n\0\r\n", 32));
}

TEST(Resp, ReadsEveryKindOfReply) {
    EXPECT_EQ(read("+OK\r\n"), "'OK'");
    EXPECT_EQ(read("-NOSCRIPT No matching script.\r\n"), "error(NOSCRIPT No matching script.)");
    EXPECT_EQ(read(":-6\r\n"), "-6");
    EXPECT_EQ(read("$-1\r\n"), "nil");
    EXPECT_EQ(read("*-1\r\n"), "nil");
    EXPECT_EQ(read("$0\r\n\r\n"), "''");
    EXPECT_EQ(read("*3\r\n$2\r\na\n\r\n:1\r\n*1\r\n$-1\r\n"), "['a\n' 1 [nil]]");
}

TEST(Resp, WaitsForTheRestOfAReplyThatComesInPieces) {
    const std::string wire = "*2\r\n$5\r\nhello\r\n:12\r\n+OK\r\n";
    ReplyReader reader;
    std::string got;
    for (const char byte : wire) {
        reader.feed({&byte, 1});
        if (const auto reply = must(reader.next())) got += show(*reply);
    }
    EXPECT_EQ(got, "['hello' 12]'OK'");
}

TEST(Resp, TakesRepliesOneByOne) {
    ReplyReader reader;
    reader.feed(":1\r\n:2\r\n");
    EXPECT_EQ(must(reader.next())->number, 1);
    EXPECT_EQ(must(reader.next())->number, 2);
    EXPECT_FALSE(must(reader.next()));
}

TEST(Resp, RefusesWhatIsNotRedis) {
    for (const char* wire :
         {"HTTP/1.1 400\r\n", "\r\n", ":x\r\n", ":1x\r\n", "$-2\r\n", "*-2\r\n", "$1\r\nabc\r\n"})
        EXPECT_EQ(read(wire), "redis_protocol") << wire;
}

TEST(Resp, RefusesRepliesBeyondTheLimits) {
    EXPECT_EQ(read("$11\r\n", {.bytes = 10}), "redis_protocol");
    EXPECT_EQ(read("*11\r\n", {.bytes = 10}), "redis_protocol");
    EXPECT_EQ(read("+abcdefghijkl", {.bytes = 10}), "redis_protocol");
    EXPECT_EQ(read("*1\r\n*1\r\n:1\r\n", {.depth = 2}), "redis_protocol");
    EXPECT_EQ(read("*1\r\n*1\r\n:1\r\n", {.depth = 3}), "[[1]]");
}

TEST(Resp, RefusesALongReplyThatComesInShortPieces) {
    ReplyReader reader({.bytes = 20});
    reader.feed("*9\r\n");
    for (int i = 0; i < 4; ++i) {
        EXPECT_FALSE(must(reader.next()));
        reader.feed(":1\r\n");
    }
    EXPECT_FALSE(must(reader.next()));
    reader.feed(":1\r\n");
    EXPECT_FALSE(reader.next());
}

}  // namespace
}  // namespace vitae
