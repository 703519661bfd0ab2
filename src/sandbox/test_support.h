#pragma once
// What the tests of the sandbox share: the stand-in for vitae-extract, and a look at the processes
// of this test.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "sandbox/pool.h"

namespace vitae {

inline PoolOptions options_for_test(std::string program = SANDBOX_TEST_CHILD) {
    return {
        .program = std::move(program),
        .spare = 1,
        .limits = {
            .cpu = std::chrono::seconds(1),
            .memory = std::int64_t{256} << 20,
            .output = std::size_t{1} << 20}};
}

/// "ok" or the reason of the error.
template <class T>
std::string outcome_of(const Result<T>& answer) {
    return answer ? "ok" : std::string(answer.error().reason.view());
}

struct ChildProcess {
    pid_t pid;
    char state;  ///< 'Z' is a zombie.
};

inline std::vector<ChildProcess> children_of_this_test() {
    std::vector<ChildProcess> children;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        std::ifstream file(entry.path() / "stat");
        std::string line;
        if (!std::getline(file, line)) continue;
        std::istringstream rest(line.substr(line.rfind(')') + 1));
        char state = 0;
        pid_t parent = 0;
        rest >> state >> parent;
        if (parent == ::getpid())
            children.push_back({static_cast<pid_t>(std::stol(entry.path().filename())), state});
    }
    return children;
}

inline std::ptrdiff_t open_files() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
}

/// Tries again until it holds. The time only bounds a test that fails.
template <class Condition>
bool eventually(const Condition& condition) {
    const Duration end = system_clock().steady() + std::chrono::seconds(20);
    while (!condition()) {
        if (system_clock().steady() > end) return false;
        ::usleep(1000);
    }
    return true;
}

/// The stand-in under another name, which it takes as a command.
class NamedChild {
public:
    explicit NamedChild(const std::string& name) {
        std::string folder = std::filesystem::temp_directory_path() / "vitae-sandbox-XXXXXX";
        folder_ = ::mkdtemp(folder.data());
        std::filesystem::create_symlink(SANDBOX_TEST_CHILD, folder_ / name);
        program_ = folder_ / name;
    }
    NamedChild(const NamedChild&) = delete;
    NamedChild& operator=(const NamedChild&) = delete;
    ~NamedChild() { std::filesystem::remove_all(folder_); }

    const std::string& program() const { return program_; }

private:
    std::filesystem::path folder_;
    std::string program_;
};

}  // namespace vitae
