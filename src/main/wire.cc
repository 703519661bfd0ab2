#include "main/wire.h"

#include <cstdlib>

#include "auth/policy.h"
#include "ingest/set_folder.h"
#include "main/dropbox_environment.h"
#include "store/sqlite.h"

namespace vitae {

namespace {

/// Tests cannot wait for as long as Dropbox wants to be left alone.
WatchOptions watch_options() {
    WatchOptions options;
    const char* seconds = std::getenv("VITAE_DROPBOX_POLL_SECONDS");  // NOLINT(concurrency-mt-unsafe)
    if (seconds != nullptr) options.poll = std::chrono::seconds(std::clamp(std::atoi(seconds), 30, 480));
    return options;
}

}  // namespace

Result<std::unique_ptr<Instance>> Instance::open(FolderLock lock, const InstanceOptions& options) {
    const Bytes key = TRY(load_or_make_key(options.key_file));
    Blobs blobs = TRY(Blobs::open(options.data.blobs(), key));
    std::unique_ptr<Instance> instance(new Instance(std::move(lock), std::move(blobs)));
    instance->store_ = TRY(Store::open(
        std::make_unique<SqliteEngine>(options.data.database()), system_clock(), system_random()
    ));
    instance->connectors_ = std::make_unique<Connectors>(
        *instance->store_, key, TRY(read_dropbox_environment())
    );
    // Nobody else can work on this folder's jobs, so whatever still runs died with an earlier
    // process.
    TRY(instance->store_->tend([](Tend& tx) { return take_back_jobs(tx, Lapsed::all); }));
    instance->app_.reset(new App{
        *instance->store_,
        instance->blobs_,
        instance->metrics_,
        *instance->connectors_,
        options.hosts});
    return instance;
}

Instance::~Instance() {
    if (store_) store_->set_on_commit({});
}

void Instance::set_on_change(std::function<void()> on_change) {
    on_change_ = std::move(on_change);
    tell_of_commits();
}

void Instance::tell_of_commits() {
    store_->set_on_commit([workers = workers_.get(),
                           watches = watches_.get(),
                           on_change = on_change_](unsigned changes) {
        const bool queued = (changes & static_cast<unsigned>(Change::job_queued)) != 0;
        if (queued && workers != nullptr) workers->wake();
        if (watches != nullptr) watches->wake();
        if (on_change) on_change();
    });
}

Result<void> Instance::set_folder(const std::filesystem::path& root) {
    const Grant grant = TRY(authorize(local_operator(), Action::manage_sources));
    TRY(set_default_folder(*store_, grant, root));
    return {};
}

Result<void> Instance::start_workers(std::size_t threads) {
    pool_ =
        TRY(Pool::open({.program = extract_program(), .spare = std::max<std::size_t>(threads, 1)}));
    const Grant grant = TRY(authorize(system_caller(), Action::run_jobs));
    workers_ = std::make_unique<Workers>(
        *store_,
        grant,
        Reading{blobs_, *connectors_, sandboxed_extract(*pool_)},
        WorkerOptions{.threads = threads}
    );
    tell_of_commits();
    workers_->wake();  // for what was queued meanwhile
    return {};
}

Result<void> Instance::start_watches() {
    const Grant grant = TRY(authorize(system_caller(), Action::watch_sources));
    watches_ = std::make_unique<Watches>(*store_, *connectors_, grant, watch_options());
    tell_of_commits();
    return {};
}

void Instance::drain_workers(Duration grace) {
    store_->set_on_commit({});
    watches_.reset();
    tell_of_commits();
    if (workers_) workers_->drain(grace);
}

std::string extract_program() {
    if (const char* program = std::getenv("VITAE_EXTRACT"))
        return program;  // NOLINT(concurrency-mt-unsafe)
    std::error_code failed;
    return (std::filesystem::read_symlink("/proc/self/exe", failed).parent_path() / "vitae-extract")
        .string();
}

Extract sandboxed_extract(Pool& pool) {
    return [&pool](
               std::string_view bytes, const std::string& sha256, const std::stop_token& stop
           ) -> Result<Extraction> {
        const Json answer = TRY(pool.extract(bytes, stop));
        return parse_extraction(answer, sha256);
    };
}

}  // namespace vitae
