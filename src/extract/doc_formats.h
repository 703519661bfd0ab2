#pragma once
// Character and paragraph properties of a Word 97-2003 document ([MS-DOC] 2.6), by the place of
// their characters in the file.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/look.h"
#include "extract/octets.h"

namespace vitae {

struct DocParagraph {
    std::uint16_t style = 0;
    bool in_table = false;
    bool ends_row = false;
    bool in_list = false;
};

class DocFormats {
public:
    /// `document` and `table` are the streams; both must outlive it.
    DocFormats(std::string_view document, std::string_view table);

    DocParagraph paragraph_at(std::uint32_t place) const;
    /// The style of the paragraph with the character's own properties over it.
    Look look_at(std::uint32_t place, const DocParagraph& paragraph) const;

private:
    /// Properties hold from their place to that of the next.
    using Runs = std::map<std::uint32_t, std::string_view>;

    Runs read_runs(std::size_t plc, bool paragraphs) const;
    void read_page(std::size_t at, bool paragraphs, Runs& runs) const;
    void read_styles();
    static std::string_view find(const Runs& runs, std::uint32_t place);

    Octets document_;
    Octets table_;
    Runs characters_;
    Runs paragraphs_;
    struct StyleEntry {
        std::uint16_t base = 0xFFF;
        std::string_view characters;
    };
    std::vector<StyleEntry> styles_;
};

}  // namespace vitae
