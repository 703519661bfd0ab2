#pragma once
// Pages whose text runs down, up or upside down are set upright, since whatever reads them thinks
// of lines from left to right. The reader lays their boxes back at the end. Pure geometry.

#include "extract/sheet.h"

namespace vitae {

/// Clockwise quarter turns that set most of the sheet's text upright.
int turns_to_upright(const Sheet& sheet);

/// Turns the sheet, with all that is on it, so many quarters clockwise.
void turn(Sheet& sheet, int quarters);

/// Where a box comes to lie by a quarter turn clockwise of a page of that height.
Box turned(const Box& box, double height);

}  // namespace vitae
