#pragma once
// BullMQ's Redis backend as the queue of ingest jobs. Redis cannot join our transactions, so it is
// told after each commit what has changed (redis_relay.h), and everything that it loses is put back
// (redis_repair.h). A worker that gets a job from it claims the row first: that claim, not Redis,
// is what makes a job run once. Any BullMQ 6 client can add jobs, take them, or watch them. See
// docs/adr/0009.

#include <atomic>
#include <optional>

#include "base/together.h"
#include "queue/queue.h"
#include "queue/redis_relay.h"
#include "queue/redis_watch.h"

namespace vitae {

struct ForeignJob;

struct RedisQueueOptions {
    RelayOptions relay;
    Duration lock = std::chrono::seconds(30);
    /// Of what is claimed before a worker asks for it.
    Duration lease = kUsualLease;
};

class RedisQueue final : public Queue {
public:
    /// `grant` is a worker's. Redis need not be there yet.
    RedisQueue(
        RedisAddress address, Store& store, const Grant& grant, RedisQueueOptions options = {}
    );
    ~RedisQueue() override;

    /// Hears at once what other programs' workers have done; the repair would in its time.
    void follow_events();
    /// From now on `claim` is used, by so many workers: `on_ready` is called, on a thread of this
    /// queue, when so many jobs may be had.
    void start_taking(std::size_t workers, std::function<void(std::size_t)> on_ready);
    /// Gives back what is held, unfinished, so that others go on with it.
    void stop_taking();

    Result<std::optional<Claim>> claim(Store& store, const Grant& grant, Duration lease) override;
    Result<std::optional<Claim>> next(Store& store, const Grant& grant, Duration lease) override;
    std::optional<Claim> find_offer() override { return ahead_.take_offer(); }
    Result<std::optional<Claim>> accept(
        Store& store, const Grant& grant, const Claim& offer, Duration lease
    ) override;
    Result<std::int64_t> sweep(Store& store, const Grant& grant) override;

    /// For the store's hooks.
    Result<void> before_commit(const std::set<JobId>& changed);
    void after_commit() { relay_->committed(); }
    /// Another process has committed something: jobs that are held here may have ended there.
    void heard_of_commit() { relay_->look_at(held_.jobs()); }

private:
    static Grant as_queue(const Grant& grant);
    struct Claiming {
        Store& store;
        const Grant& grant;
        Duration lease;
    };
    Result<std::vector<Claim>> claim_some(const Claiming& claiming, std::size_t count);
    struct Taken {
        std::vector<TakenJob> jobs;
        bool more = true;  ///< Further ones may be had.
    };
    Result<Taken> take_some(std::size_t count);
    ClaimsAhead::Hooks hooks_ahead(Store& store, const Grant& grant, Duration lease);
    std::vector<std::string> new_tokens(std::size_t count);
    // What they claim is added to `claims`.
    Result<void> claim_taken(
        const Claiming& claiming, const std::vector<TakenJob>& taken, std::vector<Claim>& claims
    );
    Result<void> look_up(
        const Claiming& claiming,
        const std::vector<const TakenJob*>& taken,
        std::vector<Claim>& claims
    );
    struct Known {
        JobId id;  ///< Of its row.
        const TakenJob* taken;
    };
    Result<std::vector<Known>> offer_rows(
        Store& store, const std::vector<Known>& jobs, std::vector<Claim>& claims
    );
    Result<void> release_ahead(Store& store, const Claim& ready);
    Result<void> claim_or_keep(
        const Claiming& claiming, const std::vector<Known>& jobs, std::vector<Claim>& claims
    );
    Result<std::vector<Known>> claim_rows(
        const Claiming& claiming, const std::vector<Known>& jobs, std::vector<Claim>& claims
    );
    Result<void> adopt(const Claiming& claiming, const TakenJob& taken, std::vector<Claim>& claims);
    Result<void> fail_unrun(const TakenJob& taken, const std::optional<JobId>& row);
    Result<void> refuse(const Claiming& claiming, const TakenJob& taken, const Error& why);

    std::size_t most_held_ = 0;
    std::function<void(std::size_t)> on_ready_;
    const RedisAddress address_;
    const Clock& clock_;
    const BullmqWire wire_;
    HeldJobs held_;
    RedisConnection taking_redis_;
    BullmqRedis taking_;
    ClaimsAhead ahead_;
    RedisSettler settler_;
    RedisConnection relay_redis_;
    BullmqRedis relay_bullmq_;
    RedisRepair repair_;
    std::atomic<std::uint64_t> takes_ = 0;
    Together<Claim> claims_;
    std::optional<RedisRelay> relay_;
    std::optional<LockWatch> locks_;
    std::optional<EventWatch> events_;
    std::optional<MarkerWatch> marker_;
};

}  // namespace vitae
