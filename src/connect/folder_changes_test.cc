#include "connect/folder_changes.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "base/test_folder.h"
#include "base/test_result.h"

namespace vitae {
namespace {

using Seen = FolderChanges::Seen;
constexpr Duration kPatience = std::chrono::seconds(20);

/// What the next change is told as; further ones of the same deed are passed over.
Seen next(FolderChanges& changes) {
    const Seen seen = changes.wait(kPatience, {});
    while (changes.wait(std::chrono::milliseconds(1), {}) == Seen::change) {
    }
    return seen;
}

TEST(FolderChanges, TellsOfFilesHoweverDeepTheyLie) {
    TestFolder tree;
    tree.put("team/a.txt", "A");
    auto changes = must(FolderChanges::open(tree.path()));
    EXPECT_TRUE(changes.complete());
    EXPECT_EQ(changes.wait(std::chrono::milliseconds(1), {}), Seen::nothing);
    tree.put("b.txt", "B");
    EXPECT_EQ(next(changes), Seen::change);
    tree.put("team/a.txt", "A2");
    EXPECT_EQ(next(changes), Seen::change);
    std::filesystem::rename(tree.at("b.txt"), tree.at("team/c.txt"));
    EXPECT_EQ(next(changes), Seen::change);
    tree.remove("team/c.txt");
    EXPECT_EQ(next(changes), Seen::change);
}

TEST(FolderChanges, WatchesFoldersThatComeLater) {
    TestFolder tree;
    auto changes = must(FolderChanges::open(tree.path()));
    std::filesystem::create_directories(tree.at("new/deep"));
    EXPECT_EQ(next(changes), Seen::change);
    tree.put("new/deep/a.txt", "A");
    EXPECT_EQ(next(changes), Seen::change);
}

TEST(FolderChanges, SaysThatTheFolderItselfIsGone) {
    TestFolder tree;
    std::filesystem::create_directory(tree.at("root"));
    auto changes = must(FolderChanges::open(tree.at("root")));
    std::filesystem::remove(tree.at("root"));
    EXPECT_EQ(next(changes), Seen::root_gone);
    EXPECT_FALSE(FolderChanges::open(tree.at("root")));
}

TEST(FolderChanges, DoesNotWaitOnceItIsToStop) {
    TestFolder tree;
    auto changes = must(FolderChanges::open(tree.path()));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(changes.wait(std::chrono::hours(1), stop.get_token()), Seen::nothing);
}

}  // namespace
}  // namespace vitae
