#include "extract/form.h"

#include <utility>

namespace vitae {

void Form::line(const std::string& text, const Style& style, const std::string& link) {
    if (text.empty()) return;
    if (!heading_.empty()) line(std::exchange(heading_, {}), {.font_size = 14, .bold = true});
    Part part;
    part.runs.push_back({text, style, link});
    parts_.push_back(std::move(part));
}

void Form::item(const std::string& text) {
    if (text.empty()) return;
    line(text);
    parts_.back().bullet = true;
}

void Form::entry(
    const std::string& title, const std::string& by, const std::string& from, const std::string& to
) {
    if (title.empty() && by.empty() && from.empty()) return;
    line(title, {.bold = true});
    line(by);
    const std::string dash = from.empty() || to.empty() ? "" : " – ";
    line(from + dash + to, {.italic = true});
}

}  // namespace vitae
