#pragma once
// Styles of an ODT (OpenDocument 1.2 part 1, 16), as far as reading needs them.

#include <map>
#include <string>
#include <utility>

#include "extract/look.h"
#include "extract/xml.h"

namespace vitae {

class OdtStyles {
public:
    /// Takes in the styles of styles.xml, and the automatic ones of content.xml.
    void add(const XmlNode& root);

    /// The style of that family and name, and what it is based on, put over `below`.
    Style put_over(Style below, std::string_view family, std::string_view name) const;
    /// The document's paragraphs before any style of their own.
    Style base() const { return put_over(Style{.font_size = 12}, "paragraph", ""); }
    bool is_hidden(std::string_view family, std::string_view name) const;
    /// Of a table's column, in points; 0 when its style does not say.
    double width_of(std::string_view column) const;

private:
    struct Entry {
        Look look;
        std::string parent;
        double width = 0;
    };
    using Key = std::pair<std::string, std::string>;
    const Entry* find(std::string_view family, std::string_view name) const;

    std::map<Key, Entry> entries_;
};

}  // namespace vitae
