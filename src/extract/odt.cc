#include "extract/odt.h"

#include <algorithm>
#include <iterator>

#include "extract/archive.h"
#include "extract/inner_pictures.h"
#include "extract/odt_body.h"

namespace vitae {

namespace {

Error damaged() {
    return Error{Code::unprocessable, "document_damaged"};
}

/// The headers or footers of all kinds of pages, which often say the same.
void add_margins(const XmlNode& root, std::string_view name, const OdtStyles& styles, Parts& out) {
    const XmlNode* masters = root.find("master-styles");
    if (masters == nullptr) return;
    std::vector<std::string> seen;
    for (const XmlNode& page : masters->children)
        for (const XmlNode& margin : page.children) {
            if (!margin.is(name) && !margin.is(std::string(name) + "-first")) continue;
            std::string text = margin.all_text();
            if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
            seen.push_back(std::move(text));
            Parts parts = read_odt_part(margin, styles);
            std::move(parts.begin(), parts.end(), std::back_inserter(out));
        }
}

Result<std::vector<Sheet>> read_text(const XmlNode& content, const XmlNode& style_sheet) {
    OdtStyles styles;
    styles.add(style_sheet);
    styles.add(content);
    const XmlNode* body = content.find("body");
    const XmlNode* text = body == nullptr ? nullptr : body->find("text");
    if (text == nullptr) return damaged();
    Parts parts;
    add_margins(style_sheet, "header", styles, parts);
    Parts inside = read_odt_part(*text, styles);
    std::move(inside.begin(), inside.end(), std::back_inserter(parts));
    add_margins(style_sheet, "footer", styles, parts);
    return lay_out(parts);
}

}  // namespace

Result<std::vector<Sheet>> read_odt(std::string_view bytes) {
    Archive archive = TRY(Archive::open(bytes));
    const std::string manifest = archive.has("META-INF/manifest.xml")
                                     ? TRY(archive.read("META-INF/manifest.xml"))
                                     : std::string();
    if (manifest.find("encryption-data") != std::string::npos)
        return Error{Code::unprocessable, "document_encrypted"};
    const std::string content = TRY(archive.read("content.xml"));
    const std::string styles =
        archive.has("styles.xml") ? TRY(archive.read("styles.xml")) : "<none/>";
    const XmlNode root = TRY(parse_xml(content));
    std::vector<Sheet> sheets = TRY(read_text(root, TRY(parse_xml(styles))));
    read_inner_pictures(archive, find_inner_pictures(root, {{"image", "href"}}), sheets);
    return sheets;
}

Result<std::vector<Sheet>> read_flat_odt(std::string_view bytes) {
    const XmlNode root = TRY(parse_xml(bytes));
    return read_text(root, root);
}

}  // namespace vitae
