#include "extract/docx.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "extract/archive.h"
#include "extract/docx_body.h"
#include "extract/inner_pictures.h"

namespace vitae {

namespace {

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

/// "word/document.xml" → "word/_rels/document.xml.rels".
std::string relationships_of(const std::string& path) {
    return folder_of(path) + "_rels/" + path.substr(folder_of(path).size()) + ".rels";
}

Result<XmlNode> read_part(Archive& archive, const std::string& name) {
    const std::string content = TRY(archive.read(name));
    return parse_xml(content);
}

/// The name of the main part, which is usually word/document.xml.
Result<std::string> main_part(Archive& archive) {
    const XmlNode root = TRY(read_part(archive, "_rels/.rels"));
    for (const XmlNode& node : root.children) {
        if (!node.attribute("Type").ends_with("/officeDocument")) continue;
        std::string target(node.attribute("Target"));
        if (target.starts_with('/')) target.erase(0, 1);
        return target;
    }
    return Error{Code::unprocessable, "document_damaged"};
}

Result<Relationships> read_links(Archive& archive, const std::string& part) {
    Relationships links;
    const std::string name = relationships_of(part);
    if (!archive.has(name)) return links;
    const XmlNode root = TRY(read_part(archive, name));
    for (const XmlNode& node : root.children)
        if (node.attribute("TargetMode") == "External")
            links.emplace(node.attribute("Id"), node.attribute("Target"));
    return links;
}

/// Parts of the main part's folder whose relationship has that type, each once.
Result<std::vector<std::string>> related(
    Archive& archive, const std::string& part, std::string_view type
) {
    std::vector<std::string> names;
    const std::string name = relationships_of(part);
    if (!archive.has(name)) return names;
    const XmlNode root = TRY(read_part(archive, name));
    for (const XmlNode& node : root.children) {
        if (!node.attribute("Type").ends_with(type)) continue;
        std::string target = folder_of(part) + std::string(node.attribute("Target"));
        if (archive.has(target)) names.push_back(std::move(target));
    }
    return names;
}

/// In the order of the text.
Result<std::vector<InnerPicture>> pictures_of(Archive& archive, const std::string& part) {
    // To read the part again takes time.
    if (TRY(related(archive, part, "/image")).empty()) return std::vector<InnerPicture>();
    const XmlNode text = TRY(read_part(archive, part));
    std::vector<InnerPicture> pictures =
        find_inner_pictures(text, {{"blip", "embed"}, {"imagedata", "id"}});
    const XmlNode root = TRY(read_part(archive, relationships_of(part)));
    for (InnerPicture& picture : pictures)
        for (const XmlNode& node : root.children)
            if (node.attribute("Id") == picture.name) {
                picture.name = folder_of(part) + std::string(node.attribute("Target"));
                break;
            }
    return pictures;
}

class Reader {
public:
    Reader(Archive& archive, const DocxStyles& styles) : archive_(archive), styles_(styles) {}

    Result<void> add(const std::string& name) {
        const XmlNode root = TRY(read_part(archive_, name));
        const Relationships links = TRY(read_links(archive_, name));
        // First pages, odd pages and even pages often have the same header.
        if (!seen_.insert(root.all_text()).second) return {};
        Parts parts = read_docx_part(root, styles_, links);
        std::move(parts.begin(), parts.end(), std::back_inserter(all_));
        return {};
    }

    const Parts& all() const { return all_; }

private:
    Archive& archive_;
    const DocxStyles& styles_;
    Parts all_;
    std::set<std::string> seen_;
};

}  // namespace

Result<std::vector<Sheet>> read_docx(std::string_view bytes) {
    Archive archive = TRY(Archive::open(bytes));
    const std::string main = TRY(main_part(archive));
    std::optional<XmlNode> style_sheet;
    for (const std::string& name : TRY(related(archive, main, "/styles")))
        style_sheet = TRY(read_part(archive, name));
    const DocxStyles styles(style_sheet ? &*style_sheet : nullptr);
    Reader reader(archive, styles);
    for (const std::string& name : TRY(related(archive, main, "/header"))) TRY(reader.add(name));
    TRY(reader.add(main));
    for (const std::string& name : TRY(related(archive, main, "/footer"))) TRY(reader.add(name));
    std::vector<Sheet> sheets = TRY(lay_out(reader.all()));
    // Without them there still is the text.
    if (const auto pictures = pictures_of(archive, main))
        read_inner_pictures(archive, *pictures, sheets);
    return sheets;
}

}  // namespace vitae
