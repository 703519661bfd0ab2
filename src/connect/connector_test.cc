// One contract for every connector: what a scan and a reading may rely on. Each test runs on a
// folder of this machine and on a Dropbox account of the stand-in server.

#include "connect/connector.h"

#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "connect/dropbox.h"
#include "connect/folder.h"
#include "connect/standin_for_test.h"

namespace vitae {
namespace {

/// A place with files that a test can change, and connectors to it.
class Ground {
public:
    virtual ~Ground() = default;
    virtual void put(const std::string& path, const std::string& content) = 0;
    virtual void remove(const std::string& path) = 0;
    virtual void move(const std::string& from, const std::string& to) = 0;
    virtual std::unique_ptr<Connector> open() = 0;
};

class FolderGround final : public Ground {
public:
    void put(const std::string& path, const std::string& content) override {
        tree_.put(path.substr(1), content);
    }
    void remove(const std::string& path) override { tree_.remove(path.substr(1)); }
    void move(const std::string& from, const std::string& to) override {
        std::filesystem::create_directories(tree_.at(to.substr(1)).parent_path());
        std::filesystem::rename(tree_.at(from.substr(1)), tree_.at(to.substr(1)));
    }
    std::unique_ptr<Connector> open() override {
        const Time later = system_clock().now() + std::chrono::seconds(10);
        return std::make_unique<Folder>(must(Folder::open(tree_.path(), later)));
    }

private:
    TestFolder tree_;
};

class DropboxGround final : public Ground {
public:
    void put(const std::string& path, const std::string& content) override {
        standin_.put(path, content);
    }
    void remove(const std::string& path) override { standin_.remove(path); }
    void move(const std::string& from, const std::string& to) override {
        standin_.tell("move", Json::object({{"from", from}, {"to", to}}));
    }
    std::unique_ptr<Connector> open() override {
        if (!account_)
            account_ = std::make_shared<DropboxAccount>(
                standin_.settings, standin_.http, system_clock(), standin_.sign_in().refresh_token
            );
        Source source{.id = SourceId::make(system_clock().now(), system_random())};
        source.kind = "dropbox";
        source.root = "/";
        return std::make_unique<Dropbox>(account_, source);
    }

private:
    StandinForTest standin_{2};  // small pages, so that every listing has some
    std::shared_ptr<DropboxAccount> account_;
};

using MakeGround = std::unique_ptr<Ground> (*)();

class ConnectorContract : public testing::TestWithParam<std::pair<const char*, MakeGround>> {
protected:
    using Files = std::map<std::string, ListedFile>;

    /// All that a listing ends with, by path; a listing of changes is applied to `files`.
    Files drain(Connector& connector, Files files = {}) {
        for (bool more = true; more;) {
            const ListedPage page = must(connector.next_page(2, {}));
            more = page.more;
            cursor = page.cursor;
            for (const ListedEntry& entry : page.entries) apply(files, entry);
        }
        return files;
    }
    static void apply(Files& files, const ListedEntry& entry) {
        if (entry.kind == ListedEntry::Kind::folder) return;
        std::erase_if(files, [&](const auto& known) {
            const std::string& place = known.second.place;
            return place == entry.file.place || place.starts_with(entry.file.place + "/") ||
                   known.second.key == entry.file.key;
        });
        if (entry.kind == ListedEntry::Kind::file) files[entry.file.path] = entry.file;
    }
    Files list(const std::string& path = "/") {
        const auto connector = ground->open();
        must(connector->start_listing(path, {}));
        return drain(*connector);
    }
    std::vector<std::string> paths(const std::string& path = "/") {
        std::vector<std::string> found;
        for (const auto& [where, file] : list(path)) found.push_back(where);
        return found;
    }

