#include "extract/html.h"

#include <algorithm>
#include <iterator>

#include "extract/css.h"
#include "extract/html_tree.h"
#include "extract/prose.h"

namespace vitae {

namespace {

constexpr double kHeadingSizes[] = {24, 18, 14, 12, 11, 10};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_left_out(std::string_view name) {
    return is_one_of(
        name,
        {"script",
         "style",
         "head",
         "template",
         "noscript",
         "svg",
         "select",
         "textarea",
         "iframe",
         "object",
         "audio",
         "video",
         "math"}
    );
}

bool is_inline(std::string_view name) {
    return is_one_of(name, {"a",    "abbr",   "acronym", "b",    "bdi", "bdo",  "big",  "cite",
                            "code", "data",   "del",     "dfn",  "em",  "font", "i",    "img",
                            "ins",  "kbd",    "label",   "mark", "q",   "s",    "samp", "small",
                            "span", "strike", "strong",  "sub",  "sup", "time", "tt",   "u",
                            "var",  "wbr",    "button",  "input"});
}

/// What browsers make of a tag before any style sheet.
void put_tag_over(std::string_view name, Style& style) {
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        style = {.font_size = kHeadingSizes[name[1] - '1'], .bold = true};
    if (is_one_of(name, {"b", "strong", "th"})) style.bold = true;
    if (is_one_of(name, {"i", "em", "cite", "var"})) style.italic = true;
    if (name == "small") style.font_size *= 0.83;
}

/// How an element's content is set.
struct Setting {
    Style style;
    std::string link = {};
    bool bullet = false;
    bool preformatted = false;
};

bool is_bullet_alone(const Part& paragraph) {
    std::string text;
    for (const Run& run : paragraph.runs)
        for (const char c : run.text)
            if (c != ' ') text += c;
    return is_one_of(text, {"•", "◦", "▪", "·", "‣", "●", "○", "■"});
}

class Reader {
public:
    explicit Reader(const Css& css) : css_(css) {}

    void add_children(const XmlNode& parent, const Setting& setting, Parts& out) {
        for (const XmlNode& node : parent.children)
            if (node.name.empty())
                add_text(node.text, setting);
            else
                add_element(node, setting, out);
    }

    void end_paragraph(Parts& out) {
        spaced_ = true;
        const bool mark = is_bullet_alone(open_);
        if (!open_.is_blank() && !mark) out.push_back(std::move(open_));
        open_ = {};
        // Writers other than people set the bullet in a box of its own before the item.
        open_.bullet = mark;
    }

private:
    void add_element(const XmlNode& node, Setting setting, Parts& out) {
        if (is_left_out(node.name)) return;
        const CssLook css = css_.look_of(node);
        if (css.look.hidden || node.attribute("hidden") == "hidden") return;
        // "Skip to content": a page's own first link leads into the page.
        const bool skips = node.is("a") && node.attribute("href").starts_with('#');
        if (skips && out.empty() && open_.runs.empty()) return;
        if (node.is("br")) return add_mark("\n", setting);
        put_tag_over(node.name, setting.style);
        css.look.put_over(setting.style);
        setting.preformatted = setting.preformatted || node.is("pre");
        if (node.is("a") && !node.attribute("href").starts_with('#'))
            setting.link = std::string(node.attribute("href"));
        if (node.is("table")) return add_table(node, setting, out);
        const bool in_line =
            css.display.empty() ? is_inline(node.name) : css.display.starts_with("inline");
        if (in_line) return add_inline(node, css, setting, out);
        end_paragraph(out);
        setting.bullet = node.is("li") || (setting.bullet && !node.is("ul") && !node.is("ol"));
        open_.bullet = open_.bullet || setting.bullet;
        add_children(node, setting, out);
        end_paragraph(out);
    }

    /// Boxes in a row stand apart even when no space is between their tags.
    void add_inline(const XmlNode& node, const CssLook& css, const Setting& setting, Parts& out) {
        const bool apart = css.display.starts_with("inline-");
        if (apart) add_mark(" ", setting);
        add_children(node, setting, out);
        if (apart) add_mark(" ", setting);
    }

    void add_table(const XmlNode& node, const Setting& setting, Parts& out) {
        end_paragraph(out);
        Part table{.kind = Part::Kind::table};
        add_rows(node, setting, table);
        out.push_back(std::move(table));
    }

    void add_rows(const XmlNode& parent, const Setting& setting, Part& table) {
        for (const XmlNode& node : parent.children) {
            if (is_one_of(node.name, {"thead", "tbody", "tfoot"})) add_rows(node, setting, table);
            if (node.is("caption")) add_cell(node, setting, table.rows.emplace_back());
            if (!node.is("tr")) continue;
            TableRow& row = table.rows.emplace_back();
            for (const XmlNode& cell : node.children)
                if (cell.is("td") || cell.is("th")) add_cell(cell, setting, row);
        }
    }

    void add_cell(const XmlNode& node, const Setting& setting, TableRow& row) {
        Parts inside;
        add_element(node, setting, inside);
        row.cells.push_back(std::move(inside));
    }

    void add_text(const std::string& text, const Setting& setting) {
        std::string plain;
        for (const char c : text) {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (setting.preformatted)
                plain += c;
            else if (!space || !spaced_)
                plain += space ? ' ' : c;
            spaced_ = space;
        }
        if (!plain.empty()) open_.runs.push_back({std::move(plain), setting.style, setting.link});
    }

    void add_mark(std::string mark, const Setting& setting) {
        open_.runs.push_back({std::move(mark), setting.style, setting.link});
        spaced_ = true;
    }

    const Css& css_;
    Part open_;
    bool spaced_ = true;  ///< White space at this place says nothing.
};

void collect_styles(const XmlNode& node, Css& css) {
    if (node.is("style")) css.add(node.all_text());
    for (const XmlNode& child : node.children) collect_styles(child, css);
}

}  // namespace

Result<std::vector<Sheet>> read_html(std::string_view bytes) {
    const XmlNode root = TRY(parse_html(bytes));
    Css css;
    collect_styles(root, css);
    Reader reader(css);
    Parts parts;
    reader.add_children(root, {.style = {.font_size = 12}}, parts);
    reader.end_paragraph(parts);
    return lay_out(parts);
}

}  // namespace vitae
