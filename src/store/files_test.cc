// The ledger: what a scan makes of files that were seen before.

#include "store/files.h"

#include <gtest/gtest.h>

#include "store/test_queue.h"

namespace vitae {
namespace {

/// Scans, and reads all that is new; the counts of the job.
std::string ingest(
    TestQueue& queue, const std::vector<ListedFile>& files, const std::string& reader = kTestReader
) {
    const JobId id = queue.scan(files, reader);
    while (const auto document = queue.claim(JobKind::document))
        for (const ListedFile& file : files)
            if (file.path == document->job.path) queue.read(*document, file.revision, reader);
    return queue.counts(id);
}

bool must_look_inside(TestQueue& queue, const ListedFile& file) {
    return must(queue->read([&](Read& read) { return is_revision_needed(read, queue.source, file); }
    ));
}

TEST(Ledger, AFileThatNobodyKnowsIsNew) {
    TestQueue queue;
    EXPECT_TRUE(must_look_inside(queue, listed("a.txt", "A")));
    EXPECT_EQ(ingest(queue, {listed("a.txt", "A"), listed("b.txt", "B")}), "2 2 0 0 2 0");
}

TEST(Ledger, AFileWithTheSameStampIsUnchangedAndNotOpened) {
    TestQueue queue;
    ListedFile file = listed("a.txt", "A");
    ingest(queue, {file});
    file.revision.clear();  // nobody looked
    EXPECT_FALSE(must_look_inside(queue, file));
    EXPECT_EQ(ingest(queue, {file}), "1 0 1 0 0 0");
}

TEST(Ledger, AFileThatWasTouchedButHoldsTheSameIsUnchanged) {
    TestQueue queue;
    ListedFile file = listed("a.txt", "A");
    ingest(queue, {file});
    file.stamp = "touched";
    EXPECT_TRUE(must_look_inside(queue, file));
    EXPECT_EQ(ingest(queue, {file}), "1 0 1 0 0 0");
    EXPECT_FALSE(must_look_inside(queue, file)) << "the new stamp is known now";
}

TEST(Ledger, AFileWithoutAStampIsAlwaysLookedInto) {
    TestQueue queue;
    ListedFile file = listed("a.txt", "A");
    file.stamp.clear();
    ingest(queue, {file});
    EXPECT_TRUE(must_look_inside(queue, file));
}

TEST(Ledger, ChangedContentIsNew) {
    TestQueue queue;
    ingest(queue, {listed("a.txt", "A"), listed("b.txt", "B")});
    EXPECT_EQ(ingest(queue, {listed("a.txt", "A2"), listed("b.txt", "B")}), "2 1 1 0 1 0");
    EXPECT_EQ(queue.count("SELECT COUNT(*) FROM files"), 2);
}

TEST(Ledger, AFileThatFailedLastTimeCountsAsNew) {
    TestQueue queue;
    const ListedFile file = listed("a.txt", "A");
    queue.scan({file});
    ASSERT_EQ(queue.fail(queue.claim(JobKind::document).value().lease, "pdf_damaged"), "ok");
    EXPECT_EQ(ingest(queue, {file}), "1 1 0 0 1 0");
    EXPECT_EQ(ingest(queue, {file}), "1 0 1 0 0 0");
}

TEST(Ledger, AFileThatWasCancelledCountsAsNew) {
    TestQueue queue;
    const ListedFile file = listed("a.txt", "A");
    ASSERT_EQ(queue.cancel(queue.scan({file})), "ok");
    EXPECT_EQ(ingest(queue, {file}), "1 1 0 0 1 0");
}

TEST(Ledger, AFileThatAnOlderReaderReadCountsAsNew) {
    TestQueue queue;
    const ListedFile file = listed("a.txt", "A");
    ingest(queue, {file}, "1");
    EXPECT_EQ(ingest(queue, {file}, "2"), "1 1 0 0 1 0");
    EXPECT_EQ(ingest(queue, {file}, "2"), "1 0 1 0 0 0");
}

TEST(Ledger, AFileThatIsStillOpenInAnotherJobIsNewInThisOne) {
    TestQueue queue;
    const ListedFile file = listed("a.txt", "A");
    const JobId first = queue.scan({file});
    const JobId second = queue.scan({file});
    queue.read_next("A");
    queue.read_next("A");
    for (const JobId& id : {first, second}) {
        EXPECT_EQ(queue.counts(id), "1 1 0 0 1 0");
        EXPECT_EQ(queue.state(id), JobState::succeeded);
    }
}

TEST(Ledger, ASkippedFileSaysWhyAndIsLookedAtAgain) {
    TestQueue queue;
    const JobId id = queue.scan({listed("~$a.docx", "A", "file_temporary")});
    EXPECT_EQ(queue.counts(id), "1 0 0 1 0 0");
    EXPECT_EQ(queue.files(id).at(0).reason, "file_temporary");
    EXPECT_EQ(ingest(queue, {listed("~$a.docx", "A")}), "1 1 0 0 1 0");
}

TEST(Ledger, AFileOfATypeThatIsNotReadIsSkippedUntilItOrTheReaderChanges) {
    TestQueue queue;
    const ListedFile file = listed("a.bin", "A");
    queue.scan({file});
    queue.skip(queue.claim(JobKind::document).value(), "A");
    EXPECT_EQ(ingest(queue, {file}), "1 0 0 1 0 0");
    EXPECT_EQ(ingest(queue, {listed("a.bin", "A2")}), "1 1 0 0 1 0");
    EXPECT_EQ(ingest(queue, {listed("a.bin", "A2")}, "2"), "1 1 0 0 1 0");
}

/// A scan whose worker dies after its first page, and starts over.
class ScanCutShort : public testing::Test {
protected:
    ScanCutShort() {
        ingest(queue, {listed("old.txt", "O")});
        id = queue.add_job();
        first = queue.claim(JobKind::ingest).value();
        queue.note(
            *first,
            {listed("a.txt", "A"),
             listed("old.txt", "O"),
             listed("Thumbs.db", "", "file_system_clutter")},
            true
        );
        EXPECT_EQ(queue.counts(*id), "3 1 1 1 0 0");
    }
    Claim start_over() {
        queue.take_back(Lapsed::all);
        queue.clock.advance(std::chrono::minutes(1));
        return queue.claim(JobKind::ingest).value();
    }
    TestQueue queue;
    std::optional<JobId> id;
    std::optional<Claim> first;
};

TEST_F(ScanCutShort, CountsNothingTwiceWhenItStartsOver) {
    const Claim again = start_over();
    queue.note(again, {listed("a.txt", "A"), listed("old.txt", "O")}, true);
    EXPECT_EQ(queue.counts(*id), "2 1 1 0 0 0");
    queue.note(
        again, {listed("Thumbs.db", "", "file_system_clutter"), listed("b.txt", "B")}, false
    );
    queue.end_scan(again.lease);
    EXPECT_EQ(queue.counts(*id), "4 2 1 1 0 0");
    queue.read_next("A");
    queue.read_next("B");
    EXPECT_FALSE(queue.claim(JobKind::document)) << "a file was queued twice";
    EXPECT_EQ(queue.counts(*id), "4 2 1 1 2 0");
    EXPECT_EQ(queue.state(*id), JobState::succeeded);
}

TEST_F(ScanCutShort, CountsOnceWhatWasSkippedWhileItStartedOver) {
    const Claim again = start_over();
    queue.note(again, {listed("old.txt", "O")}, true);
    queue.skip(queue.claim(JobKind::document).value(), "A");
    queue.note(again, {listed("a.txt", "A")}, false);
    queue.end_scan(again.lease);
    EXPECT_EQ(queue.counts(*id), "2 0 1 1 0 0");
    EXPECT_EQ(queue.state(*id), JobState::succeeded);
}

TEST_F(ScanCutShort, KeepsAFileThatIsGoneByNow) {
    const Claim again = start_over();
    queue.note(again, {}, true);
    queue.end_scan(again.lease);
    EXPECT_EQ(queue.counts(*id), "1 1 0 0 0 0");
    queue.read_next("A");
    EXPECT_EQ(queue.state(*id), JobState::succeeded);
}

TEST_F(ScanCutShort, ReadsAFileThatCouldNotBeReadTheFirstTime) {
    const Claim again = start_over();
    queue.note(again, {listed("Thumbs.db", "T")}, true);
    EXPECT_EQ(queue.counts(*id), "2 2 0 0 0 0");
}

}  // namespace
}  // namespace vitae
