#pragma once
// As much of style sheets as tells headings from text and hidden from shown: rules of one tag, one
// class, or both. A page's layout is not computed.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extract/look.h"
#include "extract/xml.h"

namespace vitae {

struct CssLook {
    Look look;
    std::string display;  ///< Empty when nothing says.
    bool uppercase = false;

    /// Reads declarations such as "font-size: 12pt; font-weight: bold".
    void add(std::string_view declarations);
};

class Css {
public:
    void add(std::string_view style_sheet);
    /// What the sheets and its own `style` say of an element.
    CssLook look_of(const XmlNode& element) const;

private:
    void add_rule(std::string_view selectors, std::string_view declarations);

    std::map<std::string, std::string, std::less<>> rules_;  ///< "p", ".name", "p.name".
};

}  // namespace vitae
