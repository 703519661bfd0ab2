#include "extract/format.h"

#include <algorithm>

#include "extract/archive.h"
#include "extract/encoding.h"

namespace vitae {

namespace {

/// Readers find the header of a PDF anywhere in its first 1,024 bytes (ISO 32000-1, annex H).
constexpr std::size_t kPdfHeaderReach = 1024;

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

Result<Format> detect_archive(std::string_view bytes) {
    const Archive archive = TRY(Archive::open(bytes));
    if (archive.has("word/document.xml")) return Format::docx;
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

}  // namespace

Result<Format> detect_format(std::string_view bytes) {
    if (bytes.empty()) return Error{Code::unprocessable, "file_empty"};
    if (bytes.substr(0, kPdfHeaderReach).find("%PDF-") != std::string_view::npos)
        return Format::pdf;
    if (bytes.starts_with(kZip) || bytes.starts_with(kEmptyZip)) return detect_archive(bytes);
    if (bytes.starts_with(kCompoundFile) && is_encrypted_office(bytes))
        return Error{Code::unprocessable, "document_encrypted"};
    if (is_image(bytes)) return Format::image;
    if (looks_like_text(bytes)) return Format::plain;
    return unsupported();
}

Literal media_type_of(Format format, std::string_view bytes) {
    switch (format) {
        case Format::pdf: return "application/pdf";
        case Format::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case Format::image:
            if (bytes.starts_with(kPng)) return "image/png";
            if (bytes.starts_with(kJpeg)) return "image/jpeg";
            return "image/tiff";
        case Format::plain: return "text/plain";
    }
    return "text/plain";
}

}  // namespace vitae
