#include "main/wire.h"

#include <algorithm>
#include <cstdlib>

#include "auth/policy.h"
#include "ingest/set_folder.h"
#include "main/dropbox_environment.h"
#include "main/redis_setting.h"
#include "queue/bullmq_postgres.h"
#include "queue/bullmq_schema.h"
#include "queue/redis_queue.h"
#include "store/migrate.h"
#include "store/watchers.h"

namespace vitae {

namespace {

constexpr unsigned kEverything = ~0U;

/// Tests cannot wait for as long as Dropbox wants to be left alone.
WatchOptions watch_options() {
    WatchOptions options;
    const char* seconds =
        std::getenv("VITAE_DROPBOX_POLL_SECONDS");  // NOLINT(concurrency-mt-unsafe)
    if (seconds != nullptr)
        options.poll = std::chrono::seconds(std::clamp(std::atoi(seconds), 30, 480));
    return options;
}

}  // namespace

Result<std::unique_ptr<Instance>> Instance::open(
    std::optional<FolderLock> lock, const InstanceOptions& options
) {
    std::unique_ptr<Instance> instance(new Instance(std::move(lock)));
    TRY(instance->open_store(options.data));
    const Bytes key = TRY(load_or_make_key(options.key_file));
    TRY(instance->open_blobs(options.data, key));
    instance->connectors_ =
        std::make_unique<Connectors>(*instance->store_, key, TRY(read_dropbox_environment()));
    instance->app_.reset(new App{
        *instance->store_,
        *instance->blobs_,
        instance->metrics_,
        *instance->connectors_,
        options.hosts});
    instance->tell_of_commits();
    if (options.data.shares_database() && options.long_lived)
        TRY(instance->join_others(options.data));
    return instance;
}

Result<void> Instance::open_store(const DataFolder& data) {
    if (data.shares_database()) {
        const auto direct = TRY(make_engine(data, DatabaseRoute::direct)->connect(Access::write));
        TRY(migrate(*direct, system_clock().now()));
        TRY(migrate_bullmq(*direct));
    }
    store_ = TRY(Store::open(make_engine(data), system_clock(), system_random()));
    TRY(open_queue(data));
    if (data.shares_database()) {
        store_->set_hears_others([this] { return listener_ && listener_->listening(); });
        return {};
    }
    // Nobody else can work on this folder's jobs, so whatever still runs died with an earlier
    // process.
    return store_->tend([](Tend& tx) -> Result<void> {
        TRY(take_back_jobs(tx, Lapsed::all));
        return forget_watches(tx);
    });
}

Result<void> Instance::open_queue(const DataFolder& data) {
    if (const auto redis = TRY(find_redis_address())) {
        const Grant grant = TRY(authorize(system_caller(), Action::run_jobs));
        auto queue = std::make_unique<RedisQueue>(*redis, *store_, grant);
        redis_ = queue.get();
        queue_ = std::move(queue);
        store_->set_before_commit([this](Tend&, const std::set<JobId>& changed) {
            return redis_->before_commit(changed);
        });
    } else if (data.shares_database()) {
        queue_ = std::make_unique<BullmqPostgres>();
        store_->set_before_commit(mirror_to_bullmq);
    } else {
        queue_ = std::make_unique<EmbeddedQueue>();
    }
    return {};
}

Result<void> Instance::join_others(const DataFolder& data) {
    const Grant grant = TRY(authorize(system_caller(), Action::run_jobs));
    if (redis_ == nullptr) keeper_ = std::make_unique<QueueKeeper>(*queue_, *store_, grant);
    listener_ = std::make_unique<PostgresListener>(
        direct_url(data),
        std::vector<std::string>{"vitae", "bullmq_jobs", "bullmq_events"},
        [this](std::string_view channel, std::string_view payload) { hear(channel, payload); }
    );
    return {};
}

Result<void> Instance::open_blobs(const DataFolder& data, const Bytes& key) {
    blobs_.emplace(TRY(open_blob_place(data, *store_)), key);
    return {};
}

Instance::~Instance() {
    listener_.reset();
    keeper_.reset();
    if (!store_) return;
    store_->set_on_commit({});
    store_->set_before_commit({});
}

void Instance::set_on_change(std::function<void()> on_change) {
    const std::lock_guard lock(told_mutex_);
    on_change_ = std::move(on_change);
}

void Instance::tell_of_commits() {
    store_->set_on_commit([this](unsigned changes) {
        if (redis_ != nullptr) redis_->after_commit();
        tell(changes);
    });
}

/// Word of another process's commit, or of BullMQ.
void Instance::hear(std::string_view channel, std::string_view payload) {
    const bool everything = channel.empty();
    if (redis_ != nullptr) {
        redis_->heard_of_commit();
        if (everything || channel == "vitae")
            tell(everything ? kEverything : store_->heed(payload));
        return;
    }
    if (everything || (channel == "bullmq_events" && payload == kIngestQueue.view()))
        keeper_->look();
    if (everything) return tell(kEverything);
    if (channel == "vitae") return tell(store_->heed(payload));
    if (channel == "bullmq_jobs" && payload == kIngestQueue.view())
        tell(static_cast<unsigned>(Change::job_queued));
}

void Instance::tell(unsigned changes) {
    const std::lock_guard lock(told_mutex_);
    const bool queued = (changes & static_cast<unsigned>(Change::job_queued)) != 0;
    if (queued && told_workers_ != nullptr) told_workers_->wake();
    if (told_watches_ != nullptr) told_watches_->wake();
    if (changes != 0 && on_change_) on_change_();
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
        *queue_,
        grant,
        Reading{*blobs_, *connectors_, sandboxed_extract(*pool_)},
        WorkerOptions{.threads = threads}
    );
    {
        const std::lock_guard lock(told_mutex_);
        told_workers_ = workers_.get();
    }
    workers_->wake();  // for what was queued meanwhile
    if (redis_ != nullptr) redis_->follow_events();
    if (redis_ != nullptr && threads > 0)
        redis_->start_taking(threads, [this](std::size_t jobs) {
            const std::lock_guard lock(told_mutex_);
            if (told_workers_ != nullptr) told_workers_->wake(jobs);
        });
    return {};
}

