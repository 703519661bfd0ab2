#include "extract/odt_styles.h"

#include <algorithm>
#include <cstdlib>
#include <ranges>
#include <vector>

namespace vitae {

namespace {

constexpr int kMostParents = 20;

/// "12pt", "4.2cm" and the like in points; 0 for anything else.
double points_of(std::string_view length) {
    const std::string text(length);
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    const std::string_view unit = end;
    if (unit == "pt") return number;
    if (unit == "cm") return number * 72 / 2.54;
    if (unit == "mm") return number * 72 / 25.4;
    if (unit == "in") return number * 72;
    return 0;
}

Look read_look(const XmlNode& properties) {
    Look look;
    const auto size = properties.attribute("font-size");
    if (size.ends_with('%'))
        look.scale = std::clamp(std::atof(std::string(size).c_str()) / 100, 0.1, 10.0);
    else if (const double points = points_of(size); points >= 1 && points <= 200)
        look.font_size = points;
    const auto weight = properties.attribute("font-weight");
    if (!weight.empty())
        look.bold = weight == "bold" || std::atoi(std::string(weight).c_str()) >= 600;
    const auto posture = properties.attribute("font-style");
    if (!posture.empty()) look.italic = posture != "normal";
    look.hidden = properties.attribute("display") == "none";
    return look;
}

}  // namespace

void OdtStyles::add(const XmlNode& root) {
    for (const XmlNode& group : root.children) {
        if (!group.is("styles") && !group.is("automatic-styles")) continue;
        for (const XmlNode& node : group.children) {
            if (!node.is("style") && !node.is("default-style")) continue;
            Entry entry{.parent = std::string(node.attribute("parent-style-name"))};
            if (const XmlNode* text = node.find("text-properties")) entry.look = read_look(*text);
            if (const XmlNode* column = node.find("table-column-properties"))
                entry.width = points_of(column->attribute("column-width"));
            const Key key{node.attribute("family"), node.attribute("name")};
            entries_.insert_or_assign(key, std::move(entry));
        }
    }
}

const OdtStyles::Entry* OdtStyles::find(std::string_view family, std::string_view name) const {
    const auto found = entries_.find(Key{family, name});
    return found == entries_.end() ? nullptr : &found->second;
}

Style OdtStyles::put_over(Style below, std::string_view family, std::string_view name) const {
    std::vector<const Entry*> chain;
    const Entry* at = find(family, name);
    for (int i = 0; i < kMostParents && at != nullptr; ++i) {
        chain.push_back(at);
        at = at->parent.empty() ? nullptr : find(family, at->parent);
    }
    for (const Entry* entry : chain | std::views::reverse) entry->look.put_over(below);
    return below;
}

bool OdtStyles::is_hidden(std::string_view family, std::string_view name) const {
    const Entry* entry = find(family, name);
    return entry != nullptr && entry->look.hidden;
}

double OdtStyles::width_of(std::string_view column) const {
    const Entry* entry = find("table-column", column);
    return entry == nullptr ? 0 : entry->width;
}

}  // namespace vitae
