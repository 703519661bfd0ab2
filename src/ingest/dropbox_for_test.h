#pragma once
// The stand-in Dropbox and a store that reads it, with the calls counted: none may be made that is
// not needed.

#include <string>

#include <gtest/gtest.h>

#include "ingest/test_dropbox.h"

namespace vitae {

inline const std::string kList = "files/list_folder";
inline const std::string kContinue = "files/list_folder/continue";
inline const std::string kDownload = "files/download";

class DropboxScan : public testing::Test {
protected:
    std::int64_t calls(const std::string& route) { return server.standin.calls(route); }
    std::int64_t documents() const { return server.count("SELECT COUNT(*) FROM documents"); }
    void forget_calls() { server.standin.tell("clear"); }
    std::string reason(const Job& job) const { return job.reason.value_or("ok"); }

    TestDropbox server{2};
    StandinForTest& box = server.standin;
};

}  // namespace vitae
