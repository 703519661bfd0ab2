#include "queue/claims_ahead.h"

namespace vitae {

ClaimsAhead::ClaimsAhead(const Clock& clock, Hooks hooks)
    : clock_(clock),
      hooks_(std::move(hooks)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

ClaimsAhead::~ClaimsAhead() {
    (void)stop();
}

void ClaimsAhead::put(std::vector<TakenJob> jobs) {
    if (jobs.empty()) return;
    {
        const std::lock_guard lock(mutex_);
        std::ranges::move(jobs, std::back_inserter(taken_));
    }
    changed_.notify_one();
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
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    if (const auto claims = take_older_than(Duration(0)); !claims.empty()) hooks_.release(claims);
    const std::lock_guard lock(mutex_);
    return std::exchange(taken_, {});
}

void ClaimsAhead::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::vector<TakenJob> taken;
        std::size_t to_call = 0;
        {
            std::unique_lock lock(mutex_);
            const auto has_work = [&] { return !taken_.empty(); };
            if (ready_.empty())
                changed_.wait(lock, stop, has_work);
            else if (!changed_.wait_for(lock, stop, called_others_ ? kSoon : kCallOthers, has_work))
                to_call = std::exchange(called_others_, true) ? 0 : ready_.size();
            taken = std::exchange(taken_, {});
        }
        if (to_call > 0) hooks_.on_ready(to_call);
        if (const auto stale = take_older_than(kSoon); !stale.empty()) hooks_.release(stale);
        if (!taken.empty()) claim_all(taken);
    }
}

void ClaimsAhead::claim_all(const std::vector<TakenJob>& jobs) {
    std::vector<Claim> claims = hooks_.claim(jobs);
    if (claims.empty()) return;
    const std::size_t count = claims.size();
    {
        const std::lock_guard lock(mutex_);
        const Duration now = clock_.steady();
        for (Claim& claim : claims) ready_.push_back({std::move(claim), now});
        called_others_ = count <= kCalledAtFirst;
    }
    hooks_.on_ready(std::min(count, kCalledAtFirst));
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
