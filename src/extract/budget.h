#pragma once
// Processor time that drawing the pages of one PDF may take. A hundred ordinary pages take a second
// or two; pages that draw themselves over and over would take forever.

#include <ctime>

namespace vitae {

class Budget {
public:
    bool is_spent() const {
        constexpr double kSeconds = 6;
        return static_cast<double>(std::clock() - start_) > kSeconds * CLOCKS_PER_SEC;
    }

private:
    std::clock_t start_ = std::clock();
};

/// For poppler, which asks while it draws whether to stop.
inline bool must_stop(void* budget) {
    return static_cast<const Budget*>(budget)->is_spent();
}

}  // namespace vitae
