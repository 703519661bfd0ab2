// The job state machine under random events, with fixed seeds: whatever workers, people and crashes
// do, the counts hold and no job is stuck.

#include <gtest/gtest.h>

#include "store/test_queue.h"

namespace vitae {
namespace {

constexpr int kSteps = 250;

/// The rules that hold in every state: each query counts the jobs that break one.
struct Rule {
    const char* name;
    Literal violations;
};
const Rule kRules[] = {
    {"found = new + unchanged + skipped",
     "SELECT COUNT(*) FROM jobs WHERE found <> fresh + unchanged + skipped"},
    {"every new file has a line, and no file has two fates",
     "SELECT COUNT(*) FROM jobs WHERE kind = 'ingest' AND (fresh, skipped) <> (SELECT"
     " COUNT(*) FILTER (WHERE state <> 'skipped'), COUNT(*) FILTER (WHERE state = 'skipped')"
     " FROM job_files WHERE job_id = jobs.id)"},
    {"new = done + failed + cancelled + open",
     "SELECT COUNT(*) FROM jobs WHERE kind = 'ingest' AND (done, failed) <> (SELECT"
     " COUNT(*) FILTER (WHERE state = 'done'), COUNT(*) FILTER (WHERE state = 'failed')"
     " FROM job_files WHERE job_id = jobs.id)"},
    {"a file is open as long as its document job",
     "SELECT COUNT(*) FROM jobs JOIN job_files ON job_files.job_id = parent_id AND"
     " job_files.file_id = jobs.file_id WHERE jobs.state IN ('queued', 'running') AND"
     " job_files.state <> jobs.state"},
    {"a job runs under a lease, or waits for an open file",
     "SELECT COUNT(*) FROM jobs WHERE (state = 'running') <> (lease_until IS NOT NULL OR"
     " (waits_for_files = 1 AND EXISTS (SELECT 1 FROM jobs AS file WHERE file.parent_id = jobs.id"
     " AND file.state IN ('queued', 'running'))))"},
    {"a job that succeeded has no open file",
     "SELECT COUNT(*) FROM jobs WHERE state = 'succeeded' AND EXISTS (SELECT 1 FROM jobs AS file"
     " WHERE file.parent_id = jobs.id AND file.state IN ('queued', 'running'))"},
    {"a cancelled job has no queued file",
     "SELECT COUNT(*) FROM jobs WHERE state = 'cancelled' AND EXISTS (SELECT 1 FROM jobs AS file"
     " WHERE file.parent_id = jobs.id AND file.state = 'queued')"},
    {"only ended jobs have an end",
     "SELECT COUNT(*) FROM jobs WHERE (finished_at IS NULL) <> (state IN ('queued', 'running'))"},
    {"failures stay within the attempts",
     "SELECT COUNT(*) FROM jobs WHERE failures > max_attempts OR (state = 'queued' AND failures >="
     " max_attempts)"},
};

class Walk {
public:
    explicit Walk(unsigned seed) : dice_(seed) {}

    void step() {
        switch (roll(14)) {
            case 0: jobs_.push_back(queue_.add_job("/" + std::to_string(jobs_.size()))); break;
            case 1:
            case 2: claim(JobKind::ingest); break;
            case 3:
            case 4:
            case 5: claim(JobKind::document); break;
            case 6:
            case 7: scan_on(); break;
            case 8:
            case 9:
            case 10: settle(); break;
            case 11: steer(); break;
            case 12: lose(); break;
            case 13: queue_.let_pass(std::chrono::seconds(roll(600))); break;
        }
    }
    void check() {
        for (const Rule& rule : kRules) ASSERT_EQ(queue_.count(rule.violations), 0) << rule.name;
    }
    /// Lets all work end, as it must.
    void finish() {
        queue_.take_back(Lapsed::all);
        held_.clear();
        for (int i = 0; i < 4000 && open_jobs() > 0; ++i) {
            claim(JobKind::ingest);
            claim(JobKind::document);
            scan_on();
            settle();
            queue_.let_pass(std::chrono::minutes(1));
        }
        EXPECT_EQ(open_jobs(), 0);
    }

private:
    struct Held {
        Claim claim;
        int pages = 0;
    };

    int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }

    std::int64_t open_jobs() const {
        return queue_.count("SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')");
    }

