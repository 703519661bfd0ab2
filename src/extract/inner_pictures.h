#pragma once
// Pictures inside a document of a word processor: scans that an app has saved as DOCX, a head or a
// certificate that was pasted in. Those that show text become sheets of their own. Called by the
// readers of DOCX and ODT.

#include <string>
#include <string_view>
#include <vector>

#include "extract/archive.h"
#include "extract/sheet.h"
#include "extract/xml.h"

namespace vitae {

struct InnerPicture {
    std::string name;             ///< Of the file in the archive.
    bool is_before_text = false;  ///< No letter stands before it.
};

/// Where a format's elements name their pictures.
struct PictureElement {
    std::string_view element;
    std::string_view attribute;
};

/// What the elements under `root` name, in their order, each once.
std::vector<InnerPicture> find_inner_pictures(
    const XmlNode& root, const std::vector<PictureElement>& elements
);

/// Adds a sheet for each picture that shows text, before those of the text or after them. Pictures
/// that cannot be decoded are passed over.
void read_inner_pictures(
    Archive& archive, const std::vector<InnerPicture>& pictures, std::vector<Sheet>& sheets
);

}  // namespace vitae
