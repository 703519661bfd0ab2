#include "ingest/scan.h"

#include <gtest/gtest.h>

#include "ingest/quick_scans.h"
#include "ingest/steer.h"
#include "ingest/test_ingest.h"

namespace vitae {
namespace {

class ScanSource : public testing::Test {
protected:
    /// A claimed job for the path, whose scan has not begun.
    Claim claim(const std::string& path = "/") {
        must(server.trigger({.path = path}));
        return server.claim(JobKind::ingest).value();
    }
    std::int64_t document_jobs() const {
        return server.count("SELECT COUNT(*) FROM jobs WHERE kind = 'document'");
    }

    TestIngest server;
};

TEST_F(ScanSource, OpensADocumentJobForEachNewFile) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.resumes.put("team/ben.txt", "name Ben Sample");
    const Claim scan = claim();
    ASSERT_EQ(server.scan(scan), "ok");
    EXPECT_EQ(document_jobs(), 2);
    EXPECT_EQ(counts_of(server.job(scan.job.id)), "2 2 0 0 0 0");
    EXPECT_EQ(server.events("ingestion.scan"), 1);
}

TEST_F(ScanSource, TakesOnlyWhatLiesAtThePath) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.resumes.put("team/ben.txt", "name Ben Sample");
    EXPECT_EQ(counts_of(server.ingest("/team")), "1 1 0 0 1 0");
    EXPECT_EQ(counts_of(server.ingest("/ada.txt")), "1 1 0 0 1 0");
    EXPECT_EQ(counts_of(server.ingest()), "2 0 2 0 0 0");
}

TEST_F(ScanSource, FindsNothingNewTheSecondTime) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.resumes.put(".DS_Store", "x");
    server.resumes.put("tool.exe", "program");
    EXPECT_EQ(counts_of(server.ingest()), "3 1 0 2 1 0");
    EXPECT_EQ(counts_of(server.ingest()), "3 0 1 2 0 0");
    EXPECT_EQ(server.extractions, 2);
}

TEST_F(ScanSource, LooksInsideATouchedFileAndFindsNothingNew) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.ingest();
    server.resumes.put("ada.txt", "name Ada Example");
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
}

TEST_F(ScanSource, ReadsAChangedAFailedAndARenamedFileAgain) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.resumes.put("ben.txt", "damaged");
    EXPECT_EQ(counts_of(server.ingest()), "2 2 0 0 1 1");
    server.resumes.put("ada.txt", "name Ada Example\nemail ada@example.com");
    EXPECT_EQ(counts_of(server.ingest()), "2 2 0 0 1 1");
    std::filesystem::rename(server.resumes.at("ada.txt"), server.resumes.at("ada2.txt"));
    server.resumes.remove("ben.txt");
    EXPECT_EQ(counts_of(server.ingest()), "1 1 0 0 1 0");
    EXPECT_EQ(server.count("SELECT COUNT(*) FROM candidates"), 1) << "the same bytes, elsewhere";
}

TEST_F(ScanSource, FailsWhenNothingIsAtThePath) {
    EXPECT_EQ(server.scan(claim("/not there")), "path_not_found");
    std::filesystem::remove_all(server.resumes.path());
    EXPECT_EQ(server.scan(claim("/")), "source_unavailable");
    EXPECT_EQ(document_jobs(), 0);
}

TEST_F(ScanSource, CountsNothingTwiceWhenItWasCutShort) {
    for (int i = 0; i < 450; ++i) server.resumes.put(std::to_string(i) + ".txt", std::to_string(i));
    const Claim first = claim();
    std::stop_source stop;
    // The writer calls after it has answered: let the call for the claim pass before ours is set.
    must(server->tend([](Tend&) -> Result<void> { return {}; }));
    server->set_on_commit([&](unsigned) { stop.request_stop(); });
    EXPECT_EQ(
        outcome_of(scan_source(
            *server, server.connectors, TestIngest::worker_grant(), first, stop.get_token()
        )),
        "stopped"
    );
    server->set_on_commit({});
    EXPECT_GE(document_jobs(), 200) << "a whole page is committed";
    EXPECT_LT(document_jobs(), 450);
    must(server->tend([&](Tend& tx) { return release_job(tx, first.lease); }));
    ASSERT_EQ(server.scan(server.claim(JobKind::ingest).value()), "ok");
    EXPECT_EQ(document_jobs(), 450);
    EXPECT_EQ(counts_of(server.job(first.job.id)), "450 450 0 0 0 0");
}

TEST_F(ScanSource, QueuesNoFileAfterACancel) {
    server.resumes.put("ada.txt", "name Ada Example");
    const Claim scan = claim();
    must(cancel_job(*server, TestIngest::person_grant(), scan.job.id));
    EXPECT_EQ(server.scan(scan), "stopped");
    EXPECT_EQ(document_jobs(), 0);
}

