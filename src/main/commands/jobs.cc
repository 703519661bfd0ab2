#include "base/log.h"
#include "main/commands/commands.h"
#include "main/commands/show.h"
#include "main/terminal.h"

namespace vitae {

namespace {

const std::vector<Literal> kColumns = {"id", "state", "path", "source", "createdAt", "progress"};

int done(const Result<int>& code) {
    return code ? *code : fail(code.error());
}

int act(const JobOptions& options, const std::string& method, const std::string& verb) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        return show_one(
            TRY(command->call(method, "/api/ingestion/jobs/" + options.id + verb)),
            kColumns,
            options.json
        );
    }());
}

}  // namespace

int run_jobs_list(const JobOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        const std::string query = options.state.empty() ? "" : "?state=" + options.state;
        return show_list(*command, "/api/ingestion/jobs" + query, kColumns, options.json);
    }());
}

int run_jobs_show(const JobOptions& options) {
    return act(options, "GET", "");
}
int run_jobs_retry(const JobOptions& options) {
    return act(options, "POST", "/retry");
}
int run_jobs_cancel(const JobOptions& options) {
    return act(options, "POST", "/cancel");
}

}  // namespace vitae
