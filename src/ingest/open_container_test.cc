// Archives and messages: the files inside stand for themselves.

#include "ingest/open_container.h"

#include <gtest/gtest.h>

#include "ingest/settle_failure.h"
#include "ingest/test_ingest.h"

namespace vitae {
namespace {

class OpenContainer : public testing::Test, public TestIngest {
protected:
    /// "path state" of every file that is there.
    std::vector<std::string> ledger() const {
        std::vector<std::string> lines;
        for (const Row& row : query("SELECT path, state FROM files WHERE removed_at IS NULL ORDER"
                                    " BY path"))
            lines.push_back(row.text(0) + " " + row.text(1));
        return lines;
    }
    std::string sentence(const std::string& path) const {
        return query("SELECT COALESCE(reason, '') FROM files WHERE path = :path", {{"path", path}})
            .at(0)
            .text(0);
    }
};

using Lines = std::vector<std::string>;

TEST_F(OpenContainer, GivesEachFileInsideALineAJobAndARecord) {
    resumes.put("batch.zip", "archive\nada.txt name Ada Example\nteam/ben.txt name Ben Sample\n");
    const Job job = ingest();
    EXPECT_EQ(counts_of(job), "3 3 0 0 3 0");
    EXPECT_EQ(
        ledger(),
        (Lines{"/batch.zip done", "/batch.zip/ada.txt done", "/batch.zip/team/ben.txt done"})
    );
    EXPECT_EQ(count("SELECT COUNT(*) FROM candidates"), 2);
    const auto lines =
        must((*this)->read([&](Read& read) { return list_job_files(read, job.id, {.limit = 10}); })
        );
    EXPECT_EQ(lines[0].inside.found, 2);
    EXPECT_EQ(lines[0].inside.read, 2);
}

TEST_F(OpenContainer, ThatHasNotChangedLeadsToNothing) {
    resumes.put("batch.zip", "archive\nada.txt name Ada Example\nbad.txt damaged\nempty.txt\n");
    EXPECT_EQ(counts_of(ingest()), "4 3 0 1 2 1");
    const int before = extractions;
    const std::int64_t versions = count("SELECT COUNT(*) FROM record_versions");
    EXPECT_EQ(counts_of(ingest()), "4 1 2 1 0 1") << "what failed is tried again, from its bytes";
    EXPECT_EQ(extractions, before + 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM record_versions"), versions);
}

TEST_F(OpenContainer, ThatHasChangedIsReadAgainOnlyWhereItHas) {
    resumes.put("batch.zip", "archive\nada.txt name Ada Example\nben.txt name Ben Sample\n");
    ingest();
    const int before = extractions;
    resumes.put("batch.zip", "archive\nada.txt name Ada Example\ncleo.txt name Cleo Invented\n");
    EXPECT_EQ(counts_of(ingest()), "3 2 1 0 2 0");
    EXPECT_EQ(extractions, before + 2) << "the archive, and the new file";
    EXPECT_EQ(
        ledger(), (Lines{"/batch.zip done", "/batch.zip/ada.txt done", "/batch.zip/cleo.txt done"})
    );
}

TEST_F(OpenContainer, TakesItsFilesAlongWhenItGoesAndWhenItComesBack) {
    resumes.put("batch.zip", "archive\nada.txt name Ada Example\n");
    resumes.put("other.txt", "name Ben Sample");
    ingest();
    ingest();
    EXPECT_EQ(ledger().size(), 3U) << "no listing mentions what lies inside, yet it is there";
    resumes.remove("batch.zip");
    ingest();
    EXPECT_EQ(ledger(), (Lines{"/other.txt done"}));
    resumes.put("batch.zip", "archive\nada.txt name Ada Example\n");
    ingest();
    EXPECT_EQ(ledger().size(), 3U);
    EXPECT_EQ(count("SELECT COUNT(*) FROM candidates"), 2);
}

TEST_F(OpenContainer, ThatBecomesADocumentLosesWhatWasInside) {
    resumes.put("a.bin", "archive\nada.txt name Ada Example\n");
    ingest();
    resumes.put("a.bin", "name Ada Example");
    ingest();
    EXPECT_EQ(ledger(), (Lines{"/a.bin done"}));
}

TEST_F(OpenContainer, IsNotOpenedInsideAnother) {
    resumes.put("batch.zip", "archive\ninner.zip archive\n");
    EXPECT_EQ(counts_of(ingest()), "2 1 0 1 1 0");
    EXPECT_EQ(sentence("/batch.zip/inner.zip"), "container_inside");
    EXPECT_EQ(counts_of(ingest()), "2 0 1 1 0 0");
}

TEST_F(OpenContainer, QueuesNothingMoreAfterACancel) {
    resumes.put("batch.zip", "archive\nada.txt name Ada Example\n");
    const JobId id = must(trigger({.path = "/"})).job;
    ASSERT_EQ(scan(claim(JobKind::ingest).value()), "ok");
    const Claim archive = claim(JobKind::document).value();
    must((*this)->write(operator_grant(), [&](Tx& tx, Audit& audit) {
        audit.add(Event::ingestion_cancel, id);
        return cancel_ingest_job(tx, id);
    }));
    const auto outcome =
        read_document(**this, worker_grant(), {blobs, connectors, extract}, archive, {});
    ASSERT_FALSE(outcome);
    must(settle_failed_run(**this, worker_grant(), archive, outcome.error()));
    EXPECT_EQ(job(id).state, JobState::cancelled);
    EXPECT_FALSE(claim(JobKind::document));
}

TEST_F(OpenContainer, APollLeavesAloneWhatFailed) {
    resumes.put("bad.txt", "damaged");
    resumes.put("batch.zip", "archive\nworse.txt damaged\n");
    ingest();
    const int before = extractions;
    const Grant system = must(authorize(system_caller(), Action::watch_sources));
    const JobId poll = must(accept_trigger(**this, system, {})).job;
    ASSERT_EQ(scan(claim(JobKind::ingest).value()), "ok");
    EXPECT_FALSE(claim(JobKind::document));
    EXPECT_EQ(extractions, before);
    EXPECT_EQ(counts_of(job(poll)), "3 0 3 0 0 0");
    EXPECT_EQ(counts_of(ingest()), "3 2 1 0 0 2") << "a person's trigger tries again";
}

}  // namespace
}  // namespace vitae
