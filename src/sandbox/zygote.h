#pragma once
// A vitae-extract that has prepared itself and never sees a document: it forks the children that
// do. To load libraries, fonts and tables takes longer than to read a page, so it is done once and
// not for each document. Its children are the server's own: the server waits for them and kills
// them. Pool's keeper holds one. One thread at a time.

#include <memory>
#include <stop_token>
#include <string>

#include "sandbox/child.h"
#include "sandbox/process.h"

namespace vitae {

class Zygote {
public:
    /// Waits until it has prepared itself.
    static Result<std::unique_ptr<Zygote>> start(
        const std::string& program, const Limits& limits, const std::stop_token& stop
    );

    bool alive() const { return process_.alive(); }
    /// A child that is about to lock itself down. After an error the zygote is of no more use.
    Result<std::unique_ptr<Child>> bear() const;

private:
    Zygote(pid_t pid, int socket, const Limits& limits) : process_(pid, socket), limits_(limits) {}

    Process process_;
    const Limits limits_;
};

}  // namespace vitae
