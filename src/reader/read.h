#pragma once
// The whole reader: bytes of a document → Extraction. Pure but for what prepare_reader() loads.

#include <string>
#include <string_view>
#include <vector>

#include "model/extraction.h"

namespace vitae {

/// Loads fonts, tables and word lists, once, before the process locks itself down.
void prepare_reader();
/// Folders that hold what a document may still ask for after that.
std::vector<std::string> readable_folders();

/// Errors carry reasons of model/reason.
Result<Extraction> read_document(std::string_view bytes);

}  // namespace vitae
