#include "base/random.h"

#include <sodium.h>

namespace vitae {

namespace {

class SystemRandom final : public Random {
public:
    Bytes bytes(std::size_t count) override {
        Bytes out(count, '\0');
        randombytes_buf(out.data(), out.size());
        return out;
    }
};

}  // namespace

Random& system_random() {
    static SystemRandom random;
    return random;
}

}  // namespace vitae
