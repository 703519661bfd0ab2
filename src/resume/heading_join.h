#pragma once
// Headings that take two rows. Called by heading_look.cc.

#include "resume/heading_look.h"

namespace vitae {

/// "Education &" above "Training": a narrow column breaks headings.
void join_rows(const Reading& reading, HeadingRows& headings);

}  // namespace vitae