    void claim(JobKind kind) {
        if (auto claim = queue_.claim(kind)) held_.push_back({*std::move(claim)});
    }

    /// One of the claims of that kind, taken out.
    std::optional<Held> take(JobKind kind) {
        for (auto held = held_.begin(); held != held_.end(); ++held)
            if (held->claim.job.kind == kind) {
                Held taken = *held;
                held_.erase(held);
                return taken;
            }
        return std::nullopt;
    }

    bool holds(const Claim& claim) const {
        const Job job = queue_.job(claim.job.id);
        const bool leased = job.state == JobState::running && !job.waits_for_files;
        return leased && job.fence == claim.lease.fence;
    }

    ListedFile some_file() {
        const std::string name = "file" + std::to_string(roll(12));
        const bool skipped = roll(6) == 0;
        return listed(name, name + "-" + std::to_string(roll(2)), skipped ? "file_empty" : "");
    }

    void scan_on() {
        auto held = take(JobKind::ingest);
        if (!held) return;
        const Claim& scan = held->claim;
        const bool holds_lease = holds(scan);
        const auto advance = [&](Tend& tx) -> Result<void> {
            TRY(check_lease(tx, scan.lease));
            if (TRY(get_job(tx, scan.job.id)).cancel_requested)
                return finish_cancelled(tx, scan.lease);
            if (held->pages == 3) {
                TRY(finish_scan(tx, scan.lease));
                return {};
            }
            return note_page(
                tx, scan.job, as_page({some_file(), some_file()}), kTestReader, held->pages == 0
            );
        };
        const auto advanced = queue_->tend(advance);
        ASSERT_EQ(advanced.has_value(), holds_lease) << outcome_of(advanced);
        ++held->pages;
        if (holds(scan)) held_.push_back(*std::move(held));
    }

    void settle() {
        const auto held = take(JobKind::document);
        if (!held) return;
        const Claim& document = held->claim;
        const bool holds_lease = holds(document);
        const int fate = roll(6);
        const auto settled = queue_->tend([&](Tend& tx) -> Result<void> {
            const Lease& lease = document.lease;
            if (fate == 0) return fail_attempt(tx, lease, *find_reason("file_changed"));
            if (fate == 1) return fail_attempt(tx, lease, *find_reason("pdf_damaged"));
            if (fate == 2) return release_job(tx, lease);
            if (fate == 3) return skip_document_job(tx, lease, *find_reason("type_unsupported"));
            TRY(set_file_reading(tx, *document.job.file, {"x", std::nullopt, kTestReader}));
            return succeed_document_job(tx, lease, tx.make_id<DocumentId>());
        });
        ASSERT_EQ(settled.has_value(), holds_lease) << outcome_of(settled);
    }

    /// A person cancels or retries some job; the server says when that cannot be.
    void steer() {
        if (jobs_.empty()) return;
        const JobId& id = jobs_[static_cast<std::size_t>(roll(static_cast<int>(jobs_.size())))];
        const JobState state = queue_.state(id);
        const bool ended = state != JobState::queued && state != JobState::running;
        if (roll(3) == 0)
            EXPECT_EQ(queue_.cancel(id), ended ? "job_state" : "ok");
        else
            EXPECT_EQ(queue_.retry(id), state == JobState::failed ? "ok" : "job_state");
    }

    /// The server is restarted, or workers hang past their leases. What they hold is lost, but they
    /// do not know it yet.
    void lose() {
        if (roll(2) == 0) {
            queue_.take_back(Lapsed::all);
        } else {
            queue_.let_pass(kTestLease);
            queue_.take_back(Lapsed::overdue);
        }
    }

    std::mt19937 dice_;
    TestQueue queue_;
    std::vector<JobId> jobs_;
    std::vector<Held> held_;
};

class JobWalk : public testing::TestWithParam<unsigned> {};

TEST_P(JobWalk, KeepsEveryRuleAndLeavesNoJobOpen) {
    Walk walk(GetParam());
    for (int i = 0; i < kSteps; ++i) {
        walk.step();
        walk.check();
        if (HasFatalFailure()) return;
    }
    walk.finish();
    walk.check();
}

INSTANTIATE_TEST_SUITE_P(Seeds, JobWalk, testing::Range(1U, 9U));

}  // namespace
}  // namespace vitae
