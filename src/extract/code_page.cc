#include "extract/code_page.h"

#include <memory>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include "extract/encoding.h"
#include "model/utf8.h"

namespace vitae {

namespace {

/// ICU's names of the code pages whose number it does not take after "windows-".
const char* converter_name(int code_page) {
    switch (code_page) {
        case 932: return "ibm-943_P15A-2003";
        case 936: return "windows-936";
        case 949: return "windows-949";
        case 950: return "windows-950";
        case 874: return "windows-874";
        case 1250: return "windows-1250";
        case 1251: return "windows-1251";
        case 1253: return "windows-1253";
        case 1254: return "windows-1254";
        case 1255: return "windows-1255";
        case 1256: return "windows-1256";
        case 1257: return "windows-1257";
        case 1258: return "windows-1258";
        case 10000: return "macintosh";
        case 65001: return "utf-8";
        default: return nullptr;
    }
}

}  // namespace

std::string from_code_page(std::string_view bytes, int code_page) {
    std::string out;
    if (const char* name = converter_name(code_page)) {
        UErrorCode status = U_ZERO_ERROR;
        const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
            ucnv_open(name, &status), &ucnv_close
        );
        if (converter) {
            const icu::UnicodeString text(
                bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status
            );
            if (U_SUCCESS(status)) return text.toUTF8String(out);
        }
    }
    for (const char c : bytes)
        append_code_point(out, from_windows_1252(static_cast<unsigned char>(c)));
    return out;
}

int code_page_of_charset(int charset) {
    constexpr std::pair<int, int> kPages[] = {
        {0, 1252},
        {77, 10000},
        {128, 932},
        {129, 949},
        {134, 936},
        {136, 950},
        {161, 1253},
        {162, 1254},
        {163, 1258},
        {177, 1255},
        {178, 1256},
        {186, 1257},
        {204, 1251},
        {222, 874},
        {238, 1250}};
    for (const auto& [number, page] : kPages)
        if (number == charset) return page;
    return 0;
}

}  // namespace vitae
