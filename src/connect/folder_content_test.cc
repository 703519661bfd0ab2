// What tells that a file of a folder has changed, and that it is read whole or not at all.

#include <atomic>
#include <thread>

#include "base/sha256.h"
#include "connect/folder_for_test.h"

namespace vitae {
namespace {

using FolderContent = FolderTest;

TEST_F(FolderContent, AStampChangesWithTheContent) {
    tree.put("a.txt", "A");
    const std::string before = list("/").at(0).stamp;
    EXPECT_NE(before, "");
    EXPECT_EQ(list("/").at(0).stamp, before);
    tree.put("a.txt", "B");
    EXPECT_NE(list("/").at(0).stamp, before);
}

// Whoever rewrites a file and sets its old times again cannot set the change time.
TEST_F(FolderContent, AStampChangesEvenWhenTheModificationTimeIsSetBack) {
    tree.put("a.txt", "A");
    const auto time = std::filesystem::last_write_time(tree.at("a.txt"));
    const std::string before = list("/").at(0).stamp;
    tree.put("a.txt", "B");
    std::filesystem::last_write_time(tree.at("a.txt"), time);
    EXPECT_NE(list("/").at(0).stamp, before);
}

TEST_F(FolderContent, AFileThatHasJustChangedHasNoStamp) {
    tree.put("a.txt", "A");
    Folder folder = open(Duration(0));
    ASSERT_TRUE(folder.start_listing("/"));
    EXPECT_EQ(folder.next_page(1)->entries.at(0).file.stamp, "");
}

TEST_F(FolderContent, TheRevisionIsTheHashOfTheContent) {
    tree.put("a.txt", "A");
    const auto revision = open().read_revision(list("/").at(0));
    ASSERT_TRUE(revision);
    EXPECT_EQ(*revision, to_hex(sha256("A")));
}

// A writer that never rests: what is read must be one of its versions, or be refused.
TEST_F(FolderContent, NoticesAFileThatGrowsWhileItIsRead) {
    tree.put("a.txt", std::string(8'000'000, 'a'));
    Folder folder = open();
    std::atomic<bool> done = false;
    std::jthread writer([&] {
        std::ofstream file(tree.at("a.txt"), std::ios::app);
        while (!done) (file << 'b').flush();
    });
    std::string outcome_seen;
    for (int i = 0; i < 200 && outcome_seen != "file_changed"; ++i)
        outcome_seen = outcome_of(folder.fetch({.key = "/a.txt"}));
    done = true;
    EXPECT_EQ(outcome_seen, "file_changed");
}

}  // namespace
}  // namespace vitae
