#include "auth/throttle.h"

namespace vitae {

namespace {
constexpr std::size_t kMaxKeys = 10'000;
}

std::optional<Duration> Throttle::wait_for(const std::string& key, Time now) {
    const std::lock_guard lock(mutex_);
    const auto found = failures_.find(key);
    if (found == failures_.end() || found->second.size() < allowed_) return std::nullopt;
    const Duration left = found->second.front() + window_ - now;
    return left > Duration(0) ? std::optional(left) : std::nullopt;
}

void Throttle::note_failure(const std::string& key, Time now) {
    const std::lock_guard lock(mutex_);
    if (failures_.size() >= kMaxKeys) drop_old(now);
    std::deque<Time>& times = failures_[key];
    times.push_back(now);
    if (times.size() > allowed_) times.pop_front();
}

void Throttle::forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    failures_.erase(key);
}

/// Under an attack from very many addresses all that is left is to forget: each try still costs an
/// Argon2id.
void Throttle::drop_old(Time now) {
    std::erase_if(failures_, [&](const auto& entry) {
        return entry.second.back() + window_ <= now;
    });
    if (failures_.size() >= kMaxKeys) failures_.clear();
}

}  // namespace vitae
