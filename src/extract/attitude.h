#pragma once
// How a picture of a page lies: turned by quarters, and a little askew. Recognition needs it
// upright; evidence needs the place on the page as the file has it. By Leptonica.

#include <optional>

#include "extract/picture.h"
#include "model/text.h"

namespace vitae {

struct Attitude {
    int quarters = 0;  ///< Clockwise turns that set the page upright.
    double skew = 0;   ///< Degrees, clockwise, that then set its lines level.
};

/// Clockwise quarters that set a page in Latin letters upright, as more of them have strokes that
/// rise than such that hang. Nothing when they do not tell; letters of other scripts may mislead.
std::optional<int> find_side(const Picture& picture);

/// The same, where that can be told in the time of a word or two: `expected`, unless lines run up
/// or down where they should run across, or the other way round.
int likely_side(const Picture& picture, int expected);

/// The angle that sets the lines level; 0 when it cannot be told.
double find_skew(const Picture& picture);

Picture set_upright(const Picture& picture, const Attitude& attitude);

/// Where a box of the upright picture lies on the page as it was; both in points.
Box place_back(const Box& box, const Picture& page, const Attitude& attitude);

}  // namespace vitae
