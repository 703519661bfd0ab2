// Migration 0004 on a database that was in use.

#include <gtest/gtest.h>

#include "store/listings.h"
#include "store/migrate.h"
#include "store/sources.h"
#include "store/test_grant.h"
#include "store/test_store.h"
#include "store/watchers.h"

namespace vitae {
namespace {

/// Ids of the right form, as rows of their own refer to each other.
const SourceId kFolder = *SourceId::parse("01900000-0000-7000-8000-000000000001");
const SourceId kAccount = *SourceId::parse("01900000-0000-7000-8000-000000000002");
const FileId kFile = *FileId::parse("01900000-0000-7000-8000-000000000003");
const JobId kJob = *JobId::parse("01900000-0000-7000-8000-000000000004");

/// What a Vitae before uploads has left: a folder, an account in the middle of its cursor, a file.
void fill(Connection& sql) {
    must(sql.execute(
        "INSERT INTO sources (id, kind, name, root, default_path, is_default, created_at,"
        " updated_at, connection, account, credential) VALUES (:folder, 'folder', 'resumes',"
        " '/srv', '/', 1, 5, 6, 'ok', NULL, NULL), (:account, 'dropbox', 'hr', '/HR', '/HR/new', 0,"
        " 7, 8, 'reconnect', 'dbid:1', :credential)",
        {{"folder", kFolder}, {"account", kAccount}, {"credential", Blob{"sealed"}}}
    ));
    must(sql.execute(
        "INSERT INTO listings (source_id, path, place, cursor, updated_at) VALUES (:account, '/HR',"
        " '/hr', 'cursor 9', 10)",
        {{"account", kAccount}}
    ));
    must(sql.execute(
        "INSERT INTO files (id, source_id, file_key, path, size, stamp, revision, state,"
        " last_job_id, updated_at, place, version, seen_at) VALUES (:file, :folder, '/a.pdf',"
        " '/a.pdf', 3, 's', 'r', 'done', :job, 11, '/a.pdf', '', 12)",
        {{"file", kFile}, {"folder", kFolder}, {"job", kJob}}
    ));
    must(sql.execute(
        "INSERT INTO job_files (job_id, file_id, state, updated_at) VALUES (:job, :file, 'done', 13)",
        {{"job", kJob}, {"file", kFile}}
    ));
}

class MigrateWaysIn : public testing::Test, public TestStore {
protected:
    MigrateWaysIn() {
        close();
        const auto sql = TestDatabase::raw();
        must(sql->run_script(drop_everything(*sql)));
        must(migrate_to_for_test(*sql, clock.now(), 3));
        fill(*sql);
    }
    /// Each test begins with an empty database of its engine.
    std::string drop_everything(Connection& sql) {
        std::string script;
        if (on_postgres()) {
            const std::string schema =
                must(sql.query("SELECT CAST(current_schema() AS text)")).at(0).text(0);
            return "DROP SCHEMA " + schema + " CASCADE; CREATE SCHEMA " + schema + ";";
        }
        script = "PRAGMA foreign_keys = OFF;";
        for (const Row& row : must(sql.query("SELECT type, name FROM sqlite_schema WHERE type IN"
                                             " ('view', 'table') AND name NOT LIKE 'sqlite_%' ORDER"
                                             " BY type DESC")))
            script += "DROP " + row.text(0) + " " + row.text(1) + ";";
        return script + "PRAGMA foreign_keys = ON;";
    }
};

TEST_F(MigrateWaysIn, KeepsWhatWasThere) {
    open(engine());
    const auto source = [&](const SourceId& id) {
        return must((*this)->read([&](Read& read) { return get_source(read, id); }));
    };
    EXPECT_EQ(source(kAccount).kind, "dropbox");
    EXPECT_EQ(source(kAccount).state, SourceState::reconnect);
    EXPECT_EQ(source(kAccount).account, "dbid:1");
    EXPECT_EQ(source(kFolder).kind, "folder");
    EXPECT_TRUE(source(kFolder).is_default);
    EXPECT_EQ(
        must((*this)->read([](Read& read) { return get_credential(read, kAccount); })), "sealed"
    );
    const auto listing =
        must((*this)->read([](Read& read) { return find_listing(read, kAccount, "/HR"); }));
    EXPECT_EQ(listing.value().cursor, "cursor 9");
    const Row line = query("SELECT path, inside_found FROM job_file_rows").at(0);
    EXPECT_EQ(line.text(0), "/a.pdf");
    EXPECT_EQ(line.integer(1), 0);
    SQLITE_ONLY(*this);
    EXPECT_EQ(query("PRAGMA foreign_key_check").size(), 0U);
}

TEST_F(MigrateWaysIn, MakesRoomForUploadsAndWatchers) {
    open(engine());
    must((*this)->write(grant_for_test(), [](Tx& tx, Audit& audit) {
        audit.add(Event::source_create, "");
        return insert_uploads_source(tx, "uploads");
    }));
    const auto uploads = must((*this)->read([](Read& read) { return find_uploads_source(read); }));
    EXPECT_EQ(uploads.value().kind, "uploads");
    EXPECT_TRUE(must((*this)->tend([](Tend& tx) {
        return hold_watch(tx, kAccount, "a process", std::chrono::seconds(1));
    })));
    const auto sql = TestDatabase::raw();
    EXPECT_FALSE(sql->execute("UPDATE sources SET kind = 'tape'"));
}

}  // namespace
}  // namespace vitae
