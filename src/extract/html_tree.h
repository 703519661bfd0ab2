#pragma once
// HTML as a tree, however badly it is written, by libxml2's forgiving parser.

#include <string_view>

#include "extract/xml.h"

namespace vitae {

/// The root element. Names are in lower case.
Result<XmlNode> parse_html(std::string_view bytes);

}  // namespace vitae
