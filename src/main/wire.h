#pragma once
// Puts an installation together: the only place that knows every concrete type.

#include <memory>

#include "api/app.h"
#include "ingest/watch.h"
#include "ingest/worker.h"
#include "main/data_folder.h"
#include "sandbox/pool.h"

namespace vitae {

struct InstanceOptions {
    DataFolder data;
    std::filesystem::path key_file = default_key_file();
    std::vector<std::string> hosts = {};
};

/// One process that owns a data folder: a server, or a command while no server runs.
class Instance {
public:
    static Result<std::unique_ptr<Instance>> open(FolderLock lock, const InstanceOptions& options);
    ~Instance();

    App& app() { return *app_; }
    /// Makes this folder the root of the default source.
    Result<void> set_folder(const std::filesystem::path& root);
    Result<void> start_workers(std::size_t threads);
    /// Called after each commit that someone may wait for; no longer once another is set.
    void set_on_change(std::function<void()> on_change);
    /// Notices what changes in Dropbox accounts, until the drain.
    Result<void> start_watches();
    void drain_workers(Duration grace);

private:
    Instance(FolderLock lock, Blobs blobs) : lock_(std::move(lock)), blobs_(std::move(blobs)) {}
    void tell_of_commits();

    FolderLock lock_;
    Blobs blobs_;
    Metrics metrics_;
    std::function<void()> on_change_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Connectors> connectors_;
    std::unique_ptr<App> app_;
    std::unique_ptr<Pool> pool_;
    std::unique_ptr<Workers> workers_;
    std::unique_ptr<Watches> watches_;
};

/// The reader's program: beside this one, or where VITAE_EXTRACT says.
std::string extract_program();
/// Reads documents in the sandbox.
Extract sandboxed_extract(Pool& pool);

}  // namespace vitae
