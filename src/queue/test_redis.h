#pragma once
// A real Redis server for a test, on loopback, in a temporary folder; it ends with the test.

#include <csignal>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/test_folder.h"
#include "base/test_result.h"
#include "queue/redis_connection.h"

namespace vitae {

/// A port that nothing listened on a moment ago.
inline std::string free_port_for_test() {
    const Descriptor probe(::socket(AF_INET, SOCK_STREAM, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    ::bind(probe.get(), reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(probe.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return std::to_string(ntohs(address.sin_port));
}

class TestRedis {
public:
    explicit TestRedis(std::vector<std::string> options = {}) : options_(std::move(options)) {
        start();
    }
    TestRedis(const TestRedis&) = delete;
    TestRedis& operator=(const TestRedis&) = delete;
    ~TestRedis() { kill(); }

    /// As it was: with nothing in it, for nothing was saved.
    void start() {
        std::vector<std::string> arguments{"redis-server", "--port", port_, "--bind", "127.0.0.1"};
        arguments.insert(
            arguments.end(), {"--save", "", "--dir", folder_.path(), "--logfile", "log"}
        );
        arguments.insert(arguments.end(), options_.begin(), options_.end());
        std::vector<char*> pointers;
        for (std::string& argument : arguments) pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        child_ = ::fork();
        if (child_ == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            ::execvp("redis-server", pointers.data());
            ::_exit(127);
        }
        for (int i = 0; i < 1000 && !connection().call({"PING"}); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    void kill() {
        if (child_ <= 0) return;
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
        child_ = 0;
    }

    RedisAddress address() const { return {.host = "127.0.0.1", .port = port_}; }
    RedisConnection& connection() { return connection_; }
    /// The reply, for people; what a Redis shell would show.
    RedisReply call(const Command& command) { return must(connection_.call(command)); }
    std::string text(const Command& command) { return call(command).text; }
    std::int64_t number(const Command& command) { return call(command).number; }

private:
    TestFolder folder_;
    std::string port_ = free_port_for_test();
    std::vector<std::string> options_;
    pid_t child_ = 0;
    RedisConnection connection_{address(), "test"};
};

}  // namespace vitae
