#include "extract/odt_body.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace vitae {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements that hold no text of the document: what was deleted, comments, settings.
bool is_left_out(std::string_view name) {
    return is_one_of(
        name,
        {"tracked-changes",
         "annotation",
         "annotation-end",
         "sequence-decls",
         "variable-decls",
         "user-field-decls",
         "forms",
         "index-title-template",
         "ruby-text",
         "hidden-text",
         "hidden-paragraph",
         "desc",
         "title"}
    );
}

/// How often a column or cell repeats itself.
std::size_t repeated(const XmlNode& node, std::string_view attribute) {
    const int times = std::atoi(std::string(node.attribute(attribute)).c_str());
    return static_cast<std::size_t>(std::clamp(times, 1, 60));
}

struct Open {
    Part part;
    Parts boxes = {};  ///< Frames that are anchored in the paragraph.
    std::string link = {};
    bool spaced = true;  ///< White space at this place says nothing.
};

class Reader {
public:
    explicit Reader(const OdtStyles& styles) : styles_(styles) {}

    void add_blocks(const XmlNode& parent, Parts& out, bool bullet) {
        for (const XmlNode& node : parent.children) {
            if (node.name.empty() || is_left_out(node.name)) continue;
            if (node.is("p") || node.is("h"))
                add_paragraph(node, out, bullet);
            else if (node.is("table"))
                out.push_back(table(node));
            else if (is_frame(node))
                out.push_back(box(node));
            else
                add_blocks(node, out, bullet || node.is("list-item"));
        }
    }

private:
    static bool is_frame(const XmlNode& node) {
        return is_one_of(node.name, {"text-box", "custom-shape", "rect", "ellipse"});
    }

    void add_paragraph(const XmlNode& node, Parts& out, bool bullet) {
        const auto name = node.attribute("style-name");
        Open open;
        open.part.bullet = bullet;
        const Style style = styles_.put_over(styles_.base(), "paragraph", name);
        if (styles_.is_hidden("paragraph", name))
            note_hidden(node, open);
        else
            add_inline(node, style, open);
        out.push_back(std::move(open.part));
        std::move(open.boxes.begin(), open.boxes.end(), std::back_inserter(out));
    }

    void add_inline(const XmlNode& parent, const Style& style, Open& open) {
        for (const XmlNode& node : parent.children) {
            if (node.name.empty())
                add_text(node.text, style, open);
            else if (node.is("s"))
                add_mark(" ", style, open);
            else if (node.is("tab"))
                add_mark("\t", style, open);
            else if (node.is("line-break"))
                add_mark("\n", style, open);
            else if (node.is("span"))
                add_span(node, style, open);
            else if (node.is("a"))
                add_link(node, style, open);
            else if (is_frame(node))
                open.boxes.push_back(box(node));
            else if (node.is("table"))
                open.boxes.push_back(table(node));
            else if (node.is("p") || node.is("list"))
                add_blocks(node, open.boxes, false);
            else if (!is_left_out(node.name) && !node.is("note"))
                add_inline(node, style, open);
        }
    }

    void add_span(const XmlNode& node, const Style& style, Open& open) {
        const auto name = node.attribute("style-name");
        if (styles_.is_hidden("text", name)) return note_hidden(node, open);
        add_inline(node, styles_.put_over(style, "text", name), open);
    }

    /// Its text is not to be read, but it is to be known that there is some.
    static void note_hidden(const XmlNode& node, Open& open) {
        std::string text = node.all_text();
        if (text.find_first_not_of(" \t\r\n") != std::string::npos)
            open.part.runs.push_back({.text = std::move(text), .hidden = true});
    }

    void add_link(const XmlNode& node, const Style& style, Open& open) {
        const auto target = node.attribute("href");
        // Links inside the document lead nowhere else.
        open.link = target.starts_with('#') ? std::string() : std::string(target);
        add_inline(node, styles_.put_over(style, "text", node.attribute("style-name")), open);
        open.link.clear();
    }

    /// Line ends and spaces of the file are one space, and none at the beginning (6.1.2).
    void add_text(const std::string& text, const Style& style, Open& open) {
        std::string plain;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (!space || !open.spaced) plain += space ? ' ' : c;
            open.spaced = space;
        }
        if (!plain.empty()) open.part.runs.push_back({std::move(plain), style, open.link});
    }

    void add_mark(std::string mark, const Style& style, Open& open) {
        open.part.runs.push_back({std::move(mark), style, open.link});
        open.spaced = true;
    }

    Part box(const XmlNode& node) {
        Part box{.kind = Part::Kind::box};
        add_blocks(node, box.inside, false);
        return box;
    }

    Part table(const XmlNode& node) {
        Part table{.kind = Part::Kind::table};
        add_rows(node, table);
        return table;
    }

    void add_rows(const XmlNode& parent, Part& table) {
        for (const XmlNode& node : parent.children) {
            if (node.is("table-column"))
                table.widths.insert(
                    table.widths.end(),
                    repeated(node, "number-columns-repeated"),
                    styles_.width_of(node.attribute("style-name"))
                );
            else if (node.is("table-row"))
                add_cells(node, table.rows.emplace_back());
            else if (!node.name.empty())
                add_rows(node, table);
        }
    }

    void add_cells(const XmlNode& row, TableRow& out) {
        for (const XmlNode& node : row.children)
            if (node.is("table-cell")) add_blocks(node, out.cells.emplace_back(), false);
    }

    const OdtStyles& styles_;
};

}  // namespace

Parts read_odt_part(const XmlNode& root, const OdtStyles& styles) {
    Parts parts;
    Reader(styles).add_blocks(root, parts, false);
    return parts;
}

}  // namespace vitae
