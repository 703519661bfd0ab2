#pragma once
// Remembers whose the tokens of late requests are, until any credential or account changes. One
// process writes to the database, so it knows of each change at once. Any thread.

#include <mutex>
#include <optional>
#include <unordered_map>

#include "store/credentials.h"
#include "store/store.h"

namespace vitae {

class Holders {
public:
    /// Like find_token.
    Result<std::optional<Holder>> find(Store& store, const Bytes& secret_hash);

private:
    std::mutex mutex_;
    std::uint64_t version_ = 0;
    std::unordered_map<Bytes, Holder> known_;
};

}  // namespace vitae
