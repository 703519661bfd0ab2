#include "auth/throttle.h"

namespace vitae {

namespace {
constexpr std::size_t kMaxKeys = 10'000;
}

std::optional<Duration> Throttle::begin_try(const std::string& key, Time now) {
    const std::lock_guard lock(mutex_);
    if (tries_.size() >= kMaxKeys && !tries_.contains(key)) drop_old(now);
    std::deque<Time>& times = tries_[key];
    if (times.size() == allowed_) {
        const Duration left = times.front() + window_ - now;
        if (left > Duration(0)) return left;
        times.pop_front();
    }
    times.push_back(now);
    return std::nullopt;
}

void Throttle::take_back(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = tries_.find(key);
    if (found == tries_.end()) return;
    found->second.pop_back();
    if (found->second.empty()) tries_.erase(found);
}

void Throttle::forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    tries_.erase(key);
}

/// Under an attack from very many addresses all that is left is to forget: each try still costs an
/// Argon2id.
void Throttle::drop_old(Time now) {
    std::erase_if(tries_, [&](const auto& entry) { return entry.second.back() + window_ <= now; });
    if (tries_.size() >= kMaxKeys) tries_.clear();
}

}  // namespace vitae
