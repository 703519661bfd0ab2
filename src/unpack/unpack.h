#pragma once
// Archives and e-mail messages → the files inside. Called by vitae-extract alone, inside its
// sandbox; every input is hostile. Pure: nothing is ever written under a name that an archive
// gives.

#include <string_view>

#include "base/result.h"
#include "model/unpacked.h"

namespace vitae {

/// A ZIP that is a bundle of files, not a document or program of its own.
bool is_archive(std::string_view bytes);
/// Errors carry reasons of model/reason.
Result<Unpacked> unpack_archive(std::string_view bytes);

/// A message as mail programs save it (RFC 5322): it begins with a header that has a sender.
bool is_message(std::string_view bytes);
/// The attached files; the message's own text when nothing is attached.
Result<Unpacked> unpack_message(std::string_view bytes);

}  // namespace vitae
