#include "queue/job_payload.h"

#include "base/json.h"
#include "model/reason.h"

namespace vitae {

namespace {

Json counts_of(const Progress& progress) {
    return Json::object(
        {{"found", progress.found},
         {"new", progress.fresh},
         {"unchanged", progress.unchanged},
         {"skipped", progress.skipped},
         {"done", progress.done},
         {"failed", progress.failed}}
    );
}

}  // namespace

Result<Trigger> parse_payload(std::string_view data) {
    const Json json = TRY(parse_json(data));
    Json known = Json::object();
    if (json.as_object() == nullptr) return parse_trigger(data);  // it says what is wrong
    for (const char* const name : {"dropboxPath", "source"})
        if (const Json* value = json.find(name); value != nullptr && !value->is_null())
            known.set(name, *value);
    return parse_trigger(to_text(known));
}

std::string payload_of(const QueueRow& job) {
    return to_text(Json::object(
        {{"jobId", job.id.text()}, {"source", job.source_name}, {"dropboxPath", job.path}}
    ));
}

std::string progress_of(const QueueRow& job) {
    return to_text(counts_of(job.progress));
}

std::string return_value_of(const QueueRow& job) {
    return to_text(Json::object(
        {{"jobId", job.id.text()},
         {"state", name_of(job.state).view()},
         {"progress", counts_of(job.progress)}}
    ));
}

std::string sentence_of(const QueueRow& job) {
    if (job.state == JobState::cancelled) return "The job was cancelled.";
    const auto reason = job.reason ? find_reason(*job.reason) : std::nullopt;
    return std::string(reason ? reason->message.view() : "The job failed.");
}

}  // namespace vitae
