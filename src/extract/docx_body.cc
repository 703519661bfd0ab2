#include "extract/docx_body.h"

#include <algorithm>
#include <cstdlib>

#include "extract/field_code.h"

namespace vitae {

namespace {

/// Elements whose content is text of the document, wherever they stand.
bool is_transparent(std::string_view name) {
    for (const std::string_view known :
         {"ins",
          "smartTag",
          "sdt",
          "sdtContent",
          "fldSimple",
          "ruby",
          "rubyBase",
          "body",
          "AlternateContent",
          "Choice",
          "moveTo",
          "sect",
          "sub-section",
          "hdr",
          "ftr",
          "dir",
          "bdo"})
        if (name == known) return true;
    return false;
}

/// One paragraph while its runs are read.
struct Open {
    Part part;
    Parts boxes = {};  ///< Text boxes that are anchored in it.
    Style style;
    std::string link = {};
    bool hidden = false;           ///< By its style.
    std::string instruction = {};  ///< Of a field whose result has not begun.
};

class Reader {
public:
    Reader(const DocxStyles& styles, const Relationships& links) : styles_(styles), links_(links) {}

    void add_blocks(const XmlNode& parent, Parts& out) {
        for (const XmlNode& node : parent.children) {
            if (node.is("p"))
                add_paragraph(node, out);
            else if (node.is("tbl"))
                out.push_back(table(node));
            else if (is_transparent(node.name))
                add_blocks(node, out);
        }
    }

private:
    void add_paragraph(const XmlNode& node, Parts& out) {
        Open open;
        std::string_view style_id;
        if (const XmlNode* properties = node.find("pPr")) {
            if (const XmlNode* style = properties->find("pStyle"))
                style_id = style->attribute("val");
            open.part.bullet = properties->find("numPr") != nullptr || styles_.is_list(style_id);
        }
        open.style = styles_.resolve(style_id);
        open.hidden = styles_.is_hidden(style_id);
        add_inline(node, open);
        out.push_back(std::move(open.part));
        std::move(open.boxes.begin(), open.boxes.end(), std::back_inserter(out));
    }

    void add_inline(const XmlNode& parent, Open& open) {
        for (const XmlNode& node : parent.children) {
            if (node.is("r"))
                add_run(node, open);
            else if (node.is("hyperlink") || node.is("hlink"))
                add_link(node, open);
            else if (is_transparent(node.name))
                add_inline(node, open);
        }
    }

    void add_link(const XmlNode& node, Open& open) {
        const auto target = links_.find(node.attribute("id"));
        open.link = target == links_.end() ? std::string(node.attribute("dest")) : target->second;
        add_inline(node, open);
        open.link.clear();
    }

    void add_run(const XmlNode& node, Open& open) {
        Style style = open.style;
        bool hidden = open.hidden;
        if (const XmlNode* properties = node.find("rPr")) {
            if (const XmlNode* character = properties->find("rStyle")) {
                put_character_style(character->attribute("val"), style);
                hidden = hidden || styles_.is_hidden(character->attribute("val"));
            }
            const Look look = read_look(*properties);
            if (properties->find("vanish") != nullptr) hidden = look.hidden;
            look.put_over(style);
        }
        if (hidden) return note_hidden(node, open);
        for (const XmlNode& child : node.children) add_run_child(child, style, open);
    }

    /// Its text is not to be read, but it is to be known that there is some.
    static void note_hidden(const XmlNode& run, Open& open) {
        for (const XmlNode& child : run.children)
            if (child.is("t") && child.all_text().find_first_not_of(' ') != std::string::npos)
                open.part.runs.push_back({.text = child.all_text(), .hidden = true});
    }

    /// A character style changes what it names and leaves the paragraph's style for the rest.
    void put_character_style(std::string_view id, Style& style) const {
        const Style base = styles_.resolve("");
        const Style resolved = styles_.resolve(id);
        if (resolved.font_size != base.font_size) style.font_size = resolved.font_size;
        style.bold = style.bold || resolved.bold;
        style.italic = style.italic || resolved.italic;
    }

    void add_run_child(const XmlNode& node, const Style& style, Open& open) {
        if (node.is("t"))
            add_text(node.all_text(), style, open);
        else if (node.is("tab") || node.is("ptab"))
            add_text("\t", style, open);
        else if (node.is("br") || node.is("cr"))
            add_text("\n", style, open);
        else if (node.is("noBreakHyphen"))
            add_text("-", style, open);
        else if (node.is("instrText"))
            open.instruction += node.all_text();
        else if (node.is("fldChar"))
            follow_field(node.attribute("fldCharType"), open);
        else if (node.is("ruby"))
            add_inline(node, open);
        else
            add_boxes(node, open.boxes);
    }

    void add_text(std::string text, const Style& style, Open& open) {
        open.part.runs.push_back({std::move(text), style, open.link});
    }

    void follow_field(std::string_view type, Open& open) {
        if (type == "begin") open.instruction.clear();
        if (type == "separate") open.link = link_of_field(open.instruction);
        if (type == "end") open.link.clear();
    }

    /// Drawings hold text boxes at some depth. Their fallback for old programs says the same again.
    void add_boxes(const XmlNode& node, Parts& out) {
        if (node.is("Fallback")) return;
        if (node.is("txbxContent")) {
            Part box{.kind = Part::Kind::box};
            add_blocks(node, box.inside);
            out.push_back(std::move(box));
            return;
        }
        for (const XmlNode& child : node.children) add_boxes(child, out);
    }

    Part table(const XmlNode& node) {
        Part table{.kind = Part::Kind::table};
        if (const XmlNode* grid = node.find("tblGrid"))
            for (const XmlNode& column : grid->children)
                table.widths.push_back(
                    std::clamp(std::atof(std::string(column.attribute("w")).c_str()), 0.0, 1e5)
                );
        add_rows(node, table);
        return table;
    }

    void add_rows(const XmlNode& parent, Part& table) {
        for (const XmlNode& node : parent.children) {
            if (is_transparent(node.name)) add_rows(node, table);
            if (!node.is("tr")) continue;
            TableRow& row = table.rows.emplace_back();
            add_cells(node, row);
        }
    }

    void add_cells(const XmlNode& parent, TableRow& row) {
        for (const XmlNode& node : parent.children) {
            if (is_transparent(node.name)) add_cells(node, row);
            if (node.is("tc")) add_blocks(node, row.cells.emplace_back());
        }
    }

    const DocxStyles& styles_;
    const Relationships& links_;
};

}  // namespace

Parts read_docx_part(const XmlNode& root, const DocxStyles& styles, const Relationships& links) {
    Parts parts;
    Reader(styles, links).add_blocks(root, parts);
    return parts;
}

}  // namespace vitae
