#include "ingest/read_document.h"

#include <thread>

#include <gtest/gtest.h>

#include "base/sha256.h"
#include "ingest/test_ingest.h"
#include "store/candidates.h"
#include "store/documents.h"

namespace vitae {
namespace {

const std::string kAda = "name Ada Example\nemail ada@example.com\nskill C++";
const std::string kAdaLater = "name Ada Sample\nemail ada@example.com\nskill Rust";

class ReadDocument : public testing::Test {
protected:
    /// "documents candidates versions suggestions"
    std::string rows() const {
        const Rows rows = server.query(
            "SELECT (SELECT COUNT(*) FROM documents) || ' ' || (SELECT COUNT(*) FROM candidates)"
            " || ' ' || (SELECT COUNT(*) FROM record_versions) || ' ' ||"
            " (SELECT COUNT(*) FROM suggestions)"
        );
        return rows.at(0).text(0);
    }
    /// A claimed document job for the only file.
    Claim claim_document(const std::string& content) {
        server.resumes.put("ada.txt", content);
        must(server.trigger());
        EXPECT_EQ(server.scan(server.claim(JobKind::ingest).value()), "ok");
        return server.claim(JobKind::document).value();
    }
    Document document(const std::string& content) const {
        return must(server->read([&](Read& read) {
                   return find_document(read, to_hex(sha256(content)));
               })
        ).value();
    }
    std::string current_record() const {
        return server.query("SELECT record FROM record_versions ORDER BY created_at DESC")
            .at(0)
            .text(0);
    }
    void pretend_an_older_reader_read_all() {
        const auto shell = server.raw();
        must(shell->run_script(
            "UPDATE documents SET extractor = '0'; UPDATE files SET extractor = '0'"
        ));
    }

