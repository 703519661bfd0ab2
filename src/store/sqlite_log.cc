#include "store/sqlite_log.h"

#include <new>
#include <string>

#include <sqlite3.h>

namespace vitae {

namespace {

constexpr const char* kName = "vitae";
/// SQLite's own VFS for Unix writes less than 128 KiB by one call, and takes more for a full disk.
constexpr std::size_t kMostGathered = std::size_t{120} << 10;

/// What SQLite knows as an open file. The file of its own VFS lies behind it in the same memory.
struct LogFile {
    sqlite3_file file;
    std::string gathered;
    sqlite3_int64 start = 0;  ///< Where in the log `gathered` belongs.

    sqlite3_file* own() { return reinterpret_cast<sqlite3_file*>(this + 1); }

    int write_out() {
        if (gathered.empty()) return SQLITE_OK;
        const int size = static_cast<int>(gathered.size());
        const int state = own()->pMethods->xWrite(own(), gathered.data(), size, start);
        gathered.clear();
        return state;
    }
};

LogFile& log_of(sqlite3_file* file) {
    return *reinterpret_cast<LogFile*>(file);
}

int write_log(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    LogFile& log = log_of(file);
    const auto count = static_cast<std::size_t>(size);
    const auto gathered = static_cast<sqlite3_int64>(log.gathered.size());
    if (at != log.start + gathered || log.gathered.size() + count > kMostGathered) {
        const int state = log.write_out();
        if (state != SQLITE_OK) return state;
    }
    if (log.gathered.empty()) log.start = at;
    log.gathered.append(static_cast<const char*>(bytes), count);
    return SQLITE_OK;
}

int close_log(sqlite3_file* file) {
    LogFile& log = log_of(file);
    const int written = log.write_out();
    const int closed = log.own()->pMethods->xClose(log.own());
    log.~LogFile();
    return written == SQLITE_OK ? closed : written;
}

/// Anything that looks at the file sees it as if nothing had been held back.
template <auto kMethod, class... Arguments>
int after_writing(sqlite3_file* file, Arguments... arguments) {
    LogFile& log = log_of(file);
    const int written = log.write_out();
    if (written != SQLITE_OK) return written;
    return (log.own()->pMethods->*kMethod)(log.own(), arguments...);
}

template <auto kMethod, class... Arguments>
int pass_on(sqlite3_file* file, Arguments... arguments) {
    sqlite3_file* own = log_of(file).own();
    return (own->pMethods->*kMethod)(own, arguments...);
}

using Methods = sqlite3_io_methods;
constexpr Methods kLogMethods = {
    .iVersion = 1,
    .xClose = close_log,
    .xRead = after_writing<&Methods::xRead, void*, int, sqlite3_int64>,
    .xWrite = write_log,
    .xTruncate = after_writing<&Methods::xTruncate, sqlite3_int64>,
    .xSync = after_writing<&Methods::xSync, int>,
    .xFileSize = after_writing<&Methods::xFileSize, sqlite3_int64*>,
    .xLock = pass_on<&Methods::xLock, int>,
    .xUnlock = pass_on<&Methods::xUnlock, int>,
    .xCheckReservedLock = pass_on<&Methods::xCheckReservedLock, int*>,
    .xFileControl = pass_on<&Methods::xFileControl, int, void*>,
    .xSectorSize = pass_on<&Methods::xSectorSize>,
    .xDeviceCharacteristics = pass_on<&Methods::xDeviceCharacteristics>,
};

sqlite3_vfs* own_vfs() {
    static sqlite3_vfs* const found = sqlite3_vfs_find(nullptr);
    return found;
}

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* given_flags) {
    if ((flags & SQLITE_OPEN_WAL) == 0)
        return own_vfs()->xOpen(own_vfs(), name, file, flags, given_flags);
    auto* log = new (file) LogFile{};
    const int opened = own_vfs()->xOpen(own_vfs(), name, log->own(), flags, given_flags);
    if (opened == SQLITE_OK)
        log->file.pMethods = &kLogMethods;
    else
        log->~LogFile();
    return opened;
}

}  // namespace

const char* vfs_with_gathered_log() {
    static sqlite3_vfs vfs;
    static const int registered = [] {
        if (own_vfs() == nullptr) return SQLITE_ERROR;
        vfs = *own_vfs();
        vfs.zName = kName;
        vfs.szOsFile += static_cast<int>(sizeof(LogFile));
        vfs.xOpen = open_file;
        return sqlite3_vfs_register(&vfs, 0);
    }();
    return registered == SQLITE_OK ? kName : nullptr;
}

}  // namespace vitae
