#pragma once

#include <vector>

#include "registry/registry.h"
#include "report/out.h"
#include "report/view.h"

namespace doichieu::report {

/// An instrument with its state on the days, its relations and where each fact is from.
void instrument_text(const registry::Registry&, const registry::Instrument&, const legal::DateInterval&, const View&,
                     Out&);

/// One line: what it is and its state.
void status_text(const registry::Registry&, const registry::Instrument&, const legal::DateInterval&, const View&, Out&);

/// One row an instrument.
void instruments_text(const std::vector<const registry::Instrument*>&, const View&, Out&);

}  // namespace doichieu::report
