#include "ingest/worker.h"

#include <latch>

#include <gtest/gtest.h>

#include "ingest/steer.h"
#include "ingest/test_ingest.h"

namespace vitae {
namespace {

constexpr WorkerOptions kTwo{.threads = 2, .lease = std::chrono::seconds(30)};
/// Renewed every ten milliseconds, which is when a worker hears of a cancel request. The clock of
/// these tests stands still, so a lease never runs out.
constexpr WorkerOptions kAttentive{.threads = 2, .lease = std::chrono::milliseconds(30)};

/// Offers each queued job to one worker.
class OfferingQueue final : public Queue {
public:
    explicit OfferingQueue(TestIngest& server) : server_(server) {}
    Result<std::optional<Claim>> claim(Store&, const Grant&, Duration) override {
        return std::optional<Claim>();
    }
    Result<std::optional<Claim>> next(Store&, const Grant&, Duration) override {
        return find_offer();
    }
    std::optional<Claim> find_offer() override {
        const std::lock_guard lock(mutex_);
        if (offers_.empty()) return std::nullopt;
        Claim offer = std::move(offers_.back());
        offers_.pop_back();
        return offer;
    }
    Result<std::int64_t> sweep(Store&, const Grant&) override { return 0; }

    void offer(const std::vector<JobId>& jobs) {
        auto offers = must(server_->read([&](Read& read) { return offer_jobs(read, jobs); }));
        const std::lock_guard lock(mutex_);
        for (auto& offer : offers) offers_.push_back(*std::move(offer));
    }

private:
    TestIngest& server_;
    std::mutex mutex_;
    std::vector<Claim> offers_;
};

class WorkersTest : public testing::Test {
protected:
    ~WorkersTest() override { server->set_on_commit({}); }  // before the workers end

