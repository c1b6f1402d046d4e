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
    /// Called for one item after the other, by the thread that has finished the one that is due. False ends the run early.
    std::function<bool(std::size_t item)> deliver;
};

/// At most a few finished items a thread wait for delivery, so that memory does not grow with their number. The caller's
/// thread is the first of them. What `work` or `deliver` throws leaves through this call.
void run(const Schedule& schedule);

}  // namespace doichieu::audit
