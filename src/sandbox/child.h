#pragma once
// One child of the box: a fresh process that reads one document and is always gone afterwards.
// Zygote bears it, Pool uses it. The kernel ends it with the thread that started the zygote. One
// thread at a time.

#include <stop_token>
#include <string_view>

#include "base/json.h"
#include "sandbox/process.h"

namespace vitae {

/// A JSON object, and bytes that were said besides. Nobody has checked them yet.
struct Said {
    Json json;
    Bytes besides;
};

class Child {
public:
    Child(pid_t pid, int socket, const Limits& limits) : process_(pid, socket), limits_(limits) {}

    bool alive() const { return process_.alive(); }
    Result<void> await_ready(const std::stop_token& stop) {
        return process_.await_ready(limits_, stop);
    }
    /// Call once, when ready. Afterwards the process is gone.
    Result<Said> read(std::string_view document, const std::stop_token& stop);

private:
    Process process_;
    const Limits limits_;
};

}  // namespace vitae
