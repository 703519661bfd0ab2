#pragma once
// The language models of Tesseract, mapped into memory before the process locks itself down, as
// files cannot be opened after that. Called by ocr_engine.cc.

#include <string_view>
#include <vector>

namespace vitae {

/// Those that are installed.
void map_ocr_models();

/// Whether a model can be loaded: "eng", "osd".
bool has_ocr_model(std::string_view model);

/// Tesseract's FileReader: the bytes of the model that the path names.
bool read_ocr_model(const char* path, std::vector<char>* out);

}  // namespace vitae
