#pragma once

#include <cstddef>
#include <string>

#include "formats/sealed/program.h"
#include "registry/registry.h"
#include "report/out.h"
#include "report/view.h"

namespace doichieu::report {

/// What `doctor` tells of this installation.
struct Health {
    std::string version;
    registry::Summary registry;
    std::size_t rules = 0;
    formats::sealed::ReaderState reader;
    formats::sealed::ReaderState ocr;  ///< of the program that recognises scans
    formats::Limits limits;
};

void doctor_text(const Health& health, const View& view, Out& out);
void doctor_json(const Health& health, const View& view, Out& out);

}  // namespace doichieu::report
