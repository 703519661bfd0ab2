#include "sandbox/pool.h"

#include <cerrno>
#include <utility>

#include <unistd.h>

#include "sandbox/verdict.h"

namespace vitae {

Result<std::unique_ptr<Pool>> Pool::open(PoolOptions options) {
    if (::access(options.program.c_str(), X_OK) != 0) return failure("extract_unavailable", errno);
    return std::unique_ptr<Pool>(new Pool(std::move(options)));
}

Pool::Pool(PoolOptions options)
    : options_(std::move(options)),
      warm_(!options_.idle),
      keeper_([this](const std::stop_token& stop) { keep(stop); }) {}

Result<Json> Pool::extract(std::string_view document, const std::stop_token& stop) {
    return TRY(read(document, stop)).json;
}

Result<Said> Pool::read(std::string_view document, const std::stop_token& stop) {
    const auto child = TRY(take_ready(stop));
    return child->read(document, stop);
}

/// A child that dies before it has a document says nothing of the document. One may; two in a row
/// are a broken installation.
Result<std::unique_ptr<Child>> Pool::take_ready(const std::stop_token& stop) {
    for (bool again = true;; again = false) {
        auto child = TRY(take(stop));
        const auto ready = child->await_ready(stop);
        if (ready) return child;
        if (!again || stop.stop_requested()) return ready.error();
    }
}

Result<std::unique_ptr<Child>> Pool::take(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (true) {
        warm_ = true;
        ++waiting_;
        changed_.notify_all();
        const bool found = changed_.wait(lock, stop, [this] { return !spares_.empty(); });
        --waiting_;
        if (!found) return failure("worker_stopped");
        auto child = std::move(spares_.front());
        spares_.pop_front();
        if (!child || (*child)->alive()) return child;
    }
}

void Pool::keep(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        const auto idle = options_.idle.value_or(std::chrono::hours(1));
        if (changed_.wait_for(lock, stop, idle, [this] { return short_of_children(); }))
            bear_one(lock, stop);
        else if (options_.idle && waiting_ == 0)
            stop_spares(lock);
    }
}

bool Pool::short_of_children() const {
    return spares_.size() < waiting_ + (warm_ ? options_.spare : 0);
}

void Pool::bear_one(std::unique_lock<std::mutex>& lock, const std::stop_token& stop) {
    lock.unlock();
    auto child = bear(stop);
    lock.lock();
    if (!child) warm_ = false;  // no further try before the next document
    if (child || spares_.size() < waiting_) spares_.push_back(std::move(child));
    changed_.notify_all();
}

Result<std::unique_ptr<Child>> Pool::bear(const std::stop_token& stop) {
    if (zygote_ && !zygote_->alive()) zygote_.reset();
    if (!zygote_) zygote_ = TRY(Zygote::start(options_.program, options_.limits, stop));
    auto child = zygote_->bear();
    if (!child) zygote_.reset();
    return child;
}

void Pool::stop_spares(std::unique_lock<std::mutex>& lock) {
    warm_ = false;
    auto stopped = std::exchange(spares_, {});
    lock.unlock();
    stopped.clear();
    zygote_.reset();
    lock.lock();
}

}  // namespace vitae
