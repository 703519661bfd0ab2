#include "reader/read.h"

#include "base/bytes.h"
#include "base/sha256.h"
#include "extract/extract.h"
#include "reader/lay_back.h"
#include "resume/build.h"
#include "unpack/unpack.h"

namespace vitae {

void prepare_reader(Files files) {
    prepare_extract(files);
    prepare_resume();
}

Result<Extraction> read_document(std::string_view bytes) {
    Extracted extracted = TRY(extract(bytes, to_hex(sha256(bytes))));
    Built built = build_record(extracted.text);
    std::vector<Finding> findings = std::move(built.findings);
    if (extracted.from_picture) findings.push_back(*find_finding("text_from_picture"));
    if (extracted.has_hidden_text) findings.push_back(*find_finding("text_hidden"));
    if (extracted.has_damaged_text) findings.push_back(*find_finding("text_damaged"));
    if (extracted.has_empty_pages) findings.push_back(*find_finding("pages_without_text"));
    Extraction extraction{
        .media_type = extracted.media_type,
        .language = std::move(built.language),
        .findings = std::move(findings),
        .text = std::move(extracted.text),
        .sections = std::move(built.sections),
        .record = std::move(built.record)};
    lay_back(extraction, extracted.turns);
    return extraction;
}

Result<ReaderAnswer> read(std::string_view bytes) {
    if (is_message(bytes)) return ReaderAnswer(TRY(unpack_message(bytes)));
    auto extraction = read_document(bytes);
    if (extraction) return ReaderAnswer(*std::move(extraction));
    if (extraction.error().reason.view() == "type_unsupported" && is_archive(bytes))
        return ReaderAnswer(TRY(unpack_archive(bytes)));
    return extraction.error();
}

}  // namespace vitae
