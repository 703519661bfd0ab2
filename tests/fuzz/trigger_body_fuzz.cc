// Any bytes that a client may send as a trigger's body: what is accepted is a path inside the source, in one spelling.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "model/trigger.h"

namespace vitae {
namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

void check_path(const std::string& path) {
    expect(path.starts_with('/') && path.size() <= 1024);
    expect(path == "/" || !path.ends_with('/'));
    expect(path.find('\0') == std::string::npos && path.find("//") == std::string::npos);
    const std::string closed = path + "/";
    expect(closed.find("/../") == std::string::npos && closed.find("/./") == std::string::npos);
    const auto again = parse_source_path(path);
    expect(again && *again == path);
}

}  // namespace
}  // namespace vitae

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(data), size);
    const auto trigger = vitae::parse_trigger(body);
    if (trigger && trigger->path) vitae::check_path(*trigger->path);
    const auto path = vitae::parse_source_path(body);
    if (path) vitae::check_path(*path);
    return 0;
}
