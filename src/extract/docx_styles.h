#pragma once
// Paragraph and character styles of a DOCX (ECMA-376 part 1, 17.7), as far as reading needs them.

#include <map>
#include <string>

#include "extract/look.h"
#include "extract/xml.h"

namespace vitae {

/// Reads `w:rPr`.
Look read_look(const XmlNode& properties);

class DocxStyles {
public:
    /// `styles` is the root of word/styles.xml; nullptr when there is none.
    explicit DocxStyles(const XmlNode* styles);

    /// The document's defaults with the style, and what it is based on, put over them.
    Style resolve(std::string_view id) const;
    /// True when text in that style is not shown.
    bool is_hidden(std::string_view id) const;
    /// True when the style puts its paragraphs into a list.
    bool is_list(std::string_view id) const;

private:
    struct Entry {
        Look look;
        std::string based_on;
        bool list = false;
    };
    bool any(std::string_view id, bool (*has)(const Entry&)) const;
    std::map<std::string, Entry, std::less<>> entries_;
    std::string default_paragraph_;
    Style base_;
};

}  // namespace vitae
