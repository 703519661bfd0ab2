#include "auth/holders.h"

namespace vitae {

namespace {
constexpr std::size_t kMostKnown = 10'000;
}

Result<std::optional<Holder>> Holders::find(Store& store, const Bytes& secret_hash) {
    const std::uint64_t version =
        store.access_version();  // before the look-up: a change meanwhile makes it stale
    {
        const std::lock_guard lock(mutex_);
        if (version_ != version || known_.size() >= kMostKnown) known_.clear();
        version_ = version;
        const auto found = known_.find(secret_hash);
        if (found != known_.end()) return std::optional(found->second);
    }
    const auto holder = TRY(store.read([&](Read& read) { return find_token(read, secret_hash); }));
    if (!holder) return holder;
    const std::lock_guard lock(mutex_);
    if (version_ == version) known_.emplace(secret_hash, *holder);
    return holder;
}

}  // namespace vitae
