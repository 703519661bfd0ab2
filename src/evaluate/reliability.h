#pragma once
// How often values are right that say how sure they are: the reliability table of `vitae eval`.
// Of calibrated values, those said to be 0.9 sure are right nine times in ten. Pure; one thread at
// a time.

#include <array>

#include "evaluate/answer.h"

namespace vitae {

/// Values whose confidence is at least `from` and below that of the next band.
struct Band {
    double from = 0;
    int values = 0;
    int right = 0;
    double said = 0;  ///< The sum of their confidences.

    double share_right() const { return values == 0 ? 1 : static_cast<double>(right) / values; }
    double mean_said() const { return values == 0 ? 0 : said / values; }
};

class Reliability {
public:
    Reliability();

    /// `record` is JSON Resume with `meta.vitae.fields`. Counts names, e-mails, phones, links, the
    /// town, and of work and education the names, titles and years. What truth leaves open and
    /// lists that it does not hold in full, such as skills, are not counted.
    void add(const AnswerSheet& truth, const Json& record);

    const std::array<Band, 6>& bands() const { return bands_; }
    /// Those of 0.9 and more together.
    Band sure() const;

private:
    std::array<Band, 6> bands_;
};

}  // namespace vitae
