// vitae-extract: reads one document inside its sandbox, started by the server's pool with the
// limits as arguments. It never writes document text to standard error.

#include <span>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "reader/read.h"
#include "sandbox/exchange.h"
#include "sandbox/fork.h"
#include "sandbox/lock_down.h"

namespace vitae {

namespace {

/// Libraries print messages that quote the document, and standard error may go to a log.
bool silence_libraries() {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    return nowhere >= 0 && ::dup2(nowhere, STDERR_FILENO) >= 0;
}

/// A kernel with Landlock (5.13 and newer) lets the box open files of some folders.
Files files_in_the_box() {
    const long version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version > 0 ? Files::stay_readable : Files::are_denied;
}

void answer(const Bytes& document) {
    const auto read = vitae::read(document);
    if (!read) give_answer(read.error());
    if (const auto* unpacked = std::get_if<Unpacked>(&*read))
        give_answer(to_json(*unpacked), unpacked->contents);
    give_answer(to_json(std::get<Extraction>(*read)));
}

void read_one(std::span<char* const> arguments) {
    const auto limits = parse_limits(arguments);
    prepare_reader(files_in_the_box());
    fork_for_each_document();
    if (!limits || !silence_libraries() || !lock_down(*limits, readable_folders()))
        ::_exit(kNotLockedDown);
    answer(await_document());
}

}  // namespace

}  // namespace vitae

int main(int count, char** arguments) {
    vitae::read_one({arguments + 1, static_cast<std::size_t>(count - 1)});
}
