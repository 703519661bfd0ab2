// Any bytes as an upload: a form that is accepted lies inside the body, and reads the same again.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/multipart.h"

namespace vitae {
namespace {

constexpr std::size_t kMostParts = 8;

void expect(bool holds) {
    if (!holds) std::abort();
}

void run(std::string_view bytes) {
    (void)parse_multipart(bytes, bytes, kMostParts);  // any Content-Type, too
    const auto parts = parse_multipart("multipart/form-data; boundary=b", bytes, kMostParts);
    if (!parts) {
        expect(!parts.error().reason.empty() && !parts.error().message.empty());
        return;
    }
    expect(parts->size() <= kMostParts);
    for (const Part& part : *parts) {
        expect(part.content.data() >= bytes.data());
        expect(part.content.data() + part.content.size() <= bytes.data() + bytes.size());
        expect(part.content.find("\r\n--b") == std::string_view::npos);
        expect(part.is_file || part.file_name.empty());
    }
}

}  // namespace
}  // namespace vitae

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vitae::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
