#pragma once
// The files of migrations/, in order, embedded by CMake.

#include <span>

#include "base/asset.h"

namespace vitae {

std::span<const Asset> migrations();

}  // namespace vitae
