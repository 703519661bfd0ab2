#pragma once
// api/openapi.yaml as JSON, embedded by CMake.

#include <span>

#include "base/asset.h"

namespace vitae {

std::span<const Asset> contract();

}  // namespace vitae
