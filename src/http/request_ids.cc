#include "http/request_ids.h"

namespace vitae {

RequestId RequestIds::next() {
    return RequestId::make(system_clock().now(), reserve_);
}

Bytes RequestIds::Reserve::bytes(std::size_t count) {
    if (rest_.size() < count) rest_ = system_random().bytes(4096);
    Bytes taken = rest_.substr(rest_.size() - count);
    rest_.resize(rest_.size() - count);
    return taken;
}

}  // namespace vitae
