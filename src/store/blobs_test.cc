#include "store/blobs.h"

#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/sha256.h"
#include "store/test_store.h"

namespace vitae {
namespace {

const Bytes kKey(32, 'k');
const std::string kContent("A resume\0with every byte \xff", 26);

class BlobsTest : public testing::Test {
protected:
    std::filesystem::path file_of(const std::string& name) const {
        return folder.path() / "blobs" / name.substr(0, 2) / name;
    }
    std::size_t files() const {
        std::size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }
    void overwrite(const std::string& name, const Bytes& bytes) const {
        std::ofstream(file_of(name), std::ios::binary | std::ios::trunc) << bytes;
    }

    TestFolder folder;
    Blobs blobs = must(Blobs::open(folder.path() / "blobs", kKey));
};

TEST_F(BlobsTest, GivesBackWhatWasPut) {
    EXPECT_EQ(must(blobs.get(must(blobs.put(kContent)))), kContent);
    EXPECT_EQ(must(blobs.get(must(blobs.put("")))), "");
}

TEST_F(BlobsTest, KeepsTheSameContentOnce) {
    EXPECT_EQ(must(blobs.put(kContent)), must(blobs.put(kContent)));
    EXPECT_EQ(files(), 1U) << "a second copy, or a temporary file that was left behind";
}

TEST_F(BlobsTest, TakesTheSameContentFromManyThreadsAtOnce) {
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] { EXPECT_EQ(outcome_of(blobs.put(kContent)), "ok"); });
    }
    EXPECT_EQ(files(), 1U);
}

TEST_F(BlobsTest, NamesDoNotTellWhichDocumentIsInside) {
    const std::string name = must(blobs.put(kContent));
    EXPECT_NE(name, to_hex(sha256(kContent)));
    const Blobs others = must(Blobs::open(folder.path() / "others", Bytes(32, 'o')));
    EXPECT_NE(must(others.put(kContent)), name);
}

TEST_F(BlobsTest, FilesAreForTheirOwnerAlone) {
    const auto file = file_of(must(blobs.put(kContent)));
    for (const auto& path : {file, file.parent_path(), file.parent_path().parent_path()}) {
        struct stat status {};
        ASSERT_EQ(::stat(path.c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 077, 0U) << path;
    }
}

TEST_F(BlobsTest, TellsAnotherKeyFromDamage) {
    const std::string name = must(blobs.put(kContent));
    const Blobs others = must(Blobs::open(folder.path() / "blobs", Bytes(32, 'o')));
    EXPECT_EQ(outcome_of(others.get(name)), "blob_key");
}

TEST_F(BlobsTest, NeverGivesBackDamagedContent) {
    const std::string name = must(blobs.put(kContent));
    const Bytes whole = must(read_file(file_of(name)));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        Bytes damaged = whole;
        damaged[i] ^= 1;
        overwrite(name, damaged);
        EXPECT_FALSE(blobs.get(name)) << "byte " << i;
        overwrite(name, whole.substr(0, i));
        EXPECT_EQ(outcome_of(blobs.get(name)), "blob_damaged") << "cut after " << i;
    }
    overwrite(name, whole + "x");
    EXPECT_EQ(outcome_of(blobs.get(name)), "blob_damaged");
}

TEST_F(BlobsTest, RefusesNamesThatAreNone) {
    for (const std::string name : {"", "../../../../etc/passwd", "abc"})
        EXPECT_EQ(outcome_of(blobs.get(name)), "blob_name_malformed") << name;
    EXPECT_FALSE(blobs.get(std::string(64, 'a'))) << "no such blob";
}

TEST_F(BlobsTest, LeavesNothingBehindWhenItCannotWrite) {
    must(blobs.put(kContent));
    std::filesystem::remove_all(folder.path() / "blobs");
    std::ofstream(folder.path() / "blobs") << "a file stands where the folder was";
    EXPECT_FALSE(blobs.put(kContent));
    EXPECT_EQ(files(), 1U);
}

TEST(KeyFile, IsMadeOnceForItsOwnerAlone) {
    const TestFolder folder;
    const auto file = folder.path() / "configuration" / "blob.key";
    const Bytes key = must(load_or_make_key(file));
    EXPECT_EQ(key.size(), 32U);
    EXPECT_EQ(must(load_or_make_key(file)), key);
    struct stat status {};
    ASSERT_EQ(::stat(file.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600U);
}

TEST(KeyFile, IsRefusedWhenOthersMayReadIt) {
    const TestFolder folder;
    const auto file = folder.path() / "blob.key";
    must(load_or_make_key(file));
    ::chmod(file.c_str(), 0640);
    EXPECT_EQ(outcome_of(load_or_make_key(file)), "key_file_open");
}

TEST(KeyFile, IsRefusedWhenItHoldsNoKey) {
    const TestFolder folder;
    const auto file = folder.path() / "blob.key";
    for (const std::string text : {"", "abc", "zz"}) {
        std::filesystem::remove(file);
        must(write_file_atomic(file, text));
        EXPECT_EQ(outcome_of(load_or_make_key(file)), "key_file_malformed") << text;
    }
}

}  // namespace
}  // namespace vitae
