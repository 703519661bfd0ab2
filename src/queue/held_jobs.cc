#include "queue/held_jobs.h"

#include <algorithm>

namespace vitae {

/// By token as well: the same job may have been taken anew meanwhile.
void HeldJobs::drop_lost(
    const std::vector<BullmqLock>& renewed, const std::vector<std::string>& lost
) {
    const std::lock_guard lock(mutex_);
    for (const BullmqLock& old : renewed) {
        if (std::ranges::find(lost, old.id) == lost.end()) continue;
        std::erase_if(held_, [&](const auto& entry) {
            const BullmqLock& held = entry.second.taken.lock;
            return held.id == old.id && held.token == old.token;
        });
    }
}

std::vector<BullmqLock> HeldJobs::locks() const {
    const std::lock_guard lock(mutex_);
    std::vector<BullmqLock> locks;
    for (const auto& [job, held] : held_) locks.push_back(held.taken.lock);
    return locks;
}

std::set<JobId> HeldJobs::jobs() const {
    const std::lock_guard lock(mutex_);
    std::set<JobId> jobs;
    for (const auto& [job, held] : held_)
        if (!held.is_offered) jobs.insert(job);
    return jobs;
}

}  // namespace vitae
