// A ZIP archive in memory, by libzip.

#include <memory>

#include <sys/stat.h>
#include <zip.h>

#include "unpack/collect.h"
#include "unpack/unpack.h"

namespace vitae {

namespace {

constexpr std::size_t kMostFileBytes = 50'000'000;
/// Text shrinks to a tenth or a twentieth. What shrinks to far less was made for it.
constexpr std::size_t kMostRatio = 300;
constexpr std::size_t kRatioFrom = 2'000'000;
/// Folders count as entries too.
constexpr zip_int64_t kMostEntries = 20'000;

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Zip = std::unique_ptr<zip_t, Discard>;

Error damaged() {
    return Error{Code::unprocessable, "document_damaged"};
}

Zip open_zip(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return Zip(archive);
}

bool is_link(zip_t* archive, zip_uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    return zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 &&
           system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

bool is_encrypted(const zip_stat_t& stat) {
    return (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

/// The size that the archive states may be a lie, so what comes out is counted.
Result<std::string> read_entry(zip_t* archive, const zip_stat_t& stat, std::size_t room) {
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
        zip_fopen_index(archive, stat.index, 0), &zip_fclose
    );
    if (!file) return Error{Code::unprocessable, "file_inside_damaged"};
    std::string content;
    char buffer[65536];
    for (zip_int64_t count = 0; (count = zip_fread(file.get(), buffer, sizeof buffer)) != 0;) {
        if (count < 0) return Error{Code::unprocessable, "file_inside_damaged"};
        content.append(buffer, static_cast<std::size_t>(count));
        if (content.size() > kMostFileBytes) return Error{Code::too_large, "file_too_large"};
        if (content.size() > kRatioFrom && stat.comp_size > 0 &&
            content.size() / stat.comp_size > kMostRatio)
            return Error{Code::too_large, "archive_too_large"};
        if (content.size() > room) return Error{Code::too_large, "archive_over_limit"};
    }
    return content;
}

/// Such an error is about the one file, not about the archive.
bool is_about_file(const Error& error) {
    return error.reason.view().starts_with("file_");
}

Result<void> take_entry(zip_t* archive, const zip_stat_t& stat, Collection& found) {
    const std::string name = stat.name;
    if (leads_outside(name)) return found.skip(name, "file_inside_unsafe");
    if (is_link(archive, stat.index)) return found.skip(name, "file_symlink");
    if (is_encrypted(stat)) return found.skip(name, "file_inside_encrypted");
    if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > kMostFileBytes)
        return found.skip(name, "file_too_large");
    const auto content = read_entry(archive, stat, found.room());
    if (content) return found.add(name, *content);
    if (is_about_file(content.error())) return found.skip(name, content.error().reason.view());
    return content.error();
}

}  // namespace

bool is_archive(std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04") && !bytes.starts_with("PK\x05\x06")) return false;
    const Zip archive = open_zip(bytes);
    if (!archive) return false;
    // Spreadsheets, slides, books and programs are archives, but not of resumes.
    for (const char* name :
         {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "META-INF/container.xml"})
        if (zip_name_locate(archive.get(), name, 0) >= 0) return false;
    return true;
}

Result<Unpacked> unpack_archive(std::string_view bytes) {
    const Zip archive = open_zip(bytes);
    if (!archive) return damaged();
    const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
    if (entries > kMostEntries) return Error{Code::too_large, "archive_too_many_files"};
    Collection found;
    bool all_encrypted = true;
    for (zip_int64_t i = 0; i < entries; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat) != 0 ||
            stat.name == nullptr)
            return damaged();
        if (std::string_view(stat.name).ends_with('/')) continue;  // a folder
        all_encrypted = all_encrypted && is_encrypted(stat);
        TRY(take_entry(archive.get(), stat, found));
    }
    if (found.count() > 0 && all_encrypted) return Error{Code::unprocessable, "archive_encrypted"};
    return std::move(found).finish();
}

}  // namespace vitae
