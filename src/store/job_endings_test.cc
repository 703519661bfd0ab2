#include "store/job_endings.h"

#include <set>

#include <gtest/gtest.h>

#include "store/test_queue.h"

namespace vitae {
namespace {

TEST(FinishScan, EndsAJobThatFoundNothingToRead) {
    TestQueue queue;
    EXPECT_EQ(queue.state(queue.scan({})), JobState::succeeded);
    const JobId skipped = queue.scan({listed("Thumbs.db", "T", "file_system_clutter")});
    EXPECT_EQ(queue.state(skipped), JobState::succeeded);
    EXPECT_EQ(queue.counts(skipped), "1 0 0 1 0 0");
}

TEST(FinishScan, LetsTheJobWaitForItsFilesWithoutALease) {
    TestQueue queue;
    const JobId id = queue.scan({listed("a.txt", "A")});
    queue.let_pass(std::chrono::hours(5));
    EXPECT_EQ(queue.take_back(Lapsed::overdue), 0);
    EXPECT_EQ(queue.state(id), JobState::running);
    EXPECT_TRUE(queue.job(id).waits_for_files);
}

TEST(LastDocument, SettlesItsIngestJob) {
    TestQueue queue;
    const JobId id = queue.scan({listed("a.txt", "A"), listed("b.txt", "B"), listed("c.txt", "C")});
    queue.read_next("A");
    EXPECT_EQ(queue.fail(queue.claim(JobKind::document).value().lease, "pdf_damaged"), "ok");
    EXPECT_EQ(queue.state(id), JobState::running);
    EXPECT_EQ(queue.counts(id), "3 3 0 0 1 1");
    queue.read_next("C");
    EXPECT_EQ(queue.state(id), JobState::succeeded) << "files that failed are counted, no more";
    EXPECT_EQ(queue.counts(id), "3 3 0 0 2 1");
    EXPECT_TRUE(queue.job(id).finished_at);
}

TEST(LastDocument, OfATypeThatIsNotReadCountsAsSkipped) {
    TestQueue queue;
    const JobId id = queue.scan({listed("a.exe", "A")});
    queue.skip(queue.claim(JobKind::document).value(), "A");
    EXPECT_EQ(queue.state(id), JobState::succeeded);
    EXPECT_EQ(queue.counts(id), "1 0 0 1 0 0");
    EXPECT_EQ(queue.files(id).at(0).reason, "type_unsupported");
}

TEST(LastDocument, LeavesAJobAloneWhoseScanIsNotOver) {
    TestQueue queue;
    const JobId id = queue.add_job();
    const Claim scan = queue.claim(JobKind::ingest).value();
    queue.note(scan, {listed("a.txt", "A")}, true);
    queue.read_next("A");
    EXPECT_EQ(queue.state(id), JobState::running);
    queue.note(scan, {listed("b.txt", "B")}, false);
    queue.end_scan(scan.lease);
    EXPECT_EQ(queue.state(id), JobState::running);
    queue.read_next("B");
    EXPECT_EQ(queue.state(id), JobState::succeeded);
    EXPECT_EQ(queue.counts(id), "2 2 0 0 2 0");
}

TEST(FailAttempt, TriesAgainWhatMayPassUntilTheAttemptsAreUsedUp) {
    TestQueue queue;
    const JobId id = queue.scan({listed("a.txt", "A")});
    for (int attempt = 1; attempt <= 3; ++attempt) {
        EXPECT_EQ(queue.state(id), JobState::running);
        ASSERT_EQ(queue.fail(queue.claim(JobKind::document).value().lease, "file_changed"), "ok");
        queue.let_pass(std::chrono::minutes(11));
    }
    EXPECT_EQ(queue.files(id).at(0).state, "failed");
    EXPECT_EQ(queue.files(id).at(0).reason, "file_changed");
    EXPECT_EQ(queue.counts(id), "1 1 0 0 0 1");
}

TEST(FailAttempt, DoesNotTryAgainWhatWillNotPass) {
    TestQueue queue;
    const JobId id = queue.add_job("/not there");
    ASSERT_EQ(queue.fail(queue.claim(JobKind::ingest).value().lease, "path_not_found"), "ok");
    EXPECT_EQ(queue.state(id), JobState::failed);
    EXPECT_EQ(queue.job(id).reason, "path_not_found");
}

TEST(RetryIngestJob, GivesAFailedJobAllItsAttemptsAgain) {
    TestQueue queue;
    const JobId id = queue.add_job();
    for (int round = 1; round <= 2; ++round) {
        for (int attempt = 1; attempt <= 3; ++attempt) {
            const Lease lease = queue.claim(JobKind::ingest).value().lease;
            EXPECT_EQ(lease.fence, (round - 1) * 3 + attempt) << "a fence never falls";
            ASSERT_EQ(queue.fail(lease, "source_unavailable"), "ok");
            queue.let_pass(std::chrono::minutes(11));
        }
        ASSERT_EQ(queue.state(id), JobState::failed);
        ASSERT_EQ(queue.retry(id), "ok");
        EXPECT_EQ(queue.job(id).failures, 0);
        EXPECT_FALSE(queue.job(id).reason);
        EXPECT_FALSE(queue.job(id).finished_at);
    }
}

TEST(RetryIngestJob, IsRefusedInEveryOtherState) {
    TestQueue queue;
    const JobId id = queue.add_job();
    EXPECT_EQ(queue.retry(id), "job_state") << "queued";
    const Claim scan = queue.claim(JobKind::ingest).value();
    EXPECT_EQ(queue.retry(id), "job_state") << "running";
    queue.note(scan, {listed("a.txt", "A")}, true);
    queue.end_scan(scan.lease);
    const JobId document = queue.claim(JobKind::document).value().job.id;
    EXPECT_EQ(queue.retry(document), "job_state") << "a single file";
    ASSERT_EQ(queue.cancel(id), "ok");
    queue.take_back(Lapsed::all);
    EXPECT_EQ(queue.state(id), JobState::cancelled);
    EXPECT_EQ(queue.retry(id), "job_state") << "cancelled";
    EXPECT_EQ(queue.retry(queue.scan({})), "job_state") << "succeeded";
}

TEST(CancelIngestJob, EndsAQueuedJobAtOnce) {
    TestQueue queue;
    const JobId id = queue.add_job("/a");
    EXPECT_EQ(queue.cancel(id), "ok");
    EXPECT_EQ(queue.state(id), JobState::cancelled);
    EXPECT_FALSE(queue.claim(JobKind::ingest));
    EXPECT_NE(queue.add_job("/a"), id) << "the path can be triggered anew";
    EXPECT_EQ(queue.cancel(id), "job_state");
}

TEST(CancelIngestJob, AsksARunningScanToStop) {
    TestQueue queue;
    const JobId id = queue.add_job();
    const Claim scan = queue.claim(JobKind::ingest).value();
    EXPECT_EQ(queue.cancel(id), "ok");
    EXPECT_EQ(queue.state(id), JobState::running);
    queue.tend([&](Tend& tx) { return finish_cancelled(tx, scan.lease); });
    EXPECT_EQ(queue.state(id), JobState::cancelled);
}

TEST(CancelIngestJob, CountsForAScanThatEndsBeforeItHearsOfIt) {
    TestQueue queue;
    const JobId id = queue.add_job();
    const Claim scan = queue.claim(JobKind::ingest).value();
    ASSERT_EQ(queue.cancel(id), "ok");
    queue.end_scan(scan.lease);
    EXPECT_EQ(queue.state(id), JobState::cancelled);
}

TEST(CancelIngestJob, CancelsQueuedFilesAndWaitsForRunningOnes) {
    TestQueue queue;
    const JobId id = queue.scan({listed("a.txt", "A"), listed("b.txt", "B"), listed("c.txt", "C")});
    queue.read_next("A");
    const Claim running = queue.claim(JobKind::document).value();
    ASSERT_EQ(queue.cancel(id), "ok");
    EXPECT_FALSE(queue.claim(JobKind::document)) << "the third file is cancelled";
    EXPECT_EQ(queue.state(id), JobState::running);
    EXPECT_EQ(
        queue.tend([&](Tend& tx) { return renew_lease(tx, running.lease, kTestLease); }),
        Renewal::cancel_requested
    );
    queue.tend([&](Tend& tx) { return finish_cancelled(tx, running.lease); });
    EXPECT_EQ(queue.state(id), JobState::cancelled);
    EXPECT_EQ(queue.counts(id), "3 3 0 0 1 0");
    std::multiset<std::string> states;
    for (const JobFile& file : queue.files(id)) states.insert(file.state);
    EXPECT_EQ(states, (std::multiset<std::string>{"cancelled", "cancelled", "done"}));
}

TEST(CancelIngestJob, EndsAJobAtOnceThatOnlyWaitedForQueuedFiles) {
    TestQueue queue;
    const JobId id = queue.scan({listed("a.txt", "A"), listed("b.txt", "B")});
    EXPECT_EQ(queue.cancel(id), "ok");
    EXPECT_EQ(queue.state(id), JobState::cancelled);
    EXPECT_FALSE(queue.claim(JobKind::document));
}

TEST(CancelIngestJob, HoldsForAFileWhoseWorkerDied) {
    TestQueue queue;
    const JobId id = queue.scan({listed("a.txt", "A")});
    (void)queue.claim(JobKind::document);
    ASSERT_EQ(queue.cancel(id), "ok");
    ASSERT_EQ(queue.take_back(Lapsed::all), 1);
    EXPECT_EQ(queue.state(id), JobState::cancelled) << "it is not tried again";
}

TEST(CancelIngestJob, LeavesOtherJobsAlone) {
    TestQueue queue;
    const JobId cancelled = queue.scan({listed("a.txt", "A")});
    const JobId other = queue.scan({listed("b.txt", "B")});
    ASSERT_EQ(queue.cancel(cancelled), "ok");
    queue.read_next("B");
    EXPECT_EQ(queue.state(other), JobState::succeeded);
}

}  // namespace
}  // namespace vitae
