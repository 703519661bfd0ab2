#include "ingest/watch_folder.h"

#include <thread>

#include <gtest/gtest.h>

#include "ingest/test_ingest.h"
#include "store/sources.h"

namespace vitae {
namespace {

class WatchFolder : public testing::Test, public TestIngest {
protected:
    std::int64_t jobs() { return count("SELECT COUNT(*) FROM jobs WHERE kind = 'ingest'"); }
    std::int64_t triggers() {
        return events("ingestion.trigger") + events("ingestion.trigger_repeat");
    }
    bool await_triggers(std::int64_t wanted) {
        for (int i = 0; i < 2000 && triggers() < wanted; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        return triggers() >= wanted;
    }
    /// Until it is destroyed.
    std::jthread watch(FolderWatchOptions options) {
        return std::jthread([this, options](const std::stop_token& stop) {
            const auto source = must((*this)->read([](Read& read) {
                return get_source(read, std::optional<std::string>());
            }));
            watch_folder(**this, grant, source.id, options, stop);
        });
    }

    const Grant grant = must(authorize(system_caller(), Action::watch_sources));
};

TEST_F(WatchFolder, TriggersAtItsStartAndWhenSomethingChanges) {
    const auto watching = watch({.quiet = std::chrono::milliseconds(20)});
    ASSERT_TRUE(await_triggers(1));
    resumes.put("team/ada.txt", "name Ada Example");
    ASSERT_TRUE(await_triggers(2));
    EXPECT_EQ(query("SELECT created_by_type FROM jobs LIMIT 1")[0].text(0), "system");
    EXPECT_EQ(jobs(), 1) << "the first still waited, so it is the one";
}

TEST_F(WatchFolder, WaitsUntilItIsQuiet) {
    const auto watching = watch({.quiet = std::chrono::milliseconds(600)});
    ASSERT_TRUE(await_triggers(1));
    for (int i = 0; i < 20; ++i) {  // one long copy
        resumes.put("ada.txt", std::string(static_cast<std::size_t>(i + 1), 'x'));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_EQ(triggers(), 1);
    EXPECT_TRUE(await_triggers(2));
}

TEST_F(WatchFolder, ScansOnScheduleAsChangesMayGoUntold) {
    const auto watching = watch({.schedule = std::chrono::milliseconds(30)});
    EXPECT_TRUE(await_triggers(3));
}

TEST_F(WatchFolder, BeginsOnceAMissingFolderIsThere) {
    std::filesystem::remove(resumes.path());
    const auto watching = watch({.after_error = std::chrono::milliseconds(20)});
    std::filesystem::create_directory(resumes.path());
    EXPECT_TRUE(await_triggers(1));
}

}  // namespace
}  // namespace vitae
