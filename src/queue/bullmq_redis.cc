#include "queue/bullmq_redis.h"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/id.h"
#include "base/json.h"

namespace vitae {

namespace {

Result<RedisReply> unless_error(RedisReply reply) {
    if (reply.is_error()) return redis_error(reply);
    if (reply.kind == RedisReply::Kind::integer && reply.number < 0)
        return bullmq_error(reply.number);
    return reply;
}

Error unexpected() {
    return Error{
        Code::unavailable,
        "bullmq_reply",
        "A script of the queue answered what it never should. Restart with the pinned version of BullMQ."};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end == text.data()) return std::nullopt;
    return number;
}

Time from_milliseconds(std::int64_t milliseconds) {
    return Time(std::chrono::milliseconds(milliseconds));
}

/// removeOnComplete and removeOnFail: true for none, false for all, a count, or an object.
KeepJobs read_keep(const Json* option) {
    if (option == nullptr) return kKeepJobs;
    if (const bool* remove = option->as_bool()) return {.count = *remove ? 0 : -1};
    if (const std::int64_t* count = option->as_int()) return {.count = *count};
    KeepJobs keep;
    const Json* age = option->find("age");
    const Json* count = option->find("count");
    if (age != nullptr && age->as_int() != nullptr) keep.age_seconds = *age->as_int();
    if (count != nullptr && count->as_int() != nullptr) keep.count = *count->as_int();
    return keep;
}

/// A producer's own, if they make no sense: the defaults then.
BullmqJobOptions parse_options(std::string_view text) {
    BullmqJobOptions parsed;
    const auto options = parse_json(text);
    if (!options) return parsed;
    const Json* attempts = options->find("attempts");
    if (attempts != nullptr && attempts->as_int() != nullptr)
        parsed.attempts = std::max<std::int64_t>(1, *attempts->as_int());
    parsed.keep_completed = read_keep(options->find("removeOnComplete"));
    parsed.keep_failed = read_keep(options->find("removeOnFail"));
    return parsed;
}

/// Jobs that come together mostly have the same options, but for their own ids in them: so what is
/// the same is parsed once.
class OptionsReader {
public:
    const BullmqJobOptions& read(std::string_view text, std::string_view job) {
        std::string rest(text);
        const std::size_t at = is_uuid(job) ? rest.find(job) : std::string::npos;
        if (at != std::string::npos) rest.erase(at, kUuidSize);
        if (rest != last_) {
            options_ = parse_options(text);
            last_ = std::move(rest);
        }
        return options_;
    }

private:
    std::string last_;
    BullmqJobOptions options_;
};

/// The hash of a job, as names and values in turns.
TakenJob read_job(
    const BullmqLock& lock, const std::vector<RedisReply>& fields, Time now, OptionsReader& options
) {
    TakenJob job{.lock = lock, .taken_at = now};
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) {
        const std::string& name = fields[i].text;
        const std::string& value = fields[i + 1].text;
        if (name == "data") job.data = value;
        if (name == "timestamp") job.since = milliseconds_of_bullmq(value);
        if (name == "opts") job.options = options.read(value, lock.id);
        if (name == "defa") job.deferred_failure = value;
    }
    return job;
}

Result<Taking> read_taking(
    const std::string& token, const RedisReply& reply, Time now, OptionsReader& options
) {
    if (!reply.is_array() || reply.items.size() < 4) return unexpected();
    const auto& [fields, id, limit, next] =
        std::tie(reply.items[0], reply.items[1], reply.items[2], reply.items[3]);
    Taking taking;
    if (fields.is_array()) taking.job = read_job({id.text, token}, fields.items, now, options);
    if (limit.number > 0) taking.limited_for = std::chrono::milliseconds(limit.number);
    if (next.number > 0) taking.next_delayed = from_milliseconds(next.number);
    return taking;
}

/// The next job is locked with the token of the one that ended.
JobEnding read_ending(const EndedJob& ended, RedisReply reply, Time now, OptionsReader& options) {
    const auto checked = unless_error(std::move(reply));
    if (!checked) return {checked.error(), {}};
    if (!checked->is_array()) return {};
    const auto next = read_taking(ended.taken.lock.token, *checked, now, options);
    return {{}, next ? next->job : std::nullopt};
}

}  // namespace

std::int64_t milliseconds_of_bullmq(std::string_view text) {
    return whole_number(text).value_or(0);
}

Error bullmq_error(std::int64_t code) {
    constexpr Literal kGone =
        "The queue in Redis no longer has this job as this worker knew it. The database decides what becomes of it.";
    switch (code) {
        case -1:
            return Error{.code = Code::conflict, .reason = "bullmq_job_gone", .message = kGone};
        case -2:
        case -6:
            return Error{.code = Code::conflict, .reason = "bullmq_lock_lost", .message = kGone};
        case -3:
            return Error{.code = Code::conflict, .reason = "bullmq_not_active", .message = kGone};
        default:
            return Error{
                .code = Code::conflict,
                .reason = "bullmq_refused",
                .message = kGone,
                .native = code};
    }
}