    std::unique_ptr<Ground> ground = GetParam().second();
    std::string cursor;
};

using Paths = std::vector<std::string>;

TEST_P(ConnectorContract, ListsEverythingBelowAPathAndNothingBeside) {
    ground->put("/a.txt", "A");
    ground->put("/team/b.txt", "B");
    ground->put("/team/deep/c.txt", "C");
    ground->put("/teamwork/d.txt", "D");
    EXPECT_EQ(paths(), (Paths{"/a.txt", "/team/b.txt", "/team/deep/c.txt", "/teamwork/d.txt"}));
    EXPECT_EQ(paths("/team"), (Paths{"/team/b.txt", "/team/deep/c.txt"}));
    EXPECT_EQ(paths("/team/b.txt"), (Paths{"/team/b.txt"})) << "a path can be one file";
}

TEST_P(ConnectorContract, SaysThatNothingIsThere) {
    EXPECT_EQ(outcome_of(ground->open()->start_listing("/nowhere", {})), "path_not_found");
}

TEST_P(ConnectorContract, GivesThePlaceThatItsFilesLieIn) {
    ground->put("/Team/B.txt", "B");
    const auto connector = ground->open();
    const std::string place = must(connector->start_listing("/Team", {}));
    for (const auto& [path, file] : drain(*connector))
        EXPECT_TRUE(file.place.starts_with(place + "/")) << path;
    EXPECT_EQ(must(connector->start_listing("/", {})), "");
}

TEST_P(ConnectorContract, FetchesTheBytesThatWereListed) {
    const std::string content = std::string("B\0\né", 5) + std::string(100'000, 'x');
    ground->put("/team/b.bin", content);
    const ListedFile file = list().at("/team/b.bin");
    EXPECT_EQ(file.size, static_cast<std::int64_t>(content.size()));
    EXPECT_EQ(must(ground->open()->fetch(file, {})), content);
}

TEST_P(ConnectorContract, KeepsAStampAndARevisionUntilTheContentChanges) {
    ground->put("/a.txt", "A");
    const ListedFile first = list().at("/a.txt");
    const ListedFile again = list().at("/a.txt");
    ground->put("/a.txt", "A, changed");
    const ListedFile changed = list().at("/a.txt");
    EXPECT_EQ(first.stamp, again.stamp);
    EXPECT_NE(first.stamp, "");
    EXPECT_NE(first.stamp, changed.stamp);
    EXPECT_EQ(first.key, changed.key);
    EXPECT_NE(must(ground->open()->read_revision(changed)), "");
}

TEST_P(ConnectorContract, SkipsWithAReason) {
    ground->put("/.DS_Store", "x");
    ground->put("/~$open.docx", "x");
    ground->put("/empty.txt", "");
    ground->put("/a.txt", "A");
    std::map<std::string, std::string> reasons;
    for (const auto& [path, file] : list()) reasons[path] = file.skip_reason;
    EXPECT_EQ(
        reasons,
        (std::map<std::string, std::string>{
            {"/.DS_Store", "file_system_clutter"},
            {"/a.txt", ""},
            {"/empty.txt", "file_empty"},
            {"/~$open.docx", "file_temporary"}})
    );
}

TEST_P(ConnectorContract, GoesOnFromACursorOrSaysThatItCannot) {
    ground->put("/keep.txt", "K");
    ground->put("/gone/g.txt", "G");
    ground->put("/moved.txt", "M");
    const auto connector = ground->open();
    must(connector->start_listing("/", {}));
    const Files before = drain(*connector);
    ground->remove("/gone");
    ground->move("/moved.txt", "/keep/moved.txt");
    ground->put("/new.txt", "N");
    const auto later = ground->open();
    const auto resumed = later->resume_listing(cursor);
    if (!resumed) {
        EXPECT_EQ(outcome_of(resumed), "cursor_reset");
        EXPECT_EQ(cursor, "") << "no cursor was promised";
        return;
    }
    const Files after = drain(*later, before);
    Paths found;
    for (const auto& [path, file] : after) found.push_back(path);
    EXPECT_EQ(found, paths()) << "changes lead to what a whole listing says";
    EXPECT_EQ(after.at("/keep/moved.txt").key, before.at("/moved.txt").key);
}

TEST_P(ConnectorContract, BrowsesOneFolder) {
    ground->put("/team/b.txt", "B");
    ground->put("/team/deep/c.txt", "C");
    const auto entries = must(ground->open()->browse("/team", {}));
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].path, "/team/deep");
    EXPECT_TRUE(entries[0].is_folder);
    EXPECT_EQ(entries[1].name, "b.txt");
    EXPECT_EQ(entries[1].size, 1);
    EXPECT_EQ(outcome_of(ground->open()->browse("/nowhere", {})), "path_not_found");
}

TEST_P(ConnectorContract, SaysThatAFileIsGone) {
    ground->put("/a.txt", "A");
    ListedFile file = list().at("/a.txt");
    ground->remove("/a.txt");
    if (file.version.starts_with("rev:")) file.version = "rev:0123456789abcdef";  // Dropbox keeps
    EXPECT_EQ(outcome_of(ground->open()->fetch(file, {})), "file_vanished");
}

TEST_P(ConnectorContract, IsHealthy) {
    EXPECT_EQ(outcome_of(ground->open()->check_health({})), "ok");
}

INSTANTIATE_TEST_SUITE_P(
    Every,
    ConnectorContract,
    testing::Values(
        std::pair<const char*, MakeGround>{
            "Folder", []() -> std::unique_ptr<Ground> { return std::make_unique<FolderGround>(); }},
        std::pair<const char*, MakeGround>{
            "Dropbox",
            []() -> std::unique_ptr<Ground> { return std::make_unique<DropboxGround>(); }}
    ),
    [](const auto& test) { return test.param.first; }
);

}  // namespace
}  // namespace vitae
