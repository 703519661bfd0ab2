#pragma once
// Pages whose text runs down, up or upside down are set upright for layout, and their boxes laid
// back afterwards. Called by order_sheet; pure geometry.

#include "extract/sheet.h"

namespace vitae {

/// Clockwise quarter turns that set most of the sheet's text upright.
int turns_to_upright(const Sheet& sheet);

/// Turns the sheet, with its pieces and strips, so many quarters clockwise.
void turn(Sheet& sheet, int quarters);

}  // namespace vitae
