#pragma once
// How well records agree with truth, field by field: `vitae eval`. Pure; one thread at a time.

#include <string_view>
#include <vector>

#include "evaluate/answer.h"

namespace vitae {

struct Tally {
    Literal field = "";
    int right = 0;
    int wrong = 0;   ///< Read, though no truth says so.
    int missed = 0;  ///< Of truth, and not read.

    double precision() const;
    double recall() const;
    double f1() const;
};

/// One tally a field, in the order in which they are shown. Work counts twice: once by employer and
/// title, once with the years of its dates as well. Skills are asked for, not against: truth lists
/// some.
class Score {
public:
    Score();

    void add(AnswerSheet truth, AnswerSheet found);
    const std::vector<Tally>& tallies() const { return tallies_; }
    double mean_f1() const;

private:
    std::vector<Tally> tallies_;
};

}  // namespace vitae
