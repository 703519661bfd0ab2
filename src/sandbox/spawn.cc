#include "sandbox/spawn.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include "sandbox/verdict.h"

namespace vitae {

namespace {

/// The attributes of posix_spawn; its calls return an errno, and the first failure stands.
class Setting {
public:
    explicit Setting(int socket) {
        ::posix_spawn_file_actions_init(&files_);
        ::posix_spawnattr_init(&attributes_);
        check(::posix_spawn_file_actions_adddup2(&files_, socket, STDIN_FILENO));
        check(::posix_spawn_file_actions_adddup2(&files_, socket, STDOUT_FILENO));
        check(::posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0));
        check(::posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1));
        sigset_t none, all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        check(::posix_spawnattr_setsigmask(&attributes_, &none));
        check(::posix_spawnattr_setsigdefault(&attributes_, &all));
        check(::posix_spawnattr_setpgroup(&attributes_, 0));
        check(::posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        ));
    }
    Setting(const Setting&) = delete;
    Setting& operator=(const Setting&) = delete;
    ~Setting() {
        ::posix_spawn_file_actions_destroy(&files_);
        ::posix_spawnattr_destroy(&attributes_);
    }

    Result<pid_t> start(const char* program, char* const* arguments, char* const* environment) {
        pid_t pid = 0;
        check(::posix_spawn(&pid, program, &files_, &attributes_, arguments, environment));
        if (failed_ != 0) return failure("extract_unavailable", failed_);
        return pid;
    }

private:
    void check(int failed) {
        if (failed_ == 0) failed_ = failed;
    }

    posix_spawn_file_actions_t files_;
    posix_spawnattr_t attributes_;
    int failed_ = 0;
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

Result<pid_t> spawn(const std::string& program, std::vector<std::string> arguments, int socket) {
    arguments.insert(arguments.begin(), program);
    std::vector<std::string> environment = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"};
    return Setting(socket).start(
        program.c_str(), pointers_to(arguments).data(), pointers_to(environment).data()
    );
}

}  // namespace vitae
