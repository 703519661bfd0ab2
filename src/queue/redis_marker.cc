#include <algorithm>

#include "base/log.h"
#include "queue/redis_watch.h"

namespace vitae {

namespace {

/// BullMQ's own bounds: a longer wait would not notice a dead connection.
constexpr Duration kLongestWait = std::chrono::seconds(10);
constexpr Duration kShortestWait = std::chrono::milliseconds(1);
/// Redis has a second more than it should need: this less than what any command has.
constexpr Duration kLess = std::chrono::seconds(4);
constexpr Duration kPauseAfterError = std::chrono::milliseconds(500);
/// In this time a worker that is free takes the job that was announced.
constexpr Duration kTimeToTake = std::chrono::milliseconds(50);

std::string seconds(Duration duration) {
    return std::to_string(std::chrono::duration<double>(duration).count());
}

}  // namespace

MarkerWatch::MarkerWatch(
    RedisAddress address, const BullmqWire& wire, std::function<void()> on_ready
)
    : redis_(std::move(address), wire.client_name()),
      wire_(wire),
      marker_(wire.key("marker")),
      on_ready_(std::move(on_ready)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

MarkerWatch::~MarkerWatch() {
    thread_.request_stop();
    redis_.interrupt();
}

void MarkerWatch::asking() {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = false;
    }
    changed_.notify_one();
}

void MarkerWatch::want(std::optional<Time> next_delayed) {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
        next_delayed_ = next_delayed;
    }
    changed_.notify_one();
}

void MarkerWatch::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        wait_until_wanted(stop);
        if (stop.stop_requested()) return;
        const Result<bool> announced = wait_for_marker();
        const bool was_connected = connected_.exchange(bool(announced));
        if (announced) {
            if (*announced || !was_connected) announce(stop);
            continue;
        }
        if (was_connected && !stop.stop_requested())
            log_error("queue.redis_lost", announced.error());
        std::unique_lock lock(mutex_);
        changed_.wait_for(lock, stop, kPauseAfterError, [] { return false; });
    }
}

void MarkerWatch::wait_until_wanted(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [&] { return wanted_; });
}

/// True when a job may be had: BullMQ said so, or a delayed one is due, or nobody has looked for
/// long. At a connection's first wait it asks without waiting, to know whether Redis is there.
Result<bool> MarkerWatch::wait_for_marker() {
    Duration wait = kLongestWait;
    {
        const std::lock_guard lock(mutex_);
        if (next_delayed_)
            wait = std::clamp(*next_delayed_ - system_clock().now(), kShortestWait, kLongestWait);
    }
    if (!connected_) {
        TRY(BullmqRedis(redis_, wire_).introduce());
        wait = kShortestWait;
    }
    const RedisReply reply = TRY(redis_.call({"BZPOPMIN", marker_, seconds(wait)}, wait - kLess));
    if (!reply.is_array() || reply.items.size() < 3) return true;
    // A marker of a delayed job says when that is due.
    const Time due{std::chrono::milliseconds(milliseconds_of_bullmq(reply.items[2].text))};
    if (due <= system_clock().now()) return true;
    const std::lock_guard lock(mutex_);
    next_delayed_ = due;
    return false;
}

/// When all workers here are busy, the marker goes back, so that others see it.
void MarkerWatch::announce(const std::stop_token& stop) {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
        next_delayed_.reset();
    }
    on_ready_();
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, stop, kTimeToTake, [&] { return !wanted_; })) return;
    wanted_ = false;
    lock.unlock();
    (void)redis_.call({"ZADD", marker_, "0", "0"});
}

}  // namespace vitae
