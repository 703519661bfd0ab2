#pragma once
// The two kinds of write: one whose thread waits for it, and one that is answered by a call.
// Private to Store.

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>

#include "model/grant.h"
#include "store/writer.h"

namespace vitae {

/// Runs `work(Tx&, Audit&)` and keeps what it returned until the commit.
template <class Answer>
class AnsweredWrite : public WriteOperation {
protected:
    template <class Work>
    Result<void> keep(Work& work, Tx& tx, Audit& audit) {
        answer_.emplace(work(tx, audit));
        return *answer_ ? Result<void>() : Result<void>(answer_->error());
    }
    Answer take(const Result<void>& outcome) {
        return outcome ? *std::move(answer_) : Answer(outcome.error());
    }

private:
    std::optional<Answer> answer_;
};

/// Lives on the stack of the thread that waits.
template <class Answer, class Work>
class AwaitedWrite final : public AnsweredWrite<Answer> {
public:
    AwaitedWrite(const Actor* actor, Work& work) : actor_(actor), work_(work) {}

    const Actor* actor() const override { return actor_; }
    Result<void> work(Tx& tx, Audit& audit) override { return this->keep(work_, tx, audit); }
    void answer(Result<void> outcome) override {
        const std::lock_guard lock(mutex_);
        outcome_ = std::move(outcome);
        answered_.notify_one();  // under the lock: the waiter destroys this as soon as it may look
    }
    Answer wait() {
        std::unique_lock lock(mutex_);
        answered_.wait(lock, [&] { return outcome_.has_value(); });
        return this->take(*outcome_);
    }

private:
    const Actor* actor_;
    Work& work_;
    std::mutex mutex_;
    std::condition_variable answered_;
    std::optional<Result<void>> outcome_;
};

/// Owns itself until it is answered.
template <class Work, class Then, class Answer = std::invoke_result_t<Work&, Tx&, Audit&>>
class LaterWrite final : public AnsweredWrite<Answer> {
public:
    LaterWrite(Grant grant, Work work, Then then)
        : grant_(std::move(grant)), work_(std::move(work)), then_(std::move(then)) {}

    const Actor* actor() const override { return &grant_.actor(); }
    Result<void> work(Tx& tx, Audit& audit) override { return this->keep(work_, tx, audit); }
    void answer(Result<void> outcome) override {
        const std::unique_ptr<LaterWrite> self(this);
        then_(this->take(outcome));
    }

private:
    Grant grant_;
    Work work_;
    Then then_;
};

}  // namespace vitae
