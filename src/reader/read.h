#pragma once
// The whole reader: bytes of a document → Extraction, bytes of an archive or a message → the files
// inside. Pure but for what prepare_reader() loads.

#include <string_view>

#include "extract/extract.h"
#include "model/unpacked.h"

namespace vitae {

/// Loads fonts, tables and word lists, once, before the process locks itself down.
void prepare_reader(Files files);

/// Errors carry reasons of model/reason.
Result<Extraction> read_document(std::string_view bytes);

/// The same, or the files inside when it is an archive or a message.
Result<ReaderAnswer> read(std::string_view bytes);

}  // namespace vitae
