#include "queue/bullmq_wire.h"

#include <algorithm>

#include "base/bytes.h"
#include "queue/msgpack.h"

namespace vitae {

namespace {

constexpr std::string_view kJobName = "ingest-dropbox";
constexpr std::int64_t kBackoffMilliseconds = 5000;
/// How often a job may lose its worker before BullMQ marks it as failed; ours are delivered anew.
constexpr std::int64_t kMaxStalled = 1;

std::int64_t milliseconds(Duration duration) {
    return std::chrono::ceil<std::chrono::milliseconds>(duration).count();
}
std::int64_t milliseconds(Time time) {
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

void pack_keep(MsgPack& out, const KeepJobs& keep) {
    out.object(keep.age_seconds ? 2 : 1);
    if (keep.age_seconds) out.text("age").number(*keep.age_seconds);
    out.text("count").number(keep.count);
}

std::string pack_identity(const std::string& prefix, const NewBullmqJob& job) {
    MsgPack out;
    out.array(10).text(prefix).text(job.id).text(kJobName).number(milliseconds(job.timestamp));
    for (int absent = 0; absent < 6; ++absent) out.nil();  // parents, repetition, deduplication
    return out.bytes();
}

std::string pack_options(const NewBullmqJob& job) {
    const bool delayed = job.delay > Duration(0);
    MsgPack out;
    out.object(delayed ? 6 : 5).text("attempts").number(job.attempts).text("jobId").text(job.id);
    out.text("backoff").object(2).text("type").text("exponential");
    out.text("delay").number(kBackoffMilliseconds);
    if (delayed) out.text("delay").number(milliseconds(job.delay));
    pack_keep(out.text("removeOnComplete"), kKeepJobs);
    pack_keep(out.text("removeOnFail"), kKeepJobs);
    return out.bytes();
}

/// Room for what follows the keys, and for what EVALSHA puts before them.
constexpr std::size_t kMoreParts = 16;

template <class... Parts>
Command append(Command command, Parts&&... parts) {
    (command.emplace_back(std::forward<Parts>(parts)), ...);
    return command;
}

}  // namespace

Command BullmqWire::keys(std::initializer_list<std::string_view> names) const {
    Command keys;
    keys.reserve(names.size() + kMoreParts);
    for (const std::string_view name : names) keys.push_back(key(name));
    return keys;
}

std::string BullmqWire::options_of_worker(const std::string& token) const {
    MsgPack out;
    out.object(4)
        .text("token")
        .text(token)
        .text("lockDuration")
        .number(milliseconds(lock_duration_));
    out.text("limiter").nil().text("name").text(worker_);
    return out.bytes();
}

Command BullmqWire::add_standard_job(const NewBullmqJob& job) const {
    Command call =
        keys({"wait", "paused", "meta", "id", "completed", "delayed", "active", "events", "marker"}
        );
    return append(std::move(call), pack_identity(prefix_, job), job.data, pack_options(job));
}

Command BullmqWire::add_delayed_job(const NewBullmqJob& job) const {
    Command call = keys({"marker", "meta", "id", "delayed", "completed", "events"});
    return append(std::move(call), pack_identity(prefix_, job), job.data, pack_options(job));
}

Command BullmqWire::move_to_active(const std::string& token, Time now) const {
    Command call = keys(
        {"wait",
         "active",
         "prioritized",
         "events",
         "stalled",
         "limiter",
         "delayed",
         "paused",
         "meta",
         "pc",
         "marker"}
    );
    return append(
        std::move(call), prefix_, std::to_string(milliseconds(now)), options_of_worker(token)
    );
}

Command BullmqWire::move_to_finished(const BullmqLock& lock, const Finish& finish, Time now) const {
    const bool completed = finish.outcome == Outcome::completed;
    const std::string target = completed ? "completed" : "failed";
    Command call = keys(
        {"wait",
         "active",
         "prioritized",
         "events",
         "stalled",
         "limiter",
         "delayed",
         "paused",
         "meta",
         "pc",
         target,
         lock.id,
         "metrics:" + target,
         "marker"}
    );
    MsgPack options;
    options.object(11).text("token").text(lock.token).text("name").text(worker_);
    pack_keep(options.text("keepJobs"), finish.keep);
    options.text("limiter").nil().text("lockDuration").number(milliseconds(lock_duration_));
    options.text("attempts").number(finish.attempts).text("maxMetricsSize").text("");
    for (const std::string_view parents : {"fpof", "cpof", "idof", "rdof"})
        options.text(parents).flag(false);
    return append(
        std::move(call),
        lock.id,
        std::to_string(milliseconds(now)),
        completed ? "returnvalue" : "failedReason",
        finish.value,
        target,
        finish.fetch_next ? "1" : "0",
        prefix_,
        options.bytes(),
        ""
    );
}

Command BullmqWire::move_to_delayed(const BullmqLock& lock, Duration delay, Time now) const {
    Command call = keys(
        {"marker",
         "active",
         "prioritized",
         "delayed",
         lock.id,
         "events",
         "meta",
         "stalled",
         "wait",
         "limiter",
         "pc"}
    );
    return append(
        std::move(call),
        prefix_,
        std::to_string(milliseconds(now)),
        lock.id,
        lock.token,
        std::to_string(milliseconds(delay)),
        "0",
        "",
        "0",
        ""
    );
}

Command BullmqWire::move_to_wait(const BullmqLock& lock) const {
    Command call = keys(
        {"active",
         "wait",
         "stalled",
         "paused",
         "meta",
         "limiter",
         "prioritized",
         "marker",
         "events"}
    );
    return append(std::move(call), lock.id, lock.token, key(lock.id));
}

Command BullmqWire::extend_locks(const std::vector<BullmqLock>& locks) const {
    const auto count = static_cast<std::uint16_t>(locks.size());
    MsgPack tokens;
    MsgPack ids;
    tokens.array(count);
    ids.array(count);
    for (const BullmqLock& lock : locks) {
        tokens.text(lock.token);
        ids.text(lock.id);
    }
    Command call = keys({"stalled"});
    return append(
        std::move(call),
        prefix_,
        tokens.bytes(),
        ids.bytes(),
        std::to_string(milliseconds(lock_duration_))
    );
}

Command BullmqWire::move_stalled_jobs(Duration interval, Time now) const {
    Command call = keys(
        {"stalled",
         "wait",
         "active",
         "stalled-check",
         "meta",
         "paused",
         "marker",
         "events",
         "repeat"}
    );
    return append(
        std::move(call),
        std::to_string(kMaxStalled),
        prefix_,
        std::to_string(milliseconds(now)),
        std::to_string(milliseconds(interval))
    );
}

Command BullmqWire::update_progress(const std::string& id, const std::string& json) const {
    Command call = keys({id, "events", "meta"});
    return append(std::move(call), id, json);
}

Command BullmqWire::remove_job(const std::string& id) const {
    Command call = keys({id, "repeat"});
    return append(std::move(call), id, "0", prefix_);
}

std::string BullmqWire::client_name() const {
    std::string base64 = to_base64url(queue_);
    std::ranges::replace(base64, '-', '+');
    std::ranges::replace(base64, '_', '/');
    base64.resize((base64.size() + 3) / 4 * 4, '=');
    return "bull:" + base64 + ":w:" + worker_;
}

}  // namespace vitae
