#include "base/log.h"
#include "queue/redis_watch.h"

namespace vitae {

namespace {

constexpr Duration kStalledInterval = std::chrono::seconds(30);
constexpr Duration kPauseAfterError = std::chrono::seconds(1);
/// The most that one call renews: its arrays count in 16 bits.
constexpr std::size_t kMostLocks = 1000;

}  // namespace

LockWatch::LockWatch(
    RedisAddress address, const BullmqWire& wire, HeldJobs& held, const Clock& clock
)
    : redis_(std::move(address), "vitae"),
      bullmq_(redis_, wire),
      held_(held),
      clock_(clock),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

LockWatch::~LockWatch() {
    thread_.request_stop();
    redis_.interrupt();
}

void LockWatch::run(const std::stop_token& stop) {
    Duration swept{-kStalledInterval};
    while (!stop.stop_requested()) {
        Result<void> done = renew();
        const Duration now = clock_.steady();
        if (done && now - swept >= kStalledInterval) {
            const auto moved = bullmq_.move_stalled_jobs(kStalledInterval, clock_.now());
            if (moved && *moved > 0) log_info("queue.stalled_jobs", {{"jobs", *moved}});
            if (moved) swept = now;
        }
        std::unique_lock lock(mutex_);
        const Duration pause = done ? bullmq_.wire().lock_duration() / 2 : kPauseAfterError;
        never_.wait_for(lock, stop, std::min(pause, kStalledInterval), [] { return false; });
    }
}

Result<void> LockWatch::renew() {
    const std::vector<BullmqLock> all = held_.locks();
    for (std::size_t first = 0; first < all.size(); first += kMostLocks) {
        const std::size_t end = std::min(all.size(), first + kMostLocks);
        const std::vector<BullmqLock> locks(
            all.begin() + static_cast<std::ptrdiff_t>(first),
            all.begin() + static_cast<std::ptrdiff_t>(end)
        );
        const auto lost = TRY(bullmq_.extend_locks(locks));
        if (lost.empty()) continue;
        log_info("queue.locks_lost", {{"jobs", static_cast<std::int64_t>(lost.size())}});
        held_.drop_lost(locks, lost);
    }
    return {};
}

}  // namespace vitae
