#pragma once
// Resumes that come as data (JSON Resume, Europass XML), written out as a person would print them,
// so that the same rules read them and evidence points at text.

#include <string>
#include <string_view>

#include "extract/prose.h"

namespace vitae {

class Form {
public:
    void name(const std::string& text) { line(text, {.font_size = 20, .bold = true}); }
    /// Printed with the first line under it.
    void heading(std::string_view text) { heading_ = text; }
    /// Nothing is printed of what is empty.
    void line(const std::string& text, const Style& style = {}, const std::string& link = {});
    void item(const std::string& text);
    /// A position or a course: what, where and when, on a line each.
    void entry(
        const std::string& title,
        const std::string& by,
        const std::string& from,
        const std::string& to
    );

    Parts take() { return std::move(parts_); }

private:
    std::string heading_;
    Parts parts_;
};

}  // namespace vitae
