#pragma once
// Puts an installation together: the only place that knows every concrete type.

#include <memory>
#include <mutex>

#include "api/app.h"
#include "ingest/watch.h"
#include "ingest/worker.h"
#include "main/data_folder.h"
#include "queue/keeper.h"
#include "sandbox/pool.h"
#include "store/postgres_listener.h"

namespace vitae {

class RedisQueue;

struct InstanceOptions {
    DataFolder data;
    std::filesystem::path key_file = default_key_file();
    std::vector<std::string> hosts = {};
    bool long_lived = false;  ///< Hears what other processes do, and keeps the queue in order.
};

/// One process that owns a data folder, or shares a database: a server, a worker, or a command.
class Instance {
public:
    /// With a lock on the data folder, unless the database is shared.
    static Result<std::unique_ptr<Instance>> open(
        std::optional<FolderLock> lock, const InstanceOptions& options
    );
    ~Instance();

    App& app() { return *app_; }
    /// Makes this folder the root of the default source.
    Result<void> set_folder(const std::filesystem::path& root);
    Result<void> start_workers(std::size_t threads);
    /// Called after each commit that someone may wait for; no longer once another is set.
    void set_on_change(std::function<void()> on_change);
    /// Notices what changes in Dropbox accounts and, if wanted, in folders, until the drain.
    Result<void> start_watches(bool folders);
    void drain_workers(Duration grace);

private:
    explicit Instance(std::optional<FolderLock> lock) : lock_(std::move(lock)) {}
    Result<void> open_store(const DataFolder& data);
    Result<void> open_queue(const DataFolder& data);
    Result<void> join_others(const DataFolder& data);
    Result<void> open_blobs(const DataFolder& data, const Bytes& key);
    void tell_of_commits();
    void hear(std::string_view channel, std::string_view payload);
    void tell(unsigned changes);

    std::optional<FolderLock> lock_;
    Metrics metrics_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Queue> queue_;
    RedisQueue* redis_ = nullptr;  ///< The queue, when it is that one.
    std::optional<Blobs> blobs_;
    std::unique_ptr<Connectors> connectors_;
    std::unique_ptr<App> app_;
    std::unique_ptr<Pool> pool_;
    std::unique_ptr<Workers> workers_;
    std::unique_ptr<Watches> watches_;
    std::mutex told_mutex_;  ///< Guards who is told.
    std::function<void()> on_change_;
    Workers* told_workers_ = nullptr;
    Watches* told_watches_ = nullptr;
    std::unique_ptr<QueueKeeper> keeper_;
    std::unique_ptr<PostgresListener> listener_;  // last: it tells all of the above
};

/// Where blobs lie: the folder that VITAE_BLOBS names, or what goes with the database.
Result<std::unique_ptr<BlobPlace>> open_blob_place(const DataFolder& data, Store& store);

/// The reader's program: beside this one, or where VITAE_EXTRACT says.
std::string extract_program();
/// Reads documents in the sandbox.
Extract sandboxed_extract(Pool& pool);

}  // namespace vitae
