#include "store/jobs.h"

#include "api/answer.h"
#include "api/encode.h"
#include "api/handlers.h"
#include "api/page.h"
#include "ingest/steer.h"

namespace vitae {

namespace {

Result<std::optional<JobState>> parse_state(const Request& request) {
    const std::string* text = request.find_query("state");
    if (text == nullptr) return std::optional<JobState>();
    if (const auto state = parse_job_state(*text)) return state;
    return Error{
        .code = Code::invalid,
        .reason = "state_unknown",
        .message = "state must be queued, running, succeeded, failed or cancelled.",
        .field = "state",
        .echo = Echo(*text)};
}

Result<std::optional<std::string>> parse_state_of_files(const Request& request) {
    const std::string* text = request.find_query("state");
    if (text == nullptr) return std::optional<std::string>();
    if (parse_file_state(*text)) return std::optional(*text);
    return Error{
        .code = Code::invalid,
        .reason = "state_unknown",
        .message = "state must be queued, running, done, failed, skipped or cancelled.",
        .field = "state",
        .echo = Echo(*text)};
}

Result<Response> job_answer(App& app, const JobId& id) {
    const Job job = TRY(app.store.read([&](Read& read) { return get_job(read, id); }));
    return data_answer(200, encode(job));
}

}  // namespace

Result<Response> list_jobs(const Request& request, const Grant&, App& app) {
    const std::int64_t limit = TRY(parse_limit(request));
    const JobFilter filter{TRY(parse_state(request)), TRY(parse_cursor<JobId>(request)), limit + 1};
    const auto jobs =
        TRY(app.store.read([&](Read& read) { return list_ingest_jobs(read, filter); }));
    const auto cursor = [](const Job& job) { return job.id.text(); };
    return data_answer(
        200,
        page_json(
            jobs, limit, [](const Job& job) { return encode(job); }, cursor
        )
    );
}

Result<Response> get_one_job(const Request& request, const Grant&, App& app) {
    return job_answer(app, TRY(path_id<JobId>(request)));
}

Result<Response> list_files_of_job(const Request& request, const Grant&, App& app) {
    const JobId id = TRY(path_id<JobId>(request));
    const std::int64_t limit = TRY(parse_limit(request));
    const JobFileFilter filter{
        TRY(parse_cursor<FileId>(request)), TRY(parse_state_of_files(request)), limit + 1};
    const auto files = TRY(app.store.read([&](Read& read) -> Result<std::vector<JobFile>> {
        TRY(get_job(read, id));
        return list_job_files(read, id, filter);
    }));
    const auto cursor = [](const JobFile& file) { return file.file.text(); };
    return data_answer(
        200,
        page_json(
            files, limit, [](const JobFile& file) { return encode(file); }, cursor
        )
    );
}

Result<Response> post_retry(const Request& request, const Grant& grant, App& app) {
    const JobId id = TRY(path_id<JobId>(request));
    TRY(retry_job(app.store, grant, id));
    return job_answer(app, id);
}

Result<Response> post_cancel(const Request& request, const Grant& grant, App& app) {
    const JobId id = TRY(path_id<JobId>(request));
    TRY(cancel_job(app.store, grant, id));
    return job_answer(app, id);
}

}  // namespace vitae
