#include "main/data_folder.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/file.h>

#include "store/postgres.h"
#include "store/sqlite.h"

namespace vitae {

namespace {

std::optional<std::filesystem::path> environment_path(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets it
    return value == nullptr || *value == '\0' ? std::nullopt
                                              : std::optional<std::filesystem::path>(value);
}

}  // namespace

Result<void> check_database(DataFolder& data) {
    if (data.database_url.empty())
        if (const auto file = environment_path("VITAE_DATABASE_URL_FILE")) {
            data.database_url = TRY(read_file(*file));
            while (data.database_url.ends_with('\n')) data.database_url.pop_back();
        }
    if (data.shares_database()) {
        TRY(has_password(data.database_url));
        return {};
    }
    if (!data.database_url.empty() && !data.database_url.starts_with("sqlite:"))
        return Error{
            Code::invalid,
            "database_url_malformed",
            "--database takes sqlite:PATH, or postgres://USER@HOST/NAME."};
    if (data.path.empty())
        return Error{
            Code::invalid,
            "data_missing",
            "--data DIR is needed, unless --database names a PostgreSQL database."};
    return {};
}

std::string direct_url(const DataFolder& data) {
    const char* direct = std::getenv("VITAE_DATABASE_DIRECT_URL");  // NOLINT(concurrency-mt-unsafe)
    return direct != nullptr && *direct != '\0' ? direct : data.database_url;
}

std::unique_ptr<Engine> make_engine(const DataFolder& data, DatabaseRoute route) {
    if (!data.shares_database()) return std::make_unique<SqliteEngine>(data.database());
    return std::make_unique<PostgresEngine>(
        route == DatabaseRoute::direct ? direct_url(data) : data.database_url
    );
}

Result<std::optional<FolderLock>> FolderLock::take(const DataFolder& folder) {
    const Result<void> made = make_folder(folder.path);
    Descriptor file(::open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (!made || !file)
        return Error{
            .code = Code::unavailable,
            .reason = "data_folder",
            .message =
                "The data folder cannot be made or written. Check its path and permissions, or name another one with --data.",
            .native = errno};
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return std::optional<FolderLock>();
    return std::optional(FolderLock(std::move(file)));
}

std::filesystem::path default_key_file() {
    if (const auto file = environment_path("VITAE_KEY_FILE")) return *file;
    if (const auto config = environment_path("XDG_CONFIG_HOME"))
        return *config / "vitae" / "blob.key";
    return environment_path("HOME").value_or("/etc") / ".config" / "vitae" / "blob.key";
}

}  // namespace vitae
