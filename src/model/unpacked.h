#pragma once
// What vitae-extract answers for an archive or a message: the files inside. Like any answer of the
// reader it is taken as hostile, for the document may have taken the reader over.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "model/extraction.h"

namespace vitae {

constexpr std::size_t kMostFilesInside = 1'000;
constexpr std::size_t kMostUnpackedBytes = 100'000'000;

struct FileInside {
    std::string name;              ///< Relative, with '/' between folders.
    std::size_t size = 0;          ///< Of what was unpacked: zero when it is skipped.
    std::string_view skip_reason;  ///< A code of model/reason.h; empty when it was unpacked.
};

struct Unpacked {
    std::vector<FileInside> files;
    Bytes contents;  ///< Of all of them, one after the other.
};

/// Of the files alone: the contents travel beside.
Json to_json(const Unpacked& unpacked);

using ReaderAnswer = std::variant<Extraction, Unpacked>;

/// Takes the reader's answer for the file with that SHA-256 (hexadecimal). Whatever breaks the form
/// is `extract_crashed`.
Result<ReaderAnswer> parse_reader_answer(
    const Json& json, Bytes contents, std::string_view document
);

/// Whether a name may stand inside: no way out, no empty or dot segment, nothing that is no text.
bool is_name_inside(std::string_view name);

}  // namespace vitae
