#pragma once
// The walls of the box, put up by the child around itself. It calls lock_down once it has loaded
// all that it needs (fonts, character sets, language data: nothing can be opened afterwards) and
// before it sees a byte of the document. The child has one thread then, and never another.

#include <span>
#include <string>

#include "base/result.h"
#include "sandbox/limits.h"

namespace vitae {

/// How a child says why it gave up: its exit code.
constexpr int kOutOfMemory = 70;
constexpr int kNotLockedDown = 71;

/// A program built with a sanitizer reserves terabytes of address space.
#ifdef VITAE_SANITIZED
constexpr bool kLimitsMemory = false;
#else
constexpr bool kLimitsMemory = true;
#endif

/// From here on the process has its standard streams, its memory and the processor, and nothing
/// else. It ends with kOutOfMemory when memory runs out, and with the server. After an error it
/// must not read a document. `readable`: folders of fonts and character maps that can still be
/// read, provided that the kernel has Landlock.
Result<void> lock_down(const Limits& limits, std::span<const std::string> readable = {});

}  // namespace vitae
