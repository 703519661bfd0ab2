#include "extract/css.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace vitae {

namespace {

constexpr double kPointsPerPixel = 0.75;
constexpr std::size_t kMostRules = 20'000;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    return out;
}

void read_size(std::string_view value, Look& look) {
    const std::string text(value);
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    const std::string_view unit = end;
    const auto points = [&](double size) {
        if (size >= 1 && size <= 200) look.font_size = size;
    };
    if (unit == "pt") points(number);
    if (unit == "px") points(number * kPointsPerPixel);
    if (unit == "rem") points(number * 12);
    if (unit == "em") look.scale = std::clamp(number, 0.1, 10.0);
    if (unit == "%") look.scale = std::clamp(number / 100, 0.1, 10.0);
}

std::string without_comments(std::string_view sheet) {
    std::string out;
    while (true) {
        const auto open = sheet.find("/*");
        out += sheet.substr(0, open);
        if (open == std::string_view::npos) return out;
        const auto close = sheet.find("*/", open);
        if (close == std::string_view::npos) return out;
        sheet.remove_prefix(close + 2);
    }
}

bool is_simple(std::string_view selector) {
    return !selector.empty() && selector.find_first_of(" >+~:[#*") == std::string_view::npos &&
           std::count(selector.begin(), selector.end(), '.') <= 1;
}

}  // namespace

void CssLook::add(std::string_view declarations) {
    while (!declarations.empty()) {
        const auto end = std::min(declarations.find(';'), declarations.size());
        const std::string_view one = declarations.substr(0, end);
        declarations.remove_prefix(std::min(end + 1, declarations.size()));
        const auto colon = one.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string name = lower(trimmed(one.substr(0, colon)));
        const std::string value = lower(trimmed(one.substr(colon + 1)));
        if (name == "font-size") read_size(value, look);
        if (name == "font-weight")
            look.bold = value.starts_with("bold") || std::atoi(value.c_str()) >= 600;
        if (name == "font-style") look.italic = value == "italic" || value == "oblique";
        if (name == "display") display = value;
        if (name == "visibility") look.hidden = value == "hidden";
        if (name == "text-transform") uppercase = value == "uppercase";
    }
    look.hidden = look.hidden || display == "none";
}

void Css::add(std::string_view style_sheet) {
    const std::string sheet = without_comments(style_sheet);
    std::string_view rest = sheet;
    while (rules_.size() < kMostRules) {
        const auto open = rest.find('{');
        if (open == std::string_view::npos) return;
        const std::string_view selectors = trimmed(rest.substr(0, open));
        // Rules inside @media and the like may not hold; what they enclose is passed over.
        if (selectors.starts_with('@')) {
            int depth = 0;
            std::size_t at = open;
            for (; at < rest.size(); ++at) {
                depth += rest[at] == '{' ? 1 : rest[at] == '}' ? -1 : 0;
                if (depth == 0) break;
            }
            rest.remove_prefix(std::min(at + 1, rest.size()));
            continue;
        }
        const auto close = std::min(rest.find('}', open), rest.size());
        add_rule(selectors, rest.substr(open + 1, close - open - 1));
        rest.remove_prefix(std::min(close + 1, rest.size()));
    }
}

void Css::add_rule(std::string_view selectors, std::string_view declarations) {
    while (!selectors.empty()) {
        const auto end = std::min(selectors.find(','), selectors.size());
        const std::string_view selector = trimmed(selectors.substr(0, end));
        if (is_simple(selector)) rules_[std::string(selector)] += std::string(declarations) + ';';
        selectors.remove_prefix(std::min(end + 1, selectors.size()));
    }
}

CssLook Css::look_of(const XmlNode& element) const {
    CssLook look;
    const auto add = [&](const std::string& selector) {
        const auto rule = rules_.find(selector);
        if (rule != rules_.end()) look.add(rule->second);
    };
    add(element.name);
    std::string_view classes = element.attribute("class");
    while (!classes.empty()) {
        const auto end = std::min(classes.find_first_of(" \t\r\n"), classes.size());
        const std::string name = "." + std::string(classes.substr(0, end));
        if (end > 0) add(name);
        if (end > 0) add(element.name + name);
        classes.remove_prefix(std::min(end + 1, classes.size()));
    }
    look.add(element.attribute("style"));
    return look;
}

}  // namespace vitae
