#include "queue/redis_repair.h"

#include <algorithm>

#include "base/log.h"
#include "queue/redis_relay.h"
#include "store/foreign_jobs.h"

namespace vitae {

namespace {

constexpr std::int64_t kPage = 1000;
constexpr std::string_view kWitness = "vitae:witness:";
const std::string kWitnessSeconds = "120";
/// What changed less long ago is still on its way.
constexpr Duration kOnItsWay = std::chrono::seconds(2);
/// All of Vitae's workers have names that begin so.
constexpr std::string_view kOurs = "vitae-";

/// BullMQ's own sentence for a job that lost its worker too often: nobody has run it to its end.
constexpr std::string_view kStalled = "job stalled more than allowable limit";

Actor queue_actor() {
    return {.type = ActorType::system, .id = "queue", .auth_method = AuthMethod::queue};
}

}  // namespace

RedisRepair::RedisRepair(Store& store, const Grant& grant, BullmqRedis& bullmq, HeldJobs& held)
    : store_(store),
      grant_(grant.as(queue_actor())),
      bullmq_(bullmq),
      held_(held),
      witness_(std::string(kWitness) + bullmq.wire().worker()) {}

bool RedisRepair::is_undisturbed() {
    const auto witness = bullmq_.redis().call({"SET", witness_, "1", "XX", "EX", kWitnessSeconds});
    return witness && witness->is_text();
}

Result<std::int64_t> RedisRepair::repair() {
    const std::lock_guard lock(mutex_);
    TRY(bullmq_.introduce());
    TRY(bullmq_.redis().call({"SET", witness_, "1", "EX", kWitnessSeconds}));
    Repaired repaired;
    TRY(repair_queued(TRY(list_open()), repaired));
    if (repaired.added + repaired.removed + repaired.taken_over > 0)
        log_info(
            "queue.repaired",
            {{"added", repaired.added},
             {"removed", repaired.removed},
             {"taken_over", repaired.taken_over}}
        );
    return repaired.added + repaired.removed + repaired.taken_over;
}

/// The ids of all jobs that wait or run, at one moment.
Result<RedisRepair::Names> RedisRepair::list_open() {
    const auto key = [&](std::string_view name) { return bullmq_.wire().key(name); };
    const auto replies = TRY(bullmq_.redis().call_all(
        {{"MULTI"},
         {"LRANGE", key("wait"), "0", "-1"},
         {"LRANGE", key("paused"), "0", "-1"},
         {"LRANGE", key("active"), "0", "-1"},
         {"ZRANGE", key("delayed"), "0", "-1"},
         {"ZRANGE", key("prioritized"), "0", "-1"},
         {"EXEC"}}
    ));
    Names open;
    if (replies.back().is_error()) return redis_error(replies.back());
    for (const RedisReply& list : replies.back().items)
        for (const RedisReply& id : list.items) open.insert(id.text);
    return open;
}

Result<void> RedisRepair::repair_queued(const Names& open, Repaired& repaired) {
    Names not_queued = open;
    std::optional<QueuedJob> last;
    while (true) {
        const auto page =
            TRY(store_.read([&](Read& read) { return list_queued_jobs(read, last, kPage); }));
        std::set<JobId> missing;
        for (const QueuedJob& job : page) {
            not_queued.erase(job.id.text());
            if (!held_.has(job.id) && !TRY(is_open(job, open))) missing.insert(job.id);
        }
        TRY(deliver(TRY(list_queued(missing)), repaired));
        if (std::ssize(page) < kPage) break;
        last = page.back();
    }
    return remove_ended(not_queued, repaired);
}

/// Those that still wait for a worker, and that nobody here has meanwhile.
Result<std::vector<QueueRow>> RedisRepair::list_queued(const std::set<JobId>& jobs) {
    auto rows = TRY(store_.read([&](Read& read) { return list_queue_rows(read, jobs); }));
    std::erase_if(rows, [&](const QueueRow& job) {
        return job.state != JobState::queued || held_.has(job.id);
    });
    return rows;
}

/// What another program's worker has ended is ended here; the rest is added again.
Result<void> RedisRepair::deliver(const std::vector<QueueRow>& missing, Repaired& repaired) {
    if (missing.empty()) return {};
    const Time now = store_.clock().now();
    const auto outcomes = TRY(find_outcomes(missing));
    std::vector<Ended> ended;
    std::vector<std::string> stale;
    std::vector<NewBullmqJob> again;
    for (std::size_t i = 0; i < missing.size(); ++i) {
        const QueueRow& job = missing[i];
        if (outcomes[i]) {
            ended.push_back({job.id, *outcomes[i]});
            continue;
        }
        stale.push_back(job.id.text());
        again.push_back(bullmq_job_of(job, now));
        repaired.added += now - job.updated_at > kOnItsWay ? 1 : 0;
    }
    repaired.taken_over += TRY(end_all(ended));
    TRY(bullmq_.remove(stale));
    return bullmq_.add(again);
}

/// Jobs are finished there meanwhile: those stay, for people to see. What is not held here, and not
/// finished after that was seen, nobody finishes any more.
Result<void> RedisRepair::remove_ended(const Names& not_queued, Repaired& repaired) {
    std::set<JobId> ours;
    for (const std::string& id : not_queued)
        if (const auto job = JobId::parse(id)) ours.insert(*job);
    const auto rows = TRY(store_.read([&](Read& read) { return list_queue_rows(read, ours); }));
    std::vector<std::string> over;
    for (const QueueRow& job : rows)
        if (job.state != JobState::queued && job.state != JobState::running && !held_.has(job.id))
            over.push_back(job.id.text());
    const auto found = TRY(look_up(over));
    std::vector<std::string> stale;
    for (std::size_t i = 0; i < over.size(); ++i)
        if (!found[i].is_finished) stale.push_back(over[i]);
    repaired.removed += std::ssize(stale);
    return bullmq_.remove(stale);
}

Result<bool> RedisRepair::is_open(const QueuedJob& job, const Names& open) {
    if (open.contains(job.id.text())) return true;
    if (!job.foreign_id || !open.contains(*job.foreign_id)) return false;
    return TRY(look_up({*job.foreign_id})).front().since == job.foreign_since;
}

/// How other programs' workers ended them; nothing where they did not, or where it was one of ours.
Result<std::vector<std::optional<JobState>>> RedisRepair::find_outcomes(
    const std::vector<QueueRow>& jobs
) {
    std::vector<std::string> ids;
    for (const QueueRow& job : jobs) {
        ids.push_back(job.id.text());
        ids.push_back(job.foreign_id.value_or(job.id.text()));
    }
    const auto found = TRY(look_up(ids));
    std::vector<std::optional<JobState>> outcomes;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Standing& foreign = found[2 * i + 1];
        const bool adopted = jobs[i].foreign_id && foreign.since == jobs[i].foreign_since;
        outcomes.push_back(adopted ? foreign.outcome : found[2 * i].outcome);
    }
    return outcomes;
}

