#include "base/fail_point.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string>

namespace vitae {

namespace {

struct Wanted {
    std::string name;
    std::atomic<long> passes_left = 0;

    Wanted() {
        const char* text =
            std::getenv("VITAE_FAIL_POINT");  // NOLINT(concurrency-mt-unsafe): nothing sets it
        if (text == nullptr) return;
        name = text;
        const std::size_t colon = name.find(':');
        passes_left = colon == std::string::npos ? 1 : std::atol(name.c_str() + colon + 1);
        name.resize(std::min(colon, name.size()));
    }
};

}  // namespace

void fail_point(Literal name) {
    static Wanted wanted;
    if (wanted.name.empty() || wanted.name != name.view()) return;
    if (--wanted.passes_left == 0) (void)std::raise(SIGKILL);
}

}  // namespace vitae
