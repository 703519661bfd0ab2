#pragma once
// What a style of a word processor says about letters. What it leaves open comes from the style
// below it.

#include <optional>

#include "extract/flow.h"

namespace vitae {

struct Look {
    std::optional<double> font_size;  ///< Points.
    std::optional<double> scale;      ///< Of the font size below.
    std::optional<bool> bold;
    std::optional<bool> italic;
    bool hidden = false;

    void put_over(Style& style) const {
        style.font_size = font_size.value_or(style.font_size * scale.value_or(1));
        style.bold = bold.value_or(style.bold);
        style.italic = italic.value_or(style.italic);
    }
};

}  // namespace vitae
