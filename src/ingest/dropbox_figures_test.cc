// Figures, not a check: VITAE_FIGURES=1 lists 100,000 files, changes one in a hundred, and says
// what that took. The stand-in server's own work is in the times.

#include <cstdlib>
#include <fstream>
#include <iostream>

#include <gtest/gtest.h>

#include "ingest/test_dropbox.h"

namespace vitae {
namespace {

std::int64_t resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::atoll(line.c_str() + 6);
    return 0;
}

double seconds_of(const std::function<void()>& work) {
    const Duration start = system_clock().steady();
    work();
    return static_cast<double>((system_clock().steady() - start).count()) / 1e6;
}

TEST(DropboxFigures, HundredThousandFilesOnePercentChanged) {
    if (std::getenv("VITAE_FIGURES") == nullptr) GTEST_SKIP() << "set VITAE_FIGURES=1";
    constexpr int kFiles = 100'000;
    TestDropbox server{2000};
    server.standin.tell("fill", Json::object({{"folder", "/r"}, {"count", kFiles}}));
    std::vector<std::int64_t> memory{resident_kilobytes()};
    server->set_on_commit([&](unsigned) { memory.push_back(resident_kilobytes()); });
    must(server.trigger({.path = "/"}));
    const Claim first = server.claim(JobKind::ingest).value();
    const double listing = seconds_of([&] { EXPECT_EQ(server.scan(first), "ok"); });
    server->set_on_commit({});
    std::cout << "first listing: " << listing << " s, list calls "
              << server.standin.calls("files/list_folder") +
                     server.standin.calls("files/list_folder/continue")
              << ", memory " << memory.front() << " kB before, " << memory[memory.size() / 10]
              << " kB after a tenth, " << memory[memory.size() / 2] << " kB half way, "
              << *std::max_element(memory.begin(), memory.end()) << " kB at most\n";
    // As if all had been read: reading 100,000 files is not what is measured here.
    const auto raw = server.raw();
    must(raw->run_script(
        "UPDATE jobs SET state = 'succeeded', waits_for_files = 0;"
        "UPDATE files SET state = 'done', revision = 'x', extractor = '" +
        std::to_string(kReaderVersion) + "';"
    ));
    server.standin.tell(
        "change",
        Json::object({{"folder", "/r"}, {"count", kFiles}, {"every", 100}, {"text", "changed\n"}})
    );
    server.standin.tell("clear");
    const JobId id = must(server.trigger({.path = "/"})).job;
    const Claim second = server.claim(JobKind::ingest).value();
    const double changes = seconds_of([&] { EXPECT_EQ(server.scan(second), "ok"); });
    const double reading = seconds_of([&] {
        while (server.run_next(JobKind::document)) continue;
    });
    EXPECT_EQ(counts_of(server.job(id)), "100000 1000 99000 0 1000 0");
    const std::int64_t lists = server.standin.calls("files/list_folder/continue");
    const std::int64_t downloads = server.standin.calls("files/download");
    std::cout << "changes: " << changes << " s, list calls " << lists << ", downloads " << downloads
              << " in " << reading << " s; calls made / calls needed "
              << static_cast<double>(lists + downloads) / 1001.0 << "\n";
}

}  // namespace
}  // namespace vitae
