#pragma once
// Text that was pasted from a web page may have each line twice: once as it is seen, once for those
// who listen to it.

#include <vector>

#include "extract/sheet.h"

namespace vitae {

/// Takes out second copies where most lines of the document are followed by one.
void drop_doubled_lines(std::vector<Sheet>& sheets);

}  // namespace vitae
