#pragma once
// Places where a crash test can end the process at once, as a power cut would. They do nothing
// unless the environment asks: VITAE_FAIL_POINT=name:n ends the process when that place is passed
// for the n-th time.

#include "base/error.h"

namespace vitae {

void fail_point(Literal name);

}  // namespace vitae
