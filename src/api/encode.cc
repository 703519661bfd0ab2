#include "api/encode.h"

#include "base/bytes.h"
#include "model/reason.h"

namespace vitae {

namespace {

void set_time(Json& json, std::string key, const std::optional<Time>& time) {
    if (time) json.set(std::move(key), to_rfc3339(*time));
}

/// A reason out of a row, as code and sentence.
Json reason_json(std::string_view code) {
    const auto reason = find_reason(code);
    const Reason known = reason ? *reason : *find_reason("internal");
    return Json::object({{"code", known.code.view()}, {"message", known.message.view()}});
}

/// Nothing for files with none inside.
void set_inside(Json& json, const Inside& inside) {
    if (inside.found == 0) return;
    json.set("inside", Json::object({{"found", inside.found}, {"read", inside.read}}));
}

Json encode(const Progress& progress) {
    return Json::object(
        {{"found", progress.found},
         {"new", progress.fresh},
         {"unchanged", progress.unchanged},
         {"done", progress.done},
         {"failed", progress.failed},
         {"skipped", progress.skipped}}
    );
}

}  // namespace

Json actor_json(std::string_view type, std::string_view id, std::string_view name) {
    return Json::object({{"type", type}, {"id", id}, {"name", name}});
}

Json encode(const Job& job) {
    const bool attempt_open = job.state == JobState::running || job.state == JobState::succeeded;
    Json json = Json::object(
        {{"id", job.id.text()},
         {"kind", name_of(job.kind).view()},
         {"source", job.source_name},
         {"path", job.path},
         {"state", name_of(job.state).view()},
         {"attempts", job.failures + (attempt_open ? 1 : 0)},
         {"progress", encode(job.progress)}}
    );
    if (job.reason) json.set("error", reason_json(*job.reason));
    json.set("createdBy", actor_json(job.created_by_type, job.created_by_id, job.created_by_name));
    json.set("createdAt", to_rfc3339(job.created_at));
    set_time(json, "startedAt", job.started_at);
    set_time(json, "finishedAt", job.finished_at);
    return json;
}

Json encode(const JobFile& file) {
    Json json = Json::object({{"path", file.path}, {"state", file.state}, {"size", file.size}});
    json.set("documentId", file.document);
    json.set("candidateId", file.candidate);
    if (file.reason) json.set("reason", reason_json(*file.reason));
    set_inside(json, file.inside);
    json.set("updatedAt", to_rfc3339(file.updated_at));
    return json;
}

Json encode(const User& user) {
    return Json::object(
        {{"id", user.id.text()},
         {"email", user.email},
         {"name", user.name},
         {"role", name_of(user.role).view()},
         {"disabled", user.disabled_at.has_value()},
         {"createdAt", to_rfc3339(user.created_at)}}
    );
}

Json encode(const Token& token) {
    return Json::object(
        {{"id", token.id.text()},
         {"name", token.name},
         {"userId", token.user.text()},
         {"createdAt", to_rfc3339(token.created_at)}}
    );
}

Json encode(const Source& source) {
    Json json = Json::object(
        {{"id", source.id.text()},
         {"name", source.name},
         {"kind", source.kind},
         {"default", source.is_default},
         {"state", name_of(source.state).view()},
         {"defaultPath", source.default_path}}
    );
    if (source.kind == "dropbox") json.set("root", source.root);
    if (source.state == SourceState::reconnect) json.set("reason", reason_json("source_reconnect"));
    json.set("createdAt", to_rfc3339(source.created_at));
    return json;
}

Json encode(const FolderEntry& entry) {
    Json json = Json::object({{"name", entry.name}, {"path", entry.path}});
    json.set("kind", entry.is_folder ? "folder" : "file");
    if (!entry.is_folder) json.set("size", entry.size);
    return json;
}

Json encode(const LedgerEntry& entry) {
    Json json = Json::object(
        {{"path", entry.path},
         {"size", entry.size},
         {"state", entry.state},
         {"lastSeenAt", to_rfc3339(entry.seen_at)}}
    );
    set_time(json, "removedAt", entry.removed_at);
    json.set("documentId", entry.document);
    set_inside(json, entry.inside);
    if (entry.last_job) json.set("lastJobId", entry.last_job->text());
    return json;
}

Json encode(const Candidate& candidate) {
    Json json = Json::object({{"id", candidate.id.text()}});
    json.set("name", candidate.name);
    json.set("lifecycle", candidate.lifecycle);
    json.set("version", candidate.version);
    json.set("createdAt", to_rfc3339(candidate.created_at));
    json.set("updatedAt", to_rfc3339(candidate.updated_at));
    return json;
}

Json encode(const RecordVersion& version, const std::string& author_name) {
    Json json = Json::object({{"version", version.version}});
    if (version.document) json.set("documentId", version.document->text());
    json.set("createdBy", actor_json(version.author_type, version.author_id, author_name));
    json.set("createdAt", to_rfc3339(version.created_at));
    return json;
}

Json encode(const DocumentPlace& place) {
    return Json::object(
        {{"id", place.id.text()},
         {"sourceId", place.source.text()},
         {"path", place.path},
         {"mediaType", place.media_type},
         {"size", place.size},
         {"createdAt", to_rfc3339(place.created_at)}}
    );
}

Json encode(const AuditEvent& event, const std::string& actor_name) {
    const auto metadata = parse_json(event.metadata);
    return Json::object(
        {{"seq", event.seq},
         {"id", event.id},
         {"time", to_rfc3339(event.time)},
         {"actor", actor_json(event.actor_type, event.actor_id, actor_name)},
         {"authMethod", event.auth_method},
         {"eventType", event.event_type},
         {"outcome", event.outcome},
         {"entityType", event.entity_type},
         {"entityId", event.entity_id},
         {"requestId", event.request_id},
         {"sourceAddress", event.source_address},
         {"metadata", metadata ? *metadata : Json::object()},
         {"prevHash", to_hex(event.prev_hash)},
         {"hash", to_hex(event.hash)}}
    );
}

}  // namespace vitae
