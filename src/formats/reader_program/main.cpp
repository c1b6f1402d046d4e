// doichieu-reader and doichieu-ocr: parse what needs large or old libraries where these can do no harm. The file comes as descriptor 0,
// the reading goes out on descriptor 1, and nothing else can be reached: no file, no network, no other program.
//
//   doichieu-reader pdf|doc|state MEMORY-MIB CPU-SECONDS PAGES [FAULT]
//
// doichieu-ocr is the same with a recogniser: it reads the pages of a PDF that are pictures, too.

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "formats/reader_program/ocr.h"
#include "formats/reader_program/ole.h"
#include "formats/reader_program/pdf_words.h"
#include "formats/reader_program/seal.h"
#include "formats/sealed/reading.h"
#include "io/memory.h"

namespace doichieu::formats::reader_program {
namespace {

constexpr int kWrongUse = 2;
constexpr std::uint32_t kMaxWords = 8'000'000;
constexpr std::uint32_t kMaxSteps = 20'000'000;

std::optional<std::string_view> map_input() {
    struct stat status {};
    if (fstat(STDIN_FILENO, &status) != 0 || status.st_size <= 0) return std::nullopt;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    if (bytes == MAP_FAILED) return std::nullopt;
    return std::string_view(static_cast<const char*>(bytes), size);
}

bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::optional<std::uint32_t> number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value == 0) return std::nullopt;
    return value;
}

/// What a hostile file might make of this process, for the tests of the seal.
void commit_fault(std::string_view fault) {
    if (fault == "crash") std::abort();
    if (fault == "hang") {
        while (true) std::this_thread::yield();
    }
    if (fault == "memory") {
        std::vector<std::unique_ptr<char[]>> kept;
        while (true) kept.push_back(std::make_unique_for_overwrite<char[]>(64U << 20));
    }
    // Succeeding is what must not happen: it ends the process as if all were well.
    if (fault == "file" && open("/etc/passwd", O_RDONLY) >= 0) _exit(EXIT_SUCCESS);
    if (fault == "socket") _exit(socket(AF_INET, SOCK_STREAM, 0) >= 0 ? EXIT_SUCCESS : kWrongUse);
    if (fault == "flood") {
        const std::string bytes(1U << 20, 'x');
        while (write_all(bytes)) {
        }
    }
}

struct Options {
    std::uint32_t pages;
    std::string_view fault;
    Ocr* ocr;
};

sealed::Reading read(std::string_view kind, std::string_view bytes, const Options& options) {
    sealed::Reading reading;
    try {
        if (!options.fault.empty()) commit_fault(options.fault);
        if (kind == "pdf") return read_pdf(bytes, {options.pages, kMaxWords, kMaxSteps}, options.ocr);
#ifdef DOICHIEU_WITH_GSF
        if (kind == "doc") return read_doc(bytes);
#endif
        reading.failure = sealed::Failure::unsupported;
    } catch (const std::bad_alloc&) {
        reading = {};
        reading.failure = sealed::Failure::out_of_memory;
    }
    return reading;
}

/// For `doichieu doctor`: a name and a value on each line.
std::string describe(const Seal& seal, bool reads_pictures) {
    std::string out;
    const auto line = [&](std::string_view name, std::string_view value) {
        out.append(name).append(" ").append(value).append("\n");
    };
    line("poppler", poppler_version());
#ifdef DOICHIEU_WITH_GSF
    line("libgsf", libgsf_version());
#endif
    if (!tesseract_version().empty()) line("tesseract", tesseract_version());
    line("vietnamese", reads_pictures ? "1" : "0");
    line("limits", seal.limits ? "1" : "0");
    line("landlock", std::to_string(seal.landlock_abi));
    line("seccomp", seal.seccomp ? "1" : "0");
    return out;
}

int run(int count, char** arguments) {
    if (count != 5 && count != 6) return kWrongUse;
    const std::string_view kind = arguments[1];
    const auto memory = number(arguments[2]);
    const auto seconds = number(arguments[3]);
    const auto pages = number(arguments[4]);
    if (!memory || !seconds || !pages) return kWrongUse;
    const auto bytes = map_input();  // not looked at before the seal holds
    if (!bytes) return kWrongUse;
    if (kind != "state") io::use_large_heap_pages();
    if (kind == "pdf") prepare_pdf();
#ifdef DOICHIEU_WITH_GSF
    if (kind == "doc") prepare_doc();
#endif
    // A quarter of the time is left for what else there is to do, and to send what was read.
    const std::unique_ptr<Ocr> ocr = kind == "doc" ? nullptr : Ocr::open(*seconds - *seconds / 4);
    const Seal seal = seal_process({static_cast<std::uint64_t>(*memory) << 20, *seconds});
    if (kind == "state") return write_all(describe(seal, ocr != nullptr)) ? EXIT_SUCCESS : EXIT_FAILURE;
    const Options options{*pages, count == 6 ? arguments[5] : "", ocr.get()};
    return write_all(sealed::pack(read(kind, *bytes, options))) ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace doichieu::formats::reader_program

int main(int count, char** arguments) {
    const int status = doichieu::formats::reader_program::run(count, arguments);
    _exit(status);  // libraries have nothing to tidy up in a process that is over
}
