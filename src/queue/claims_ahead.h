#pragma once
// Jobs that are taken, and offered or claimed, before a worker asks for them. When a job is over
// quickly, Redis hands out the next one with the answer to its end, as it does to BullMQ's own
// workers, and whoever hears of it looks its row up, so that the worker waits neither for Redis nor
// for the database. A thread here sees to what nobody takes: it calls more workers, and what nobody
// asks for soon goes back. Any thread.

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/condition.h"
#include "queue/bullmq_redis.h"
#include "store/job_claims.h"

namespace vitae {

class ClaimsAhead {
public:
    /// A job that ran for so long does not bring the next one, and one that waits here for so long
    /// goes back.
    static constexpr Duration kSoon = std::chrono::milliseconds(100);
    /// Whoever is quick with a job goes on with the next, so few are called at first, and the
    /// others when some are still here after this.
    static constexpr std::size_t kCalledAtFirst = 2;
    static constexpr Duration kCallOthers = std::chrono::milliseconds(2);

    struct Hooks {
        /// Those of them that may be run, claimed.
        std::function<std::vector<Claim>(const std::vector<TakenJob>&)> claim;
        std::function<void(const std::vector<Claim>&)> release;
        /// So many threads are called to take what is ready.
        std::function<void(std::size_t)> on_ready;
    };
    ClaimsAhead(const Clock& clock, Hooks hooks);
    ~ClaimsAhead();

    /// Claims or offers them.
    void put(const std::vector<TakenJob>& jobs);
    std::optional<Claim> take();
    /// The same, when it is an offer.
    std::optional<Claim> take_offer();

    /// Releases what is claimed, and returns what is not yet; so it does with what is put later.
    std::vector<TakenJob> stop();

private:
    struct Ready {
        Claim claim;
        Duration since;
    };
    Claim take_first();
    void run(const std::stop_token& stop);
    std::vector<Claim> take_older_than(Duration age);

    const Clock& clock_;
    const Hooks hooks_;
    std::mutex mutex_;
    Condition filled_;
    std::vector<TakenJob> late_;  ///< What came after the stop.
    bool stopped_ = false;
    std::deque<Ready> ready_;     ///< In the order of their claims.
    bool called_others_ = false;  ///< Since more were put here than are called at first.
    std::jthread thread_;         // last: it uses all of the above
};

}  // namespace vitae
