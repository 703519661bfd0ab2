#pragma once
// Counters for operators, in the Prometheus text format. Labels are literals, so nothing personal
// gets in. Any thread.

#include <memory>
#include <string>

#include "base/error.h"
#include "base/time.h"
#include "store/store.h"

namespace vitae {

class Metrics {
public:
    Metrics();
    ~Metrics();

    void count_request(Literal route, int status, Duration took);
    /// The page for a scrape; what the database knows is looked up now.
    Result<std::string> text(Store& store);

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

}  // namespace vitae
