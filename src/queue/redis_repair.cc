#include "queue/redis_repair.h"

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
Result<std::set<std::string>> RedisRepair::list_open() {
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
    std::set<std::string> open;
    if (replies.back().is_error()) return redis_error(replies.back());
    for (const RedisReply& list : replies.back().items)
        for (const RedisReply& id : list.items) open.insert(id.text);
    return open;
}

Result<void> RedisRepair::repair_queued(const std::set<std::string>& open, Repaired& repaired) {
    std::set<std::string> not_queued = open;
    std::optional<JobId> last;
    while (true) {
        const auto page =
            TRY(store_.read([&](Read& read) { return list_queued_rows(read, last, kPage); }));
        std::vector<QueueRow> missing;
        for (const QueueRow& job : page) {
            not_queued.erase(job.id.text());
            if (!held_.find(job.id) && !TRY(is_open(job, open))) missing.push_back(job);
        }
        TRY(deliver(missing, repaired));
        if (std::ssize(page) < kPage) break;
        last = page.back().id;
    }
    return remove_ended(not_queued, repaired);
}

Result<void> RedisRepair::deliver(const std::vector<QueueRow>& missing, Repaired& repaired) {
    const Time now = store_.clock().now();
    std::vector<std::string> stale;
    std::vector<NewBullmqJob> again;
    for (const QueueRow& job : missing) {
        if (const auto outcome = TRY(find_outcome(job))) {
            repaired.taken_over += TRY(end_as(job, *outcome)) ? 1 : 0;
            continue;
        }
        stale.push_back(job.id.text());
        again.push_back(bullmq_job_of(job, now));
        repaired.added += now - job.updated_at > kOnItsWay ? 1 : 0;
    }
    TRY(bullmq_.remove(stale));
    return bullmq_.add(again);
}

Result<void> RedisRepair::remove_ended(
    const std::set<std::string>& not_queued, Repaired& repaired
) {
    std::set<JobId> ours;
    for (const std::string& id : not_queued)
        if (const auto job = JobId::parse(id)) ours.insert(*job);
    const auto rows = TRY(store_.read([&](Read& read) { return list_queue_rows(read, ours); }));
    std::vector<std::string> over;
    for (const QueueRow& job : rows)
        if (job.state != JobState::queued && job.state != JobState::running && !held_.find(job.id))
            over.push_back(job.id.text());
    repaired.removed += std::ssize(over);
    return bullmq_.remove(over);
}

Result<bool> RedisRepair::is_open(const QueueRow& job, const std::set<std::string>& open) {
    if (open.contains(job.id.text())) return true;
    if (!job.foreign_id || !open.contains(*job.foreign_id)) return false;
    return TRY(find_since(*job.foreign_id)) == job.foreign_since;
}

Result<std::optional<JobState>> RedisRepair::find_outcome(const QueueRow& job) {
    if (job.foreign_id && TRY(find_since(*job.foreign_id)) == job.foreign_since)
        return find_foreign_outcome(*job.foreign_id);
    return find_foreign_outcome(job.id.text());
}

/// When its producer added it; 0 when BullMQ has no such job.
Result<std::int64_t> RedisRepair::find_since(const std::string& bullmq_id) {
    const RedisReply since =
        TRY(bullmq_.redis().call({"HGET", bullmq_.wire().key(bullmq_id), "timestamp"}));
    return milliseconds_of_bullmq(since.text);
}

Result<std::optional<JobState>> RedisRepair::find_foreign_outcome(const std::string& bullmq_id) {
    const auto replies = TRY(bullmq_.redis().call_all(
        {{"HGET", bullmq_.wire().key(bullmq_id), "pb"},
         {"ZSCORE", bullmq_.wire().key("completed"), bullmq_id},
         {"ZSCORE", bullmq_.wire().key("failed"), bullmq_id},
         {"HGET", bullmq_.wire().key(bullmq_id), "failedReason"}}
    ));
    for (const RedisReply& reply : replies)
        if (reply.is_error()) return redis_error(reply);
    if (replies[0].text.starts_with(kOurs)) return std::optional<JobState>();
    if (replies[1].is_text()) return std::optional(JobState::succeeded);
    if (replies[2].is_text() && replies[3].text != kStalled) return std::optional(JobState::failed);
    return std::optional<JobState>();
}

Result<void> RedisRepair::take_over(const std::vector<std::string>& bullmq_ids) {
    std::vector<Command> questions;
    for (const std::string& id : bullmq_ids)
        questions.push_back({"HGET", bullmq_.wire().key(id), "pb"});
    if (questions.empty()) return {};
    const auto workers = TRY(bullmq_.redis().call_all(questions));
    Repaired repaired;
    for (std::size_t i = 0; i < bullmq_ids.size(); ++i) {
        if (workers[i].text.starts_with(kOurs)) continue;
        const auto row = TRY(find_row(bullmq_ids[i]));
        if (!row) continue;
        const auto job = TRY(store_.read([&](Read& read) { return find_queue_row(read, *row); }));
        if (job && job->state == JobState::queued && !held_.find(job->id))
            TRY(deliver({*job}, repaired));
    }
    return {};
}

Result<std::optional<JobId>> RedisRepair::find_row(const std::string& bullmq_id) {
    const std::int64_t since = TRY(find_since(bullmq_id));
    return store_.read([&](Read& read) { return find_queue_job(read, bullmq_id, since); });
}

Result<bool> RedisRepair::end_as(const QueueRow& job, JobState state) {
    const Outcome outcome = state == JobState::succeeded ? Outcome::success : Outcome::failure;
    Result<bool> ended = store_.write(grant_, [&](Tx& tx, Audit& audit) -> Result<bool> {
        const auto current = TRY(find_queue_row(tx, job.id));
        if (!current || current->state != JobState::queued)
            return Error{.code = Code::conflict, .reason = "job_not_queued"};
        TRY(end_foreign_run(tx, job.id, state == JobState::succeeded));
        audit.add(Event::ingestion_scan, job.id.text(), {{"worker", Literal("foreign")}}, outcome);
        return true;
    });
    if (!ended && ended.error().code == Code::conflict) return false;
    return ended;
}

}  // namespace vitae
