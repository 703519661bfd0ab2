#include "extract/format.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>

#include "extract/archive.h"
#include "extract/encoding.h"
#include "extract/json_form.h"

namespace vitae {

namespace {

/// Readers find the header of a PDF anywhere in its first 1,024 bytes (ISO 32000-1, annex H).
constexpr std::size_t kPdfHeaderReach = 1024;

/// Comments and declarations may come before the first element.
constexpr std::size_t kMarkupReach = 8192;

constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kEmptyZip = "PK\x05\x06";
constexpr std::string_view kCompoundFile = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";
constexpr std::string_view kJpeg = "\xFF\xD8\xFF";
constexpr std::string_view kTiffLittle("II*\0", 4);
constexpr std::string_view kTiffBig("MM\0*", 4);

Error unsupported() {
    return Error{Code::unsupported_media, "type_unsupported"};
}

/// The first file of an ODT says what it is; a spreadsheet has a content.xml too.
bool is_text_document(Archive& archive) {
    const Result<std::string> type = archive.read("mimetype");
    return !type || type->starts_with("application/vnd.oasis.opendocument.text");
}

Result<Format> detect_archive(std::string_view bytes) {
    Archive archive = TRY(Archive::open(bytes));
    if (archive.has("word/document.xml")) return Format::docx;
    if (archive.has("content.xml") && is_text_document(archive)) return Format::odt;
    const auto names = archive.names();
    const bool word = std::any_of(names.begin(), names.end(), [](const std::string& name) {
        return name.starts_with("word/document") && name.ends_with(".xml");
    });
    return word ? Result<Format>(Format::docx) : unsupported();
}

/// Office keeps an encrypted DOCX inside a compound file, under a name in UTF-16.
bool is_encrypted_office(std::string_view bytes) {
    constexpr std::string_view kName("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    return bytes.find(kName) != std::string_view::npos;
}

bool is_image(std::string_view bytes) {
    return bytes.starts_with(kPng) || bytes.starts_with(kJpeg) || bytes.starts_with(kTiffLittle) ||
           bytes.starts_with(kTiffBig);
}

/// The name of the first element, after whatever comes before it, without prefix; "" for none.
std::string first_element(std::string_view text) {
    text = text.substr(0, kMarkupReach);
    for (std::size_t at = text.find('<'); at != std::string_view::npos;) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            const auto end = rest.find("-->");
            at = end == std::string_view::npos ? end : text.find('<', at + end);
        } else if (rest.starts_with("<?") || rest.starts_with("<!")) {
            at = text.find('<', at + 1);
        } else {
            std::string name(rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1));
            return name.substr(name.rfind(':') + 1);
        }
    }
    return {};
}

bool is_html_name(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    constexpr std::string_view kNames[] = {
        "html", "head", "body", "meta", "title", "div", "table", "p", "h1", "h2", "span", "center"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

/// Text may be markup: a file that begins with a tag.
Format detect_text(std::string_view bytes) {
    const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos) return Format::plain;
    if (bytes.substr(first).starts_with("{\\rtf")) return Format::rtf;
    if (looks_like_json_resume(bytes)) return Format::json_resume;
    if (bytes[first] != '<') return Format::plain;
    const std::string name = first_element(bytes);
    if (name == "wordDocument" || name == "package") return Format::word_xml;
    if (name == "document" && bytes.find("opendocument") != std::string_view::npos)
        return Format::flat_odt;
    if (name == "SkillsPassport" || name == "Candidate") return Format::europass;
    return is_html_name(name) ? Format::html : Format::plain;
}

}  // namespace

Result<Format> detect_format(std::string_view bytes) {
    if (bytes.empty()) return Error{Code::unprocessable, "file_empty"};
    // First, as an archive may hold a PDF as it is.
    if (bytes.starts_with(kZip) || bytes.starts_with(kEmptyZip)) return detect_archive(bytes);
    if (bytes.substr(0, kPdfHeaderReach).find("%PDF-") != std::string_view::npos)
        return Format::pdf;
    if (bytes.starts_with(kCompoundFile) && is_encrypted_office(bytes))
        return Error{Code::unprocessable, "document_encrypted"};
    if (bytes.starts_with(kCompoundFile)) return Format::doc;
    if (bytes.starts_with("{\\rtf")) return Format::rtf;
    if (is_image(bytes)) return Format::image;
    if (looks_like_text(bytes)) return detect_text(bytes);
    return unsupported();
}

Literal media_type_of(Format format, std::string_view bytes) {
    switch (format) {
        case Format::pdf: return "application/pdf";
        case Format::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case Format::odt:
        case Format::flat_odt: return "application/vnd.oasis.opendocument.text";
        case Format::doc:
        case Format::word_xml: return "application/msword";
        case Format::rtf: return "application/rtf";
        case Format::html: return "text/html";
        case Format::europass: return "application/xml";
        case Format::json_resume: return "application/json";
        case Format::image:
            if (bytes.starts_with(kPng)) return "image/png";
            if (bytes.starts_with(kJpeg)) return "image/jpeg";
            return "image/tiff";
        case Format::plain: return "text/plain";
    }
    return "text/plain";
}

}  // namespace vitae
