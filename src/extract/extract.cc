#include "extract/extract.h"

#include "extract/assemble.h"
#include "extract/doc.h"
#include "extract/docx.h"
#include "extract/doubled_lines.h"
#include "extract/europass.h"
#include "extract/html.h"
#include "extract/image.h"
#include "extract/json_form.h"
#include "extract/layout.h"
#include "extract/odt.h"
#include "extract/pdf.h"
#include "extract/plain.h"
#include "extract/recognize.h"
#include "extract/rtf.h"
#include "extract/word_xml.h"

namespace vitae {

namespace {

Result<std::vector<Sheet>> read_sheets(Format format, std::string_view bytes) {
    switch (format) {
        case Format::pdf: return read_pdf(bytes);
        case Format::docx: return read_docx(bytes);
        case Format::odt: return read_odt(bytes);
        case Format::flat_odt: return read_flat_odt(bytes);
        case Format::doc: return read_doc(bytes);
        case Format::word_xml: return read_word_xml(bytes);
        case Format::rtf: return read_rtf(bytes);
        case Format::html: return read_html(bytes);
        case Format::europass: return read_europass(TRY(parse_xml(bytes)));
        case Format::json_resume: return read_json_resume(bytes);
        case Format::image: return read_image(bytes);
        case Format::plain: return read_plain(bytes);
    }
    return Error{Code::internal, "internal"};
}

/// That a document has text, but shows none of it, is another reason than that it has none.
Error explained(Error error, bool has_hidden_text) {
    if (has_hidden_text && error.reason.view() == "text_missing") error.reason = "text_all_hidden";
    return error;
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
    drop_doubled_lines(sheets);
    Extracted extracted{.media_type = media_type_of(format, bytes)};
    for (const Sheet& sheet : sheets) {
        extracted.turns.push_back(sheet.quarters);
        extracted.from_picture = extracted.from_picture || sheet.from_picture;
        extracted.has_hidden_text = extracted.has_hidden_text || sheet.has_hidden_text;
        extracted.has_damaged_text = extracted.has_damaged_text || sheet.has_damaged_text;
        extracted.has_empty_pages =
            extracted.has_empty_pages || (sheet.strips.empty() && !sheet.told_elsewhere);
    }
    auto text = assemble(sheets, document);
    if (!text) return explained(text.error(), extracted.has_hidden_text);
    extracted.text = *std::move(text);
    return extracted;
}

}  // namespace vitae
