#pragma once
// Puts a sheet's pieces into reading order: columns by gutter, then lines. Pure geometry; knows no
// language.

#include "extract/sheet.h"

namespace vitae {

/// Fills `strips` from `pieces`.
void order_sheet(Sheet& sheet);

}  // namespace vitae
