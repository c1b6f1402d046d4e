# Third-party code, and the one folder that may name it (the include table in README.md says the same of headers).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(fmt REQUIRED)
find_package(CLI11 REQUIRED)

set(missing_archives "")

# package(<name> <pkg-config module>…): an interface library third_party::<name>. A target whose property LINK_ARCHIVES
# is set links the static archives where Debian ships them, any other target the shared libraries, which link faster.
function(package name)
  add_library(third_party_${name} INTERFACE)
  add_library(third_party::${name} ALIAS third_party_${name})
  pkg_check_modules(${name} REQUIRED ${ARGN})
  target_include_directories(third_party_${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIRS})
  foreach(library IN LISTS ${name}_STATIC_LIBRARIES)
    if(library MATCHES "^(m|dl|pthread)$")
      continue()  # part of the C library
    endif()
    find_library(SHARED_${library} ${library} HINTS ${${name}_STATIC_LIBRARY_DIRS} REQUIRED)
    find_library(ARCHIVE_${library} lib${library}.a HINTS ${${name}_STATIC_LIBRARY_DIRS})
    mark_as_advanced(SHARED_${library} ARCHIVE_${library})
    if(ARCHIVE_${library})
      target_link_libraries(third_party_${name} INTERFACE
        $<IF:$<BOOL:$<TARGET_PROPERTY:LINK_ARCHIVES>>,${ARCHIVE_${library}},${SHARED_${library}}>)
    else()
      target_link_libraries(third_party_${name} INTERFACE ${SHARED_${library}})
      set(missing_archives ${missing_archives} ${library} PARENT_SCOPE)
    endif()
  endforeach()
  target_link_libraries(third_party_${name} INTERFACE Threads::Threads ${CMAKE_DL_LIBS} m)
endfunction()

package(icu icu-i18n icu-uc)
package(re2 re2)
package(sqlite sqlite3)
package(yaml yaml-0.1)
package(crypto libcrypto)
package(minizip minizip)
package(pugixml pugixml)
package(zlib zlib)
package(xml2 libxml-2.0)

# xxHash and fmt are used as headers alone: the hash of a shingle must inline.
pkg_check_modules(xxhash REQUIRED libxxhash)
add_library(third_party::xxhash INTERFACE IMPORTED)
target_compile_definitions(third_party::xxhash INTERFACE XXH_INLINE_ALL)

set(third_party_of_base fmt::fmt-header-only)
set(third_party_of_text third_party::icu third_party::re2)
set(third_party_of_io third_party::sqlite third_party::yaml third_party::crypto)
set(third_party_of_similarity third_party::xxhash)
set(third_party_of_formats third_party::minizip third_party::pugixml third_party::zlib
    third_party::xml2)
set(third_party_of_graph Boost::headers)
set(third_party_of_cli CLI11::CLI11)

# Process start is half of what one small file costs, and most of that is the dynamic loader and its relocations: fully
# static starts in half the time of position-independent with archives, a quarter of that with shared libraries.
function(link_statically target)
  set_target_properties(${target} PROPERTIES LINK_ARCHIVES ON)
  if(missing_archives)
    message(STATUS "No archive of ${missing_archives}: ${target} links it and the C library dynamically")
    target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc -no-pie)
  else()
    # The linker warns that look-ups of hosts and of plug-ins in libcrypto and ICU would need glibc's shared libraries;
    # nothing here reaches either.
    target_link_options(${target} PRIVATE -static -Wl,--no-warnings)
    # libxml2 asks for these weakly, which draws nothing out of an archive, and without one of them it takes itself for
    # the only thread and lets all write into one last error.
    foreach(function cond_destroy cond_init cond_signal cond_wait equal getspecific key_create key_delete mutex_destroy
                     mutex_init mutex_lock mutex_unlock once self setspecific)
      target_link_options(${target} PRIVATE -Wl,--undefined=pthread_${function})
    endforeach()
  endif()
endfunction()
