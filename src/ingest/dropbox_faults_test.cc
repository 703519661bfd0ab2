// Every fault of Dropbox, many times over: no file lost, none ingested twice, the cursor never
// ahead of its jobs. VITAE_FAULT_ROUNDS says how many rounds each fault gets; 20 for `make crash`.

#include <cstdlib>

#include <gtest/gtest.h>

#include "ingest/test_dropbox.h"

namespace vitae {
namespace {

struct Fault {
    const char* route;
    const char* kind;
    /// Whether the file that it strikes fails and waits for a person.
    bool takes_file_out = false;
};

const Fault kFaults[] = {
    {"files/list_folder", "throttled_json"},
    {"files/list_folder", "throttled_text"},
    {"files/list_folder", "busy_text"},
    {"files/list_folder", "error_500"},
    {"files/list_folder", "error_502"},
    {"files/list_folder", "drop"},
    {"files/list_folder", "expired_token"},
    {"files/list_folder", "invalid_token"},
    {"files/list_folder", "invalid_root"},
    {"files/list_folder/continue", "throttled_json"},
    {"files/list_folder/continue", "throttled_text"},
    {"files/list_folder/continue", "busy_text"},
    {"files/list_folder/continue", "error_500"},
    {"files/list_folder/continue", "error_502"},
    {"files/list_folder/continue", "drop"},
    {"files/list_folder/continue", "reset"},
    {"files/list_folder/continue", "expired_token"},
    {"files/list_folder/continue", "invalid_root"},
    {"files/download", "throttled_json"},
    {"files/download", "throttled_text"},
    {"files/download", "busy_text"},
    {"files/download", "error_500"},
    {"files/download", "drop"},
    {"files/download", "truncated"},
    {"files/download", "wrong_bytes"},
    {"files/download", "expired_token"},
    {"files/download", "invalid_root"},
    {"files/download", "restricted_content", true},
    {"files/download", "locked", true},
    {"files/download", "not_found", true},
    {"files/download", "unsupported_file", true},
    {"oauth2/token", "throttled_json"},
    {"oauth2/token", "error_500"},
    {"users/get_current_account", "throttled_json"},
    {"users/get_current_account", "error_500"},
};

int rounds() {
    const char* text = std::getenv("VITAE_FAULT_ROUNDS");
    return text == nullptr ? 1 : std::atoi(text);
}

class DropboxFaults : public testing::TestWithParam<Fault> {
protected:
    static constexpr std::int64_t kFiles = 9;

    /// Some files are new, some changed: where there is no listing yet, all are.
    void change(TestDropbox& server, int round) {
        for (int i = 0; i < 3; ++i)
            server.standin.put(
                "/" + std::to_string((round * 3 + i) % kFiles) + ".txt",
                "name N" + std::to_string(round) + "-" + std::to_string(i)
            );
    }
    /// Each present file was read as it is now, and each content once.
    static void check(TestDropbox& server) {
        EXPECT_EQ(server.count("SELECT COUNT(*) FROM files WHERE state <> 'done'"), 0);
        EXPECT_EQ(server.count("SELECT COUNT(*) FROM documents"), server.extractions.load())
            << "a content was read twice";
        EXPECT_EQ(
            server.count("SELECT COUNT(*) FROM jobs WHERE state IN ('queued', 'running')"), 0
        );
    }
};

TEST_P(DropboxFaults, LosesNothingAndReadsNothingTwice) {
    const Fault fault = GetParam();
    TestDropbox server{2};
    for (int round = 0; round < rounds(); ++round) {
        change(server, round);
        // Listings and tokens are new only in the first round unless they are made so.
        must(server->tend([&](Tend& tx) { return forget_listings(tx, server.source); }));
        server.connectors_of_account.forget(server.source);
        server.standin.arm(
            fault.route, fault.kind, Json::object({{"after", round % 2}, {"seconds", 20}})
        );
        const Job struck = server.ingest();
        EXPECT_EQ(struck.state, JobState::succeeded) << "a fault that passes fails no job";
        EXPECT_TRUE(fault.takes_file_out || struck.progress.failed == 0);
        server.standin.tell("clear");
        if (fault.takes_file_out) server.ingest();
        const std::string files = std::to_string(std::min<std::int64_t>(kFiles, (round + 1) * 3));
        EXPECT_EQ(counts_of(server.ingest()), files + " 0 " + files + " 0 0 0");
        check(server);
        if (HasFailure()) FAIL() << fault.route << ' ' << fault.kind << " in round " << round;
    }
}

INSTANTIATE_TEST_SUITE_P(Every, DropboxFaults, testing::ValuesIn(kFaults), [](const auto& test) {
    std::string name = std::string(test.param.route) + "_" + test.param.kind;
    for (char& c : name)
        if (c == '/') c = '_';
    return name;
});

}  // namespace
}  // namespace vitae
