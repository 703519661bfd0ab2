#pragma once
// A real store, with a clock that only a test moves and randomness that
// repeats: shared by the tests of store/ and of the folders above it.

#include <atomic>
#include <mutex>
#include <random>
#include <string>

#include "store/store.h"
#include "store/test_database.h"

namespace vitae {

/// Each look is a microsecond later than the one before, so that later things sort later. It starts
/// in the year 2096, long after any file of a test has changed.
class TestClock final : public Clock {
public:
    Time now() const override { return from_micros(micros_.fetch_add(1)); }
    Duration steady() const override { return Duration(micros_.load()); }
    void advance(Duration by) { micros_ += by.count(); }

private:
    mutable std::atomic<std::int64_t> micros_ = 4'000'000'000'000'000;
};

class TestRandom final : public Random {
public:
    Bytes bytes(std::size_t count) override {
        const std::lock_guard lock(mutex_);
        Bytes bytes(count, '\0');
        for (char& byte : bytes) byte = static_cast<char>(engine_());
        return bytes;
    }

private:
    std::mutex mutex_;
    std::mt19937_64 engine_{1};
};

class TestStore : public TestDatabase {
public:
    TestStore() { open(engine()); }

    Store& operator*() const { return *store_; }
    Store* operator->() const { return store_.get(); }

    void close() { store_.reset(); }
    void open(std::unique_ptr<Engine> engine) {
        store_ = must(Store::open(std::move(engine), clock, random));
    }
    /// As a restart of the server does.
    void reopen() {
        close();
        open(engine());
    }

    /// Moves the clock; and the leases nearer, where the database's own clock measures them.
    void let_pass(Duration time) {
        clock.advance(time);
        if (!on_postgres()) return;
        must(raw()->execute(
            "UPDATE jobs SET lease_until = lease_until - :time", {{"time", time.count()}}
        ));
    }

    Rows query(Literal sql, Params params = {}) const {
        return must(store_->read([&](Read& read) { return read.sql().query(sql, params); }));
    }
    std::int64_t count(Literal sql, Params params = {}) const {
        return query(sql, params).at(0).integer(0);
    }
    TestClock clock;
    TestRandom random;

private:
    std::unique_ptr<Store> store_;
};

}  // namespace vitae
