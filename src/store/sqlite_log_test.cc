#include "store/sqlite_log.h"

#include <gtest/gtest.h>

#include "base/test_folder.h"
#include "base/test_result.h"
#include "store/sqlite.h"

namespace vitae {
namespace {

/// 20 MB: more than the writer keeps in memory, so that pages go to the log before the commit.
constexpr Literal kInsertMany =
    "INSERT INTO things SELECT randomblob(1000) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
    " SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n)";

class SqliteLogTest : public testing::Test {
protected:
    SqliteLogTest() { must(writing->run_script("CREATE TABLE things (bytes BLOB NOT NULL)")); }
    void insert_many(Literal ending) {
        must(writing->begin());
        must(writing->execute(kInsertMany));
        must(writing->execute(ending));
    }
    /// As another program sees it.
    std::int64_t count() {
        const auto reading = must(engine.connect(Access::read));
        EXPECT_EQ(must(reading->query("PRAGMA integrity_check")).at(0).text(0), "ok");
        return must(reading->query("SELECT COUNT(*) FROM things")).at(0).integer(0);
    }

    TestFolder folder;
    SqliteEngine engine{folder.at("test.db")};
    std::unique_ptr<Connection> writing = must(engine.connect(Access::write));
};

TEST_F(SqliteLogTest, OthersSeeALargeTransactionOnceItIsCommitted) {
    insert_many("COMMIT");
    EXPECT_EQ(count(), 20'000);
}

TEST_F(SqliteLogTest, WhatIsTakenBackLeavesNothing) {
    insert_many("ROLLBACK");
    EXPECT_EQ(count(), 0);
    insert_many("COMMIT");
    EXPECT_EQ(count(), 20'000);
}

}  // namespace
}  // namespace vitae
