#pragma once
// Where an installation keeps what it knows: a data folder, with the lock that says which process
// owns it, or a PostgreSQL database, which several processes share.

#include <filesystem>
#include <memory>
#include <optional>

#include "base/file.h"
#include "store/database.h"

namespace vitae {

struct DataFolder {
    std::filesystem::path path;
    std::string database_url;  ///< sqlite:PATH or postgres://…; empty: a file in the folder.

    bool shares_database() const { return database_url.starts_with("postgres"); }
    std::filesystem::path database() const {
        constexpr std::string_view kSqlite = "sqlite:";
        if (database_url.starts_with(kSqlite)) return database_url.substr(kSqlite.size());
        return path / "vitae.db";
    }
    std::filesystem::path blobs() const { return path / "blobs"; }
    std::filesystem::path lock() const { return path / "lock"; }
    std::filesystem::path control_socket() const { return path / "control.sock"; }
};

/// Held until it is destroyed; the kernel lets go of it when the process dies.
class FolderLock {
public:
    /// None when another process holds it. Makes the folder when it is not there.
    static Result<std::optional<FolderLock>> take(const DataFolder& folder);

private:
    explicit FolderLock(Descriptor file) : file_(std::move(file)) {}
    Descriptor file_;
};

/// The database that the environment and the command line name, as they should: checked.
Result<void> check_database(DataFolder& data);
/// Where the server itself is, past any pooler, which migrations and LISTEN would break on.
std::string direct_url(const DataFolder& data);
enum class DatabaseRoute { pooled, direct };
std::unique_ptr<Engine> make_engine(
    const DataFolder& data, DatabaseRoute route = DatabaseRoute::pooled
);

/// Where the key of the blob store lies unless told otherwise: beside the configuration, never
/// inside the data folder.
std::filesystem::path default_key_file();

}  // namespace vitae
