#include "extract/extract.h"

#include "extract/assemble.h"
#include "extract/docx.h"
#include "extract/image.h"
#include "extract/layout.h"
#include "extract/pdf.h"
#include "extract/plain.h"
#include "extract/recognize.h"

namespace vitae {

namespace {

Result<std::vector<Sheet>> read_sheets(Format format, std::string_view bytes) {
    switch (format) {
        case Format::pdf: return read_pdf(bytes);
        case Format::docx: return read_docx(bytes);
        case Format::image: return read_image(bytes);
        case Format::plain: return read_plain(bytes);
    }
    return Error{Code::internal, "internal"};
}

}  // namespace

std::vector<std::string> readable_folders() {
    return {"/usr/share/poppler"};
}

void prepare_extract(Files files) {
    prepare_pdf();
    if (files == Files::are_denied) load_character_maps();
    prepare_recognize();
}

Result<Extracted> extract(std::string_view bytes, std::string_view document) {
    const Format format = TRY(detect_format(bytes));
    std::vector<Sheet> sheets = TRY(read_sheets(format, bytes));
    for (Sheet& sheet : sheets)
        if (sheet.strips.empty()) order_sheet(sheet);
    Extracted extracted{.media_type = media_type_of(format, bytes)};
    for (const Sheet& sheet : sheets) {
        extracted.from_picture = extracted.from_picture || sheet.from_picture;
        extracted.has_hidden_text = extracted.has_hidden_text || sheet.has_hidden_text;
        extracted.has_empty_pages = extracted.has_empty_pages || sheet.strips.empty();
    }
    extracted.text = TRY(assemble(sheets, document));
    return extracted;
}

}  // namespace vitae
