#pragma once
// What two rows or entries say of one education. Called by education.cc.

#include <vector>

#include "model/record.h"

namespace vitae {

/// A Japanese resume says in one row when its owner entered a school, in the next when they
/// left it.
void join_entrances(std::vector<Education>& all);

/// A school alone, and right below it a degree without any: they are one.
void join_schools(std::vector<Education>& all);

}  // namespace vitae
