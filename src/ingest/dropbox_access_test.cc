// Access to a Dropbox account, end to end inside one process: tokens, scopes, roots, and the
// manners that Dropbox asks for.

#include <thread>

#include "ingest/dropbox_for_test.h"

namespace vitae {
namespace {

using Lines = std::vector<std::string>;
using DropboxAccess = DropboxScan;

TEST_F(DropboxAccess, WaitsForAsLongAsDropboxAsksAndCallsNobodyMeanwhile) {
    box.put("/a.txt", "name A");
    for (const char* kind : {"throttled_json", "throttled_text", "busy_text"}) {
        forget_calls();
        box.arm(kDownload, kind, Json::object({{"seconds", 120}}));
        box.put("/a.txt", std::string("name ") + kind);
        const JobId id = must(server.trigger({.path = "/"})).job;
        ASSERT_EQ(server.scan(server.claim(JobKind::ingest).value()), "ok");
        ASSERT_TRUE(server.run_next(JobKind::document));
        EXPECT_FALSE(server.run_next(JobKind::document)) << "it is put off";
        server.clock.advance(std::chrono::seconds(60));
        must(server.trigger({.path = "/"}));
        EXPECT_TRUE(server.run_next(JobKind::ingest));
        EXPECT_EQ(calls(kContinue) + calls(kList), 1) << "the account is left alone";
        server.finish_jobs();
        EXPECT_EQ(counts_of(server.job(id)), "1 1 0 0 1 0");
        EXPECT_EQ(calls(kDownload), 2);
        EXPECT_EQ(server.count("SELECT MAX(failures) FROM jobs WHERE kind = 'document'"), 0);
    }
}

TEST_F(DropboxAccess, RefreshesAnAccessTokenThatHasEnded) {
    box.put("/a.txt", "name A");
    server.ingest();
    box.tell("expire");
    box.put("/b.txt", "name B");
    EXPECT_EQ(counts_of(server.ingest()), "2 1 1 0 1 0");
    forget_calls();
    server.clock.advance(std::chrono::hours(3) + std::chrono::minutes(58));
    box.put("/c.txt", "name C");
    EXPECT_EQ(counts_of(server.ingest()), "3 1 2 0 1 0");
    EXPECT_EQ(calls("oauth2/token"), 1) << "before it ends, not after a refusal";
}

TEST_F(DropboxAccess, ARevokedGrantMakesTheSourceAskForReconnection) {
    box.put("/a.txt", "name A");
    server.ingest();
    box.tell("revoke");
    EXPECT_EQ(reason(server.ingest()), "source_reconnect");
    EXPECT_EQ(server.account().state, SourceState::reconnect);
    forget_calls();
    EXPECT_EQ(reason(server.ingest()), "source_reconnect");
    EXPECT_EQ(calls("oauth2/token") + calls(kContinue), 0) << "nobody is asked in vain";
    const SourceId before = server.source;
    server.connect();
    EXPECT_EQ(server.source, before) << "the same account is the same source";
    box.put("/b.txt", "name B");
    EXPECT_EQ(counts_of(server.ingest()), "2 1 1 0 1 0");
    EXPECT_EQ(calls(kDownload), 1);
}

TEST_F(DropboxAccess, NamesTheScopeThatIsMissing) {
    box.put("/a.txt", "name A");
    box.arm(kList, "missing_scope", Json::object({{"scope", "files.metadata.read"}}));
    EXPECT_EQ(reason(server.ingest()), "scope_files_metadata_read");
    box.arm(kDownload, "missing_scope", Json::object({{"scope", "files.content.read"}}));
    server.ingest();
    EXPECT_EQ(server.ledger(), (Lines{"/a.txt failed scope_files_content_read"}));
    EXPECT_EQ(counts_of(server.ingest()), "1 1 0 0 1 0") << "a person's trigger tries it again";
}

TEST_F(DropboxAccess, AdoptsARootThatMovedAndListsAgain) {
    box.put("/a.txt", "name A");
    server.ingest();
    box.tell("root", Json::object({{"namespace", "777"}}));
    box.put("/b.txt", "name B");
    EXPECT_EQ(counts_of(server.ingest()), "2 1 1 0 1 0");
    EXPECT_EQ(calls(kDownload), 2);
}

TEST_F(DropboxAccess, ListsAnAccountByOneCallAtATime) {
    for (int i = 0; i < 20; ++i)
        box.put("/" + std::to_string(i % 2) + "/" + std::to_string(i), "x");
    box.arm(kList, "slow", Json::object({{"seconds", 1}}));
    must(server.trigger({.path = "/0"}));
    must(server.trigger({.path = "/1"}));
    const Claim first = server.claim(JobKind::ingest).value();
    const Claim second = server.claim(JobKind::ingest).value();
    std::string outcome;
    {
        const std::jthread other([&] { outcome = server.scan(first); });
        EXPECT_EQ(server.scan(second), "ok");
    }
    EXPECT_EQ(outcome, "ok");
    EXPECT_EQ(box.state("mostLists"), 1);
}

TEST_F(DropboxAccess, StoresNoTokenInTheClear) {
    const Bytes sealed =
        must(server->read([&](Read& read) { return get_credential(read, server.source); }));
    const Bytes token =
        must(server.connectors_of_account.credentials().open(sealed, server.source.text()));
    ASSERT_GE(token.size(), 8U);
    EXPECT_EQ(sealed.find(token.substr(0, 8)), Bytes::npos);
}

TEST(DropboxRoot, APathOutsideIsRefusedBeforeAnyCall) {
    TestDropbox server(1000, "/Resumes");
    server.standin.put("/Resumes/a.txt", "name A");
    server.standin.put("/Private/b.txt", "name B");
    server.standin.tell("clear");
    EXPECT_EQ(outcome_of(server.trigger({.path = "/Private"})), "path_outside_root");
    EXPECT_EQ(outcome_of(server.trigger({.path = "/"})), "path_outside_root");
    EXPECT_EQ(outcome_of(server.trigger({.path = "/Resumes2"})), "path_outside_root");
    EXPECT_EQ(server.standin.tell("state").find("calls")->as_object()->size(), 0U);
    EXPECT_EQ(counts_of(server.ingest("/Resumes")), "1 1 0 0 1 0");
}

TEST(DropboxTeam, SeesTheTeamsSpaceAndNotOnlyTheMembersFolder) {
    TestDropbox server;
    server.standin.tell("account", Json::object({{"home", "/Ada Example"}}));
    server.connect();
    server.standin.tell(
        "put", Json::object({{"account", 1}, {"path", "/Team/a.txt"}, {"content", "name A"}})
    );
    const JobId id = must(server.trigger({.path = "/Team", .source = server.source.text()})).job;
    server.finish_jobs();
    EXPECT_EQ(counts_of(server.job(id)), "1 1 0 0 1 0");
}

}  // namespace
}  // namespace vitae
