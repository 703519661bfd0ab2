#pragma once
// Europass resumes in XML → sheets: the Skills Passport of 2013 (versions 3.x) and the candidate
// of 2020 (HR Open).

#include <string_view>
#include <vector>

#include "extract/sheet.h"
#include "extract/xml.h"

namespace vitae {

Result<std::vector<Sheet>> read_europass(const XmlNode& root);

}  // namespace vitae
