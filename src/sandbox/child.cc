#include "sandbox/child.h"

#include "sandbox/exchange.h"

namespace vitae {

Result<Json> Child::read(std::string_view document, const std::stop_token& stop) {
    const Deadline deadline = system_clock().steady() + limits_.wall;
    Answer answer{};
    {
        const std::stop_callback stopped(stop, [this] { process_.kill(); });
        answer = exchange(process_.socket(), document, limits_.output, deadline);
        // One that closed its socket is ending by itself, and how is told only at its end.
        if (answer.outcome == Outcome::closed && !process_.await_end(deadline))
            answer.outcome = Outcome::late;
    }
    const Ending ending = process_.end();
    if (answer.outcome == Outcome::complete) return read_answer(answer.bytes);
    if (stop.stop_requested()) return failure("worker_stopped");
    if (answer.outcome == Outcome::too_long) return failure("extract_output");
    if (answer.outcome == Outcome::late) return failure("extract_timeout");
    return failure_of(ending, limits_);
}

}  // namespace vitae
