#include "extract/docx_styles.h"

#include <algorithm>
#include <cstdlib>
#include <ranges>

namespace vitae {

namespace {

constexpr int kMostBases = 20;

/// A toggle property is on unless its value says that it is off.
std::optional<bool> toggle(const XmlNode& properties, std::string_view name) {
    const XmlNode* node = properties.find(name);
    if (node == nullptr) return std::nullopt;
    const auto value = node->attribute("val");
    return value != "0" && value != "false" && value != "off";
}

}  // namespace

Look read_look(const XmlNode& properties) {
    Look look;
    if (const XmlNode* size = properties.find("sz")) {
        // In half points.
        const double half_points = std::atof(std::string(size->attribute("val")).c_str());
        if (half_points >= 2 && half_points <= 400) look.font_size = half_points / 2;
    }
    look.bold = toggle(properties, "b");
    look.italic = toggle(properties, "i");
    look.hidden = toggle(properties, "vanish").value_or(false);
    return look;
}

DocxStyles::DocxStyles(const XmlNode* styles) {
    if (styles == nullptr) return;
    if (const XmlNode* defaults = styles->find("docDefaults"))
        if (const XmlNode* run = defaults->find("rPrDefault"))
            if (const XmlNode* properties = run->find("rPr"))
                read_look(*properties).put_over(base_);
    for (const XmlNode& node : styles->children) {
        if (!node.is("style")) continue;
        Entry entry;
        if (const XmlNode* run = node.find("rPr")) entry.look = read_look(*run);
        if (const XmlNode* based_on = node.find("basedOn"))
            entry.based_on = std::string(based_on->attribute("val"));
        if (const XmlNode* paragraph = node.find("pPr"))
            entry.list = paragraph->find("numPr") != nullptr;
        const std::string id(node.attribute("styleId"));
        if (node.attribute("type") == "paragraph" && node.attribute("default") == "1")
            default_paragraph_ = id;
        entries_.emplace(id, std::move(entry));
    }
}

Style DocxStyles::resolve(std::string_view id) const {
    std::vector<const Entry*> chain;
    auto at = entries_.find(id.empty() ? std::string_view(default_paragraph_) : id);
    for (int i = 0; i < kMostBases && at != entries_.end(); ++i) {
        chain.push_back(&at->second);
        at = entries_.find(at->second.based_on);
    }
    Style style = base_;
    for (const auto* entry : std::views::reverse(chain)) entry->look.put_over(style);
    return style;
}

bool DocxStyles::any(std::string_view id, bool (*has)(const Entry&)) const {
    auto at = entries_.find(id);
    for (int i = 0; i < kMostBases && at != entries_.end(); ++i) {
        if (has(at->second)) return true;
        at = entries_.find(at->second.based_on);
    }
    return false;
}

bool DocxStyles::is_hidden(std::string_view id) const {
    return any(id, [](const Entry& entry) { return entry.look.hidden; });
}

bool DocxStyles::is_list(std::string_view id) const {
    return any(id, [](const Entry& entry) { return entry.list; });
}

}  // namespace vitae
