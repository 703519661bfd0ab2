#pragma once
// Bytes of a document → its Text. Called by vitae-extract alone, inside its sandbox; every input is
// hostile. Pure but for the fonts and tables that prepare() loads.

#include <string>
#include <string_view>
#include <vector>

#include "extract/format.h"
#include "model/text.h"

namespace vitae {

/// Loads what the readers need, once, before the process locks itself down.
enum class Files {
    stay_readable,  ///< Those in readable_folders() can be opened later.
    are_denied      ///< Whatever may be needed is loaded now, which takes longer.
};
void prepare_extract(Files files);
/// Folders that hold what a document may still ask for after that.
std::vector<std::string> readable_folders();

struct Extracted {
    Literal media_type = "text/plain";
    Text text;
    std::vector<int> turns;         ///< Of each page: clockwise quarters that set it upright.
    bool from_picture = false;      ///< Some page's text was recognized.
    bool has_hidden_text = false;   ///< Some page holds text that it does not show.
    bool has_damaged_text = false;  ///< Some page's letters are not all what it shows.
    bool has_empty_pages = false;   ///< Some page gave no text.
};

/// `document` is the SHA-256 of the bytes in hexadecimal. Errors carry reasons of model/reason.
Result<Extracted> extract(std::string_view bytes, std::string_view document);

}  // namespace vitae
