#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/reader.h"

namespace doichieu::formats::sealed {

enum class Outcome : std::uint8_t {
    finished,
    missing,  ///< the program does not stand beside this one, or does not start
    timed_out,
    too_much,     ///< it gave more than `most_bytes`
    stopped,      ///< the kernel ended it: it asked for what the seal forbids
    out_of_time,  ///< the kernel ended it: processor time
    crashed,
};

struct ProgramResult {
    Outcome outcome = Outcome::missing;
    std::string output;
};

/// Where `doichieu-reader`, or `doichieu-ocr`, is expected: beside the running executable, never on PATH.
[[nodiscard]] std::string program_path(bool ocr);

/// Starts the sealed reader for one file; `input` reaches it as memory, not by name. Returns when it has ended or was
/// ended. Safe to call from several threads.
[[nodiscard]] ProgramResult run_program(std::string_view kind, std::string_view input, const SealedLimits& limits);

/// What the sealed reader, with `limits.ocr` the one that recognises pictures, says of itself: versions of its libraries
/// (empty: built without), and the layers of the seal that hold on this machine.
struct ReaderState {
    bool is_there = false;
    std::string path;
    std::string poppler;
    std::string libgsf;
    std::string tesseract;
    bool reads_pictures = false;  ///< Tesseract and its Vietnamese model are there
    bool limits = false;
    int landlock_abi = 0;
    bool seccomp = false;
};
[[nodiscard]] ReaderState reader_state(const SealedLimits& limits);

}  // namespace doichieu::formats::sealed
