#include "ingest/worker.h"

#include <algorithm>

#include "base/batch.h"
#include "base/fail_point.h"
#include "base/log.h"
#include "ingest/quick_scans.h"
#include "ingest/scan.h"
#include "ingest/settle_failure.h"
#include "ingest/stopped.h"
#include "store/job_endings.h"

namespace vitae {

namespace {
/// Word of work may get lost on its way from another process.
constexpr Duration kLongestSleep = std::chrono::seconds(5);
/// A job may be due and yet not to be had: its queue is paused, or somebody else has it.
constexpr Duration kShortestSleep = std::chrono::milliseconds(100);
constexpr Duration kPauseAfterError = std::chrono::seconds(1);
/// For how long one thread takes up further offers.
constexpr Duration kLongestRound = std::chrono::milliseconds(1);

}  // namespace

Workers::Workers(Store& store, Queue& queue, Grant grant, Reading reading, WorkerOptions options)
    : store_(store),
      queue_(queue),
      grant_(std::move(grant)),
      reading_(std::move(reading)),
      options_(options) {
    for (std::size_t i = 0; i < options_.threads; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
    if (options_.threads > 0)
        threads_.emplace_back([this](const std::stop_token& stop) { keep_leases(stop); });
}

Workers::~Workers() {
    drain(Duration(0));
}

void Workers::wake(std::size_t threads) {
    {
        const std::lock_guard lock(mutex_);
        ++wakes_;
    }
    if (threads >= options_.threads) return changed_.notify_all();
    for (std::size_t i = 0; i < threads; ++i) changed_.notify_one();
}

void Workers::drain(Duration grace) {
    for (std::jthread& thread : threads_) thread.request_stop();
    {
        std::unique_lock lock(mutex_);
        idle_.wait_for(lock, {}, grace, [&] { return running_.empty(); });
        giving_back_ = true;
        for (auto& [job, entry] : running_) entry.second.request_stop();
    }
    threads_.clear();  // joins
}

void Workers::work(const std::stop_token& stop) {
    run_as_batch();
    while (!stop.stop_requested()) {
        const unsigned seen = wakes();  // before the look: what comes after it ends the wait
        const Result<bool> ran = run_one();
        if (!ran) log_error("job.claim_failed", ran.error());
        if (!ran || !*ran) wait_for_work(stop, seen, ran ? kShortestSleep : kPauseAfterError);
    }
}

Result<std::optional<Claim>> Workers::next(JobKind kind) {
    if (kind == JobKind::ingest) return queue_.next(store_, grant_, options_.lease);
    // A look is cheaper than a turn to write, and mostly there is nothing.
    const auto due = TRY(store_.read([&](Read& read) { return find_next_due(read, kind); }));
    if (!due || *due > store_.clock().now()) return std::optional<Claim>();
    return store_.tend([&](Tend& tx) { return claim_job(tx, kind, options_.lease); });
}

/// Scans first: they are short, and a person waits to see their job start.
Result<bool> Workers::run_one() {
    for (const JobKind kind : {JobKind::ingest, JobKind::document}) {
        auto claim = TRY(next(kind));
        if (!claim) continue;
        if (claim->is_offer) {
            TRY(run_offers(*std::move(claim)));
            return true;
        }
        run_claim(*claim);
        return true;
    }
    return false;
}

/// Mostly they are over at once, so this thread goes on with further ones, and waits for the disk
/// when they no longer are, or when the first has waited long enough.
Result<void> Workers::run_offers(Claim first) {
    const Duration started = store_.clock().steady();
    QuickScans scans(store_, reading_.connectors, grant_);
    std::vector<Claim> slow;
    for (std::optional<Claim> offer = std::move(first); offer; offer = queue_.find_offer()) {
        if (!scans.begin(*offer)) slow.push_back(*std::move(offer));
        if (!slow.empty() || store_.clock().steady() - started > kLongestRound) break;
    }
    std::vector<JobId> ended;
    for (auto& [offer, done] : scans.finish()) {
        if (done)
            ended.push_back(offer.job.id);
        else
            slow.push_back(std::move(offer));
    }
    log_quick(ended, started);
    Result<void> accepted;
    for (const Claim& offer : slow) {
        const auto claim = queue_.accept(store_, grant_, offer, options_.lease);
        if (!claim) accepted = claim.error();
        if (claim && *claim) run_claim(**claim);  // otherwise somebody else has it by now
    }
    return accepted;
}

/// One line, however many: the audit trail names each.
void Workers::log_quick(const std::vector<JobId>& ended, Duration started) {
    if (ended.empty()) return;
    const std::int64_t ms = (store_.clock().steady() - started).count() / 1000;
    log_info(
        "job.nothing_new", {{"jobs", std::ssize(ended)}, {"first", ended.front()}, {"ms", ms}}
    );
}

void Workers::log_run(const Job& job, Duration started, const Result<void>& done) {
    const std::int64_t ms = (store_.clock().steady() - started).count() / 1000;
    if (done)
        log_info("job.run", {{"job", job.id}, {"kind", name_of(job.kind)}, {"ms", ms}});
    else
        log_error(
            "job.run", done.error(), {{"job", job.id}, {"kind", name_of(job.kind)}, {"ms", ms}}
        );
}

void Workers::run_claim(const Claim& claim) {
    fail_point("after_claim");
    std::stop_source running;
    {
        const std::lock_guard lock(mutex_);
        running_.emplace(claim.job.id, std::pair(claim.lease, running));
        if (giving_back_) running.request_stop();  // claimed at the last moment
    }
    const Duration started = store_.clock().steady();
    const Result<void> done = run_job(claim, running.get_token());
    if (!done) settle_failure(claim, done.error());
    log_run(claim.job, started, done);
    const std::lock_guard lock(mutex_);
    running_.erase(claim.job.id);
    if (running_.empty()) idle_.notify_all();
}

Result<void> Workers::run_job(const Claim& claim, const std::stop_token& stop) {
    try {
        if (claim.job.kind == JobKind::ingest)
            return scan_source(store_, reading_.connectors, grant_, claim, stop);
        return read_document(store_, grant_, reading_, claim, stop);
    } catch (const std::exception&) {  // a library's, or a broken row: this job fails, the server
                                       // goes on
        return Error{.code = Code::internal, .reason = "internal"};
    }
}

void Workers::settle_failure(const Claim& claim, const Error& error) {
    const Result<void> settled = settle_failed_run(store_, grant_, claim, error);
    if (!settled) log_error("job.settle_failed", settled.error(), {{"job", claim.job.id}});
}

unsigned Workers::wakes() {
    const std::lock_guard lock(mutex_);
    return wakes_;
}

void Workers::wait_for_work(const std::stop_token& stop, unsigned seen, Duration least) {
    Duration sleep = kLongestSleep;
    const auto due = store_.read([](Read& read) { return find_next_due(read); });
    if (due && *due) sleep = std::clamp(**due - store_.clock().now(), least, kLongestSleep);
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, sleep, [&] { return wakes_ != seen; });
}

void Workers::keep_leases(const std::stop_token& stop) {
    while (true) {
        std::vector<std::pair<Lease, std::stop_source>> held;
        {
            std::unique_lock lock(mutex_);
            never_.wait_for(lock, stop, options_.lease / 3, [] { return false; });
            if (stop.stop_requested() && running_.empty()) return;
            for (const auto& [job, entry] : running_) held.push_back(entry);
        }
        for (auto& [lease, running] : held) renew(lease, running);
        const auto taken =
            store_.tend([](Tend& tx) { return take_back_jobs(tx, Lapsed::overdue); });
        if (taken && *taken > 0) log_info("job.taken_back", {{"jobs", *taken}});
        if (stop.stop_requested()) return;
    }
}

/// A job that is to be cancelled, or that someone else has taken over, is stopped.
void Workers::renew(const Lease& lease, std::stop_source& running) {
    const auto renewal =
        store_.tend([&](Tend& tx) { return renew_lease(tx, lease, options_.lease); });
    if (renewal && *renewal != Renewal::held) running.request_stop();
}

}  // namespace vitae
