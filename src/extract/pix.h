#pragma once
// Pictures as Leptonica has them. Called by those who let it work on one.

#include <memory>

#include <leptonica/allheaders.h>

#include "extract/picture.h"

namespace vitae {

struct DestroyPix {
    void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Pix = std::unique_ptr<PIX, DestroyPix>;

/// Nothing when there is no memory for it.
Pix to_pix(const Picture& picture);

/// `pix` has eight bits a dot.
Picture from_pix(PIX* pix, double dots_per_point);

}  // namespace vitae
