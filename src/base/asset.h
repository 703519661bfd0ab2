#pragma once
// A file that stands inside the program. cmake/assets.cmake makes tables of them.

#include <string_view>

namespace vitae {

struct Asset {
    std::string_view name;
    std::string_view content;
};

}  // namespace vitae
