#include <chrono>
#include <latch>
#include <thread>

#include <gtest/gtest.h>

#include "http/raw_client_for_test.h"
#include "http/server_for_test.h"

namespace vitae {
namespace {

const std::string kGet = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";
constexpr Duration kLong = std::chrono::seconds(10);

TEST(Drain, LetsARunningRequestFinish) {
    std::latch running(1);
    std::latch may_finish(1);
    const auto server = serve_for_test({}, [&](const Request&) {
        running.count_down();
        may_finish.wait();
        return Response{.body = "done"};
    });
    RawClient client(server->port());
    client.send(kGet);
    running.wait();
    std::jthread drain([&] { server->drain(kLong); });
    while (RawClient(server->port()).connected()) std::this_thread::yield();
    may_finish.count_down();
    const std::string all = client.read_to_end();
    EXPECT_NE(all.find("Connection: close\r\n"), std::string::npos);
    EXPECT_TRUE(all.ends_with("\r\n\r\ndone"));
}

TEST(Drain, EndsIdleConnectionsAtOnce) {
    const auto server = serve_for_test({}, [](const Request&) { return Response{}; });
    RawClient client(server->port());
    client.send(kGet).read_response();
    const auto start = std::chrono::steady_clock::now();
    server->drain(kLong);
    EXPECT_LT(std::chrono::steady_clock::now() - start, kLong);
    EXPECT_EQ(client.read_to_end(), "");
    EXPECT_FALSE(RawClient(server->port()).connected());
}

TEST(Drain, WaitsNoLongerThanTheGrace) {
    std::latch running(1);
    std::latch may_finish(1);
    const auto server = serve_for_test({}, [&](const Request&) {
        running.count_down();
        may_finish.wait();
        return Response{};
    });
    RawClient client(server->port());
    client.send(kGet);
    running.wait();
    server->drain(std::chrono::milliseconds(20));
    EXPECT_EQ(client.read_to_end(), "");
    may_finish.count_down();  // or the server's end would wait for ever
}

TEST(Drain, MayBeCalledAgainAndWithoutAnyConnection) {
    const auto server = serve_for_test({}, [](const Request&) { return Response{}; });
    server->drain(kLong);
    server->drain(kLong);
}

}  // namespace
}  // namespace vitae
