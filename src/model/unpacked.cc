#include "model/unpacked.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "model/json_shape.h"
#include "model/nfc.h"
#include "model/reason.h"

namespace vitae {

namespace {

constexpr std::size_t kMostNameBytes = 1'000;

/// Why the reader may leave a file where it is.
constexpr std::string_view kSkips[] = {
    "file_inside_encrypted",
    "file_inside_damaged",
    "file_inside_unsafe",
    "file_symlink",
    "file_too_large",
    "message_picture"};

Result<std::string_view> parse_skip(const Json& json) {
    if (json.find("skip") == nullptr) return std::string_view();
    const std::string code = TRY(get_text(json, "skip", 40));
    const auto* known = std::find(std::begin(kSkips), std::end(kSkips), code);
    if (known == std::end(kSkips)) return shape_error();
    return *known;
}

Result<FileInside> parse_file(const Json& json) {
    FileInside file{.name = TRY(get_text(json, "name", kMostNameBytes))};
    const auto size =
        TRY(get_whole(json, "size", 0, static_cast<std::int64_t>(kMostUnpackedBytes)));
    file.size = static_cast<std::size_t>(size);
    file.skip_reason = TRY(parse_skip(json));
    const bool has_content = file.skip_reason.empty();
    if (!is_name_inside(file.name) || (!has_content && file.size > 0)) return shape_error();
    return file;
}

Result<Unpacked> parse_unpacked(const Json& json, Bytes contents) {
    Unpacked unpacked{.files = {}, .contents = std::move(contents)};
    std::set<std::string> names;
    std::size_t size = 0;
    for (const Json& entry : *TRY(get_array(json, "unpacked", kMostFilesInside))) {
        unpacked.files.push_back(TRY(parse_file(entry)));
        size += unpacked.files.back().size;
        if (!names.insert(unpacked.files.back().name).second) return shape_error();
    }
    if (size != unpacked.contents.size()) return shape_error();
    return unpacked;
}

}  // namespace

bool is_name_inside(std::string_view name) {
    const auto normal = to_nfc(name);
    if (!normal || name.size() > kMostNameBytes) return false;
    if (std::any_of(name.begin(), name.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
        }))
        return false;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view segment = name.substr(at, end - at);
        if (segment.empty() || segment == "." || segment == "..") return false;
        at = end + 1;
    }
    return true;
}

Json to_json(const Unpacked& unpacked) {
    Json files = Json::array();
    for (const FileInside& file : unpacked.files) {
        Json entry =
            Json::object({{"name", file.name}, {"size", static_cast<std::int64_t>(file.size)}});
        if (!file.skip_reason.empty()) entry.set("skip", file.skip_reason);
        files.push(std::move(entry));
    }
    return Json::object({{"unpacked", std::move(files)}});
}

Result<ReaderAnswer> parse_reader_answer(
    const Json& json, Bytes contents, std::string_view document
) {
    if (json.find("unpacked") == nullptr && contents.empty())
        return ReaderAnswer(TRY(parse_extraction(json, document)));
    auto unpacked = parse_unpacked(json, std::move(contents));
    if (unpacked) return ReaderAnswer(*std::move(unpacked));
    const Reason crashed = *find_reason("extract_crashed");
    return Error{Code::unprocessable, crashed.code, crashed.message};
}

}  // namespace vitae
