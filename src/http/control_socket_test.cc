#include <filesystem>
#include <fstream>
#include <latch>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "http/client.h"
#include "http/raw_client_for_test.h"
#include "http/server_for_test.h"

namespace vitae {
namespace {

constexpr Duration kLong = std::chrono::seconds(10);

Request request_to(const std::string& target) {
    Request request{.id = RequestId::make(Time(), system_random())};
    request.method = "POST";
    request.target = target;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = "{}";
    return request;
}

Response answer(const Request& request) {
    const bool control = request.transport == Transport::control && request.source_address.empty();
    return {
        .status = 202,
        .headers = {{"Location", request.path}},
        .body = (control ? "control " : "other ") + request.body};
}

std::string reason_of_opening(const ServerOptions& options) {
    const auto server = Server::open(options, answer, refuse_for_test);
    return server ? "opened" : std::string(server.error().reason.view());
}

TEST(ControlSocket, CarriesRequestsOfTheOwnUser) {
    const TemporaryFolder folder;
    const std::string path = folder / "control.sock";
    const auto server = serve_for_test({.control_socket = path}, answer);
    const auto response = send_over_socket(path, request_to("/a%20b?c=d"), kLong);
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 202);
    EXPECT_EQ(*response->find_header("location"), "/a b");
    EXPECT_EQ(response->body, "control {}");
}

TEST(ControlSocket, IsClosedToOthersAndRemovedAtTheEnd) {
    const TemporaryFolder folder;
    const std::string path = folder / "control.sock";
    const auto server = serve_for_test({.control_socket = path}, answer);
    struct stat status {};
    ASSERT_EQ(stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
    server->drain(kLong);
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(ControlSocket, StaysOpenWhenThereAreTooManyConnections) {
    const TemporaryFolder folder;
    const std::string path = folder / "control.sock";
    const auto server = serve_for_test({.control_socket = path, .max_connections = 0}, answer);
    EXPECT_TRUE(send_over_socket(path, request_to("/"), kLong));
}

TEST(ControlSocket, ReplacesOneThatADeadServerLeft) {
    const TemporaryFolder folder;
    const std::string path = folder / "control.sock";
    {
        const Descriptor dead(::socket(AF_UNIX, SOCK_STREAM, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        ASSERT_EQ(::bind(dead.get(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    }
    const auto server = serve_for_test({.control_socket = path}, answer);
    EXPECT_TRUE(send_over_socket(path, request_to("/"), kLong));
}

TEST(ControlSocket, LeavesALiveServersSocketAndOtherFilesAlone) {
    const TemporaryFolder folder;
    const std::string path = folder / "control.sock";
    const auto server = serve_for_test({.control_socket = path}, answer);
    EXPECT_EQ(reason_of_opening({.control_socket = path}), "address_in_use");
    EXPECT_TRUE(send_over_socket(path, request_to("/"), kLong));
    const std::string file = folder / "file";
    std::ofstream(file) << "kept";
    EXPECT_EQ(reason_of_opening({.control_socket = file}), "control_socket_unusable");
    EXPECT_EQ(std::filesystem::file_size(file), 4U);
    EXPECT_EQ(reason_of_opening({.control_socket = folder / "no/such"}), "control_socket_unusable");
}

TEST(ControlSocket, TakesAPathLongerThanASocketAddress) {
    const TemporaryFolder folder;
    const std::string deep = folder / std::string(150, 'd');
    std::filesystem::create_directory(deep);
    const std::string path = deep + "/control.sock";
    const auto server = serve_for_test({.control_socket = path}, answer);
    EXPECT_TRUE(send_over_socket(path, request_to("/"), kLong));
    EXPECT_EQ(reason_of_opening({.control_socket = path}), "address_in_use");
}

TEST(SendOverSocket, SaysSoWhenNobodyAnswers) {
    const TemporaryFolder folder;
    const std::string path = folder / "control.sock";
    EXPECT_EQ(send_over_socket(path, request_to("/"), kLong).error().code, Code::unavailable);
    std::latch may_finish(1);
    const auto server = serve_for_test({.control_socket = path}, [&](const Request&) {
        may_finish.wait();
        return Response{};
    });
    const auto late = send_over_socket(path, request_to("/"), std::chrono::milliseconds(30));
    EXPECT_EQ(late.error().reason.view(), "server_silent");
    may_finish.count_down();
}

TEST(Listen, SaysWhatAnOperatorCanChange) {
    const auto server = serve_for_test({}, answer);
    const auto again = Server::open({.port = server->port()}, answer, refuse_for_test);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, Code::unavailable);
    EXPECT_EQ(again.error().reason.view(), "address_in_use");
    EXPECT_EQ(again.error().actual, server->port());
    EXPECT_EQ(reason_of_opening({.address = "192.0.2.1"}), "address_not_here");
    EXPECT_EQ(reason_of_opening({.address = "not an address"}), "address_unknown");
}

}  // namespace
}  // namespace vitae
