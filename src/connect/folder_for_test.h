#pragma once
// A folder as a source, for tests of what it lists and of what it reads.

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/test_folder.h"
#include "base/test_result.h"
#include "connect/folder.h"

namespace vitae {

class FolderTest : public testing::Test {
protected:
    /// Some time after the last change, so that files have stamps.
    Folder open(Duration later = std::chrono::seconds(10)) const {
        auto folder = Folder::open(tree.path(), system_clock().now() + later);
        EXPECT_TRUE(folder);
        return *std::move(folder);
    }
    std::vector<ListedFile> list(const std::string& path, std::size_t page_size = 100) const {
        Folder folder = open();
        std::vector<ListedFile> files;
        outcome = outcome_of(folder.start_listing(path));
        if (outcome != "ok") return {};
        while (true) {
            const auto page = folder.next_page(page_size);
            outcome = outcome_of(page);
            if (!page) return files;
            EXPECT_LE(page->entries.size(), page_size);
            for (const ListedEntry& change : page->entries) files.push_back(change.file);
            if (!page->more) return files;
        }
    }
    /// Path → why it is skipped; "" for a file that is read.
    std::map<std::string, std::string> reasons(const std::string& path = "/") const {
        std::map<std::string, std::string> found;
        for (const ListedFile& file : list(path)) found[file.path] = file.skip_reason;
        return found;
    }
    std::string fetch(const std::string& key) const {
        const auto bytes = open().fetch({.key = key});
        return bytes ? *bytes : std::string(bytes.error().reason.view());
    }

    TestFolder tree;
    mutable std::string outcome;
};

}  // namespace vitae
