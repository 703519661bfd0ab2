// Prints the calls that Vitae makes of BullMQ's scripts, one JSON line each, for given ids and
// times: so that a test can hold them against what the stock client sends, byte for byte.
// wire_calls WORKER < lines of `SCRIPT ID TOKEN MILLISECONDS DATA`
#include <iostream>
#include <sstream>

#include "base/bytes.h"
#include "base/json.h"
#include "queue/bullmq_scripts.h"
#include "queue/bullmq_wire.h"

namespace vitae {

namespace {

struct Input {
    std::string script;
    BullmqLock lock;
    Time now;
    std::string data;
};

Command call_of(const BullmqWire& wire, const Input& input) {
    using Outcome = BullmqWire::Outcome;
    const std::string& id = input.lock.id;
    NewBullmqJob job{.id = id, .data = input.data, .timestamp = input.now, .attempts = 3};
    if (input.script == "addStandardJob-9") return wire.add_standard_job(job);
    job.delay = std::chrono::seconds(1);
    if (input.script == "addDelayedJob-6") return wire.add_delayed_job(job);
    if (input.script == "moveToActive-11") return wire.move_to_active(input.lock.token, input.now);
    const BullmqWire::Finish finish{
        .outcome = Outcome::completed, .value = input.data, .attempts = 3, .fetch_next = true};
    if (input.script == "moveToFinished-14")
        return wire.move_to_finished(input.lock, finish, input.now);
    if (input.script == "moveToDelayed-11")
        return wire.move_to_delayed(input.lock, std::chrono::seconds(5), input.now);
    if (input.script == "moveJobFromActiveToWait-9") return wire.move_to_wait(input.lock);
    if (input.script == "extendLocks-1") return wire.extend_locks({input.lock});
    if (input.script == "moveStalledJobsToWait-9")
        return wire.move_stalled_jobs(std::chrono::seconds(30), input.now);
    if (input.script == "updateProgress-3") return wire.update_progress(id, input.data);
    return wire.remove_job(id);
}

void print_call(const BullmqWire& wire, const std::string& line) {
    std::istringstream words(line);
    Input input;
    std::int64_t milliseconds = 0;
    words >> input.script >> input.lock.id >> input.lock.token >> milliseconds >> input.data;
    input.now = Time(std::chrono::milliseconds(milliseconds));
    const Script& script = get_script(input.script);
    Json arguments = Json::array();
    for (const std::string& argument : call_of(wire, input)) arguments.push(to_hex(argument));
    std::cout << to_text(Json::object(
                     {{"script", input.script},
                      {"sha1", script.sha1},
                      {"keys", script.key_count},
                      {"arguments", arguments}}
                 ))
              << '\n';
}

}  // namespace

}  // namespace vitae

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    const vitae::BullmqWire wire("ingest-dropbox", argv[1], std::chrono::seconds(1));
    for (std::string line; std::getline(std::cin, line);) vitae::print_call(wire, line);
    return 0;
}
