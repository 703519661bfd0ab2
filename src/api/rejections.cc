#include "api/rejections.h"

namespace vitae {

namespace {
constexpr std::size_t kMaxAddresses = 10'000;
}

Result<void> Rejections::note(Store& store, const Actor& actor, Literal reason) {
    const std::int64_t minute =
        std::chrono::floor<std::chrono::minutes>(store.clock().now()).time_since_epoch().count();
    std::int64_t unwritten = 0;
    {
        const std::lock_guard lock(mutex_);
        if (seen_.size() > kMaxAddresses) seen_.clear();
        Seen& seen = seen_[actor.source_address];
        if (seen.minute == minute) {
            ++seen.unwritten;
            return {};
        }
        unwritten = std::exchange(seen.unwritten, 0);
        seen.minute = minute;
    }
    return store.record(
        actor,
        Event::auth_rejected,
        "",
        {{"reason", reason}, {"repeats_before", unwritten}},
        Outcome::denied
    );
}

}  // namespace vitae
