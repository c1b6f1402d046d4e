#pragma once

#include <cstddef>
#include <functional>

namespace doichieu::audit {

/// Works on items 0 … count-1 on several threads and delivers them in order.
struct Schedule {
    std::size_t count = 0;
    std::size_t threads = 1;
    /// Called on thread `worker` (0 … threads-1); each worker does one item at a time.
    std::function<void(std::size_t worker, std::size_t item)> work;
    /// Called on the caller's thread, item after item. False ends the run early.
    std::function<bool(std::size_t item)> deliver;
};

/// At most a few finished items a thread wait for delivery, so that memory does not grow with their number. With one
/// thread all happens on the caller's. What `work` or `deliver` throws leaves through this call.
void run(const Schedule& schedule);

}  // namespace doichieu::audit