Result<void> BullmqRedis::run(std::string_view script, const Command& call) {
    TRY(unless_error(TRY(run_script(redis_, script, call))));
    return {};
}

Result<void> BullmqRedis::run_all(
    std::string_view script, std::size_t count, const RedisConnection::MakeCommand& make
) {
    if (count == 0) return {};
    for (RedisReply& reply : TRY(run_script_all(redis_, script, count, make)))
        TRY(unless_error(std::move(reply)));
    return {};
}

Result<void> BullmqRedis::add(const std::vector<NewBullmqJob>& jobs) {
    std::vector<const NewBullmqJob*> standard;
    std::vector<const NewBullmqJob*> delayed;
    for (const NewBullmqJob& job : jobs)
        (job.delay > Duration(0) ? delayed : standard).push_back(&job);
    TRY(run_all("addStandardJob-9", standard.size(), [&](std::size_t i) {
        return wire_.add_standard_job(*standard[i]);
    }));
    return run_all("addDelayedJob-6", delayed.size(), [&](std::size_t i) {
        return wire_.add_delayed_job(*delayed[i]);
    });
}

Result<void> BullmqRedis::remove(const std::vector<std::string>& ids) {
    return run_all("removeJob-2", ids.size(), [&](std::size_t i) {
        return wire_.remove_job(ids[i]);
    });
}

Result<std::vector<Taking>> BullmqRedis::take_all(
    const std::vector<std::string>& tokens, Time now
) {
    const auto make = [&](std::size_t i) { return wire_.move_to_active(tokens[i], now); };
    auto replies = TRY(run_script_all(redis_, "moveToActive-11", tokens.size(), make));
    OptionsReader options;
    std::vector<Taking> takings;
    for (std::size_t i = 0; i < replies.size(); ++i) {
        const RedisReply reply = TRY(unless_error(std::move(replies[i])));
        takings.push_back(TRY(read_taking(tokens[i], reply, now, options)));
    }
    return takings;
}

Result<Taking> BullmqRedis::take(const std::string& token, Time now) {
    return TRY(take_all({token}, now)).front();
}

Result<std::vector<JobEnding>> BullmqRedis::finish_all(
    const std::vector<EndedJob>& jobs, Time now
) {
    std::vector<JobEnding> endings;
    if (jobs.empty()) return endings;
    const auto make = [&](std::size_t i) {
        const EndedJob& job = jobs[i];
        const BullmqJobOptions& options = job.taken.options;
        const bool completed = job.outcome == BullmqWire::Outcome::completed;
        const BullmqWire::Finish finish{
            .outcome = job.outcome,
            .value = job.value,
            .keep = completed ? options.keep_completed : options.keep_failed,
            .attempts = options.attempts,
            .fetch_next = job.take_next};
        return wire_.move_to_finished(job.taken.lock, finish, now);
    };
    auto replies = TRY(run_script_all(redis_, "moveToFinished-14", jobs.size(), make));
    OptionsReader options;
    for (std::size_t i = 0; i < replies.size(); ++i)
        endings.push_back(read_ending(jobs[i], std::move(replies[i]), now, options));
    return endings;
}

Result<void> BullmqRedis::finish(const EndedJob& job, Time now) {
    return TRY(finish_all({job}, now)).front().outcome;
}

Result<void> BullmqRedis::delay(const BullmqLock& lock, Duration delay, Time now) {
    return run("moveToDelayed-11", wire_.move_to_delayed(lock, delay, now));
}

Result<void> BullmqRedis::give_back(const BullmqLock& lock) {
    return run("moveJobFromActiveToWait-9", wire_.move_to_wait(lock));
}

Result<std::vector<std::string>> BullmqRedis::extend_locks(const std::vector<BullmqLock>& locks) {
    const RedisReply reply = TRY(run_script(redis_, "extendLocks-1", wire_.extend_locks(locks)));
    std::vector<std::string> lost;
    for (const RedisReply& id : reply.items) lost.push_back(id.text);
    return lost;
}

Result<std::int64_t> BullmqRedis::move_stalled_jobs(Duration interval, Time now) {
    const RedisReply reply =
        TRY(run_script(redis_, "moveStalledJobsToWait-9", wire_.move_stalled_jobs(interval, now)));
    return static_cast<std::int64_t>(reply.items.size());
}

Result<void> BullmqRedis::update_progress(const std::string& id, const std::string& json) {
    return run("updateProgress-3", wire_.update_progress(id, json));
}

}  // namespace vitae
