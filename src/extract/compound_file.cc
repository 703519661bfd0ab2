#include "extract/compound_file.h"

#include <algorithm>

namespace vitae {

namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  ///< Numbers from here on are marks.
constexpr std::size_t kHeaderSectors = 109;
constexpr std::size_t kEntrySize = 128;
constexpr std::uint32_t kSmall = 4096;  ///< Streams below this size lie in the small one.
constexpr std::size_t kSmallSector = 64;

}  // namespace

Result<CompoundFile> CompoundFile::open(std::string_view bytes) {
    CompoundFile file(bytes);
    const std::uint16_t shift = file.file_.u16(30);
    if (bytes.size() < 1024 || (shift != 9 && shift != 12))
        return Error{Code::unprocessable, "document_damaged"};
    file.sector_size_ = std::size_t{1} << shift;
    file.read_table();
    file.read_folder();
    if (file.entries_.empty()) return Error{Code::unprocessable, "document_damaged"};
    return file;
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
    return file_.slice((std::size_t{number} + 1) * sector_size_, sector_size_);
}

/// The header names the first sectors of the table; the others are named in a chain of their own.
void CompoundFile::read_table() {
    std::vector<std::uint32_t> places;
    for (std::size_t i = 0; i < kHeaderSectors; ++i) places.push_back(file_.u32(76 + 4 * i));
    std::uint32_t more = file_.u32(68);
    const std::size_t most = file_.size() / sector_size_ + 1;
    const std::size_t each = sector_size_ / 4 - 1;
    for (std::size_t i = 0; i < most && more < kLastSector; ++i) {
        const Octets list(sector(more));
        for (std::size_t j = 0; j < each; ++j) places.push_back(list.u32(4 * j));
        more = list.u32(4 * each);
    }
    for (const std::uint32_t place : places) {
        const std::string_view part = place < kLastSector ? sector(place) : std::string_view();
        for (std::size_t at = 0; at + 4 <= part.size() && next_.size() < most; at += 4)
            next_.push_back(Octets(part).u32(at));
    }
}

std::string CompoundFile::chain(std::uint32_t first, std::size_t limit) const {
    std::string content;
    for (std::size_t i = 0; i <= next_.size() && first < next_.size(); ++i) {
        content += sector(first);
        if (content.size() >= limit) break;
        first = next_[first];
    }
    return content.substr(0, limit);
}

void CompoundFile::read_folder() {
    const std::string folder = chain(file_.u32(48), file_.size());
    const Octets octets(folder);
    for (std::size_t at = 0; at + kEntrySize <= folder.size(); at += kEntrySize) {
        Entry entry{.first = octets.u32(at + 116), .size = octets.u32(at + 120)};
        const std::size_t length = std::min<std::size_t>(octets.u16(at + 64), 64);
        for (std::size_t i = 0; i + 2 < length; i += 2)
            entry.name += static_cast<char>(octets.u8(at + i));
        entry.is_root = octets.u8(at + 66) == 5;
        if (entry.is_root) small_ = chain(entry.first, entry.size);
        if (octets.u8(at + 66) != 0) entries_.push_back(std::move(entry));
    }
    small_table_ = chain(file_.u32(60), file_.size());
}

std::string CompoundFile::small_chain(const Entry& entry) const {
    std::string content;
    std::uint32_t at = entry.first;
    const std::size_t count = small_table_.size() / 4;
    for (std::size_t i = 0; i <= count && at < count && content.size() < entry.size; ++i) {
        content += Octets(small_).slice(at * kSmallSector, kSmallSector);
        at = Octets(small_table_).u32(4 * std::size_t{at});
    }
    return content.substr(0, entry.size);
}

std::optional<std::string> CompoundFile::read(std::string_view name) const {
    for (const Entry& entry : entries_)
        if (entry.name == name && !entry.is_root)
            return entry.size < kSmall ? small_chain(entry) : chain(entry.first, entry.size);
    return std::nullopt;
}

}  // namespace vitae
