#include "extract/archive.h"

#include <zip.h>

namespace vitae {

namespace {

/// A resume's text takes some 100 KB unpacked; its pictures are not unpacked.
constexpr std::size_t kMostUnpacked = 40'000'000;
constexpr zip_int64_t kMostFiles = 5'000;
/// XML shrinks to a tenth or a twentieth. What shrinks to far less was made for it.
constexpr std::size_t kMostRatio = 300;
constexpr std::size_t kRatioFrom = 2'000'000;

Error damaged() {
    return Error{Code::unprocessable, "document_damaged"};
}

Error too_large() {
    return Error{Code::too_large, "archive_too_large"};
}

bool is_encrypted(const zip_stat_t& stat) {
    return (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

}  // namespace

void Archive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<Archive> Archive::open(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return damaged();
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_error_fini(&error);
    if (archive == nullptr) {
        zip_source_free(source);
        return damaged();
    }
    Archive opened(archive);
    if (zip_get_num_entries(archive, 0) > kMostFiles) return too_large();
    return opened;
}

bool Archive::has(const std::string& name) const {
    return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0;
}

std::vector<std::string> Archive::names() const {
    std::vector<std::string> all;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive_.get(), 0); ++i)
        if (const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0))
            all.emplace_back(name);
    return all;
}

Result<std::string> Archive::read(const std::string& name) {
    zip_stat_t stat;
    if (zip_stat(archive_.get(), name.c_str(), 0, &stat) != 0) return damaged();
    if (is_encrypted(stat)) return Error{Code::unprocessable, "document_encrypted"};
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
        zip_fopen(archive_.get(), name.c_str(), 0), &zip_fclose
    );
    if (!file) return damaged();
    // The size that the archive states may be a lie, so what comes out is counted.
    std::string content;
    char buffer[65536];
    for (zip_int64_t count = 0; (count = zip_fread(file.get(), buffer, sizeof buffer)) != 0;) {
        if (count < 0) return damaged();
        content.append(buffer, static_cast<std::size_t>(count));
        const bool dense = content.size() > kRatioFrom && stat.comp_size > 0 &&
                           content.size() / stat.comp_size > kMostRatio;
        if (dense || taken_ + content.size() > kMostUnpacked) return too_large();
    }
    taken_ += content.size();
    return content;
}

}  // namespace vitae
