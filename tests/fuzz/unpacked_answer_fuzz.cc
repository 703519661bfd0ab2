// Any bytes as the reader's answer for an archive, as a reader that a document has taken over may
// give it: what the server takes cannot lead outside, or hold more than came. Before the first NUL
// stands the JSON, after it what is said besides.

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

#include "model/reason.h"
#include "model/unpacked.h"

namespace vitae {
namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

void check(const Unpacked& unpacked) {
    std::set<std::string> names;
    std::size_t size = 0;
    for (const FileInside& file : unpacked.files) {
        expect(is_name_inside(file.name) && names.insert(file.name).second);
        expect(("/" + file.name + "/").find("/../") == std::string::npos);
        expect(file.skip_reason.empty() || find_reason(file.skip_reason));
        size += file.size;
    }
    expect(size == unpacked.contents.size());
    expect(unpacked.files.size() <= kMostFilesInside);
}

void run(std::string_view bytes) {
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    const auto json = parse_json(bytes.substr(0, end));
    if (!json) return;
    const auto answer = parse_reader_answer(
        *json, Bytes(bytes.substr(std::min(end + 1, bytes.size()))), std::string(64, 'a')
    );
    if (!answer) {
        expect(answer.error().reason.view() == "extract_crashed");
        return;
    }
    if (const auto* unpacked = std::get_if<Unpacked>(&*answer)) check(*unpacked);
}

}  // namespace
}  // namespace vitae

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vitae::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
