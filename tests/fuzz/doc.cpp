// The reader of Word 97-2003 files with libgsf behind it, which opens the container (and is not instrumented). The
// streams inside have a target of their own: word97.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "formats/reader_program/ole.h"

/// libgsf forgets entries of broken folders; the sealed reader's process ends with its one file.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libgsf\nleak:libglib\nleak:libgobject\n";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace doichieu::formats;
    static const bool is_prepared = (reader_program::prepare_doc(), true);
    const sealed::Reading reading = reader_program::read_doc({reinterpret_cast<const char*>(data), size});
    if (!is_prepared || !sealed::unpack(sealed::pack(reading))) std::abort();
    return 0;
}
