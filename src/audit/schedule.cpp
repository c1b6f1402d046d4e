#include "audit/schedule.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace doichieu::audit {
namespace {

constexpr std::size_t kAheadOfDelivery = 4;  ///< items a thread may be ahead

class Run {
  public:
    explicit Run(const Schedule& schedule)
        : schedule_(schedule), threads_(std::max<std::size_t>(schedule.threads, 1)), is_done_(schedule.count, false) {}

    void execute() {
        {
            std::vector<std::jthread> threads;
            for (std::size_t worker = 1; worker < threads_; ++worker) {
                threads.emplace_back([this, worker] { work_guarded(worker); });
            }
            work_guarded(0);
        }
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    void work_guarded(std::size_t worker) {
        try {
            work(worker);
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            stop();
        }
    }

    void stop() {
        stopped_ = true;
        room_.notify_all();
    }

    void work(std::size_t worker) {
        std::unique_lock lock(mutex_);
        while (true) {
            room_.wait(lock, [this] {
                return stopped_ || next_ == schedule_.count || next_ < delivered_ + kAheadOfDelivery * threads_;
            });
            if (stopped_ || next_ == schedule_.count) return;
            const std::size_t item = next_++;
            lock.unlock();
            schedule_.work(worker, item);
            lock.lock();
            is_done_[item] = true;
            if (!is_delivering_) deliver_what_is_due(lock);
        }
    }

    /// Waking another thread for each item would cost more than many an item does.
    void deliver_what_is_due(std::unique_lock<std::mutex>& lock) {
        is_delivering_ = true;
        while (!stopped_ && delivered_ < schedule_.count && is_done_[delivered_]) {
            const std::size_t item = delivered_;
            lock.unlock();
            const bool goes_on = schedule_.deliver(item);
            lock.lock();
            ++delivered_;
            if (!goes_on) stop();
            room_.notify_all();
        }
        is_delivering_ = false;
    }

    const Schedule& schedule_;
    const std::size_t threads_;
    std::mutex mutex_;
    std::condition_variable room_;  ///< to begin an item
    std::vector<bool> is_done_;
    std::size_t next_ = 0;
    std::size_t delivered_ = 0;
    bool is_delivering_ = false;
    bool stopped_ = false;
    std::exception_ptr failure_;
};

}  // namespace

void run(const Schedule& schedule) {
    Run(schedule).execute();
}

}  // namespace doichieu::audit
