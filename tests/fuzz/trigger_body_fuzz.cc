// Any bytes as the body of a trigger, and as a path: what is accepted has one spelling, and stays
// inside its source.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "model/trigger.h"

namespace vitae {
namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

void check_path(const std::string& path) {
    expect(path.starts_with('/'));
    expect(path.size() <= 1024);
    expect(is_utf8(path));
    expect(path.find('\0') == std::string::npos);
    expect(path == "/" || !path.ends_with('/'));
    for (const std::string_view part : {"//", "/./", "/../"})
        expect(path.find(part) == std::string::npos);
    expect(!path.ends_with("/.") && !path.ends_with("/.."));
    const auto again = parse_source_path(path);
    expect(again && *again == path);
}

void check_error(const Error& error) {
    expect(error.code == Code::invalid);
    expect(!error.reason.empty() && !error.message.empty());
}

void check(std::string_view bytes) {
    const auto path = parse_source_path(bytes);
    if (path)
        check_path(*path);
    else
        check_error(path.error());
    const auto trigger = parse_trigger(bytes);
    if (!trigger) return check_error(trigger.error());
    if (trigger->path) check_path(*trigger->path);
}

}  // namespace
}  // namespace vitae

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    vitae::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
