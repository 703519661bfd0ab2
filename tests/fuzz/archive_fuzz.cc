// Any bytes as a ZIP archive: what is found inside keeps its limits, and the server would take the
// answer.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "unpack/unpack.h"

namespace vitae {
namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

void run(std::string_view bytes) {
    (void)is_archive(bytes);
    auto unpacked = unpack_archive(bytes);
    if (!unpacked) return;
    expect(unpacked->contents.size() <= kMostUnpackedBytes);
    const Json json = to_json(*unpacked);
    expect(parse_reader_answer(json, std::move(unpacked->contents), "").has_value());
}

}  // namespace
}  // namespace vitae

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vitae::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
