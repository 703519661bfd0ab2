#include "http/server.h"

#include <cstring>
#include <latch>
#include <stdexcept>
#include <thread>

#include <gtest/gtest.h>

#include "http/raw_client_for_test.h"
#include "http/server_for_test.h"

namespace vitae {
namespace {

constexpr Duration kSoon = std::chrono::milliseconds(40);
const std::string kGet = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";

std::string post(const std::string& headers, const std::string& body = "") {
    return "POST /x HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

/// Answers with what came, so that a test sees what the handler saw.
Response echo(const Request& request) {
    return {
        .headers = {{"X-Seen-Id", request.id.text()}},
        .body = request.method + " " + request.target + " " + request.body};
}

std::string status_of(const std::string& response) {
    return response.substr(0, 12);
}

std::string header_of(const std::string& response, const std::string& name) {
    const std::size_t start = response.find(name + ": ") + name.size() + 2;
    return response.substr(start, response.find("\r\n", start) - start);
}

TEST(Server, AnswersRequestAfterRequestOnOneConnection) {
    const auto server = serve_for_test({}, echo);
    RawClient client(server->port());
    const std::string first = client.send(kGet).read_response();
    const std::string second = client.send(post("Content-Length: 4\r\n", "body")).read_response();
    EXPECT_EQ(status_of(first), "HTTP/1.1 200");
    EXPECT_TRUE(first.ends_with("\r\n\r\nGET /x ")) << first;
    EXPECT_TRUE(second.ends_with("\r\n\r\nPOST /x body")) << second;
    EXPECT_NE(header_of(first, "X-Request-Id"), header_of(second, "X-Request-Id"));
    EXPECT_EQ(header_of(first, "X-Request-Id"), header_of(first, "X-Seen-Id"));
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    const auto server = serve_for_test({}, echo);
    RawClient client(server->port());
    std::string all;
    for (int i = 0; i < 20; ++i) all += post("Content-Length: 2\r\n", std::to_string(10 + i));
    client.send(all);
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(client.read_response().ends_with(" " + std::to_string(10 + i))) << i;
}

TEST(Server, TellsTheHandlerWhereTheRequestCameFrom) {
    const auto server = serve_for_test({}, [](const Request& request) {
        return Response{
            .body = request.transport == Transport::plain ? request.source_address : ""};
    });
    EXPECT_TRUE(RawClient(server->port()).send(kGet).read_response().ends_with("127.0.0.1"));
}

TEST(Server, ClosesWhenTheClientAsksForIt) {
    const auto server = serve_for_test({}, echo);
    RawClient client(server->port());
    client.send("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const std::string all = client.read_to_end();
    EXPECT_EQ(header_of(all, "Connection"), "close");
    EXPECT_TRUE(all.ends_with("GET /x "));
}

TEST(Server, KeepsAnHttp10ConnectionOnlyIfAsked) {
    const auto server = serve_for_test({}, echo);
    const std::string closed =
        RawClient(server->port()).send("GET /x HTTP/1.0\r\n\r\n").read_to_end();
    EXPECT_EQ(header_of(closed, "Connection"), "close");
    RawClient client(server->port());
    const std::string kept = "GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
    EXPECT_EQ(header_of(client.send(kept).read_response(), "Connection"), "keep-alive");
    EXPECT_EQ(status_of(client.send(kept).read_response()), "HTTP/1.1 200");
}

TEST(Server, AnswersHeadWithTheLengthButNoBody) {
    const auto server = serve_for_test({}, echo);
    RawClient client(server->port());
    client.send("HEAD /x HTTP/1.1\r\nHost: localhost\r\n\r\n" + kGet);
    const std::string head = client.read_until("\r\n\r\n");
    EXPECT_EQ(header_of(head, "Content-Length"), "8");
    EXPECT_TRUE(client.read_response().starts_with("HTTP/1.1 200"));
}

TEST(Server, TakesChunkedBodies) {
    const auto server = serve_for_test({}, echo);
    RawClient client(server->port());
    client.send(post("Transfer-Encoding: chunked\r\n", "2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n"));
    EXPECT_TRUE(client.read_response().ends_with("POST /x body"));
}

TEST(Server, SendsLargeBodiesWhole) {
    const std::string large(3'000'000, 'x');
    const auto server = serve_for_test({}, [&](const Request&) { return Response{.body = large}; });
    RawClient client(server->port());
    EXPECT_TRUE(client.send(kGet).read_response().ends_with("\r\n\r\n" + large));
    EXPECT_EQ(status_of(client.send(kGet).read_response()), "HTTP/1.1 200");
}

TEST(Server, AsksForABodyThatWaitsForContinue) {
    const auto server = serve_for_test({}, echo);
    RawClient client(server->port());
    client.send(post("Content-Length: 4\r\nExpect: 100-continue\r\n"));
    EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_TRUE(client.send("body").read_response().ends_with("POST /x body"));
}

TEST(Server, RefusesALargeBodyWithoutAskingForIt) {
    const auto server = serve_for_test({.body_limit = 10}, echo);
    RawClient client(server->port());
    client.send(post("Content-Length: 11\r\nExpect: 100-continue\r\n"));
    const std::string response = client.read_response();
    EXPECT_EQ(status_of(response), "HTTP/1.1 413");
    EXPECT_EQ(header_of(response, "Connection"), "close");
    EXPECT_EQ(header_of(response, "X-Request-Id").size(), 36U);
}

TEST(Server, LetsTheClientSeeARefusalAfterItSentEverything) {
    const auto server = serve_for_test({.body_limit = 10}, echo);
    RawClient client(server->port());
    client.send(post("Content-Length: 8000000\r\n", std::string(8'000'000, 'x')));
    EXPECT_EQ(status_of(client.read_response()), "HTTP/1.1 413");
}

TEST(Server, AsksTheRouteForItsBodyLimit) {
    ServerOptions options{.body_limit = 1};
    options.body_rule = [](const Request& head) {
        return BodyRule{head.path == "/x" && head.source_address == "127.0.0.1" ? 4U : 0U};
    };
    const auto server = serve_for_test(std::move(options), echo);
    RawClient client(server->port());
    EXPECT_EQ(
        status_of(client.send(post("Content-Length: 4\r\n", "body")).read_response()),
        "HTTP/1.1 200"
    );
    EXPECT_EQ(
        status_of(client.send(post("Content-Length: 5\r\n")).read_response()), "HTTP/1.1 413"
    );
}

TEST(Server, ReadsPastABodyThatIsNotToBeKept) {
    ServerOptions options{.body_memory = 100'000};
    options.body_rule = [](const Request&) { return BodyRule{1'000'000, false}; };
    const auto server = serve_for_test(std::move(options), [](Request& request) {
        return Response{.body = std::to_string(request.body.size())};
    });
    RawClient client(server->port());
    client.send(post("Content-Length: 900000\r\n", std::string(900'000, 'x')));
    const std::string response = client.read_response();
    EXPECT_EQ(status_of(response), "HTTP/1.1 200");
    EXPECT_TRUE(response.ends_with("\r\n\r\n0")) << response;
    client.send(post("Content-Length: 1000001\r\n"));
    EXPECT_EQ(status_of(client.read_response()), "HTTP/1.1 413");
}

TEST(Server, RefusesBodiesThatTakeTooMuchMemory) {
    const auto server = serve_for_test({.body_limit = 200'000, .body_memory = 100'000}, echo);
    const std::string large = post("Content-Length: 150000\r\n", std::string(150'000, 'x'));
    const std::string small = post("Content-Length: 90000\r\n", std::string(90'000, 'x'));
    for (int i = 0; i < 3; ++i) {  // the memory of the one is there for the next
        EXPECT_EQ(status_of(RawClient(server->port()).send(large).read_response()), "HTTP/1.1 503");
        EXPECT_EQ(status_of(RawClient(server->port()).send(small).read_response()), "HTTP/1.1 200");
    }
}

TEST(Server, RefusesMalformedAndLargeHeads) {
    const auto server = serve_for_test({.header_limit = 200}, echo);
    const std::string malformed =
        RawClient(server->port()).send("GET / HTTP/1.1\r\n\r\n").read_to_end();
    EXPECT_EQ(status_of(malformed), "HTTP/1.1 400");
    const std::string large =
        RawClient(server->port()).send(post("X: " + std::string(200, 'x') + "\r\n")).read_to_end();
    EXPECT_EQ(status_of(large), "HTTP/1.1 431");
}

TEST(Server, ReadsNothingBehindARefusedRequest) {
    const auto server = serve_for_test({}, echo);
    const std::string smuggled =
        post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + kGet);
    const std::string all = RawClient(server->port()).send(smuggled).read_to_end();
    EXPECT_EQ(status_of(all), "HTTP/1.1 400");
    EXPECT_EQ(all.find("HTTP/1.1", 1), std::string::npos);
}

TEST(Server, AnswersForAHandlerThatThrows) {
    const auto server =
        serve_for_test({}, [](const Request&) -> Response { throw std::runtime_error("x"); });
    RawClient client(server->port());
    EXPECT_EQ(status_of(client.send(kGet).read_response()), "HTTP/1.1 500");
    EXPECT_EQ(status_of(client.send(kGet).read_response()), "HTTP/1.1 500");
}

TEST(Server, RefusesOneConnectionTooMany) {
    const auto server = serve_for_test({.max_connections = 1}, echo);
    RawClient first(server->port());
    EXPECT_EQ(status_of(first.send(kGet).read_response()), "HTTP/1.1 200");
    EXPECT_EQ(status_of(RawClient(server->port()).send(kGet).read_to_end()), "HTTP/1.1 503");
    EXPECT_EQ(status_of(first.send(kGet).read_response()), "HTTP/1.1 200");
}

TEST(Server, RunsHandlersAtTheSameTime) {
    constexpr int kClients = 8;
    std::latch all_running(kClients);
    const auto server = serve_for_test({.handler_threads = kClients}, [&](const Request&) {
        all_running.arrive_and_wait();  // never ends unless all run at once
        return Response{};
    });
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->send(kGet);
    }
    for (const auto& client : clients)
        EXPECT_EQ(status_of(client->read_response()), "HTTP/1.1 200");
}

TEST(Server, EndsAHeadThatDoesNotCome) {
    const auto server = serve_for_test({.head_timeout = kSoon}, echo);
    const std::string all = RawClient(server->port()).send("GET / HT").read_to_end();
    EXPECT_EQ(status_of(all), "HTTP/1.1 408");
}

TEST(Server, EndsABodyThatDoesNotCome) {
    const auto server = serve_for_test({.body_timeout = kSoon}, echo);
    const std::string all =
        RawClient(server->port()).send(post("Content-Length: 9\r\n", "some")).read_to_end();
    EXPECT_EQ(status_of(all), "HTTP/1.1 408");
}

TEST(Server, EndsAnIdleConnectionWithoutAWord) {
    const auto server = serve_for_test({.idle_timeout = kSoon}, echo);
    EXPECT_EQ(RawClient(server->port()).read_to_end(), "");
    RawClient client(server->port());
    client.send(kGet).read_response();
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(Server, EndsAConnectionThatDoesNotTakeItsAnswer) {
    const std::string large(64'000'000, 'x');  // more than the kernel buffers
    const auto server = serve_for_test({.write_timeout = kSoon}, [&](const Request&) {
        return Response{.body = large};
    });
    RawClient client(server->port());
    client.send(kGet);
    server->drain(std::chrono::seconds(10));  // returns once the connection is gone
    EXPECT_LT(client.read_to_end().size(), large.size());
}

TEST(Server, GivesAHandlerTheTimeItTakes) {
    std::latch others_timed_out(1);
    const auto server = serve_for_test(
        {.head_timeout = kSoon,
         .body_timeout = kSoon,
         .write_timeout = kSoon,
         .idle_timeout = kSoon},
        [&](const Request&) {
            others_timed_out.wait();
            return Response{};
        }
    );
    RawClient client(server->port());
    client.send(kGet);
    EXPECT_EQ(RawClient(server->port()).read_to_end(), "");  // as long as a deadline
    EXPECT_EQ(RawClient(server->port()).read_to_end(), "");
    others_timed_out.count_down();
    EXPECT_EQ(status_of(client.read_response()), "HTTP/1.1 200");
}

TEST(Server, SendsAnswersThatAreGivenLater) {
    std::jthread answering;
    ServerOptions options;
    options.take_quickly = [&](const Request& request, const Reply& reply) {
        if (request.body == "now") reply({.status = 201});
        if (request.body == "later") answering = std::jthread([reply] { reply({.status = 202}); });
        return request.body != "no";
    };
    const auto server = serve_for_test(std::move(options), echo);
    RawClient client(server->port());
    for (const auto& [body, status] :
         {std::pair("now", "201"), std::pair("later", "202"), std::pair("no", "200")}) {
        client.send(post("Content-Length: " + std::to_string(std::strlen(body)) + "\r\n", body));
        EXPECT_EQ(status_of(client.read_response()), std::string("HTTP/1.1 ") + status);
    }
}

}  // namespace
}  // namespace vitae
