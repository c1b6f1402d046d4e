# doichieu_embed(<target> <function> <name>=<path>…): an object library that carries the files' bytes and gives them
# through doichieu::io::<function>(), which io/embedded.cpp looks for. An object library, because the reference is weak
# and would not draw it out of an archive: executables link it themselves.
function(doichieu_embed target function)
  set(assembly "")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(index 0)
  set(entries ${ARGN})
  list(SORT entries)
  foreach(entry IN LISTS entries)
    string(REGEX MATCH "^([^=]+)=(.+)$" _ "${entry}")
    set(name ${CMAKE_MATCH_1})
    set(path ${CMAKE_MATCH_2})
    set(symbol ${function}_${index})
    string(APPEND assembly
      "    .global ${symbol}\n    .hidden ${symbol}\n    .global ${symbol}_end\n    .hidden ${symbol}_end\n"
      "    .balign 16\n${symbol}:\n    .incbin \"${path}\"\n${symbol}_end:\n    .byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${symbol}[];\nextern \"C\" const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${symbol}, ${symbol}_end},\n")
    list(APPEND paths "${path}")
    math(EXPR index "${index} + 1")
  endforeach()

  set(base ${CMAKE_CURRENT_BINARY_DIR}/${target})
  file(CONFIGURE OUTPUT ${base}.S @ONLY CONTENT
"    .section .rodata.embedded, \"a\"
@assembly@    .section .note.GNU-stack, \"\", %progbits
")
  if(rows)
    set(table "static constexpr EmbeddedFile kFiles[] = {\n${rows}};\n    return kFiles;")
  else()
    set(table "return {};")
  endif()
  file(CONFIGURE OUTPUT ${base}.cpp @ONLY CONTENT
"#include \"io/embedded.h\"

@declarations@
namespace doichieu::io {

std::span<const EmbeddedFile> @function@() {
    @table@
}

}  // namespace doichieu::io
")
  set_source_files_properties(${base}.S PROPERTIES OBJECT_DEPENDS "${paths}")
  add_library(${target} OBJECT ${base}.S ${base}.cpp)
  set_target_properties(${target} PROPERTIES CXX_CLANG_TIDY "")
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
endfunction()