TEST_F(ScanSource, WritesNothingOnceItsLeaseIsLost) {
    server.resumes.put("ada.txt", "name Ada Example");
    const Claim scan = claim();
    must(server->tend([](Tend& tx) { return take_back_jobs(tx, Lapsed::all); }));
    EXPECT_EQ(server.scan(scan), "lease_lost");
    EXPECT_EQ(document_jobs(), 0);
    EXPECT_EQ(server.count("SELECT COUNT(*) FROM files"), 0);
    EXPECT_EQ(server.events("ingestion.scan"), 0);
}

TEST(Steer, LeavesOneEventForWhatIsDoneAndNoneForWhatIsRefused) {
    TestIngest server;
    const JobId id = must(server.trigger()).job;
    const Grant grant = TestIngest::person_grant();
    EXPECT_EQ(outcome_of(retry_job(*server, grant, id)), "job_state");
    EXPECT_EQ(outcome_of(cancel_job(*server, grant, id)), "ok");
    EXPECT_EQ(outcome_of(cancel_job(*server, grant, id)), "job_state");
    EXPECT_EQ(server.events("ingestion.cancel"), 1);
    EXPECT_EQ(server.events("ingestion.retry"), 0);
    EXPECT_EQ(
        outcome_of(cancel_job(*server, grant, JobId::make(Time(), server.random))), "job_unknown"
    );
}

TEST(SetFolder, MakesOneSourceForAFolder) {
    TestIngest server;
    const Grant grant = TestIngest::operator_grant();
    EXPECT_EQ(server.events("source.create"), 1);
    must(set_default_folder(*server, grant, server.resumes.path()));
    EXPECT_EQ(server.events("source.create"), 1) << "it is the default one already";
    const TestFolder other;
    const Source added = must(add_folder(*server, grant, other.path()));
    EXPECT_FALSE(added.is_default);
    EXPECT_EQ(must(add_folder(*server, grant, other.path() / ".")).id, added.id);
    EXPECT_EQ(server.events("source.create"), 2);
    must(set_default_folder(*server, grant, other.path()));
    EXPECT_EQ(server.events("source.update"), 1);
    EXPECT_EQ(outcome_of(add_folder(*server, grant, other.path() / "nowhere")), "folder_missing");
}

/// A job whose queue keeps everyone else from it, so that it may be claimed late.
class OfferedScan : public ScanSource {
protected:
    Claim offer() {
        const JobId id = must(server.trigger()).job;
        return must(server->read([&](Read& read) { return offer_jobs(read, {id}); }))
            .front()
            .value();
    }
    bool end(const Claim& offer) {
        const Grant grant = TestIngest::worker_grant();
        QuickScans scans(*server, server.connectors, grant);
        if (!scans.begin(offer)) return false;
        const auto ended = scans.finish();
        return ended.size() == 1 && ended[0].first.job.id == offer.job.id && ended[0].second;
    }
    /// Ingested long enough ago for its time stamp to count.
    void have_read(const std::string& name) {
        server.resumes.put(name, "name Ada Example");
        server.clock.advance(std::chrono::hours(1));
        server.ingest();
    }
};

TEST_F(OfferedScan, IsClaimedAndEndedAtOnceWhenNothingIsNew) {
    have_read("ada.txt");
    const Claim offered = offer();
    ASSERT_TRUE(end(offered));
    const Job job = server.job(offered.job.id);
    EXPECT_EQ(job.state, JobState::succeeded);
    EXPECT_EQ(counts_of(job), "1 0 1 0 0 0");
    EXPECT_EQ(job.fence, 1);
    EXPECT_TRUE(job.started_at && job.finished_at);
    EXPECT_EQ(server.events("ingestion.scan"), 2);
}

TEST_F(OfferedScan, OfAnEmptyFolderNoticesWhatIsGone) {
    have_read("ada.txt");
    std::filesystem::remove(server.resumes.path() / "ada.txt");
    server.clock.advance(std::chrono::hours(1));
    const Claim offered = offer();
    ASSERT_TRUE(end(offered));
    EXPECT_EQ(counts_of(server.job(offered.job.id)), "0 0 0 0 0 0");
    EXPECT_EQ(server.count("SELECT COUNT(*) FROM files WHERE removed_at IS NOT NULL"), 1);
}

TEST_F(OfferedScan, IsLeftAsItWasWhenAFileIsToBeRead) {
    server.resumes.put("ada.txt", "name Ada Example");
    const Claim offered = offer();
    EXPECT_FALSE(end(offered));
    EXPECT_EQ(server.job(offered.job.id).state, JobState::queued);
    EXPECT_EQ(server.events("ingestion.scan"), 0);
    EXPECT_EQ(server.scan(server.claim(JobKind::ingest).value()), "ok");
    EXPECT_EQ(counts_of(server.job(offered.job.id)), "1 1 0 0 0 0");
}

TEST_F(OfferedScan, IsNotEndedWhenSomebodyElseHasClaimedIt) {
    const Claim offered = offer();
    const Claim claimed = server.claim(JobKind::ingest).value();
    EXPECT_FALSE(end(offered));
    EXPECT_EQ(server.job(claimed.job.id).state, JobState::running);
    EXPECT_EQ(server.events("ingestion.scan"), 0);
    EXPECT_EQ(server.scan(claimed), "ok");
}

}  // namespace
}  // namespace vitae
