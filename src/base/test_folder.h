#pragma once
// A temporary folder for tests, which goes away with all that is in it.

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <stdlib.h>

namespace vitae {

class TestFolder {
public:
    TestFolder() {
        std::string name = std::filesystem::temp_directory_path() / "vitae-test-XXXXXX";
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    ~TestFolder() { std::filesystem::remove_all(path_); }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path at(const std::string& name) const { return path_ / name; }
    void put(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories(at(name).parent_path());
        std::ofstream(at(name), std::ios::binary | std::ios::trunc) << content;
    }
    void remove(const std::string& name) const { std::filesystem::remove_all(at(name)); }

private:
    std::filesystem::path path_;
};

}  // namespace vitae
