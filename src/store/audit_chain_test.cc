#include "store/audit_chain.h"

#include <thread>

#include <gtest/gtest.h>

#include "store/test_grant.h"
#include "store/test_store.h"

namespace vitae {
namespace {

constexpr std::int64_t kEvents = 30;

void add_events(Store& store, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        const auto added = store.write(grant_for_test(), [&](Tx& tx, Audit& audit) -> Result<void> {
            audit.add(Event::source_update, tx.make_id<SourceId>(), {{"number", i}});
            return {};
        });
        ASSERT_TRUE(added);
    }
}

/// What verify_chain says, such as "gap at 7".
std::string verdict_of(Connection& sql, const std::optional<ChainHead>& witness = std::nullopt) {
    Read read(sql, Time());
    const auto verdict = verify_chain(read, witness);
    if (!verdict) return std::string(verdict.error().reason.view());
    if (!verdict->damage) return "whole";
    return std::string(name_of(*verdict->damage).view()) + " at " +
           std::to_string(verdict->first_bad_seq);
}

/// Bytes as SQL of both engines.
std::string hex(const Connection& sql, const Bytes& bytes) {
    return sql.dialect() == Dialect::sqlite ? "x'" + to_hex(bytes) + "'"
                                            : "'\\x" + to_hex(bytes) + "'::bytea";
}

/// A chain of thirty events, and an attacker who has a SQL shell and may do everything.
class ChainUnderAttack : public testing::Test {
protected:
    void SetUp() override {
        add_events(*store, kEvents);
        store.close();
        shell = store.raw();
        Read read(*shell, Time());
        events = must(scan_audit_events(read, 0, kEvents));
        ASSERT_EQ(events.size(), std::size_t{kEvents});
        ASSERT_EQ(verdict_of(*shell), "whole");
    }

    /// The verdict after a script, which is undone again.
    std::string after(
        const std::string& script, const std::optional<ChainHead>& witness = std::nullopt
    ) {
        must(shell->begin());
        must(shell->run_script(drop_audit_guards(*shell) + script));
        std::string verdict = verdict_of(*shell, witness);
        must(shell->execute("ROLLBACK"));
        return verdict;
    }

    const AuditEvent& event(std::int64_t seq) const {
        return events.at(static_cast<std::size_t>(seq - 1));
    }
    /// An event as an attacker makes it up, with a hash that is right for it.
    AuditEvent forge(std::int64_t seq, const Bytes& prev_hash) const {
        AuditEvent forged = event(std::clamp<std::int64_t>(seq, 1, kEvents));
        forged.seq = seq;
        forged.actor_id = "someone-else";
        forged.prev_hash = prev_hash;
        forged.hash = chain_hash(forged);
        return forged;
    }

    std::string insert(const AuditEvent& e) const {
        return "INSERT INTO audit_events VALUES (" + std::to_string(e.seq) + ",'" + e.id + "'," +
               std::to_string(to_micros(e.time)) + ",'" + e.actor_type + "','" + e.actor_id +
               "','" + e.auth_method + "','" + e.event_type + "','" + e.outcome + "','" +
               e.entity_type + "','" + e.entity_id + "','" + e.request_id + "','" +
               e.source_address + "','" + e.metadata + "'," + hex(*shell, e.prev_hash) + "," +
               hex(*shell, e.hash) + ");";
    }

    std::string set_head(std::int64_t seq, const Bytes& hash) const {
        return "UPDATE audit_head SET seq = " + std::to_string(seq) +
               ", hash = " + hex(*shell, hash) + ";";
    }

