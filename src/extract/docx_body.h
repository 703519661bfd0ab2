#pragma once
// One part of a DOCX (the body, a header, a footer) → Parts.

#include <map>
#include <string>

#include "extract/docx_styles.h"
#include "extract/prose.h"
#include "extract/xml.h"

namespace vitae {

/// Targets of relationships by their id, those outside the file alone (ECMA-376 part 2).
using Relationships = std::map<std::string, std::string, std::less<>>;

/// What is under `root`, in the order of the file.
Parts read_docx_part(const XmlNode& root, const DocxStyles& styles, const Relationships& links);

}  // namespace vitae