Result<std::vector<RedisRepair::Standing>> RedisRepair::look_up(
    const std::vector<std::string>& bullmq_ids
) {
    constexpr std::size_t kQuestions = 5;
    const BullmqWire& wire = bullmq_.wire();
    const auto ask = [&](std::size_t i) -> Command {
        const std::string& id = bullmq_ids[i / kQuestions];
        switch (i % kQuestions) {
            case 0: return {"HGET", wire.key(id), "timestamp"};
            case 1: return {"HGET", wire.key(id), "pb"};
            case 2: return {"ZSCORE", wire.key("completed"), id};
            case 3: return {"ZSCORE", wire.key("failed"), id};
            default: return {"HGET", wire.key(id), "failedReason"};
        }
    };
    const auto replies = TRY(bullmq_.redis().call_all(bullmq_ids.size() * kQuestions, ask));
    std::vector<Standing> found;
    for (std::size_t i = 0; i < replies.size(); i += kQuestions) {
        for (std::size_t question = 0; question < kQuestions; ++question)
            if (replies[i + question].is_error()) return redis_error(replies[i + question]);
        Standing standing{
            .since = milliseconds_of_bullmq(replies[i].text),
            .by_us = replies[i + 1].text.starts_with(kOurs),
            .is_finished = replies[i + 2].is_text() || replies[i + 3].is_text(),
            .outcome = {}};
        if (!standing.by_us && replies[i + 2].is_text())
            standing.outcome = JobState::succeeded;
        else if (!standing.by_us && replies[i + 3].is_text() && replies[i + 4].text != kStalled)
            standing.outcome = JobState::failed;
        found.push_back(standing);
    }
    return found;
}

/// By the page, so that nobody waits long for the writer meanwhile.
Result<void> RedisRepair::take_over(const std::vector<std::string>& bullmq_ids) {
    for (auto at = bullmq_ids.begin(); at != bullmq_ids.end();) {
        const auto end = at + std::min(bullmq_ids.end() - at, std::ptrdiff_t{kPage});
        TRY(take_over_page({at, end}));
        at = end;
    }
    return {};
}

Result<void> RedisRepair::take_over_page(const std::vector<std::string>& bullmq_ids) {
    const auto found = TRY(look_up(bullmq_ids));
    std::vector<ForeignJob> ended;
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!found[i].by_us) ended.push_back({bullmq_ids[i], found[i].since, {}});
    const auto known = TRY(store_.read([&](Read& read) { return find_queue_jobs(read, ended); }));
    std::set<JobId> ids;
    for (const auto& id : known)
        if (id) ids.insert(*id);
    Repaired repaired;
    return deliver(TRY(list_queued(ids)), repaired);
}

/// How many were still queued.
Result<std::int64_t> RedisRepair::end_all(const std::vector<Ended>& jobs) {
    if (jobs.empty()) return 0;
    const auto end = [&](Tx& tx, Audit& audit) -> Result<std::int64_t> {
        std::int64_t count = 0;
        for (const auto& [id, state] : jobs) {
            const auto current = TRY(find_queue_row(tx, id));
            if (!current || current->state != JobState::queued) continue;
            const bool succeeded = state == JobState::succeeded;
            const Outcome outcome = succeeded ? Outcome::success : Outcome::failure;
            TRY(end_foreign_run(tx, id, succeeded));
            audit.add(Event::ingestion_scan, id.text(), {{"worker", Literal("foreign")}}, outcome);
            ++count;
        }
        if (count == 0) return Error{.code = Code::conflict, .reason = "job_not_queued"};
        return count;
    };
    Result<std::int64_t> ended = store_.write(grant_, end);
    if (!ended && ended.error().code == Code::conflict) return 0;
    return ended;
}

}  // namespace vitae
