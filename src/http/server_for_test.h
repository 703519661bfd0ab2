#pragma once
// A server for tests: on a free port, with a plain answer for each refusal, and a folder that goes
// when the test ends.

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "http/server.h"

namespace vitae {

inline Response refuse_for_test(Refusal refusal, const RequestId&) {
    constexpr int kStatus[] = {400, 431, 413, 408, 503, 500};
    return {.status = kStatus[static_cast<std::size_t>(refusal)], .body = "refused"};
}

inline std::unique_ptr<Server> serve_for_test(ServerOptions options, Handler handler) {
    auto server = Server::open(std::move(options), std::move(handler), refuse_for_test);
    if (server) return *std::move(server);
    ADD_FAILURE() << server.error().message.view();
    return nullptr;
}

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "vitae-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

}  // namespace vitae
