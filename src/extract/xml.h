#pragma once
// XML as a tree, by pugixml, which reads no DTD and expands no entities of a document's own. Names
// come without their prefix: documents choose prefixes as they like.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace vitae {

struct XmlNode {
    std::string name;  ///< Empty for text.
    std::string text;  ///< Of a text node.
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlNode> children;

    bool is(std::string_view other) const { return name == other; }
    const XmlNode* find(std::string_view child) const;
    /// Empty when the attribute is not there.
    std::string_view attribute(std::string_view attribute_name) const;
    /// The text of everything inside.
    std::string all_text() const;
};

/// The root element. Refuses what nests deeper than people write.
Result<XmlNode> parse_xml(std::string_view bytes);

}  // namespace vitae
