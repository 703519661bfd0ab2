#pragma once
// Everything that a request may need, put together once in main/wire. Shared by all handler
// threads.

#include <atomic>
#include <string>
#include <vector>

#include "api/metrics.h"
#include "api/rejections.h"
#include "auth/holders.h"
#include "auth/sign_in.h"
#include "ingest/connectors.h"
#include "store/blobs.h"
#include "store/store.h"

namespace vitae {

struct App {
    Store& store;
    const Blobs& blobs;
    Metrics& metrics;
    Connectors& connectors;
    /// Names under which browsers may reach this server (Host header); empty: any.
    std::vector<std::string> hosts;
    SignInThrottles throttles = {};
    Rejections rejections = {};
    Holders holders = {};
    std::atomic<bool> draining = false;
};

}  // namespace vitae
