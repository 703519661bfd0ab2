#include <atomic>
#include <csignal>
#include <thread>

#include "base/log.h"
#include "main/commands/commands.h"
#include "main/operator.h"
#include "main/terminal.h"

namespace vitae {

namespace {

constexpr auto kPoll = std::chrono::milliseconds(100);
volatile std::sig_atomic_t interrupted = 0;

std::int64_t count(const Json& job, std::string_view name) {
    const Json* progress = job.find("progress");
    const Json* value = progress == nullptr ? nullptr : progress->find(name);
    return value == nullptr || value->as_int() == nullptr ? 0 : *value->as_int();
}

std::string text_of(const Json& json, std::string_view name) {
    const Json* value = json.find(name);
    return value == nullptr || value->as_string() == nullptr ? "" : *value->as_string();
}

bool has_ended(const Json& job) {
    const std::string state = text_of(job, "state");
    return state != "queued" && state != "running";
}

Result<Json> get_data(
    Operator& command, const std::string& method, const std::string& target, const Json& body = {}
) {
    const auto answer = TRY(command.call(method, target, body));
    if (answer.ok() && answer.data() != nullptr) return *answer.data();
    complain(answer.message());
    return Error{Code::invalid, "refused", "Nothing was ingested."};
}

/// The source to trigger and the path inside it.
Result<Json> trigger_body(Operator& command, const IngestOptions& options) {
    if (!options.local) return Json::object({{"dropboxPath", options.path}});
    std::error_code failed;
    const std::string root = std::filesystem::absolute(options.path, failed).string();
    const Json source =
        TRY(get_data(command, "POST", "/api/sources", Json::object({{"root", root}})));
    return Json::object({{"source", text_of(source, "id")}, {"dropboxPath", "/"}});
}

void draw(ProgressBar& bar, const Json& job) {
    const std::int64_t settled = count(job, "done") + count(job, "failed");
    bar.draw(
        settled,
        count(job, "new"),
        std::to_string(count(job, "unchanged")) + " unchanged, " +
            std::to_string(count(job, "failed")) + " failed"
    );
}

Result<Json> follow(Operator& command, const std::string& id) {
    ProgressBar bar("ingesting");
    while (true) {
        Json job = TRY(get_data(command, "GET", "/api/ingestion/jobs/" + id));
        draw(bar, job);
        if (has_ended(job) || interrupted != 0) return job;
        std::this_thread::sleep_for(kPoll);
    }
}

void print_summary(Operator& command, const Json& job) {
    print("job " + text_of(job, "id") + ": " + text_of(job, "state"));
    print(
        "  found " + std::to_string(count(job, "found")) + ": new " +
        std::to_string(count(job, "new")) + ", unchanged " +
        std::to_string(count(job, "unchanged")) + ", skipped " +
        std::to_string(count(job, "skipped"))
    );
    print(
        "  read " + std::to_string(count(job, "done")) + ", failed " +
        std::to_string(count(job, "failed"))
    );
    if (const Json* error = job.find("error")) print("  " + text_of(*error, "message"));
    const auto files =
        get_data(command, "GET", "/api/ingestion/jobs/" + text_of(job, "id") + "/files?limit=200");
    if (!files || files->find("items") == nullptr) return;
    for (const Json& file : *files->find("items")->as_array())
        if (const Json* reason = file.find("reason"))
            print(
                "  " + text_of(file, "state") + "  " + text_of(file, "path") + ": " +
                text_of(*reason, "message")
            );
}

int exit_code(const Json& job, bool strict) {
    if (interrupted != 0) return kInterrupted;
    if (text_of(job, "state") != "succeeded") return kFailed;
    return strict && count(job, "failed") > 0 ? kFailed : kOk;
}

Result<int> ingest(const IngestOptions& options) {
    const auto command = TRY(Operator::open(options.data));
    if (command->instance() != nullptr) TRY(command->instance()->start_workers(options.workers));
    const Json body = TRY(trigger_body(*command, options));
    const Json accepted = TRY(get_data(*command, "POST", "/api/ingestion/trigger", body));
    const Json job = TRY(follow(*command, text_of(accepted, "jobId")));
    if (options.json)
        print(to_text(job));
    else
        print_summary(*command, job);
    if (interrupted != 0)
        complain(
            "Stopped following. What is left of the job goes on when a server or another `vitae ingest` runs."
        );
    return exit_code(job, options.strict);
}

}  // namespace

int run_ingest(const IngestOptions& options) {
    silence_log();
    std::signal(SIGINT, [](int) { interrupted = 1; });
    std::signal(SIGTERM, [](int) { interrupted = 1; });
    const Result<int> code = ingest(options);
    return code ? *code : fail(code.error());
}

}  // namespace vitae
