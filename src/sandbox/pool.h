#pragma once
// The box in which documents are read: one fresh process a document, forked beforehand. Workers and
// the command line call extract, any number of threads at once.

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>

#include "base/condition.h"
#include "base/json.h"
#include "sandbox/child.h"
#include "sandbox/limits.h"
#include "sandbox/zygote.h"

namespace vitae {

struct PoolOptions {
    std::string program;    ///< The path of vitae-extract.
    std::size_t spare = 1;  ///< Children that wait for the next documents.
    /// Spares start with the first document and stop when none came for so long. Without it they
    /// start at once and stay.
    std::optional<Duration> idle = std::chrono::minutes(5);
    Limits limits = {};
};

class Pool {
public:
    static Result<std::unique_ptr<Pool>> open(PoolOptions options);
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;
    /// All children are gone afterwards. Nobody may be inside extract.
    ~Pool() = default;

    /// What the child makes of the document: a JSON object that nobody has checked yet, or an Error
    /// whose reason model/reason knows. "worker_stopped" when `stop` was requested.
    Result<Json> extract(std::string_view document, const std::stop_token& stop = {});
    /// The same, with what it says besides.
    Result<Said> read(std::string_view document, const std::stop_token& stop = {});

private:
    explicit Pool(PoolOptions options);
    Result<std::unique_ptr<Child>> take_ready(const std::stop_token& stop);
    Result<std::unique_ptr<Child>> take(const std::stop_token& stop);
    void keep(const std::stop_token& stop);
    void bear_one(std::unique_lock<std::mutex>& lock, const std::stop_token& stop);
    Result<std::unique_ptr<Child>> bear(const std::stop_token& stop);
    void stop_spares(std::unique_lock<std::mutex>& lock);
    bool short_of_children() const;

    const PoolOptions options_;
    std::mutex mutex_;
    Condition changed_;
    /// Oldest first; errors for those who wait.
    std::deque<Result<std::unique_ptr<Child>>> spares_;
    std::size_t waiting_ = 0;         ///< Callers without a child.
    bool warm_;                       ///< Whether spares are wanted.
    std::unique_ptr<Zygote> zygote_;  ///< The keeper's alone.
    /// One thread of our own starts them all: the kernel ends a child with the thread that started
    /// its zygote, and workers come and go. It is the last member, so that it ends before what it
    /// works on.
    std::jthread keeper_;
};

}  // namespace vitae
