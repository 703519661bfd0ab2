#include "queue/redis_watch.h"

namespace vitae {

namespace {

constexpr Duration kWait = std::chrono::seconds(5);
/// What ends meanwhile is read in one go.
constexpr Duration kBetweenReads = std::chrono::milliseconds(10);
constexpr Duration kPauseAfterError = std::chrono::seconds(1);

/// An entry of the stream is its id, then names and values in turns.
std::optional<std::string> ended_job(const std::vector<RedisReply>& fields) {
    bool ended = false;
    std::string job;
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
        const std::string& value = fields[i + 1].text;
        if (fields[i].text == "event") ended = value == "completed" || value == "failed";
        if (fields[i].text == "jobId") job = value;
    }
    return ended ? std::optional(job) : std::nullopt;
}

}  // namespace

EventWatch::EventWatch(
    RedisAddress address, const BullmqWire& wire, std::function<void()> on_begin, OnEnded on_ended
)
    : redis_(std::move(address), "vitae"),
      stream_(wire.key("events")),
      on_begin_(std::move(on_begin)),
      on_ended_(std::move(on_ended)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

EventWatch::~EventWatch() {
    thread_.request_stop();
    redis_.interrupt();
}

void EventWatch::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const Duration pause = read_events() ? kBetweenReads : kPauseAfterError;
        std::unique_lock lock(mutex_);
        never_.wait_for(lock, stop, pause, [] { return false; });
    }
}

/// From the end of the stream on: what came before is for a repair.
Result<void> EventWatch::read_events() {
    if (last_.empty()) {
        const RedisReply newest = TRY(redis_.call({"XREVRANGE", stream_, "+", "-", "COUNT", "1"}));
        const bool any = !newest.items.empty() && !newest.items[0].items.empty();
        last_ = any ? newest.items[0].items[0].text : "0-0";
        on_begin_();
    }
    const std::string wait = std::to_string(kWait / std::chrono::milliseconds(1));
    const RedisReply reply =
        TRY(redis_.call({"XREAD", "COUNT", "1000", "BLOCK", wait, "STREAMS", stream_, last_}, kWait)
        );
    std::vector<std::string> ended;
    for (const RedisReply& stream : reply.items) {
        if (stream.items.size() < 2) continue;
        for (const RedisReply& entry : stream.items[1].items) {
            if (entry.items.size() < 2) continue;
            last_ = entry.items[0].text;
            if (auto job = ended_job(entry.items[1].items)) ended.push_back(*std::move(job));
        }
    }
    if (!ended.empty()) on_ended_(ended);
    return {};
}

}  // namespace vitae
