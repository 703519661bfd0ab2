#include "extract/word_xml.h"

#include "extract/docx_body.h"

namespace vitae {

namespace {

/// The part of that name in a flat package.
const XmlNode* find_part(const XmlNode& package, std::string_view name) {
    for (const XmlNode& part : package.children) {
        if (part.attribute("name") != name) continue;
        const XmlNode* data = part.find("xmlData");
        return data == nullptr || data->children.empty() ? nullptr : &data->children.front();
    }
    return nullptr;
}

Relationships read_links(const XmlNode* list) {
    Relationships links;
    if (list == nullptr) return links;
    for (const XmlNode& node : list->children)
        if (node.attribute("TargetMode") == "External")
            links.emplace(node.attribute("Id"), node.attribute("Target"));
    return links;
}

}  // namespace

Result<std::vector<Sheet>> read_word_xml(std::string_view bytes) {
    const XmlNode root = TRY(parse_xml(bytes));
    if (root.is("wordDocument"))
        return lay_out(read_docx_part(root, DocxStyles(root.find("styles")), {}));
    const XmlNode* document = find_part(root, "/word/document.xml");
    if (document == nullptr) return Error{Code::unsupported_media, "type_unsupported"};
    const Relationships links = read_links(find_part(root, "/word/_rels/document.xml.rels"));
    return lay_out(read_docx_part(*document, DocxStyles(find_part(root, "/word/styles.xml")), links)
    );
}

}  // namespace vitae
