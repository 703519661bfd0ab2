#include "store/migrate.h"

#include "base/log.h"
#include "main/commands/commands.h"
#include "main/terminal.h"
#include "main/wire.h"
#include "queue/bullmq_schema.h"
#include "store/audit_chain.h"
#include "store/copy.h"

namespace vitae {

namespace {

/// Nobody may write meanwhile: the lock of the source's folder is held until the end.
Result<FolderLock> lock_source(const DataFolder& from) {
    auto lock = TRY(FolderLock::take(from));
    if (lock) return *std::move(lock);
    return Error{
        Code::conflict,
        "data_folder_busy",
        "A server uses this installation. Stop it, move the data, then start it with --database."};
}

/// Jobs that ran when the server stopped are queued again: their leases mean nothing elsewhere.
Result<void> settle_source(const DataFolder& from) {
    const auto store = TRY(Store::open(make_engine(from), system_clock(), system_random()));
    TRY(store->tend([](Tend& tx) { return take_back_jobs(tx, Lapsed::all); }));
    return {};
}

Result<void> copy_blobs(const DataFolder& from, const DataFolder& to) {
    const BlobFolder source(from.blobs());
    const auto store = TRY(Store::open(make_engine(to), system_clock(), system_random()));
    const auto target = TRY(open_blob_place(to, *store));
    const Rows rows = TRY(store->read([](Read& read) {
        return read.sql().query(
            "SELECT original FROM documents UNION SELECT extraction FROM documents UNION SELECT content"
            " FROM files WHERE content IS NOT NULL"
        );
    }));
    for (const Row& row : rows) {
        const Bytes bytes = TRY(source.get(row.text(0)));
        TRY(target->put(row.text(0), bytes));
        if (TRY(target->get(row.text(0))) != bytes)
            return Error{
                Code::internal,
                "copy_differs",
                "A document came out of the target other than it went in. Make a new, empty"
                " database, then try again."};
    }
    complain("originals and readings: " + std::to_string(rows.size()) + " moved and compared");
    return {};
}

Result<ChainVerdict> verify(Connection& sql) {
    Read read(sql, system_clock().now());
    return verify_chain(read);
}

Result<void> move(const DataFolder& from, const DataFolder& to) {
    if (from.shares_database() || !to.shares_database())
        return Error{
            Code::invalid,
            "direction",
            "`vitae migrate` moves from sqlite:PATH to postgres://…; name them in this order."};
    const FolderLock lock = TRY(lock_source(from));
    TRY(settle_source(from));
    const auto source = TRY(make_engine(from)->connect(Access::read));
    const auto target = TRY(make_engine(to, DatabaseRoute::direct)->connect(Access::write));
    TRY(migrate(*target, system_clock().now()));
    TRY(migrate_bullmq(*target));
    TRY(copy_rows(*source, *target, [](Literal table, std::int64_t rows) {
        complain(
            std::string(table.view()) + ": " + std::to_string(rows) + " rows moved and compared"
        );
    }));
    TRY(copy_blobs(from, to));
    const ChainVerdict before = TRY(verify(*source));
    const ChainVerdict after = TRY(verify(*target));
    if (before.damage || after.damage || before.head.hash != after.head.hash)
        return Error{
            Code::internal,
            "audit_chain_broken",
            "The audit chain is not whole. Run `vitae audit verify` on both databases."};
    print("The audit chain is whole: " + std::to_string(after.events) + " events.");
    return {};
}

}  // namespace

int run_migrate(const MigrateOptions& options) {
    silence_log();
    DataFolder from{.path = {}, .database_url = options.from};
    from.path = from.database().parent_path();
    const Result<void> moved = move(from, {.path = {}, .database_url = options.to});
    return moved ? kOk : fail(moved.error());
}

}  // namespace vitae
