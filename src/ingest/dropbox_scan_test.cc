// Dropbox as a source, end to end inside one process: the stand-in server, a real store, the scan
// and the reading. Calls are counted: none may be made that is not needed.

#include "ingest/dropbox_for_test.h"

namespace vitae {
namespace {

using Lines = std::vector<std::string>;

TEST_F(DropboxScan, ReadsEverythingWithNoCallTooMany) {
    for (const char* name : {"a", "b", "c", "d", "e"})
        box.put(std::string("/team/") + name + ".txt", std::string("name ") + name);
    EXPECT_EQ(counts_of(server.ingest()), "5 5 0 0 5 0");
    EXPECT_EQ(calls(kList), 1);
    EXPECT_EQ(calls(kContinue), 2);  // six entries, with the folder, two a page
    EXPECT_EQ(calls(kDownload), 5);
    EXPECT_EQ(calls("users/get_current_account"), 1);
    EXPECT_EQ(calls("oauth2/token"), 2);  // the code, and one refresh
    EXPECT_EQ(server.events("dropbox.list_folder"), 1);
}

TEST_F(DropboxScan, GoesOnFromTheCursorAndReadsOnlyWhatChanged) {
    box.put("/a.txt", "name A");
    box.put("/b.txt", "name B");
    server.ingest();
    forget_calls();
    box.put("/b.txt", "name B, changed");
    box.put("/c.txt", "name C");
    EXPECT_EQ(counts_of(server.ingest()), "3 2 1 0 2 0");
    EXPECT_EQ(calls(kList), 0);
    EXPECT_EQ(calls(kContinue), 1);
    EXPECT_EQ(calls(kDownload), 2);
    EXPECT_EQ(counts_of(server.ingest()), "3 0 3 0 0 0") << "nothing changed: one call, no file";
    EXPECT_EQ(calls(kContinue), 2);
}

TEST_F(DropboxScan, ANewRevisionWithTheSameContentIsNothingToDo) {
    box.put("/a.txt", "name A");
    server.ingest();
    box.tell("touch", Json::object({{"path", "/a.txt"}}));
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
    EXPECT_EQ(calls(kDownload), 1);
}

TEST_F(DropboxScan, AMoveKeepsTheRecord) {
    box.put("/old/a.txt", "name A");
    server.ingest();
    box.tell("move", Json::object({{"from", "/old"}, {"to", "/New"}}));
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
    EXPECT_EQ(server.ledger(), (Lines{"/New/a.txt done "}));
    EXPECT_EQ(calls(kDownload), 1);
    EXPECT_EQ(documents(), 1);
}

TEST_F(DropboxScan, AFileThatIsGoneIsMarkedAndItsRecordStays) {
    box.put("/team/a.txt", "name A");
    box.put("/team/deep/b.txt", "name B");
    box.put("/teamwork.txt", "name C");
    server.ingest();
    box.remove("/team");
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
    EXPECT_EQ(
        server.ledger(),
        (Lines{"/team/a.txt removed ", "/team/deep/b.txt removed ", "/teamwork.txt done "})
    );
    EXPECT_EQ(documents(), 3);
}

TEST_F(DropboxScan, AFileReplacesWhatWasAtItsPlace) {
    box.put("/a.txt", "name A");
    server.ingest();
    box.remove("/a.txt");
    box.put("/a.txt", "name Another");
    server.ingest();
    EXPECT_EQ(server.ledger(), (Lines{"/a.txt removed ", "/a.txt done "}));
}

TEST_F(DropboxScan, AResetListsAgainAndReadsNothingThatIsKnown) {
    for (const char* name : {"/a.txt", "/b.txt", "/c.txt"})
        box.put(name, std::string("name ") + name);
    server.ingest();
    box.remove("/c.txt");
    box.put("/d.txt", "name D");
    forget_calls();
    box.arm(kContinue, "reset");
    EXPECT_EQ(counts_of(server.ingest()), "3 1 2 0 1 0");
    EXPECT_EQ(calls(kDownload), 1);
    EXPECT_EQ(
        server.ledger(), (Lines{"/a.txt done ", "/b.txt done ", "/c.txt removed ", "/d.txt done "})
    );
}

TEST_F(DropboxScan, AnErrorInTheMiddleKeepsWhatWasAppliedAndGoesOnFromThere) {
    for (int i = 0; i < 10; ++i)
        box.put("/" + std::to_string(i) + ".txt", "name N" + std::to_string(i));
    box.arm(kContinue, "error_500", Json::object({{"after", 2}}));
    const JobId id = must(server.trigger({.path = "/"})).job;
    EXPECT_EQ(server.scan(server.claim(JobKind::ingest).value()), "dropbox_unavailable");
    EXPECT_EQ(server.count("SELECT COUNT(*) FROM jobs WHERE kind = 'document'"), 6);
    EXPECT_NE(server.cursor(), "");
    must(server->tend([](Tend& tx) { return take_back_jobs(tx, Lapsed::all); }));
    server.finish_jobs();
    EXPECT_EQ(counts_of(server.job(id)), "10 10 0 0 10 0");
    EXPECT_EQ(calls(kList), 1);
    EXPECT_EQ(calls(kContinue), 5) << "four, and the one that failed";
}

TEST_F(DropboxScan, OneFileThatCannotBeHadTakesOnlyItselfOut) {
    for (const char* name : {"/a.txt", "/b.txt", "/c.txt", "/d.txt"})
        box.put(name, std::string("name ") + name);
    // By what names each revision, as files are read in any order.
    for (const auto& [path, kind] : std::map<std::string, std::string>{
             {"/a.txt", "restricted_content"}, {"/b.txt", "locked"}, {"/c.txt", "not_found"}})
        box.arm(kDownload, kind, Json::object({{"path", box.revision(path)}}));
    const Job job = server.ingest();
    EXPECT_EQ(counts_of(job), "4 4 0 0 1 3");
    EXPECT_EQ(job.state, JobState::succeeded);
    EXPECT_EQ(
        server.ledger(),
        (Lines{
            "/a.txt failed file_restricted",
            "/b.txt failed file_locked",
            "/c.txt failed file_vanished",
            "/d.txt done "})
    );
}

TEST_F(DropboxScan, RefusesBytesThatAreNotTheListedOnes) {
    box.put("/a.txt", "name A");
    box.arm(kDownload, "wrong_bytes");
    box.arm(kDownload, "truncated");
    EXPECT_EQ(counts_of(server.ingest()), "1 1 0 0 1 0");
    EXPECT_EQ(calls(kDownload), 3);
    EXPECT_EQ(server.query("SELECT name FROM candidates").at(0).text(0), "A");
}

TEST_F(DropboxScan, ExportsWhatHasNoBytesOfItsOwn) {
    box.tell(
        "put", Json::object({{"path", "/a.paper"}, {"content", "x"}, {"export", "name Paper"}})
    );
    EXPECT_EQ(counts_of(server.ingest()), "1 1 0 0 1 0");
    EXPECT_EQ(calls("files/export"), 1);
    EXPECT_EQ(calls(kDownload), 0);
    EXPECT_EQ(counts_of(server.ingest()), "1 0 1 0 0 0");
}

TEST_F(DropboxScan, SkipsWithAReasonAndFetchesNoneOfIt) {
    box.put("/.DS_Store", "x");
    box.put("/~$a.docx", "x");
    box.put("/empty.txt", "");
    box.put("/film.MP4", "x");
    box.tell(
        "put",
        Json::object(
            {{"path", "/link.txt"}, {"content", "x"}, {"more", Json::object({{"symlink", true}})}}
        )
    );
    EXPECT_EQ(counts_of(server.ingest()), "5 0 0 5 0 0");
    EXPECT_EQ(
        server.ledger(),
        (Lines{
            "/.DS_Store skipped file_system_clutter",
            "/empty.txt skipped file_empty",
            "/film.MP4 skipped type_unsupported",
            "/link.txt skipped file_symlink",
            "/~$a.docx skipped file_temporary"})
    );
    EXPECT_EQ(calls(kDownload), 0);
}

TEST_F(DropboxScan, TakesAFileWhoseLowerCasePathIsNull) {
    box.tell(
        "put",
        Json::object(
            {{"path", "/A.txt"},
             {"content", "name A"},
             {"more", Json::object({{"no_lower", true}})}}
        )
    );
    EXPECT_EQ(counts_of(server.ingest()), "1 1 0 0 1 0");
}

TEST_F(DropboxScan, AFileThatChangesDuringTheListingIsReadAsItIsLast) {
    box.put("/a.txt", "name A");
    box.put("/b.txt", "name B");
    server.ingest();
    box.put("/a.txt", "name A, first");
    box.put("/b.txt", "name B, changed");
    box.put("/a.txt", "name A, last");
    EXPECT_EQ(counts_of(server.ingest()), "2 2 0 0 2 0");
    EXPECT_EQ(calls(kDownload), 4);
    EXPECT_EQ(server.count("SELECT COUNT(*) FROM files WHERE state <> 'done'"), 0);
    EXPECT_EQ(counts_of(server.ingest()), "2 0 2 0 0 0");
}

TEST_F(DropboxScan, APathOfItsOwnHasACursorOfItsOwn) {
    box.put("/Team/a.txt", "name A");
    box.put("/other.txt", "name O");
    EXPECT_EQ(counts_of(server.ingest("/Team")), "1 1 0 0 1 0");
    EXPECT_EQ(counts_of(server.ingest("/Team/a.txt")), "1 0 1 0 0 0") << "one file";
    EXPECT_EQ(counts_of(server.ingest("/")), "2 1 1 0 1 0");
    EXPECT_EQ(reason(server.ingest("/nowhere")), "path_not_found");
}

TEST_F(DropboxScan, AMovedArchiveTakesItsFilesAlong) {
    box.put("/batch.zip", "archive\nada.txt name Ada Example\n");
    server.ingest();
    box.tell("move", Json::object({{"from", "/batch.zip"}, {"to", "/Done/batch.zip"}}));
    forget_calls();
    const Job moved = server.ingest();
    EXPECT_EQ(calls(kDownload), 0);
    EXPECT_EQ(counts_of(moved), "2 0 2 0 0 0");
    EXPECT_EQ(server.ledger(), (Lines{"/Done/batch.zip done ", "/Done/batch.zip/ada.txt done "}));
    box.remove("/Done/batch.zip");
    server.ingest();
    EXPECT_EQ(
        server.ledger(), (Lines{"/Done/batch.zip removed ", "/Done/batch.zip/ada.txt removed "})
    );
}

TEST_F(DropboxScan, AnArchiveThatIsReplacedTakesItsFilesWithIt) {
    box.put("/batch.zip", "archive\nada.txt name Ada Example\n");
    server.ingest();
    box.remove("/batch.zip");
    box.put("/batch.zip", "archive\nben.txt name Ben Sample\n");  // another file to Dropbox
    server.ingest();
    EXPECT_EQ(
        server.ledger(),
        (Lines{
            "/batch.zip removed ",
            "/batch.zip done ",
            "/batch.zip/ada.txt removed ",
            "/batch.zip/ben.txt done "})
    );
}

TEST_F(DropboxScan, APollDoesNotFetchAgainWhatFailedAndHasNotChanged) {
    box.put("/bad.txt", "damaged");
    server.ingest();
    box.put("/good.txt", "name Ada Example");
    forget_calls();
    const Grant system = must(authorize(system_caller(), Action::watch_sources));
    must(accept_trigger(*server, system, {}));
    server.finish_jobs();
    EXPECT_EQ(calls(kDownload), 1);
    EXPECT_EQ(server.ledger(), (Lines{"/bad.txt failed pdf_damaged", "/good.txt done "}));
}

}  // namespace
}  // namespace vitae
