// Looks at people's data and at the audit trail: each is in the trail before it is answered.

#include "review/view.h"

#include <gtest/gtest.h>

#include "auth/policy.h"
#include "review/audit_review.h"
#include "store/test_store.h"

namespace vitae {
namespace {

using Events = std::vector<std::string>;

class ReviewTest : public testing::Test {
protected:
    ReviewTest() {
        const Grant worker = must(authorize(system_caller(), Action::run_jobs));
        must(store->write(worker, [&](Tx& tx, Audit& audit) -> Result<void> {
            candidate = TRY(insert_candidate(tx));
            TRY(insert_record_version(
                tx,
                *candidate,
                {.record = "{}", .author_type = "system", .author_id = "worker"},
                "Ada Example"
            ));
            audit.add(Event::extract_apply, *candidate);
            return {};
        }));
    }
    /// What was recorded since the test began, as "type entity".
    Events events() const {
        Events events;
        for (const AuditEvent& event :
             must(store->read([](Read& read) { return scan_audit_events(read, 1, 100); })))
            events.push_back(event.event_type + " " + event.entity_id);
        return events;
    }
    Grant grant(Action action) const { return must(authorize(local_operator(), action)); }

    TestStore store;
    std::optional<CandidateId> candidate;
};

TEST_F(ReviewTest, EachLookAtACandidateIsRecorded) {
    const Grant view = grant(Action::view_records);
    EXPECT_EQ(must(view_candidate(*store, view, *candidate)).candidate.name, "Ada Example");
    EXPECT_EQ(must(view_candidates(*store, view, std::nullopt, 10)).size(), 1U);
    EXPECT_EQ(must(view_versions(*store, view, *candidate)).size(), 1U);
    must(export_resume(*store, grant(Action::export_record), *candidate));
    EXPECT_EQ(
        events(),
        (Events{
            "data_record.view " + candidate->text(),
            "data_record.view ",
            "data_record.view " + candidate->text(),
            "record.export " + candidate->text()})
    );
}

TEST_F(ReviewTest, ALookThatCannotBeRecordedShowsNothing) {
    const auto shell = store.raw();
    must(shell->run_script(drop_audit_guards(*shell) + "DELETE FROM audit_head"));
    const auto view = view_candidate(*store, grant(Action::view_records), *candidate);
    EXPECT_EQ(outcome_of(view), "audit_head_missing");
    EXPECT_EQ(
        outcome_of(view_audit(*store, grant(Action::view_audit), {.limit = 10})),
        "audit_head_missing"
    );
}

TEST_F(ReviewTest, WhatIsNotThereLeavesNoTrace) {
    const auto other = CandidateId::make(Time(), store.random);
    const auto document = DocumentId::make(Time(), store.random);
    const Grant view = grant(Action::view_records);
    EXPECT_EQ(outcome_of(view_candidate(*store, view, other)), "candidate_unknown");
    EXPECT_EQ(outcome_of(view_versions(*store, view, other)), "candidate_unknown");
    EXPECT_EQ(outcome_of(view_document(*store, view, document)), "document_unknown");
    EXPECT_EQ(events(), Events{});
}

TEST_F(ReviewTest, LookingAtTheTrailIsRecordedToo) {
    const auto seen = must(view_audit(*store, grant(Action::view_audit), {.limit = 10}));
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].event.event_type, "extract.apply");
    EXPECT_EQ(seen[0].actor_name, "");
    EXPECT_EQ(events(), Events{"audit.view "});
    EXPECT_FALSE(must(review_chain(*store, grant(Action::verify_audit))).damage);
    EXPECT_EQ(events(), (Events{"audit.view ", "audit.view "}));
}

TEST_F(ReviewTest, TheTrailIsFilteredAndPagedNewestFirst) {
    const Grant view = grant(Action::view_audit);
    for (int i = 0; i < 5; ++i) must(view_audit(*store, view, {.limit = 1}));
    const auto list = [&](AuditFilter filter) {
        std::string seqs;
        for (const NamedEvent& named : must(view_audit(*store, view, filter)))
            seqs += std::to_string(named.event.seq) + " ";
        return seqs;
    };
    EXPECT_EQ(list({.event_type = "extract.apply", .limit = 10}), "1 ");
    EXPECT_EQ(list({.entity = candidate->text(), .limit = 10}), "1 ");
    EXPECT_EQ(list({.actor = "worker", .limit = 10}), "1 ");
    EXPECT_EQ(list({.before_seq = 4, .limit = 2}), "3 2 ");
    const Time second = from_micros(store.count("SELECT time FROM audit_events WHERE seq = 2"));
    EXPECT_EQ(list({.to = second, .limit = 10}), "1 ");
    EXPECT_EQ(list({.from = second, .to = second + Duration(1), .limit = 10}), "2 ");
}

}  // namespace
}  // namespace vitae
