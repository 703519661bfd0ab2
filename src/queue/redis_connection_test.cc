#include "queue/redis_connection.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "queue/bullmq_scripts.h"
#include "queue/test_redis.h"

namespace vitae {
namespace {

TEST(RedisConnection, TellsRedisItsName) {
    TestRedis redis;
    RedisConnection connection(redis.address(), "bull:cQ==:w:vitae");
    EXPECT_EQ(must(connection.call({"CLIENT", "GETNAME"})).text, "bull:cQ==:w:vitae");
}

TEST(RedisConnection, AnswersManyCommandsInTheirOrder) {
    TestRedis redis;
    std::vector<Command> commands;
    for (int i = 0; i < 5000; ++i) commands.push_back({"ECHO", std::to_string(i)});
    commands.push_back({"GET"});
    const auto replies = must(redis.connection().call_all(commands));
    ASSERT_EQ(replies.size(), 5001U);
    EXPECT_EQ(replies[4999].text, "4999");
    EXPECT_TRUE(replies[5000].is_error());
}

TEST(RedisConnection, ConnectsAgainAfterRedisClosedIt) {
    TestRedis redis;
    RedisConnection connection(redis.address(), "one");
    must(connection.call({"PING"}));
    redis.call({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    EXPECT_EQ(outcome_of(connection.call({"PING"})), "redis_unreachable");
    EXPECT_EQ(must(connection.call({"PING"})).text, "PONG");
}

TEST(RedisConnection, FailsWhileRedisIsAwayAndGoesOnAfterwards) {
    TestRedis redis;
    redis.kill();
    EXPECT_EQ(outcome_of(redis.connection().call({"PING"})), "redis_unreachable");
    redis.start();
    EXPECT_EQ(must(redis.connection().call({"PING"})).text, "PONG");
}

TEST(RedisConnection, SignsInWithUserAndPassword) {
    TestRedis redis;
    redis.call({"ACL", "SETUSER", "ada", "on", ">secret", "+@all", "~*"});
    RedisAddress address = redis.address();
    address.user = "ada";
    address.password = "secret";
    address.database = 3;
    EXPECT_EQ(must(RedisConnection(address, "a").call({"ACL", "WHOAMI"})).text, "ada");
    address.password = "wrong";
    EXPECT_EQ(outcome_of(RedisConnection(address, "a").call({"PING"})), "redis_denied");
}

TEST(RedisConnection, IsInterruptedWhileItWaits) {
    TestRedis redis;
    RedisConnection waiting(redis.address(), "waiting");
    std::string outcome;
    std::jthread thread([&] {
        outcome = outcome_of(waiting.call({"BZPOPMIN", "nothing", "0"}, std::chrono::minutes(1)));
    });
    while (redis.text({"INFO", "clients"}).find("blocked_clients:1") == std::string::npos) {
    }
    waiting.interrupt();
    thread.join();
    EXPECT_EQ(outcome, "stopped");
}

TEST(RedisConnection, GivesUpOnAServerThatSaysNothing) {
    TestRedis redis;
    RedisConnection waiting(redis.address(), "waiting");
    const Duration within = -std::chrono::milliseconds(4950);  // five seconds less this
    EXPECT_EQ(outcome_of(waiting.call({"BZPOPMIN", "nothing", "0"}, within)), "redis_timeout");
}

TEST(RunScript, SendsAScriptThatRedisHasForgotten) {
    TestRedis redis;
    const Command call{"k", "e", "m", "id", "1"};
    EXPECT_EQ(must(run_script(redis.connection(), "updateProgress-3", call)).number, -1);
    redis.call({"SCRIPT", "FLUSH"});
    const auto make = [&](std::size_t) { return call; };
    const auto replies = must(run_script_all(redis.connection(), "updateProgress-3", 3, make));
    EXPECT_EQ(replies.size(), 3U);
    for (const RedisReply& reply : replies) EXPECT_EQ(reply.number, -1);
}

TEST(RunScript, RepliesToEachOfMoreCallsThanGoIntoOneBlock) {
    TestRedis redis;
    const auto job = [](std::size_t i) { return "job" + std::to_string(i); };
    constexpr std::size_t kCalls = 300;
    for (std::size_t i = 0; i < kCalls; i += 2) redis.call({"HSET", job(i), "data", "{}"});
    const auto make = [&](std::size_t i) { return Command{job(i), "events", "meta", job(i), "1"}; };
    const auto replies = must(run_script_all(redis.connection(), "updateProgress-3", kCalls, make));
    ASSERT_EQ(replies.size(), kCalls);
    for (std::size_t i = 0; i < kCalls; ++i)
        EXPECT_EQ(replies[i].number, i % 2 == 0 ? 0 : -1) << "call " << i;
}

TEST(RunScript, RunsTheScriptsOfTheVersionItSays) {
    const Json package = must(parse_json(must(
        read_file(std::filesystem::path(VITAE_SOURCE_DIR) / "node_modules/bullmq/package.json")
    )));
    EXPECT_EQ("bullmq:" + *package.find("version")->as_string(), kBullmqVersion);
}

}  // namespace
}  // namespace vitae
