#include "store/migrate.h"

#include <gtest/gtest.h>

#include "store/migrations.h"
#include "store/sources.h"
#include "store/test_grant.h"
#include "store/test_store.h"

namespace vitae {
namespace {

TEST(Migrate, BringsAFreshDatabaseUpToDate) {
    const TestStore store;
    EXPECT_EQ(
        store.count("SELECT MAX(number) FROM schema_migrations"),
        static_cast<std::int64_t>(migrations().size())
    );
    EXPECT_EQ(store.count("SELECT COUNT(*) FROM users"), 0);
    EXPECT_EQ(store.count("SELECT seq FROM audit_head"), 0);
}

TEST(Migrate, LeavesADatabaseAloneThatIsUpToDate) {
    TestStore store;
    must(store->write(grant_for_test(), [](Tx& tx, Audit& audit) {
        audit.add(Event::source_create, "");
        return insert_folder_source(tx, "kept", "/", true);
    }));
    const auto applied_at =
        store.query("SELECT MAX(applied_at) FROM schema_migrations")[0].integer(0);
    store.clock.advance(std::chrono::hours(1));
    store.reopen();
    EXPECT_EQ(store.count("SELECT MAX(applied_at) FROM schema_migrations"), applied_at);
    EXPECT_EQ(store.query("SELECT name FROM sources").at(0).text(0), "kept");
}

TEST(Migrate, RefusesADatabaseThatANewerProgramHasChanged) {
    TestStore store;
    store.close();
    const auto sql = store.raw();
    must(sql->execute("INSERT INTO schema_migrations (number, applied_at) VALUES (99, 0)"));
    const auto opened = Store::open(store.engine(), store.clock, store.random);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().reason.view(), "schema_newer");
    EXPECT_EQ(opened.error().actual, 99);
    EXPECT_EQ(
        must(sql->query("SELECT COUNT(*) FROM schema_migrations")).at(0).integer(0),
        static_cast<std::int64_t>(migrations().size()) + 1
    );
}

TEST(Migrate, SpellsEveryPlaceholderAndKeepsTablesStrict) {
    const TestStore store;
    SQLITE_ONLY(store);
    EXPECT_EQ(store.count("SELECT COUNT(*) FROM sqlite_schema WHERE sql LIKE '%@%@%'"), 0);
    EXPECT_EQ(
        store.count("SELECT COUNT(*) FROM pragma_table_list WHERE type = 'table' AND schema ="
                    " 'main' AND name NOT LIKE 'sqlite_%' AND strict = 0"),
        0
    );
}

}  // namespace
}  // namespace vitae
