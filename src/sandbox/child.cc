#include "sandbox/child.h"

#include <algorithm>

#include "sandbox/exchange.h"

namespace vitae {

namespace {

/// What stands after the first NUL, which no JSON text holds, was said besides.
Result<Said> split_answer(Bytes bytes, std::size_t most_json) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    if (end > most_json) return failure("extract_output");
    Json json = TRY(read_answer(std::string_view(bytes).substr(0, end)));
    bytes.erase(0, std::min(end + 1, bytes.size()));
    return Said{std::move(json), std::move(bytes)};
}

}  // namespace

Result<Said> Child::read(std::string_view document, const std::stop_token& stop) {
    const Deadline deadline = system_clock().steady() + limits_.wall;
    Answer answer{};
    {
        const std::stop_callback stopped(stop, [this] { process_.kill(); });
        answer = exchange(process_.socket(), document, limits_.output + limits_.besides, deadline);
        // One that closed its socket is ending by itself, and how is told only at its end.
        if (answer.reception == Reception::closed && !process_.await_end(deadline))
            answer.reception = Reception::late;
    }
    const Ending ending = process_.end();
    if (answer.reception == Reception::complete)
        return split_answer(std::move(answer.bytes), limits_.output);
    if (stop.stop_requested()) return failure("worker_stopped");
    if (answer.reception == Reception::too_long) return failure("extract_output");
    if (answer.reception == Reception::late) return failure("extract_timeout");
    return failure_of(ending, limits_);
}

}  // namespace vitae
