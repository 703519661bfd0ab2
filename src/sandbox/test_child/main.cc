// Stands in for vitae-extract in the tests of the sandbox. Its document is a command: what a
// damaged or a hostile document might make a reader do. Its own name can be a command too, for what
// happens before it is ready.

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sandbox/exchange.h"
#include "sandbox/fork.h"
#include "sandbox/lock_down.h"

namespace vitae {

namespace {

const pid_t kServer = ::getppid();

using Act = void (*)(const std::string& argument);

void say(const void* bytes, std::size_t count) {
    [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, bytes, count);
}

void say_length(std::uint64_t length) {
    say(&length, sizeof length);
}

void echo(const std::string& argument) {
    say_length(argument.size());
    for (std::size_t said = 0; said < argument.size();)
        said += static_cast<std::size_t>(
            ::write(STDOUT_FILENO, argument.data() + said, argument.size() - said)
        );
    ::_exit(0);
}

void spin() {
    volatile bool forever = true;
    while (forever) {
    }
}

void wait_forever() {
    int word = 0;
    while (true) ::syscall(SYS_futex, &word, FUTEX_WAIT, 0, nullptr, nullptr, 0);
}

void allocate_without_end() {
    std::vector<std::unique_ptr<char[]>> blocks;
    while (true) blocks.push_back(std::make_unique_for_overwrite<char[]>(std::size_t{1} << 20));
}

void flood(std::uint64_t length) {
    static constexpr std::array<char, 65536> kBytes{};
    say_length(length);
    while (true) say(kBytes.data(), kBytes.size());
}

const std::map<std::string, Act> kMishaps = {
    {"echo", echo},
    {"crash", [](const std::string&) { ::raise(SIGSEGV); }},
    {"abort", [](const std::string&) { std::abort(); }},
    {"spin", [](const std::string&) { spin(); }},
    {"spin_on", [](const std::string&) { ::signal(SIGXCPU, SIG_IGN), spin(); }},
    {"wait", [](const std::string&) { wait_forever(); }},
    {"allocate", [](const std::string&) { allocate_without_end(); }},
    {"exit", [](const std::string& code) { ::_exit(std::atoi(code.c_str())); }},
    {"flood", [](const std::string&) { flood(std::uint64_t{1} << 60); }},
    {"flood_in_limit", [](const std::string&) { flood(1000); }},
    {"half_an_answer", [](const std::string&) { say_length(100), say("{", 1), ::_exit(0); }},
    {"half_a_length", [](const std::string&) { say("123", 3), ::_exit(0); }},
    {"close", [](const std::string&) { ::close(0), ::close(1), wait_forever(); }}};

/// A system call that must not work. Says how it failed, if it comes back at all.
using Attack = long (*)(const std::string& argument);

long start_thread(const std::string&) {
    pthread_t thread{};
    errno = ::pthread_create(
        &thread, nullptr, [](void*) -> void* { return nullptr; }, nullptr
    );
    return errno == 0 ? 0 : -1;
}

long raise_limit(const std::string&) {
    const rlimit unlimited{.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
    return ::setrlimit(RLIMIT_NOFILE, &unlimited);
}

long run_program(const std::string&) {
    char name[] = "/bin/true";
    std::array<char*, 2> arguments{name, nullptr};
    return ::execve(name, arguments.data(), &arguments[1]);
}

long map(int protection) {
    return ::mmap(nullptr, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? -1
                                                                                               : 0;
}

long make_executable(const std::string&) {
    void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return ::mprotect(page, 4096, PROT_READ | PROT_EXEC);
}

const std::map<std::string, Attack> kAttacks = {
    {"open", [](const std::string& path) -> long { return ::open(path.c_str(), O_RDONLY); }},
    {"create",
     [](const std::string& path) -> long { return ::open(path.c_str(), O_CREAT | O_RDWR, 0600); }},
    {"truncate", [](const std::string& path) -> long { return ::truncate(path.c_str(), 0); }},
    {"unlink", [](const std::string& path) -> long { return ::unlink(path.c_str()); }},
    {"list",
     [](const std::string& path) -> long { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY); }},
    {"raise_limit", raise_limit},
    {"thread", start_thread},
    {"map_executable", [](const std::string&) { return map(PROT_WRITE | PROT_EXEC); }},
    {"make_executable", make_executable},
    {"undo_dumpable", [](const std::string&) -> long { return ::prctl(PR_SET_DUMPABLE, 1); }},
    {"outlive", [](const std::string&) -> long { return ::prctl(PR_SET_PDEATHSIG, 0); }},
    {"leave_group", [](const std::string&) -> long { return ::setsid(); }},
    {"signal_server",
     [](const std::string&) { return ::syscall(SYS_tgkill, kServer, kServer, 0); }},
    {"execute", run_program},
    {"fork", [](const std::string&) -> long { return ::fork(); }},
    {"vfork",
     [](const std::string&) -> long { return ::syscall(SYS_clone, CLONE_VM | SIGCHLD, nullptr); }},
    {"socket", [](const std::string&) -> long { return ::socket(AF_INET, SOCK_STREAM, 0); }},
    {"trace", [](const std::string&) { return ::ptrace(PTRACE_TRACEME); }},
    {"kill", [](const std::string&) -> long { return ::kill(kServer, 0); }},
    {"mount", [](const std::string&) -> long { return ::mount("none", "/", "tmpfs", 0, nullptr); }},
    {"unshare", [](const std::string&) -> long { return ::unshare(CLONE_NEWUSER); }}};

/// What a kernel without Landlock answers.
void hide_landlock() {
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
    ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
    ::seccomp_load(filter);
    ::seccomp_release(filter);
}

void obey(const std::string& command) {
    const std::size_t space = std::min(command.find(' '), command.size());
    const std::string name = command.substr(0, space);
    const std::string argument = command.substr(std::min(space + 1, command.size()));
    if (const auto mishap = kMishaps.find(name); mishap != kMishaps.end()) mishap->second(argument);
    errno = 0;
    const bool done = kAttacks.at(name)(argument) >= 0;
    give_answer(Json::object({{"done", done}, {"errno", errno}}));
}

void run(std::string name, std::span<char* const> arguments) {
    name.erase(0, name.rfind('/') + 1);
    if (name == "never_ready") wait_forever();
    if (name == "gives_up") ::_exit(kNotLockedDown);
    if (name == "without_landlock") hide_landlock();
    const auto limits = parse_limits(arguments);
    const std::vector<std::string> readable = {SANDBOX_READABLE, "/no/such/folder"};
    fork_for_each_document();
    if (!limits || !lock_down(*limits, readable)) ::_exit(kNotLockedDown);
    obey(await_document());
}

}  // namespace

}  // namespace vitae

int main(int count, char** arguments) {
    vitae::run(arguments[0], {arguments + 1, static_cast<std::size_t>(count - 1)});
}
