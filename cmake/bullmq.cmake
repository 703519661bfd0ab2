# vitae_bullmq_scripts(TARGET FUNCTION NAME...): takes these Lua scripts out of the pinned npm package and puts them
# inside TARGET, as `std::span<const Asset> FUNCTION()`. Nothing of the package is in the repository.
set(BULLMQ_DIR ${CMAKE_SOURCE_DIR}/node_modules/bullmq)
find_program(NODE node)

function(vitae_bullmq_scripts target function)
  if(NOT NODE OR NOT EXISTS ${BULLMQ_DIR}/package.json)
    message(FATAL_ERROR "BullMQ is not there. Run `make setup` (it runs npm ci), then configure again.")
  endif()
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${function})
  file(MAKE_DIRECTORY ${folder})
  set(files "")
  foreach(name ${ARGN})
    set(file ${folder}/${name})
    string(REGEX REPLACE "-[0-9]+$" "" symbol ${name})
    add_custom_command(
      OUTPUT ${file}
      COMMAND ${NODE} -e "require('fs').writeFileSync(process.argv[1], require(process.argv[2])['${symbol}'].content)"
        ${file} ${BULLMQ_DIR}/dist/cjs/scripts/${name}.js
      DEPENDS ${BULLMQ_DIR}/package.json
      VERBATIM)
    list(APPEND files ${file})
  endforeach()
  vitae_assets(${target} ${function} ${folder} ${files})
endfunction()
