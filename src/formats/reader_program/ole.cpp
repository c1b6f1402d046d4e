#include "formats/reader_program/ole.h"

#include <gsf/gsf.h>

#include <memory>
#include <optional>
#include <string>

#include "formats/doc/word97.h"

namespace doichieu::formats::reader_program {

namespace {

constexpr gsf_off_t kMostBytes = 256 << 20;  // of one stream

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

/// A stream of the container; empty when there is none of this name.
std::string stream_of(GsfInfile* container, const char* name) {
    const Owned<GsfInput> stream(gsf_infile_child_by_name(container, name));
    if (!stream) return {};
    const gsf_off_t size = gsf_input_size(stream.get());
    if (size <= 0 || size > kMostBytes) return {};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (gsf_input_read(stream.get(), bytes.size(), reinterpret_cast<guint8*>(bytes.data())) == nullptr) return {};
    return bytes;
}

}  // namespace

void prepare_doc() {
    gsf_init();
    g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
}

std::string_view libgsf_version() {
    static const std::string version = std::to_string(libgsf_major_version) + '.' +
                                       std::to_string(libgsf_minor_version) + '.' +
                                       std::to_string(libgsf_micro_version);
    return version;
}

sealed::Reading read_doc(std::string_view bytes) {
    sealed::Reading reading;
    reading.failure = sealed::Failure::broken;
    const Owned<GsfInput> input(gsf_input_memory_new(reinterpret_cast<const guint8*>(bytes.data()),
                                                     static_cast<gsf_off_t>(bytes.size()), FALSE));
    if (!input) return reading;
    const Owned<GsfInfile> container(gsf_infile_msole_new(input.get(), nullptr));
    if (!container) return reading;
    const std::string document = stream_of(container.get(), "WordDocument");
    if (document.empty()) {
        reading.failure = sealed::Failure::other_kind;
        return reading;
    }
    const std::string table0 = stream_of(container.get(), "0Table");
    const std::string table1 = stream_of(container.get(), "1Table");
    return doc::read_word97({document, table0, table1}, {});
}

}  // namespace doichieu::formats::reader_program
