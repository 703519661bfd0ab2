#include "queue/claims_ahead.h"

#include "base/batch.h"

namespace vitae {

ClaimsAhead::ClaimsAhead(const Clock& clock, Hooks hooks)
    : clock_(clock),
      hooks_(std::move(hooks)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

ClaimsAhead::~ClaimsAhead() {
    (void)stop();
}

void ClaimsAhead::put(const std::vector<TakenJob>& jobs) {
    if (jobs.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        if (stopped_) {
            late_.insert(late_.end(), jobs.begin(), jobs.end());
            return;
        }
    }
    std::vector<Claim> claims = hooks_.claim(jobs);
    if (claims.empty()) return;
    bool is_first = false;
    {
        const std::lock_guard lock(mutex_);
        is_first = ready_.empty();
        const Duration now = clock_.steady();
        for (Claim& claim : claims) ready_.push_back({std::move(claim), now});
        if (claims.size() > kCalledAtFirst) called_others_ = false;
    }
    if (is_first) filled_.notify_one();
    hooks_.on_ready(std::min(claims.size(), kCalledAtFirst));
}

std::optional<Claim> ClaimsAhead::take() {
    const std::lock_guard lock(mutex_);
    if (ready_.empty()) return std::nullopt;
    return take_first();
}

std::optional<Claim> ClaimsAhead::take_offer() {
    const std::lock_guard lock(mutex_);
    if (ready_.empty() || !ready_.front().claim.is_offer) return std::nullopt;
    return take_first();
}

Claim ClaimsAhead::take_first() {
    Claim claim = std::move(ready_.front().claim);
    ready_.pop_front();
    return claim;
}

std::vector<TakenJob> ClaimsAhead::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    if (const auto claims = take_older_than(Duration(0)); !claims.empty()) hooks_.release(claims);
    const std::lock_guard lock(mutex_);
    return std::exchange(late_, {});
}

/// Looks after what nobody takes.
void ClaimsAhead::run(const std::stop_token& stop) {
    run_as_batch();
    while (!stop.stop_requested()) {
        std::size_t to_call = 0;
        {
            std::unique_lock lock(mutex_);
            filled_.wait(lock, stop, [&] { return !ready_.empty(); });
            filled_.wait_for(lock, stop, called_others_ ? kSoon : kCallOthers, [] {
                return false;
            });
            if (!called_others_ && !ready_.empty() &&
                clock_.steady() - ready_.front().since >= kCallOthers) {
                called_others_ = true;
                to_call = ready_.size();
            }
        }
        if (to_call > 0) hooks_.on_ready(to_call);
        if (const auto stale = take_older_than(kSoon); !stale.empty()) hooks_.release(stale);
    }
}

std::vector<Claim> ClaimsAhead::take_older_than(Duration age) {
    const std::lock_guard lock(mutex_);
    const Duration now = clock_.steady();
    std::vector<Claim> claims;
    while (!ready_.empty() && now - ready_.front().since >= age) {
        claims.push_back(std::move(ready_.front().claim));
        ready_.pop_front();
    }
    return claims;
}

}  // namespace vitae
