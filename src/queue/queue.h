#pragma once
// How a committed ingest job reaches a worker. The job row is the truth; a queue only carries word
// of it. Document jobs are rows alone. Any thread.

#include "store/job_claims.h"
#include "store/store.h"

namespace vitae {

/// How long a claim stands without being renewed.
constexpr Duration kUsualLease = std::chrono::seconds(30);

class Queue {
public:
    virtual ~Queue() = default;

    /// The next due ingest job, its row now running under a new fence. `grant` is a worker's.
    virtual Result<std::optional<Claim>> claim(
        Store& store, const Grant& grant, Duration lease
    ) = 0;
    /// The same, or an offer, for a caller that may be able to end the job at once.
    virtual Result<std::optional<Claim>> next(Store& store, const Grant& grant, Duration lease) {
        return claim(store, grant, lease);
    }
    /// A further offer, if one is at hand: for a caller that was quick with the last.
    virtual std::optional<Claim> find_offer() { return {}; }
    /// Claims what was offered, unless somebody else has by now.
    virtual Result<std::optional<Claim>> accept(
        Store& store, const Grant&, const Claim& offer, Duration lease
    ) {
        return store.tend([&](Tend& tx) { return claim_job(tx, offer.job.id, lease); });
    }
    /// Compares rows and queue in both directions and repairs. How much it repaired.
    virtual Result<std::int64_t> sweep(Store& store, const Grant& grant) = 0;
};

/// The job table itself.
class EmbeddedQueue final : public Queue {
public:
    Result<std::optional<Claim>> claim(Store& store, const Grant&, Duration lease) override {
        return store.tend([&](Tend& tx) { return claim_job(tx, JobKind::ingest, lease); });
    }
    Result<std::int64_t> sweep(Store&, const Grant&) override { return 0; }
};

}  // namespace vitae
