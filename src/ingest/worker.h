#pragma once
// The workers: threads that claim a job, run it while its lease is kept, and settle it. One more
// thread renews leases, carries cancel requests to running jobs and takes back what lapsed.

#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "base/condition.h"
#include "ingest/read_document.h"
#include "queue/queue.h"

namespace vitae {

struct WorkerOptions {
    std::size_t threads = 2;
    Duration lease = kUsualLease;
};

class Workers {
public:
    /// `grant` is for Action::run_jobs.
    Workers(Store& store, Queue& queue, Grant grant, Reading reading, WorkerOptions options);
    ~Workers();

    /// Something was queued or changed: so many threads look now. Cheap; any thread.
    void wake(std::size_t threads = SIZE_MAX);
    /// Claims nothing more, lets running jobs finish within the grace, then gives the rest back
    /// untouched.
    void drain(Duration grace);

private:
    void work(const std::stop_token& stop);
    Result<bool> run_one();
    Result<void> run_offers(Claim first);
    void run_claim(const Claim& claim);
    void log_quick(const std::vector<JobId>& ended, Duration started);
    void log_run(const Job& job, Duration started, const Result<void>& done);
    Result<void> run_job(const Claim& claim, const std::stop_token& stop);
    void settle_failure(const Claim& claim, const Error& error);
    unsigned wakes();
    void wait_for_work(const std::stop_token& stop, unsigned seen, Duration least);

    void keep_leases(const std::stop_token& stop);
    void renew(const Lease& lease, std::stop_source& running);

    Result<std::optional<Claim>> next(JobKind kind);

    Store& store_;
    Queue& queue_;
    Grant grant_;
    Reading reading_;
    WorkerOptions options_;

    std::mutex mutex_;
    Condition changed_;
    Condition idle_;  ///< Nothing runs.
    Condition
        never_;  ///< For the thread that keeps leases: it must not be woken in another's place.
    unsigned wakes_ = 0;
    bool giving_back_ = false;
    std::map<JobId, std::pair<Lease, std::stop_source>> running_;
    std::vector<std::jthread> threads_;
};

}  // namespace vitae
