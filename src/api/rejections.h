#pragma once
// Requests without a valid credential leave one audit row for each address and minute, with a count
// of those before, so that an attack cannot fill the trail. Any thread.

#include <map>
#include <mutex>
#include <string>

#include "store/store.h"

namespace vitae {

class Rejections {
public:
    /// Writes `auth.rejected` when it is the address's first in this minute.
    Result<void> note(Store& store, const Actor& actor, Literal reason);

private:
    struct Seen {
        std::int64_t minute = 0;
        std::int64_t unwritten = 0;
    };
    std::mutex mutex_;
    std::map<std::string, Seen> seen_;
};

}  // namespace vitae
