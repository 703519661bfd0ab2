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
        if (answer.reception == Reception::closed && !process_.await_end(deadline))
            answer.reception = Reception::late;
    }
    const Ending ending = process_.end();
    if (answer.reception == Reception::complete) return read_answer(answer.bytes);
    if (stop.stop_requested()) return failure("worker_stopped");
    if (answer.reception == Reception::too_long) return failure("extract_output");
    if (answer.reception == Reception::late) return failure("extract_timeout");
    return failure_of(ending, limits_);
}

}  // namespace vitae
