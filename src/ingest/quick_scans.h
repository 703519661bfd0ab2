#pragma once
// Scans of offered jobs (store/job_claims.h) whose folders show nothing new: each job is claimed
// and ended in one transaction, and one thread has many of them under way at the same time, so that
// it waits for the disk once. For one thread.

#include <memory>
#include <vector>

#include "ingest/connectors.h"
#include "store/job_claims.h"
#include "store/store.h"

namespace vitae {

class QuickScans {
public:
    /// All of these outlive it.
    QuickScans(Store& store, Connectors& connectors, const Grant& grant);
    ~QuickScans();

    /// Lists the job's folder. False when it shows something new, or is none: then nothing was
    /// done.
    bool begin(const Claim& offer);
    /// Waits until all that began are on disk. How it went with each, in their order; of one that
    /// failed nothing was done.
    std::vector<std::pair<Claim, Result<void>>> finish();

private:
    class End;

    Store& store_;
    Connectors& connectors_;
    const Grant& grant_;
    std::vector<std::unique_ptr<End>> under_way_;
    std::shared_ptr<const Gate> answered_;  ///< All of them, once it is open.
};

}  // namespace vitae
