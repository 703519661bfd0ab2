#include "extract/html_tree.h"

#include <memory>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"

namespace vitae {

namespace {

constexpr int kMostDepth = 250;
constexpr std::size_t kMostNodes = 500'000;

std::string text_of(const xmlChar* text) {
    return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

std::string local_name(const xmlChar* name) {
    const std::string whole = text_of(name);
    const auto colon = whole.find(':');
    return colon == std::string::npos ? whole : whole.substr(colon + 1);
}

class Copy {
public:
    Result<XmlNode> element(const xmlNode* from, int depth) {
        if (depth > kMostDepth || ++nodes_ > kMostNodes)
            return Error{Code::unprocessable, "nesting_too_deep"};
        XmlNode node{.name = local_name(from->name), .text = {}};
        for (const xmlAttr* at = from->properties; at != nullptr; at = at->next)
            node.attributes.emplace_back(
                local_name(at->name),
                at->children == nullptr ? std::string() : text_of(at->children->content)
            );
        for (const xmlNode* child = from->children; child != nullptr; child = child->next) {
            if (child->type == XML_ELEMENT_NODE)
                node.children.push_back(TRY(element(child, depth + 1)));
            if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
                node.children.push_back({.name = {}, .text = text_of(child->content)});
        }
        return node;
    }

private:
    std::size_t nodes_ = 0;
};

}  // namespace

Result<XmlNode> parse_html(std::string_view bytes) {
    // Whoever wrote UTF-8 may have forgotten to say so; other encodings are believed.
    const char* encoding = is_utf8(bytes) ? "UTF-8" : nullptr;
    const int options =
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
    const std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document(
        htmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), nullptr, encoding, options),
        &xmlFreeDoc
    );
    const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr) return Error{Code::unprocessable, "document_damaged"};
    return Copy().element(root, 0);
}

}  // namespace vitae