    TestStore store;
    std::unique_ptr<Connection> shell;
    std::vector<AuditEvent> events;
};

std::string where(std::int64_t seq) {
    return " WHERE seq = " + std::to_string(seq) + ";";
}
std::string at(const char* damage, std::int64_t seq) {
    return std::string(damage) + " at " + std::to_string(seq);
}

/// The table without its constraints: what keeps two rows from having one number or predecessor.
const std::string kLoosen =
    "ALTER TABLE audit_events RENAME TO kept; CREATE TABLE audit_events AS SELECT * FROM kept;";

/// Another value for that column of that row, as SQL.
std::string other_value(Connection& sql, const std::string& column, std::int64_t seq) {
    must(sql.run_script(
        "CREATE TEMP TABLE IF NOT EXISTS picked (value); DELETE FROM picked;"
        "INSERT INTO picked SELECT " +
        column + " FROM audit_events" + where(seq)
    ));
    const Row row = must(sql.query("SELECT typeof(value), value FROM picked")).at(0);
    if (row.text(0) == "integer") return std::to_string(row.integer(1) + 1000);
    if (row.text(0) == "text") return "'" + row.text(1) + "x'";
    Bytes bytes = row.bytes(1);
    bytes[static_cast<std::size_t>(seq) % bytes.size()] ^= 1;
    return hex(sql, bytes);
}

TEST_F(ChainUnderAttack, AChangeOfAnyColumnOfAnyRowShows) {
    SQLITE_ONLY(store);  // the values are picked by SQLite's typeof
    const Rows columns = must(shell->query("SELECT name FROM pragma_table_info('audit_events')"));
    ASSERT_GE(columns.size(), 15U);
    for (const Row& row : columns)
        for (std::int64_t seq = 1; seq <= kEvents; ++seq) {
            const std::string& column = row.text(0);
            const std::string value = other_value(*shell, column, seq);
            // A row under another number is missing where it was; the last one is out of place.
            const std::string expected = column != "seq"  ? at("tampered", seq)
                                         : seq == kEvents ? at("tampered", seq + 1000)
                                                          : at("gap", seq);
            EXPECT_EQ(
                after("UPDATE audit_events SET " + column + " = " + value + where(seq)), expected
            ) << column;
        }
}

TEST_F(ChainUnderAttack, ARemovedRowShows) {
    for (std::int64_t seq = 1; seq < kEvents; ++seq)
        EXPECT_EQ(after("DELETE FROM audit_events" + where(seq)), at("gap", seq));
    EXPECT_EQ(after("DELETE FROM audit_events" + where(kEvents)), at("truncated", kEvents));
    EXPECT_EQ(after("DELETE FROM audit_events WHERE seq > 12;"), "truncated at 13");
    EXPECT_EQ(after("DELETE FROM audit_events;"), "truncated at 1");
}

TEST_F(ChainUnderAttack, TwoSwappedRowsShow) {
    for (std::int64_t a = 1; a <= kEvents; ++a)
        for (std::int64_t b = a + 1; b <= kEvents; ++b) {
            const std::string swap =
                "UPDATE audit_events SET seq = -1" + where(a) +
                "UPDATE audit_events SET seq = " + std::to_string(a) + where(b) +
                "UPDATE audit_events SET seq = " + std::to_string(b) + where(-1);
            EXPECT_EQ(after(swap), at("tampered", a)) << a << " and " << b;
        }
}

TEST_F(ChainUnderAttack, ARowRewrittenWithAHashOfItsOwnShowsAtTheNextOne) {
    for (std::int64_t seq = 1; seq <= kEvents; ++seq) {
        const std::string rewritten =
            "DELETE FROM audit_events" + where(seq) + insert(forge(seq, event(seq).prev_hash));
        // Nothing follows the last row, but the head knows its hash.
        const std::string expected = seq == kEvents ? at("tampered", seq) : at("forked", seq + 1);
        EXPECT_EQ(after(rewritten), expected);
    }
}

TEST_F(ChainUnderAttack, ASecondBranchShows) {
    for (std::int64_t seq = 1; seq < kEvents; ++seq) {
        const Bytes& branches_off = event(seq).hash;
        EXPECT_EQ(
            after(kLoosen + insert(forge(kEvents + 1, branches_off))), at("forked", kEvents + 1)
        );
        EXPECT_EQ(after(kLoosen + insert(forge(seq + 1, branches_off))), at("forked", seq + 1));
    }
}

TEST_F(ChainUnderAttack, ARowAddedPastTheProgramShows) {
    EXPECT_EQ(after(insert(forge(kEvents + 1, event(kEvents).hash))), at("tampered", kEvents + 1));
    EXPECT_EQ(after(insert(forge(kEvents + 2, event(kEvents).hash))), at("gap", kEvents + 1));
    EXPECT_EQ(after(insert(forge(0, Bytes(32, 'x')))), at("forked", 0));
    EXPECT_EQ(after(insert(forge(-7, Bytes(32, 'x')))), at("forked", -7));
}

TEST_F(ChainUnderAttack, AChangeOfTheHeadShows) {
    const Bytes other(32, 'x');
    EXPECT_EQ(after(set_head(kEvents, other)), at("tampered", kEvents));
    EXPECT_EQ(after(set_head(kEvents + 1, event(kEvents).hash)), at("truncated", kEvents + 1));
    EXPECT_EQ(after(set_head(0, other)), "tampered at 0");
    EXPECT_EQ(after("DELETE FROM audit_head;"), "audit_head_missing");
    for (std::int64_t seq = 1; seq < kEvents; ++seq) {
        EXPECT_EQ(after(set_head(seq, event(seq).hash)), at("tampered", seq + 1));
        EXPECT_EQ(after(set_head(seq, other)), at("tampered", seq));
    }
}

TEST_F(ChainUnderAttack, OnlyACopyElsewhereShowsThatRowsAndHeadWereCutTogether) {
    const std::string cut =
        "DELETE FROM audit_events WHERE seq > 12;" + set_head(12, event(12).hash);
    EXPECT_EQ(after(cut), "whole");
    EXPECT_EQ(after(cut, ChainHead{20, event(20).hash}), "truncated at 13");
    const AuditEvent forged = forge(12, event(11).hash);
    const std::string rewritten =
        "DELETE FROM audit_events WHERE seq > 11;" + insert(forged) + set_head(12, forged.hash);
    EXPECT_EQ(after(rewritten), "whole");
    EXPECT_EQ(after(rewritten, ChainHead{12, event(12).hash}), "tampered at 12");
    EXPECT_EQ(verdict_of(*shell, ChainHead{20, event(20).hash}), "whole");
}

TEST_F(ChainUnderAttack, TheDatabaseRefusesToChangeOrDeleteEvents) {
    EXPECT_EQ(outcome_of(shell->execute("UPDATE audit_events SET outcome = 'x'")), "constraint");
    EXPECT_EQ(outcome_of(shell->execute("DELETE FROM audit_events")), "constraint");
    EXPECT_EQ(outcome_of(shell->execute("DELETE FROM audit_head")), "constraint");
    EXPECT_EQ(
        outcome_of(shell->run_script(insert(forge(kEvents + 1, event(3).hash)))), "constraint"
    ) << "a second branch";
    EXPECT_EQ(verdict_of(*shell), "whole");
}

TEST(AuditChain, IsWholeWhileOthersWrite) {
    const TestStore store;
    std::jthread writer([&] { add_events(*store, 200); });
    for (std::int64_t events = 0; events < 200;) {
        const auto verdict = must(store->read([](Read& read) { return verify_chain(read); }));
        ASSERT_FALSE(verdict.damage) << name_of(*verdict.damage).view();
        events = verdict.events;
    }
}

TEST(AuditChain, OfNoEventsIsWhole) {
    const TestStore store;
    EXPECT_EQ(verdict_of(*store.raw()), "whole");
}

}  // namespace
}  // namespace vitae
