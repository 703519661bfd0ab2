#pragma once
// BullMQ's PostgreSQL backend as the queue of ingest jobs: its SQL functions, called inside our own
// transactions, so a job row and its BullMQ job change together or not at all. Any BullMQ 6 client
// can add jobs to the queue, take them, or watch them. See docs/adr/0008.
//
// BullMQ's lock is not our fence: all our workers hold it under one token, and the row's fence
// decides whose result counts.

#include "queue/queue.h"

namespace vitae {

inline constexpr Literal kIngestQueue = "ingest-dropbox";

class BullmqPostgres final : public Queue {
public:
    Result<std::optional<Claim>> claim(Store& store, const Grant& grant, Duration lease) override;
    /// Called by one thread.
    Result<std::int64_t> sweep(Store& store, const Grant& grant) override;

private:
    Time looked_at_all_{};
};

/// The database's clock as BullMQ writes it, in milliseconds.
inline std::int64_t bullmq_now(const Tend& tx) {
    return tx.lease_clock().count() / 1000;
}

/// Brings the BullMQ jobs of these ingest jobs to what their rows say: adds, delays, finishes or
/// removes them. Part of each transaction that changes such rows.
Result<void> mirror_to_bullmq(Tend& tx, const std::set<JobId>& jobs);

}  // namespace vitae
