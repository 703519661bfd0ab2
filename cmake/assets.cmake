# vitae_assets(TARGET FUNCTION FOLDER FILE...): puts files inside TARGET, as `std::span<const Asset> FUNCTION()`, in this
# order. Each has its path inside FOLDER as its name.
function(vitae_assets target function folder)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}_assets.cc)
  vitae_write_assets(${source} ${function} ${folder} ${ARGN})
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE ${source})
endfunction()

function(vitae_write_assets source function folder)
  set(blobs "")
  set(externs "")
  set(rows "")
  set(number 0)
  foreach(file ${ARGN})
    file(RELATIVE_PATH name ${folder} ${file})
    set(symbol vitae_asset_${function}_${number})
    string(APPEND blobs "    \".global ${symbol}_begin\\n${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n\"\n"
      "    \".global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n\"\n")
    string(APPEND externs "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "        {\"${name}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Written by cmake/assets.cmake.
#include <array>
#include <cstddef>
#include <span>

#include \"base/asset.h\"

asm(\".section .rodata\\n\"
@blobs@    \".previous\\n\");

extern \"C\" {
@externs@}

namespace vitae {

std::span<const Asset> @function@();
std::span<const Asset> @function@() {
    static const std::array<Asset, @number@> assets = {{
@rows@    }};
    return assets;
}

}  // namespace vitae
")
endfunction()
