#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "connect/folder_for_test.h"
#include "model/reason.h"

namespace vitae {
namespace {

using Reasons = std::map<std::string, std::string>;

TEST_F(FolderTest, ListsEverythingBelowAPath) {
    tree.put("a.txt", "A");
    tree.put("team/b.txt", "B");
    tree.put("team/deep/er/c.txt", "C");
    EXPECT_EQ(
        reasons(), (Reasons{{"/a.txt", ""}, {"/team/b.txt", ""}, {"/team/deep/er/c.txt", ""}})
    );
    EXPECT_EQ(reasons("/team/deep"), (Reasons{{"/team/deep/er/c.txt", ""}}));
    EXPECT_EQ(reasons("/team/b.txt"), (Reasons{{"/team/b.txt", ""}})) << "a path can be one file";
    EXPECT_EQ(fetch("/team/deep/er/c.txt"), "C");
}

TEST_F(FolderTest, TellsWhenNothingIsAtThePath) {
    tree.put("a.txt", "A");
    for (const std::string path : {"/b.txt", "/a.txt/b", "/A.TXT", "/team"}) {
        EXPECT_TRUE(list(path).empty());
        EXPECT_EQ(outcome, "path_not_found") << path;
    }
    EXPECT_EQ(outcome_of(Folder::open(tree.at("nowhere"), Time())), "source_unavailable");
    EXPECT_EQ(outcome_of(Folder::open(tree.at("a.txt"), Time())), "source_unavailable");
}

TEST_F(FolderTest, AnEmptyFolderHasNoFiles) {
    EXPECT_TRUE(list("/").empty());
    EXPECT_EQ(outcome, "ok");
}

TEST_F(FolderTest, NeverFollowsALink) {
    const TestFolder outside;
    outside.put("secret.txt", "S");
    tree.put("a.txt", "A");
    std::filesystem::create_symlink(outside.at("secret.txt"), tree.at("to-file"));
    std::filesystem::create_symlink(outside.path(), tree.at("to-folder"));
    std::filesystem::create_symlink("a.txt", tree.at("inside"));
    std::filesystem::create_symlink("nowhere", tree.at("dangling"));
    std::filesystem::create_symlink(".", tree.at("loop"));
    const Reasons expected{
        {"/a.txt", ""},
        {"/dangling", "file_symlink"},
        {"/inside", "file_symlink"},
        {"/loop", "file_symlink"},
        {"/to-file", "file_symlink"},
        {"/to-folder", "file_symlink"}};
    EXPECT_EQ(reasons(), expected);
    EXPECT_EQ(reasons("/to-file"), (Reasons{{"/to-file", "file_symlink"}}));
    for (const std::string key :
         {"/to-file", "/inside", "/loop", "/to-folder/secret.txt", "/loop/a.txt"})
        EXPECT_EQ(fetch(key), "file_symlink") << key;
    EXPECT_TRUE(list("/to-folder/secret.txt").empty());
    EXPECT_EQ(outcome, "path_not_found");
}

TEST_F(FolderTest, NeverLeavesItsRoot) {
    const auto parent = tree.path().parent_path();
    const std::string sibling = tree.path().filename().string() + ".secret";
    std::ofstream(parent / sibling) << "S";
    tree.put("team/a.txt", "A");
    for (const std::string& path :
         {"/../" + sibling,
          "/team/../../" + sibling,
          "/" + (parent / sibling).string(),
          std::string("//etc/passwd")}) {
        EXPECT_NE(fetch(path), "S") << path;
        EXPECT_TRUE(list(path).empty()) << path;
    }
    std::filesystem::remove(parent / sibling);
}

TEST_F(FolderTest, OpensNoFifoSocketOrDevice) {
    ASSERT_EQ(::mkfifo(tree.at("fifo").c_str(), 0600), 0);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
    tree.at("socket").string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(reasons(), (Reasons{{"/fifo", "file_not_regular"}, {"/socket", "file_not_regular"}}));
    EXPECT_EQ(fetch("/fifo"), "file_not_regular") << "this must not wait for a writer";
    EXPECT_FALSE(open().fetch({.key = "/socket"}));
    ::close(listener);
}

TEST_F(FolderTest, TellsOfAFileThatItMayNotRead) {
    tree.put("secret.txt", "S");
    std::filesystem::permissions(tree.at("secret.txt"), std::filesystem::perms::none);
    if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
    EXPECT_EQ(fetch("/secret.txt"), "file_unreadable");
}

TEST_F(FolderTest, FindsDecomposedNamesByTheirComposedPath) {
    tree.put("Jose\u0301/Re\u0301sume\u0301.txt", "R");
    const auto files = list("/José/Résumé.txt");
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(fetch(files[0].key), "R");
    EXPECT_EQ(list("/José").size(), 1U);
    tree.put("José/Résumé.txt", "composed");
    EXPECT_EQ(fetch(list("/José/Résumé.txt").at(0).key), "composed") << "the exact name goes first";
    EXPECT_EQ(list("/").size(), 2U);
}

TEST_F(FolderTest, SkipsNamesThatAreNotUtf8AndShowsTheirBytes) {
    tree.put("M\xfcller.txt", "M");
    tree.put("caf\xc3", "C");
    tree.put("folder\xff/a.txt", "A");
    const Reasons expected{
        {"/M%fcller.txt", "name_not_utf8"},
        {"/caf%c3", "name_not_utf8"},
        {"/folder%ff/a.txt", "name_not_utf8"}};
    EXPECT_EQ(reasons(), expected);
}

TEST_F(FolderTest, TakesEveryNameThatIsUtf8) {
    for (const std::string name :
         {"简历.txt", "a b.txt", "'; DROP TABLE jobs; --", "100%.txt", "a\nb"})
        tree.put(name, name);
    EXPECT_EQ(list("/").size(), 5U);
    for (const ListedFile& file : list("/")) {
        EXPECT_EQ(file.skip_reason, "") << file.path;
        EXPECT_EQ("/" + fetch(file.key), file.path);
    }
}

TEST_F(FolderTest, SkipsWhatProgramsLeaveBehind) {
    for (const std::string name :
         {".DS_Store", "Thumbs.db", "desktop.ini", "._resume.pdf", ".dropbox", "Icon\r"})
        tree.put(name, "x");
    for (const std::string name : {"~$resume.docx", ".~lock.resume.odt#"}) tree.put(name, "x");
    tree.put(".dropbox.cache/old.pdf", "x");
    tree.put("resume.pdf", "x");
    std::map<std::string, int> counts;
    for (const auto& [path, reason] : reasons()) ++counts[reason];
    const std::map<std::string, int> expected{
        {"", 1}, {"file_system_clutter", 6}, {"file_temporary", 2}};
    EXPECT_EQ(counts, expected);
}

TEST_F(FolderTest, SkipsFilesThatAreEmptyOrLargerThanItReads) {
    tree.put("empty", "");
    tree.put("largest", "x");
    tree.put("larger", "x");
    std::filesystem::resize_file(tree.at("largest"), kMaxFileBytes);
    std::filesystem::resize_file(tree.at("larger"), kMaxFileBytes + 1);  // a hole: no disk is used
    const Reasons expected{
        {"/empty", "file_empty"}, {"/larger", "file_too_large"}, {"/largest", ""}};
    EXPECT_EQ(reasons(), expected);
    EXPECT_EQ(fetch("/larger"), "file_too_large") << "it may grow after it was listed";
    EXPECT_EQ(fetch("/empty"), "file_empty");
    EXPECT_EQ(fetch("/largest").size(), kMaxFileBytes);
}

TEST_F(FolderTest, SkipsPathsThatAreTooLong) {
    std::string path;
    for (int i = 0; i < 5; ++i) path += std::string(200, static_cast<char>('a' + i)) + "/";
    tree.put(path + std::string(18, 'y'), "fits");
    tree.put(path + std::string(19, 'z'), "does not");
    const auto found = reasons();
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found.begin()->first.size(), 1024U);
    EXPECT_EQ(found.begin()->second, "");
    EXPECT_EQ(found.rbegin()->second, "path_too_long");
}

TEST_F(FolderTest, PagesThroughThousandsOfFilesAndMissesNone) {
    for (int i = 0; i < 3000; ++i)
        tree.put("year" + std::to_string(i % 7) + "/" + std::to_string(i) + ".txt", "x");
    const auto files = list("/", 200);
    std::map<std::string, int> seen;
    for (const ListedFile& file : files) ++seen[file.key];
    EXPECT_EQ(files.size(), 3000U);
    EXPECT_EQ(seen.size(), 3000U) << "a file was listed twice";
}

TEST_F(FolderTest, GoesOnWhenFilesAndFoldersGoAwayMeanwhile) {
    for (int i = 0; i < 20; ++i) tree.put("folder" + std::to_string(i) + "/a.txt", "A");
    Folder folder = open();
    ASSERT_TRUE(folder.start_listing("/"));
    std::size_t listed = 0;
    for (int i = 0; i < 20; i += 5) {
        listed += folder.next_page(1)->entries.size();
        for (int gone = i; gone < i + 5; ++gone) tree.remove("folder" + std::to_string(gone));
    }
    EXPECT_GE(listed, 1U);
    EXPECT_TRUE(folder.next_page(100));
    EXPECT_EQ(fetch("/folder1/a.txt"), "file_vanished");
}

TEST_F(FolderTest, EveryReasonHasWordsForPeople) {
    for (const std::string code :
         {"file_system_clutter",
          "file_temporary",
          "file_symlink",
          "file_not_regular",
          "file_empty",
          "file_too_large",
          "path_too_long",
          "name_not_utf8",
          "file_vanished",
          "file_changed",
          "file_unreadable",
          "file_read_failed",
          "path_not_found",
          "source_unavailable"})
        EXPECT_TRUE(find_reason(code)) << code;
}

}  // namespace
}  // namespace vitae
