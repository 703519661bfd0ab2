#pragma once
// Threads that want the same at the same time: while one of them asks, the others gather, and the
// next asks for all of them in one go. So an answer that takes a journey gets cheaper the more want
// one. Any thread.

#include <condition_variable>
#include <mutex>
#include <optional>
#include <vector>

#include "base/result.h"

namespace vitae {

template <class Answer>
class Together {
public:
    /// `ask(count)` returns a Result of at most so many answers; those who get none get nullopt.
    template <class Ask>
    Result<std::optional<Answer>> one_of(Ask&& ask) {
        Seat seat;
        std::unique_lock lock(mutex_);
        waiting_.push_back(&seat);
        seat.called.wait(lock, [&] { return seat.answer || !asking_; });
        if (!seat.answer) lead(lock, ask);
        return *std::move(seat.answer);
    }

private:
    struct Seat {
        std::optional<Result<std::optional<Answer>>> answer;
        std::condition_variable called;  ///< One each: nobody is woken for somebody else's answer.
    };

    template <class Ask>
    void lead(std::unique_lock<std::mutex>& lock, Ask&& ask) {
        asking_ = true;
        const std::vector<Seat*> seats = std::exchange(waiting_, {});
        lock.unlock();
        Result<std::vector<Answer>> answers = ask(seats.size());
        lock.lock();
        for (std::size_t i = 0; i < seats.size(); ++i) {
            if (!answers)
                seats[i]->answer = answers.error();
            else if (i < answers->size())
                seats[i]->answer = std::optional(std::move((*answers)[i]));
            else
                seats[i]->answer = std::optional<Answer>();
            seats[i]->called.notify_one();
        }
        asking_ = false;
        if (!waiting_.empty()) waiting_.front()->called.notify_one();
    }

    std::mutex mutex_;
    std::vector<Seat*> waiting_;
    bool asking_ = false;
};

}  // namespace vitae
