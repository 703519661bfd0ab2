#pragma once
// The stand-in Dropbox server (tools/dropbox_standin) as a child of a test, and a Dropbox account
// on it.

#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/test_folder.h"
#include "base/test_result.h"
#include "connect/dropbox_auth.h"
#include "connect/http_client.h"

namespace vitae {

class StandinForTest {
public:
    explicit StandinForTest(int page_size = 1000) {
        const std::string ready = folder_.at("url");
        const std::string size = std::to_string(page_size);
        const char* arguments[] = {
            "/usr/bin/python3",
            VITAE_SOURCE_DIR "/tools/dropbox_standin",
            "--page-size",
            size.c_str(),
            "--ready-file",
            ready.c_str(),
            nullptr};
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        const int failed = ::posix_spawn(
            &child_, arguments[0], &actions, nullptr, const_cast<char**>(arguments), environ
        );
        posix_spawn_file_actions_destroy(&actions);
        if (failed != 0) throw std::runtime_error("python3 did not start");
        for (int i = 0; i < 2000 && !std::filesystem::exists(ready); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        settings.api_url = must(read_file(ready));
        settings.content_url = settings.notify_url = settings.www_url = settings.api_url;
        settings.app_key = "standin-key";
        settings.app_secret = "standin-secret";
    }
    StandinForTest(const StandinForTest&) = delete;
    StandinForTest& operator=(const StandinForTest&) = delete;
    ~StandinForTest() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }

    /// POST /standin/VERB: see tests/dropbox/standin/control.py.
    Json tell(const std::string& verb, const Json& argument = Json::object()) {
        const auto answer = must(
            http.post({.url = settings.api_url + "/standin/" + verb, .body = to_text(argument)}, {})
        );
        return must(parse_json(answer.body));
    }
    void put(const std::string& path, const std::string& content) {
        tell("put", Json::object({{"path", path}, {"content", content}}));
    }
    void remove(const std::string& path) { tell("delete", Json::object({{"path", path}})); }
    void arm(const std::string& route, const std::string& kind, Json more = Json::object()) {
        more.set("route", route).set("kind", kind);
        tell("arm", more);
    }
    /// What a download names the file's present content by.
    std::string revision(const std::string& path) {
        const Json entry = tell("metadata", Json::object({{"path", path}}));
        return *entry.find("rev")->as_string();
    }
    std::int64_t calls(const std::string& route) {
        const Json state = tell("state");
        const Json* count = state.find("calls")->find(route);
        return count == nullptr ? 0 : *count->as_int();
    }
    std::int64_t state(const std::string& name) { return *tell("state").find(name)->as_int(); }

    /// What a person's consent gives, at the account that was added last.
    DropboxGrant sign_in() {
        const Json grant = tell("grant");
        return {*grant.find("refresh_token")->as_string(), *grant.find("account_id")->as_string()};
    }

    DropboxSettings settings;
    HttpClient http;

private:
    TestFolder folder_;
    pid_t child_ = -1;
};

}  // namespace vitae
