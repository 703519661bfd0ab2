#include "extract/xml.h"

#include <algorithm>

#include <pugixml.hpp>

namespace vitae {

namespace {

constexpr int kMostDepth = 200;
constexpr std::size_t kMostNodes = 2'000'000;

std::string_view local_name(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

class Copy {
public:
    Result<XmlNode> element(const pugi::xml_node& from, int depth) {
        if (depth > kMostDepth || ++nodes_ > kMostNodes)
            return Error{Code::unprocessable, "nesting_too_deep"};
        XmlNode node{.name = std::string(local_name(from.name())), .text = {}};
        for (const auto& attribute : from.attributes())
            node.attributes.emplace_back(local_name(attribute.name()), attribute.value());
        for (const auto& child : from.children()) {
            if (child.type() == pugi::node_element)
                node.children.push_back(TRY(element(child, depth + 1)));
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
                node.children.push_back({.name = {}, .text = child.value()});
        }
        return node;
    }

private:
    std::size_t nodes_ = 0;
};

}  // namespace

const XmlNode* XmlNode::find(std::string_view child) const {
    const auto found = std::find_if(children.begin(), children.end(), [&](const XmlNode& node) {
        return node.name == child;
    });
    return found == children.end() ? nullptr : &*found;
}

std::string_view XmlNode::attribute(std::string_view attribute_name) const {
    for (const auto& [key, value] : attributes)
        if (key == attribute_name) return value;
    return {};
}

std::string XmlNode::all_text() const {
    std::string all = text;
    for (const XmlNode& child : children) all += child.all_text();
    return all;
}

Result<XmlNode> parse_xml(std::string_view bytes) {
    pugi::xml_document document;
    const auto outcome = document.load_buffer(
        bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata
    );
    const pugi::xml_node root = document.document_element();
    if (!outcome || !root) return Error{Code::unprocessable, "document_damaged"};
    return Copy().element(root, 0);
}

}  // namespace vitae
