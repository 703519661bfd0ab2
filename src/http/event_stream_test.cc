#include <deque>
#include <future>
#include <mutex>

#include <gtest/gtest.h>

#include "http/raw_client_for_test.h"
#include "http/server_for_test.h"

namespace vitae {
namespace {

constexpr Duration kNever = std::chrono::hours(1);
constexpr Duration kSoon = std::chrono::milliseconds(20);
const std::string kGet = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// What the test wants to be sent next; an empty optional ends the stream.
class Script {
public:
    void add(std::optional<std::string> text) {
        const std::lock_guard lock(mutex_);
        texts_.push_back(std::move(text));
    }
    std::optional<std::string> next() {
        const std::lock_guard lock(mutex_);
        if (texts_.empty()) return std::string();
        auto text = std::move(texts_.front());
        texts_.pop_front();
        return text;
    }
    std::promise<void> gone;

private:
    std::mutex mutex_;
    std::deque<std::optional<std::string>> texts_;
};

class ScriptedSource final : public EventSource {
public:
    explicit ScriptedSource(Script& script) : script_(script) {}
    ~ScriptedSource() override { script_.gone.set_value(); }
    std::optional<std::string> next() override { return script_.next(); }

private:
    Script& script_;
};

std::unique_ptr<Server> serve_events(ServerOptions options, Script& script) {
    return serve_for_test(std::move(options), [&script](const Request&) {
        return Response{
            .headers = {{"Content-Type", "text/event-stream"}},
            .events = std::make_shared<ScriptedSource>(script)};
    });
}

TEST(EventStream, SendsWhatTheSourceHasWhenWoken) {
    Script script;
    const auto server = serve_events({.event_interval = kNever, .event_heartbeat = kNever}, script);
    script.add("data: 1\n\n");
    RawClient client(server->port());
    client.send(kGet);
    const std::string head = client.read_until("\r\n\r\n");
    EXPECT_EQ(head.find("Content-Length"), std::string::npos);
    EXPECT_NE(head.find("Connection: close"), std::string::npos);
    EXPECT_EQ(client.read_until("\n\n"), "data: 1\n\n");
    for (const char* text : {"data: 2\n\n", "data: 3\n\n"}) {
        script.add(text);
        server->wake_events();
        EXPECT_EQ(client.read_until("\n\n"), text);
    }
    script.add(std::nullopt);
    server->wake_events();
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(EventStream, AsksTheSourceWithoutBeingWoken) {
    Script script;
    const auto server = serve_events({.event_interval = kSoon, .event_heartbeat = kNever}, script);
    RawClient client(server->port());
    client.send(kGet).read_until("\r\n\r\n");
    script.add("data: later\n\n");
    EXPECT_EQ(client.read_until("\n\n"), "data: later\n\n");
}

TEST(EventStream, SendsACommentWhenItIsQuiet) {
    Script script;
    const auto server = serve_events({.event_interval = kSoon, .event_heartbeat = kSoon}, script);
    RawClient client(server->port());
    client.send(kGet).read_until("\r\n\r\n");
    EXPECT_EQ(client.read_until("\n\n"), ":\n\n");
}

TEST(EventStream, LetsGoOfTheSourceWhenTheClientLeaves) {
    Script script;
    const auto server = serve_events({.event_interval = kNever, .event_heartbeat = kNever}, script);
    { RawClient(server->port()).send(kGet).read_until("\r\n\r\n"); }
    EXPECT_EQ(
        script.gone.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready
    );
}

TEST(EventStream, EndsWhenTheServerDrains) {
    Script script;
    const auto server = serve_events({.event_interval = kNever, .event_heartbeat = kNever}, script);
    RawClient client(server->port());
    client.send(kGet).read_until("\r\n\r\n");
    const auto start = std::chrono::steady_clock::now();
    server->drain(std::chrono::seconds(10));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(EventStream, GivesHeadRequestsTheHeadAlone) {
    Script script;
    const auto server = serve_events({}, script);
    RawClient client(server->port());
    client.send("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_TRUE(client.read_to_end().ends_with("\r\n\r\n"));
}

}  // namespace
}  // namespace vitae
