#include "ingest/trigger.h"

#include <map>

#include "base/sha256.h"
#include "ingest/idempotency.h"
#include "store/jobs.h"
#include "store/sources.h"

namespace vitae {

namespace {

/// Writes that may wait for one commit; at the slowest disk measured they are a second's work.
constexpr std::size_t kMostWaiting = 2000;

/// What the key was used for, so that its use for anything else shows.
Bytes request_hash(const Trigger& trigger) {
    return sha256(trigger.source.value_or("") + '\0' + trigger.path.value_or(""));
}

NewIngestJob new_job(const Grant& grant, const JobPlace& place) {
    return {
        .source = place.source,
        .path = place.path,
        .created_by_type = std::string(name_of(grant.actor().type).view()),
        .created_by_id = grant.actor().id};
}

/// The transaction: everything that a 202 promises.
Result<Accepted> take_trigger(Tx& tx, Audit& audit, const Grant& grant, const Trigger& trigger) {
    const KeyUse use{trigger.idempotency_key, request_hash(trigger)};
    if (const auto replayed = TRY(find_replayed(tx, grant, use))) {
        audit.add(
            Event::ingestion_trigger_repeat, *replayed, {{"cause", Literal("idempotency_key")}}
        );
        return Accepted{*replayed};
    }
    const Source source = TRY(get_source(tx, trigger.source));
    const std::string path = trigger.path.value_or(source.default_path);
    TRY(check_inside_root(source, path));
    if (const auto queued = TRY(find_queued_ingest_job(tx, source.id, path))) {
        TRY(remember_key(tx, grant, use, *queued));
        audit.add(Event::ingestion_trigger_repeat, *queued, {{"cause", Literal("still_queued")}});
        return Accepted{*queued, true};
    }
    const JobId job = TRY(insert_ingest_job(tx, new_job(grant, {source.id, path})));
    TRY(remember_key(tx, grant, use, job));
    audit.add(Event::ingestion_trigger, job, {{"source", source.id}});
    return Accepted{job};
}

/// A trigger that answers once it is on disk. Owns itself until then. Those without a key may be
/// taken together: on a database that is a network away that is many times faster.
class TriggerWrite final : public WriteOperation {
public:
    using Then = std::function<void(Result<Accepted>)>;
    TriggerWrite(Grant grant, Trigger trigger, Then then)
        : grant_(std::move(grant)), trigger_(std::move(trigger)), then_(std::move(then)) {}

    const Actor* actor() const override { return &grant_.actor(); }
    const void* group() const override { return trigger_.idempotency_key ? nullptr : &kGroup; }
    Result<void> work(Tx& tx, Audit& audit) override {
        accepted_ = TRY(take_trigger(tx, audit, grant_, trigger_));
        return {};
    }
    Result<void> work_together(
        Tx& tx, const std::vector<WriteOperation*>& operations, std::vector<Audit>& audits
    ) override;
    void answer(Result<void> outcome) override {
        const std::unique_ptr<TriggerWrite> self(this);
        then_(outcome ? Result<Accepted>(*accepted_) : Result<Accepted>(outcome.error()));
    }

private:
    static constexpr char kGroup = 0;

    Grant grant_;
    Trigger trigger_;
    Then then_;
    std::optional<Accepted> accepted_;
};

/// Where each trigger leads. Fails as a whole when one of them leads nowhere.
Result<std::vector<JobPlace>> find_places(Tx& tx, const std::vector<const Trigger*>& triggers) {
    std::map<std::optional<std::string>, Source> sources;
    std::vector<JobPlace> places;
    for (const Trigger* trigger : triggers) {
        auto known = sources.find(trigger->source);
        if (known == sources.end())
            known = sources.emplace(trigger->source, TRY(get_source(tx, trigger->source))).first;
        const std::string path = trigger->path.value_or(known->second.default_path);
        TRY(check_inside_root(known->second, path));
        places.push_back({known->second.id, path});
    }
    return places;
}

Result<void> TriggerWrite::work_together(
    Tx& tx, const std::vector<WriteOperation*>& operations, std::vector<Audit>& audits
) {
    std::vector<const Trigger*> triggers;
    for (const WriteOperation* operation : operations)
        triggers.push_back(&static_cast<const TriggerWrite*>(operation)->trigger_);
    const auto places = TRY(find_places(tx, triggers));
    const auto queued = TRY(find_queued_ingest_jobs(tx, places));
    std::map<std::pair<SourceId, std::string>, std::size_t> firsts;  // who asked first for a place
    std::vector<NewIngestJob> fresh;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (queued[i] ||
            !firsts.emplace(std::pair(places[i].source, places[i].path), fresh.size()).second)
            continue;
        fresh.push_back(new_job(static_cast<const TriggerWrite*>(operations[i])->grant_, places[i])
        );
    }
    const auto jobs = TRY(insert_ingest_jobs(tx, fresh));
    std::vector<bool> told(jobs.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto* trigger = static_cast<TriggerWrite*>(operations[i]);
        const auto first = firsts.find({places[i].source, places[i].path});
        const JobId& job = queued[i] ? *queued[i] : jobs[first->second];
        const bool repeat = queued[i] || told[first->second];
        if (repeat)
            audits[i].add(
                Event::ingestion_trigger_repeat, job, {{"cause", Literal("still_queued")}}
            );
        else
            audits[i].add(Event::ingestion_trigger, job, {{"source", places[i].source}});
        if (!queued[i]) told[first->second] = true;
        trigger->accepted_ = Accepted{job, repeat};
    }
    return {};
}

}  // namespace

Result<void> check_room(const Store& store) {
    if (store.writes_waiting() < kMostWaiting) return {};
    return Error{
        .code = Code::throttled,
        .reason = "triggers_throttled",
        .message =
            "More triggers are coming in than the disk can take. Wait for as long as Retry-After says.",
        .limit = 1};
}

Result<Accepted> accept_trigger(Store& store, const Grant& grant, const Trigger& trigger) {
    TRY(check_room(store));
    return store.write(grant, [&](Tx& tx, Audit& audit) {
        return take_trigger(tx, audit, grant, trigger);
    });
}

void accept_trigger_later(
    Store& store, const Grant& grant, Trigger trigger, std::function<void(Result<Accepted>)> then
) {
    // It deletes itself once it is answered.
    store.write_operation(*new TriggerWrite(grant, std::move(trigger), std::move(then)));
}

}  // namespace vitae
