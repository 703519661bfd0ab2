# vitae_page(TARGET FUNCTION): builds web/ by npm whenever its sources or the contract have changed, and puts the files
# inside TARGET, as `std::span<const Asset> FUNCTION()`. Their names are known only then, so a script lists them.
include(${CMAKE_CURRENT_LIST_DIR}/assets.cmake)
set(VITAE_PAGE_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(vitae_page target function)
  set(web ${CMAKE_SOURCE_DIR}/web)
  set(installed ${web}/node_modules/.package-lock.json)
  find_program(NPM npm)
  if(NOT NPM OR NOT EXISTS ${installed})
    message(FATAL_ERROR "The npm packages of web/ are not there. Run `make setup`, then configure again.")
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/*)
  list(REMOVE_ITEM sources ${web}/src/api/contract.ts) # made by the build itself
  set(built ${CMAKE_CURRENT_BINARY_DIR}/${function}) # not web/dist: each build tree has its own
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${function}_assets.cc)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${NPM} run --silent build -- --outDir ${built} --emptyOutDir --logLevel warn
    COMMAND ${CMAKE_COMMAND} -D SOURCE=${source} -D FUNCTION=${function} -D FOLDER=${built} -P ${VITAE_PAGE_SCRIPT}
    WORKING_DIRECTORY ${web}
    DEPENDS ${sources} ${web}/index.html ${web}/package.json ${web}/tsconfig.json ${web}/vite.config.ts ${installed}
      ${CMAKE_SOURCE_DIR}/api/openapi.yaml ${CMAKE_SOURCE_DIR}/cmake/assets.cmake ${VITAE_PAGE_SCRIPT}
    COMMENT "Building the page")
  target_sources(${target} PRIVATE ${source})
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(GLOB_RECURSE files ${FOLDER}/*)
  vitae_write_assets(${SOURCE} ${FUNCTION} ${FOLDER} ${files})
  file(TOUCH ${SOURCE}) # else, were the names the same, its object would not be made anew
endif()
