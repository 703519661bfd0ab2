#pragma once
// The text of an ODT, or a header or footer of its pages → Parts.

#include "extract/odt_styles.h"
#include "extract/prose.h"
#include "extract/xml.h"

namespace vitae {

/// What is under `root`, in the order of the file.
Parts read_odt_part(const XmlNode& root, const OdtStyles& styles);

}  // namespace vitae
