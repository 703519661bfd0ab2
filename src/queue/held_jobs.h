#pragma once
// The jobs that this process holds in BullMQ: taken, locked, and not yet finished there. Their rows
// are claimed, or only offered to a worker that may claim them. Any thread.

#include <map>
#include <mutex>
#include <set>
#include <vector>

#include "base/id.h"
#include "queue/bullmq_redis.h"

namespace vitae {

class HeldJobs {
public:
    void put(const JobId& job, TakenJob taken) { hold(job, {std::move(taken), false}); }
    void put_offered(const JobId& job, TakenJob taken) { hold(job, {std::move(taken), true}); }
    /// It is no longer only offered, or nobody knows.
    void note_claimed(const JobId& job) {
        const std::lock_guard lock(mutex_);
        const auto at = held_.find(job);
        if (at != held_.end()) at->second.is_offered = false;
    }
    /// Unless it was taken anew meanwhile.
    void drop(const JobId& job, const BullmqLock& held) {
        const std::lock_guard lock(mutex_);
        const auto at = held_.find(job);
        if (at != held_.end() && at->second.taken.lock.token == held.token) held_.erase(at);
    }
    /// Somebody else has these now, or nobody.
    void drop_lost(const std::vector<BullmqLock>& renewed, const std::vector<std::string>& lost);

    std::optional<TakenJob> find(const JobId& job) const {
        const std::lock_guard lock(mutex_);
        const auto at = held_.find(job);
        return at == held_.end() ? std::nullopt : std::optional(at->second.taken);
    }
    bool is_offered(const JobId& job) const {
        const std::lock_guard lock(mutex_);
        const auto at = held_.find(job);
        return at != held_.end() && at->second.is_offered;
    }
    bool has(const JobId& job) const {
        const std::lock_guard lock(mutex_);
        return held_.contains(job);
    }
    std::size_t size() const {
        const std::lock_guard lock(mutex_);
        return held_.size();
    }
    std::vector<BullmqLock> locks() const;
    /// Those whose rows are claimed: what is only offered still looks as if it were given back.
    std::set<JobId> jobs() const;

private:
    struct Held {
        TakenJob taken;
        bool is_offered;
    };
    void hold(const JobId& job, Held held) {
        held.taken.data.clear();  // its row says it
        const std::lock_guard lock(mutex_);
        held_.insert_or_assign(job, std::move(held));
    }

    mutable std::mutex mutex_;
    std::map<JobId, Held> held_;
};

}  // namespace vitae
