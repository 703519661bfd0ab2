// How fast this disk makes an append durable: 4 KiB at the end of a file, then fdatasync, again and
// again. It is the unit that the trigger rate is compared with.

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include "report.h"

namespace vitae {

namespace {

Error failed(Literal call) {
    return Error{
        .code = Code::internal,
        .reason = call,
        .message = "The operating system refused the call; the number is its errno.",
        .native = errno};
}

Result<Json> measure(const std::string& path, std::int64_t count) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return failed("open");
    const std::string page(4096, 'v');
    std::vector<Stopwatch::duration> latencies;
    const auto begin = Stopwatch::now();
    for (std::int64_t i = 0; i < count; ++i) {
        const auto before = Stopwatch::now();
        if (::write(file, page.data(), page.size()) != static_cast<ssize_t>(page.size()))
            return failed("write");
        if (::fdatasync(file) != 0) return failed("fdatasync");
        latencies.push_back(Stopwatch::now() - before);
    }
    const auto elapsed = Stopwatch::now() - begin;
    ::close(file);
    ::unlink(path.c_str());
    return report(std::move(latencies), elapsed);
}

Result<Json> run(const std::vector<std::string>& arguments) {
    if (arguments.size() != 2)
        return Error{
            .code = Code::invalid, .reason = "usage", .message = "bench_fdatasync FILE COUNT"};
    return measure(arguments[0], TRY(parse_count(arguments[1])));
}

}  // namespace

}  // namespace vitae

int main(int count, char** values) {
    return vitae::finish(vitae::run({values + 1, values + count}));
}