Result<void> Instance::start_watches(bool folders) {
    const Grant grant = TRY(authorize(system_caller(), Action::watch_sources));
    WatchOptions options = watch_options();
    options.folders = folders;
    watches_ = std::make_unique<Watches>(*store_, *connectors_, grant, options);
    const std::lock_guard lock(told_mutex_);
    told_watches_ = watches_.get();
    return {};
}

void Instance::drain_workers(Duration grace) {
    {
        const std::lock_guard lock(told_mutex_);
        told_watches_ = nullptr;
    }
    watches_.reset();
    if (workers_) workers_->drain(grace);
    if (redis_ != nullptr) redis_->stop_taking();
}

Result<std::unique_ptr<BlobPlace>> open_blob_place(const DataFolder& data, Store& store) {
    const char* shared = std::getenv("VITAE_BLOBS");  // NOLINT(concurrency-mt-unsafe)
    const bool has_shared = shared != nullptr && *shared != '\0';
    if (!has_shared && data.shares_database())
        return std::unique_ptr<BlobPlace>(std::make_unique<BlobTable>(store));
    const std::filesystem::path folder = has_shared ? shared : data.blobs();
    TRY(make_folder(folder));
    return std::unique_ptr<BlobPlace>(std::make_unique<BlobFolder>(folder));
}

std::string extract_program() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing sets variables.
    if (const char* program = std::getenv("VITAE_EXTRACT")) return program;
    std::error_code failed;
    return (std::filesystem::read_symlink("/proc/self/exe", failed).parent_path() / "vitae-extract")
        .string();
}

Extract sandboxed_extract(Pool& pool) {
    return [&pool](
               std::string_view bytes, const std::string& sha256, const std::stop_token& stop
           ) -> Result<ReaderAnswer> {
        Said said = TRY(pool.read(bytes, stop));
        return parse_reader_answer(said.json, std::move(said.besides), sha256);
    };
}

}  // namespace vitae
