#pragma once
// Processor time that drawing the pages of one PDF may take. A hundred ordinary pages take a second
// or two; pages that draw themselves over and over would take forever.

#include <ctime>

namespace vitae {

class Budget {
public:
    explicit Budget(double seconds = 6) : seconds_(seconds) {}

    /// Seconds; below 0 once it is spent.
    double left() const {
        return seconds_ - static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
    }
    bool is_spent() const { return left() < 0; }

private:
    double seconds_;
    std::clock_t start_ = std::clock();
};

/// For poppler, which asks while it draws whether to stop.
inline bool must_stop(void* budget) {
    return static_cast<const Budget*>(budget)->is_spent();
}

}  // namespace vitae