    void start(const WorkerOptions& options = kTwo) { start(options, embedded); }
    void start(const WorkerOptions& options, Queue& queue) {
        workers = std::make_unique<Workers>(
            *server,
            queue,
            TestIngest::worker_grant(),
            Reading{server.blobs, server.connectors, server.extract},
            options
        );
        server->set_on_commit([this](unsigned) { workers->wake(); });
    }
    /// Waits until the job is so. The time only bounds a test that fails.
    template <class Condition>
    Job wait_for(const JobId& id, const Condition& condition) const {
        const Duration end = system_clock().steady() + std::chrono::seconds(30);
        while (true) {
            const Job job = server.job(id);
            if (condition(job)) return job;
            if (system_clock().steady() > end)
                throw std::runtime_error("the job never came to that");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }
    Job wait_for_end(const JobId& id) const {
        return wait_for(id, [](const Job& job) {
            return job.state != JobState::queued && job.state != JobState::running;
        });
    }
    /// A reader that does not end by itself.
    void read_until_stopped() {
        server.extract = [this](
                             std::string_view, const std::string&, const std::stop_token& stop
                         ) -> Result<ReaderAnswer> {
            reading.count_down();
            while (!stop.stop_requested()) std::this_thread::yield();
            return Error{.code = Code::unavailable, .reason = "stopped"};
        };
    }
    std::string document_state() const {
        return server.query("SELECT state FROM jobs WHERE kind = 'document'").at(0).text(0);
    }

    TestIngest server;
    EmbeddedQueue embedded;
    OfferingQueue offering{server};
    std::latch reading{1};
    std::unique_ptr<Workers> workers;
};

TEST_F(WorkersTest, RunAJobToItsEnd) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.resumes.put("ben.txt", "damaged");
    server.resumes.put("tool.exe", "program");
    start();
    const Job job = wait_for_end(must(server.trigger()).job);
    EXPECT_EQ(job.state, JobState::succeeded);
    EXPECT_EQ(counts_of(job), "3 2 0 1 1 1");
    EXPECT_EQ(server.events("ingestion.scan"), 1);
    EXPECT_EQ(server.events("extract.run"), 3) << "one for each file, whatever came of it";
}

TEST_F(WorkersTest, FailAJobWhosePathIsNotThereAtOnce) {
    start();
    const Job job = wait_for_end(must(server.trigger({.path = "/nowhere"})).job);
    EXPECT_EQ(job.state, JobState::failed);
    EXPECT_EQ(job.reason, "path_not_found");
    EXPECT_EQ(job.fence, 1) << "it was tried again";
}

TEST_F(WorkersTest, DoTheWorkThatWasQueuedBeforeTheyStarted) {
    const JobId id = must(server.trigger()).job;
    start();
    EXPECT_EQ(wait_for_end(id).state, JobState::succeeded);
}

TEST_F(WorkersTest, RunEachOfManyOfferedJobsWhetherItsFolderShowsAnythingNewOrNot) {
    std::vector<JobId> jobs;
    for (const char* folder : {"a", "b", "c", "d"}) {
        std::filesystem::create_directories(server.resumes.path() / folder);
        jobs.push_back(must(server.trigger({.path = std::string("/") + folder})).job);
    }
    server.resumes.put("b/ada.txt", "name Ada Example");
    offering.offer(jobs);
    start(kTwo, offering);
    for (const JobId& job : jobs) {
        EXPECT_EQ(wait_for_end(job).state, JobState::succeeded);
        EXPECT_EQ(server.job(job).fence, 1);
    }
    EXPECT_EQ(counts_of(server.job(jobs[1])), "1 1 0 0 1 0");
    EXPECT_EQ(server.events("ingestion.scan"), 4);
}

TEST_F(WorkersTest, LeaveAnOfferAloneThatWasCancelledMeanwhile) {
    const JobId job = must(server.trigger()).job;
    offering.offer({job});
    must(cancel_job(*server, TestIngest::person_grant(), job));
    const JobId other = must(server.trigger()).job;
    offering.offer({other});
    start(kTwo, offering);
    EXPECT_EQ(wait_for_end(other).state, JobState::succeeded);
    workers->drain(std::chrono::minutes(1));
    EXPECT_EQ(server.job(job).state, JobState::cancelled);
    EXPECT_EQ(server.events("ingestion.scan"), 1);
}

TEST_F(WorkersTest, TryAgainLaterWhenTheReaderThrows) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.extract =
        [](std::string_view, const std::string&, const std::stop_token&) -> Result<ReaderAnswer> {
        throw std::runtime_error("a library's");
    };
    must(server.trigger());
    ASSERT_EQ(server.scan(server.claim(JobKind::ingest).value()), "ok");
    const JobId document =
        server.query("SELECT id FROM jobs WHERE kind = 'document'").at(0).id<JobId>(0);
    start();
    const Job job = wait_for(document, [](const Job& it) { return it.failures == 1; });
    EXPECT_EQ(job.state, JobState::queued);
    EXPECT_EQ(job.reason, "internal");
}

TEST_F(WorkersTest, GiveRunningJobsBackUntouchedWhenTheyDrain) {
    server.resumes.put("ada.txt", "name Ada Example");
    read_until_stopped();
    start();
    must(server.trigger());
    reading.wait();
    workers->drain(Duration(0));
    EXPECT_EQ(document_state(), "queued");
    EXPECT_EQ(server.count("SELECT MAX(failures) FROM jobs"), 0);
    EXPECT_EQ(server.count("SELECT COUNT(*) FROM jobs WHERE lease_until IS NOT NULL"), 0);
}

TEST_F(WorkersTest, LetRunningJobsEndWithinTheGraceOfADrain) {
    server.resumes.put("ada.txt", "name Ada Example");
    server.extract =
        [this](std::string_view bytes, const std::string& sha256, const std::stop_token&) {
            reading.count_down();
            return read_for_test(bytes, sha256);
        };
    start();
    must(server.trigger());
    reading.wait();
    workers->drain(std::chrono::minutes(1));
    EXPECT_EQ(document_state(), "succeeded");
}

TEST_F(WorkersTest, StopAFileWhoseJobIsCancelled) {
    server.resumes.put("ada.txt", "name Ada Example");
    read_until_stopped();
    start(kAttentive);
    const JobId id = must(server.trigger()).job;
    reading.wait();
    must(cancel_job(*server, TestIngest::person_grant(), id));
    EXPECT_EQ(wait_for_end(id).state, JobState::cancelled);
    EXPECT_EQ(document_state(), "cancelled");
}

TEST_F(WorkersTest, StopAFileWhoseLeaseIsLost) {
    server.resumes.put("ada.txt", "name Ada Example");
    read_until_stopped();
    start({.threads = 1, .lease = std::chrono::milliseconds(30)});
    must(server.trigger());
    reading.wait();
    must(server->tend([](Tend& tx) { return take_back_jobs(tx, Lapsed::all); }));
    workers->drain(std::chrono::minutes(1));
    EXPECT_EQ(document_state(), "queued");
    EXPECT_EQ(server.count("SELECT MAX(failures) FROM jobs"), 1) << "who lost it counts nothing";
}

TEST_F(WorkersTest, DoNothingWhenThereAreNone) {
    start({.threads = 0});
    const JobId id = must(server.trigger()).job;
    workers->drain(std::chrono::minutes(1));
    EXPECT_EQ(server.job(id).state, JobState::queued);
}

}  // namespace
}  // namespace vitae
