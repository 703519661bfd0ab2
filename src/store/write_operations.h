#pragma once
// The kinds of write: one whose thread waits for it, one that is answered by a call, and one that
// is done together with others of its kind. Private to Store.

#include <memory>
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
    void answer(Result<void> outcome) override { outcome_ = std::move(outcome); }
    /// Once it is answered.
    Answer take() { return AnsweredWrite<Answer>::take(outcome_); }

private:
    const Actor* actor_;
    Work& work_;
    Result<void> outcome_;
};

/// Threads that want the same at the same time: `work(Tend&, count)` gives one answer for each of
/// them.
template <class Answer, class Work>
class SharedTend final : public WriteOperation {
public:
    explicit SharedTend(Work& work) : work_(work) {}

    const Actor* actor() const override { return nullptr; }
    const void* group() const override { return &kGroup; }
    Result<void> work(Tx& tx, Audit&) override { return share(tx, {this}); }
    Result<void>
    work_together(Tx& tx, const std::vector<WriteOperation*>& operations, std::vector<Audit>&)
        override {
        return share(tx, operations);
    }
    void answer(Result<void> outcome) override { outcome_ = std::move(outcome); }
    /// Once it is answered.
    Result<Answer> take() {
        TRY(outcome_);
        return std::move(*answer_);
    }

private:
    static constexpr char kGroup = 0;  // one for each kind of work

    Result<void> share(Tx& tx, const std::vector<WriteOperation*>& operations) {
        std::vector<Answer> answers = TRY(work_(tx, operations.size()));
        for (std::size_t i = 0; i < operations.size(); ++i)
            static_cast<SharedTend*>(operations[i])->answer_ = std::move(answers.at(i));
        return {};
    }

    Work& work_;
    std::optional<Answer> answer_;
    Result<void> outcome_;
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
