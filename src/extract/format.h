#pragma once
// What kind of document some bytes are, told by the bytes alone: names lie.

#include <string_view>

#include "base/result.h"

namespace vitae {

enum class Format {
    pdf,
    docx,
    odt,
    flat_odt,  ///< ODT in one XML file.
    doc,
    word_xml,  ///< Word's document in one XML file.
    rtf,
    html,
    europass,
    json_resume,
    image,
    plain
};

Result<Format> detect_format(std::string_view bytes);
Literal media_type_of(Format format, std::string_view bytes);

}  // namespace vitae
