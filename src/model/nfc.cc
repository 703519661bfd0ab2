#include "model/nfc.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/utf8.h"

namespace vitae {

namespace {

/// Null when ICU lacks its data. Asked for once: ICU guards its own first use by means that
/// ThreadSanitizer does not see.
const icu::Normalizer2* nfc_of_icu() {
    UErrorCode failed = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(failed);
    return U_FAILURE(failed) != 0 ? nullptr : nfc;
}

}  // namespace

Result<std::string> to_nfc(std::string_view text) {
    // ICU lets malformed sequences through as they are.
    if (!is_utf8(text)) return Error{Code::invalid, "not_unicode", "The text is not valid UTF-8."};
    static const icu::Normalizer2* const nfc = nfc_of_icu();
    if (nfc == nullptr) return Error{.code = Code::internal, .reason = "nfc_unavailable"};
    UErrorCode failed = U_ZERO_ERROR;
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(
        0, icu::StringPiece(text.data(), static_cast<int>(text.size())), sink, nullptr, failed
    );
    if (U_FAILURE(failed) != 0) return Error{.code = Code::internal, .reason = "nfc_failed"};
    return out;
}

}  // namespace vitae
