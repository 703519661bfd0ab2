#include "store/job_claims.h"

#include <gtest/gtest.h>

#include "store/test_queue.h"

namespace vitae {
namespace {

TEST(ClaimJob, GivesTheOldestDueJobOfTheKind) {
    TestQueue queue;
    const JobId first = queue.add_job("/a");
    const JobId second = queue.add_job("/b");
    EXPECT_FALSE(queue.claim(JobKind::document));
    EXPECT_EQ(queue.claim(JobKind::ingest).value().job.id, first);
    EXPECT_EQ(queue.claim(JobKind::ingest).value().job.id, second);
    EXPECT_FALSE(queue.claim(JobKind::ingest));
}

TEST(ClaimJob, StartsTheJobAndRaisesItsFence) {
    TestQueue queue;
    queue.add_job();
    const Claim claim = queue.claim(JobKind::ingest).value();
    EXPECT_EQ(claim.job.state, JobState::running);
    EXPECT_TRUE(claim.job.started_at);
    EXPECT_EQ(claim.lease.fence, 1);
    EXPECT_EQ(claim.job.failures, 0);
}

TEST(ClaimJob, LetsTheNextTriggerOfThePathMakeAJobOfItsOwn) {
    TestQueue queue;
    const auto find = [&] {
        return must(queue->read([&](Read& read) {
            return find_queued_ingest_job(read, queue.source, "/a");
        }));
    };
    const JobId id = queue.add_job("/a");
    EXPECT_EQ(find(), id);
    (void)queue.claim(JobKind::ingest);
    EXPECT_FALSE(find());
}

TEST(ClaimJob, WaitsUntilAJobIsDue) {
    TestQueue queue;
    queue.add_job();
    ASSERT_EQ(queue.fail(queue.claim(JobKind::ingest).value().lease, "source_unavailable"), "ok");
    EXPECT_FALSE(queue.claim(JobKind::ingest));
    const auto due = must(queue->read([](Read& read) { return find_next_due(read); }));
    ASSERT_TRUE(due);
    queue.let_pass(*due - queue.clock.now());
    EXPECT_EQ(queue.claim(JobKind::ingest).value().lease.fence, 2);
}

TEST(RenewLease, KeepsAJobPastTheEndOfItsFirstLease) {
    TestQueue queue;
    queue.add_job();
    const Lease lease = queue.claim(JobKind::ingest).value().lease;
    const auto renew = [&] {
        return queue.tend([&](Tend& tx) { return renew_lease(tx, lease, kTestLease); });
    };
    for (int i = 0; i < 5; ++i) {
        queue.let_pass(kTestLease / 3);
        EXPECT_EQ(renew(), Renewal::held);
        EXPECT_EQ(queue.take_back(Lapsed::overdue), 0);
    }
    queue.let_pass(kTestLease);
    EXPECT_EQ(queue.take_back(Lapsed::overdue), 1);
    EXPECT_EQ(renew(), Renewal::lost);
}

// The thread that renews may come just after the scan has ended.
TEST(RenewLease, DoesNotReviveTheLeaseOfAScanThatIsOver) {
    TestQueue queue;
    const JobId id = queue.add_job();
    const Claim scan = queue.claim(JobKind::ingest).value();
    queue.note(scan, {listed("a.txt", "A")}, true);
    queue.end_scan(scan.lease);
    EXPECT_EQ(
        queue.tend([&](Tend& tx) { return renew_lease(tx, scan.lease, kTestLease); }), Renewal::lost
    );
    queue.let_pass(kTestLease * 2);
    EXPECT_EQ(queue.take_back(Lapsed::overdue), 0);
    EXPECT_EQ(queue.state(id), JobState::running);
}

TEST(RenewLease, TellsOfACancelRequest) {
    TestQueue queue;
    const JobId id = queue.add_job();
    const Lease lease = queue.claim(JobKind::ingest).value().lease;
    ASSERT_EQ(queue.cancel(id), "ok");
    EXPECT_EQ(
        queue.tend([&](Tend& tx) { return renew_lease(tx, lease, kTestLease); }),
        Renewal::cancel_requested
    );
}

TEST(TakeBackJobs, QueuesAJobAgainWhoseLeaseRanOut) {
    TestQueue queue;
    const JobId id = queue.add_job();
    (void)queue.claim(JobKind::ingest);
    queue.let_pass(kTestLease - std::chrono::seconds(1));
    EXPECT_EQ(queue.take_back(Lapsed::overdue), 0);
    queue.let_pass(std::chrono::seconds(1));
    EXPECT_EQ(queue.take_back(Lapsed::overdue), 1);
    const Job job = queue.job(id);
    EXPECT_EQ(job.state, JobState::queued);
    EXPECT_EQ(job.failures, 1);
    EXPECT_EQ(job.reason, "lease_lost");
}

TEST(TakeBackJobs, FailsAJobWhoseAttemptsAreUsedUp) {
    TestQueue queue;
    const JobId id = queue.add_job();
    for (int attempt = 1; attempt <= 3; ++attempt) {
        ASSERT_TRUE(queue.claim(JobKind::ingest)) << attempt;
        queue.let_pass(std::chrono::minutes(20));
        ASSERT_EQ(queue.take_back(Lapsed::overdue), 1) << attempt;
        queue.let_pass(std::chrono::minutes(20));
    }
    EXPECT_EQ(queue.state(id), JobState::failed);
    EXPECT_EQ(queue.job(id).failures, 3);
    EXPECT_FALSE(queue.claim(JobKind::ingest));
}

TEST(TakeBackJobs, TakesAllBackWhenNoWorkerCanBeAlive) {
    TestQueue queue;
    queue.scan({listed("a.txt", "A")});
    const Claim document = queue.claim(JobKind::document).value();
    const JobId waiting = queue.add_job("/b");
    queue.reopen();
    EXPECT_EQ(queue.take_back(Lapsed::all), 1) << "a job that waits for files has no lease";
    EXPECT_EQ(queue.state(document.job.id), JobState::queued);
    EXPECT_EQ(queue.job(document.job.id).reason, "worker_stopped");
    EXPECT_EQ(queue.state(waiting), JobState::queued);
}

// A worker that slept past its lease finds that its result does not count.
TEST(Fence, ALateSettleWritesNothing) {
    TestQueue queue;
    const JobId ingest = queue.scan({listed("a.txt", "A")});
    const Claim slow = queue.claim(JobKind::document).value();
    queue.let_pass(kTestLease);
    ASSERT_EQ(queue.take_back(Lapsed::overdue), 1);
    queue.let_pass(std::chrono::minutes(1));
    const Claim other = queue.claim(JobKind::document).value();
    ASSERT_EQ(other.job.id, slow.job.id);

    const auto settle = [&](auto&& work) { return outcome_of(queue->tend(work)); };
    EXPECT_EQ(
        settle([&](Tend& tx) {
            return succeed_document_job(tx, slow.lease, tx.make_id<DocumentId>());
        }),
        "lease_lost"
    );
    EXPECT_EQ(queue.fail(slow.lease, "file_changed"), "lease_lost");
    EXPECT_EQ(settle([&](Tend& tx) { return release_job(tx, slow.lease); }), "lease_lost");
    EXPECT_EQ(settle([&](Tend& tx) { return finish_cancelled(tx, slow.lease); }), "lease_lost");
    EXPECT_EQ(
        settle([&](Tend& tx) {
            return skip_document_job(tx, slow.lease, *find_reason("type_unsupported"));
        }),
        "lease_lost"
    );
    EXPECT_EQ(queue.state(other.job.id), JobState::running);
    EXPECT_EQ(queue.job(other.job.id).failures, 1);
    EXPECT_EQ(queue.counts(ingest), "1 1 0 0 0 0");
    EXPECT_EQ(queue.fail(other.lease, "pdf_damaged"), "ok") << "who holds the lease may settle";
}

TEST(ReleaseJob, GivesAJobBackWithoutCountingAnAttempt) {
    TestQueue queue;
    const JobId ingest = queue.scan({listed("a.txt", "A")});
    for (int drain = 1; drain <= 5; ++drain) {
        const Claim document = queue.claim(JobKind::document).value();
        queue.tend([&](Tend& tx) { return release_job(tx, document.lease); });
        EXPECT_EQ(queue.job(document.job.id).failures, 0);
        EXPECT_EQ(queue.files(ingest).at(0).state, "queued");
    }
    queue.read_next("A");
    EXPECT_EQ(queue.state(ingest), JobState::succeeded);
}

TEST(Backoff, LiesBetweenHalfAndAllOfADoublingSpan) {
    TestRandom random;
    Duration full = std::chrono::seconds(5);
    for (int failures = 1; failures <= 40; ++failures) {
        Duration least = Duration::max();
        Duration most{0};
        for (int i = 0; i < 300; ++i) {
            const Duration wait = backoff(failures, random);
            least = std::min(least, wait);
            most = std::max(most, wait);
        }
        EXPECT_GE(least, full / 2);
        EXPECT_LE(most, full);
        EXPECT_GT(most - least, full / 3) << "there is no jitter";
        full = std::min<Duration>(full * 2, std::chrono::minutes(10));
    }
}

}  // namespace
}  // namespace vitae
