#pragma once
// A compound file in memory, as DOC is: a file system of sectors ([MS-CFB]). Its chains may lead in
// circles or past the end, so each is followed for as many sectors as the file has.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "extract/octets.h"

namespace vitae {

class CompoundFile {
public:
    /// The bytes must outlive it.
    static Result<CompoundFile> open(std::string_view bytes);

    /// The content of the stream of that name (ASCII).
    std::optional<std::string> read(std::string_view name) const;

private:
    struct Entry {
        std::string name;
        std::uint32_t first = 0;
        std::uint32_t size = 0;
        bool is_root = false;
    };
    explicit CompoundFile(std::string_view bytes) : file_(bytes) {}

    void read_table();
    void read_folder();
    std::string_view sector(std::uint32_t number) const;
    std::string chain(std::uint32_t first, std::size_t limit) const;
    std::string small_chain(const Entry& entry) const;

    Octets file_;
    std::size_t sector_size_ = 512;
    std::vector<std::uint32_t> next_;  ///< The sector after each.
    std::vector<Entry> entries_;
    std::string small_;        ///< The stream that holds all small ones.
    std::string small_table_;  ///< Next numbers of its sectors of 64 bytes.
};

}  // namespace vitae
