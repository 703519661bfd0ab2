#pragma once
// Makes request ids out of randomness fetched in bulk, as each fetch is a system call. One thread.

#include "base/id.h"
#include "base/random.h"

namespace vitae {

class RequestIds {
public:
    RequestId next();

private:
    class Reserve final : public Random {
    public:
        Bytes bytes(std::size_t count) override;

    private:
        Bytes rest_;
    };

    Reserve reserve_;
};

}  // namespace vitae
