// Any bytes as an e-mail: what is found inside keeps its limits and has names that lead nowhere,
// and the server would take the answer.

#include <cstdint>
#include <cstdlib>
#include <set>
#include <string_view>

#include "base/utf8.h"
#include "unpack/mime_header.h"
#include "unpack/mime_text.h"
#include "unpack/unpack.h"

namespace vitae {
namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

void check(const Unpacked& unpacked) {
    expect(!unpacked.files.empty() && unpacked.files.size() <= kMostFilesInside);
    const auto answer =
        parse_reader_answer(*parse_json(to_text(to_json(unpacked))), unpacked.contents, "");
    expect(answer && std::get<Unpacked>(*answer).files.size() == unpacked.files.size());
}

void run(std::string_view bytes) {
    (void)is_message(bytes);
    expect(is_utf8(decode_words(bytes)) || !is_utf8(bytes));
    (void)parameter_of(bytes, "filename");
    const auto unpacked = unpack_message(bytes);
    if (unpacked) check(*unpacked);
}

}  // namespace
}  // namespace vitae

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vitae::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
