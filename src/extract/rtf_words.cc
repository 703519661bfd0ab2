#include "extract/rtf_words.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace vitae {

namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_skipped_in_rtf(std::string_view word) {
    return is_one_of(
        word, {"colortbl",  "stylesheet", "info",       "pict",       "object",
               "objdata",   "sp",         "footnote",   "annotation", "atnid",
               "atnauthor", "shprslt",    "nonshppict", "listtable",  "listoverridetable",
               "revtbl",    "rsidtbl",    "generator",  "themedata",  "xmlnstbl",
               "bkmkstart", "bkmkend",    "falt",       "panose",     "filetbl"}
    );
}

bool is_rtf_shape(std::string_view word) {
    return is_one_of(word, {"shpinst", "do", "shp", "shpgrp", "shptxt", "dptxbxtext"});
}

bool is_rtf_header(std::string_view word) {
    return is_one_of(word, {"header", "headerl", "headerr", "headerf"});
}

bool is_rtf_footer(std::string_view word) {
    return is_one_of(word, {"footer", "footerl", "footerr", "footerf"});
}

std::string_view character_in_rtf(std::string_view word) {
    constexpr std::pair<std::string_view, std::string_view> kCharacters[] = {
        {"tab", "\t"},
        {"line", "\n"},
        {"emdash", "—"},
        {"endash", "–"},
        {"lquote", "‘"},
        {"rquote", "’"},
        {"ldblquote", "“"},
        {"rdblquote", "”"},
        {"bullet", "•"},
        {"emspace", " "},
        {"enspace", " "},
        {"nestcell", "\t"}};
    for (const auto& [name, character] : kCharacters)
        if (name == word) return character;
    return {};
}

}  // namespace vitae
