#include "base/log.h"
#include "main/commands/commands.h"
#include "main/signals.h"
#include "main/terminal.h"
#include "main/wire.h"

namespace vitae {

namespace {

constexpr Duration kDrainGrace = std::chrono::seconds(10);

Result<void> work(const WorkOptions& options, const sigset_t& signals) {
    if (!options.data.shares_database())
        return Error{
            Code::invalid,
            "database_not_shared",
            "A worker of its own needs a database that processes can share: give --database"
            " postgres://…. With SQLite, `vitae serve --workers N` does the work."};
    const auto instance =
        TRY(Instance::open(std::nullopt, {.data = options.data, .long_lived = true}));
    TRY(instance->start_workers(options.workers));
    print("The worker is ready.");
    if (!options.ready_file.empty()) TRY(write_file_atomic(options.ready_file, "ready\n"));
    log_info("worker.ready");
    const int signal = wait_for_signal(signals);
    log_info("worker.draining", {{"signal", std::int64_t{signal}}});
    instance->drain_workers(kDrainGrace);
    log_info("worker.stopped");
    return {};
}

}  // namespace

int run_worker(const WorkOptions& options) {
    const sigset_t signals = hold_back_signals();
    const Result<void> worked = work(options, signals);
    return worked ? kOk : fail(worked.error());
}

}  // namespace vitae