    TestIngest server;
};

TEST_F(ReadDocument, MakesADocumentACandidateAndTheFirstVersionOfTheRecord) {
    server.resumes.put("ada.txt", kAda);
    EXPECT_EQ(counts_of(server.ingest()), "1 1 0 0 1 0");
    EXPECT_EQ(rows(), "1 1 1 0");
    const Document made = document(kAda);
    EXPECT_EQ(must(server.blobs.get(made.original)), kAda);
    EXPECT_NE(must(server.blobs.get(made.extraction)).find("ada@example.com"), std::string::npos);
    EXPECT_EQ(made.size, static_cast<std::int64_t>(kAda.size()));
    EXPECT_EQ(server.query("SELECT name FROM candidates").at(0).text(0), "Ada Example");
    EXPECT_EQ(server.events("extract.run"), 1);
    EXPECT_EQ(server.events("extract.apply"), 1);
}

TEST_F(ReadDocument, LeavesNothingNewWhenTheSameBytesComeAgain) {
    server.resumes.put("ada.txt", kAda);
    server.ingest();
    server.resumes.put("ada.txt", kAda);
    server.ingest();
    EXPECT_EQ(rows(), "1 1 1 0");
    EXPECT_EQ(server.extractions, 1);
    EXPECT_EQ(server.events("extract.apply"), 1);
}

TEST_F(ReadDocument, AttachesTheSameBytesAtAnotherPathToTheSameDocument) {
    server.resumes.put("ada.txt", kAda);
    server.ingest();
    server.resumes.put("copy/of ada.txt", kAda);
    EXPECT_EQ(counts_of(server.ingest()), "2 1 1 0 1 0");
    EXPECT_EQ(rows(), "1 1 1 0");
    EXPECT_EQ(server.extractions, 1) << "what is known is not read again";
    const auto places = must(server->read([&](Read& read) {
        return list_document_places(read, document(kAda).candidate.value());
    }));
    EXPECT_EQ(places.size(), 2U);
}

TEST_F(ReadDocument, MakesOneDocumentOfTheSameBytesThatTwoWorkersReadAtOnce) {
    server.resumes.put("a.txt", kAda);
    server.resumes.put("b.txt", kAda);
    must(server.trigger());
    ASSERT_EQ(server.scan(server.claim(JobKind::ingest).value()), "ok");
    const Claim first = server.claim(JobKind::document).value();
    const Claim second = server.claim(JobKind::document).value();
    {
        const std::jthread worker([&] { EXPECT_EQ(server.read(first), "ok"); });
        EXPECT_EQ(server.read(second), "ok");
    }
    EXPECT_EQ(rows(), "1 1 1 0");
    EXPECT_EQ(counts_of(server.job(*first.job.parent)), "2 2 0 0 2 0");
}

TEST_F(ReadDocument, GivesAChangedRevisionToTheSameCandidateAsVersionTwo) {
    server.resumes.put("ada.txt", kAda);
    server.ingest();
    server.resumes.put("ada.txt", kAdaLater);
    server.ingest();
    EXPECT_EQ(rows(), "2 1 2 1");
    EXPECT_EQ(document(kAda).candidate, document(kAdaLater).candidate);
    EXPECT_NE(current_record().find("Rust"), std::string::npos);
    EXPECT_NE(current_record().find("Ada Example"), std::string::npos) << "a name is a fact";
    const Row suggestion = server.query("SELECT field, value, state FROM suggestions").at(0);
    EXPECT_EQ(suggestion.text(0), "basics.name");
    EXPECT_NE(suggestion.text(1).find("Ada Sample"), std::string::npos);
    EXPECT_EQ(suggestion.text(2), "open");
}

TEST_F(ReadDocument, FollowsAFileThatGoesBackToWhatItWas) {
    server.resumes.put("ada.txt", kAda);
    server.ingest();
    server.resumes.put("ada.txt", kAdaLater);
    server.ingest();
    server.resumes.put("ada.txt", kAda);
    server.ingest();
    EXPECT_EQ(rows(), "2 1 3 1");
    EXPECT_EQ(server.extractions, 2) << "what is known is not read again";
    EXPECT_EQ(current_record().find("Rust"), std::string::npos);
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
}

TEST_F(ReadDocument, ReadsAgainWhatAnOlderReaderReadAndStagesNoSuggestionTwice) {
    server.resumes.put("ada.txt", kAda);
    server.ingest();
    server.resumes.put("ada.txt", kAdaLater);
    server.ingest();
    pretend_an_older_reader_read_all();
    EXPECT_EQ(counts_of(server.ingest()), "1 1 0 0 1 0");
    EXPECT_EQ(server.extractions, 3);
    EXPECT_EQ(rows(), "2 1 2 1") << "it reads the same, so there is no new version";
    EXPECT_EQ(document(kAdaLater).extractor, std::to_string(kReaderVersion));
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
}

TEST_F(ReadDocument, SkipsATypeThatIsNotReadAndDoesNotOpenItAgain) {
    server.resumes.put("tool.exe", "program");
    EXPECT_EQ(counts_of(server.ingest()), "1 0 0 1 0 0");
    EXPECT_EQ(counts_of(server.ingest()), "1 0 0 1 0 0");
    EXPECT_EQ(server.extractions, 1);
    EXPECT_EQ(rows(), "0 0 0 0");
}

TEST_F(ReadDocument, GivesTheReasonWhenTheFileCannotBeRead) {
    EXPECT_EQ(server.read(claim_document("damaged")), "pdf_damaged");
    const Claim gone = claim_document("name Ada Example");
    server.resumes.remove("ada.txt");
    EXPECT_EQ(server.read(gone), "file_vanished");
    EXPECT_EQ(rows(), "0 0 0 0");
}

TEST_F(ReadDocument, TakesTheContentThatIsThereWhenItReadsNotWhenItWasListed) {
    const Claim claim = claim_document(kAda);
    server.resumes.put("ada.txt", kAdaLater);
    ASSERT_EQ(server.read(claim), "ok");
    EXPECT_TRUE(document(kAdaLater).candidate);
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
}

TEST_F(ReadDocument, WritesNothingOnceItsLeaseIsLost) {
    const Claim claim = claim_document(kAda);
    server.extract =
        [&](std::string_view bytes, const std::string& sha256, const std::stop_token&) {
            must(server->tend([](Tend& tx) { return take_back_jobs(tx, Lapsed::all); }));
            return read_for_test(bytes, sha256);
        };
    EXPECT_EQ(server.read(claim), "lease_lost");
    EXPECT_EQ(rows(), "0 0 0 0");
    EXPECT_EQ(server.events("extract.run"), 0);
    EXPECT_EQ(server.events("extract.apply"), 0);
}

TEST_F(ReadDocument, WritesNothingWhenItIsStopped) {
    const Claim claim = claim_document(kAda);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(
        outcome_of(read_document(
            *server,
            TestIngest::worker_grant(),
            {server.blobs, server.connectors, server.extract},
            claim,
            stop.get_token()
        )),
        "stopped"
    );
    EXPECT_EQ(rows(), "0 0 0 0");
}

}  // namespace
}  // namespace vitae
