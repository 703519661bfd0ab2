// Any bytes a client may send: the parser must not crash, must keep its limits, and must read the
// same request however the network cuts the bytes. The first byte of the input says where it cuts.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/request_parser.h"

namespace vitae {
namespace {

using State = RequestParser::State;

constexpr std::size_t kHeaderLimit = 4096;
constexpr std::size_t kBodyLimit = 256;

void expect(bool holds) {
    if (!holds) std::abort();
}

/// As a connection drives it. Gives what the parser left.
std::string_view drive(RequestParser& parser, std::string_view bytes, std::size_t piece) {
    std::size_t available = 0;
    while (available < bytes.size()) {
        available = std::min(available + piece, bytes.size());
        State before = parser.state();
        do {
            before = parser.state();
            const std::size_t used = parser.put(bytes.substr(0, available));
            expect(used <= available);
            bytes.remove_prefix(used);
            available -= used;
            if (before == State::head && parser.state() == State::body)
                parser.limit_body(kBodyLimit);
        } while (parser.state() != before);
    }
    return bytes;
}

void check(Request& request) {
    expect(request.path.starts_with('/'));
    expect(request.path.find('\0') == std::string::npos);
    expect(request.body.size() <= kBodyLimit);
    for (const Header& header : request.headers)
        expect(header.value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
}

void check_same(Request& a, Request& b) {
    expect(a.method == b.method && a.target == b.target && a.body == b.body);
    expect(a.headers.size() == b.headers.size());
}

void run(std::string_view bytes) {
    const std::size_t piece = 1 + static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const RequestId id = *RequestId::parse("0192f0c4-7a31-7c55-8d0e-2f6f1f6f9a10");
    RequestParser whole(id, kHeaderLimit);
    RequestParser cut(id, kHeaderLimit);
    const std::string_view rest_of_whole = drive(whole, bytes, bytes.size());
    const std::string_view rest_of_cut = drive(cut, bytes, piece);
    if (whole.state() != State::complete) return;
    check(whole.request());
    expect(cut.state() == State::complete);
    expect(rest_of_whole == rest_of_cut);
    check_same(whole.request(), cut.request());
}

}  // namespace
}  // namespace vitae

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Longer, and a chunk line may be refused only where the network cuts it.
    if (size > 1 && size <= vitae::kHeaderLimit)
        vitae::run({reinterpret_cast<const char*>(data), size});
    return 0;
}
