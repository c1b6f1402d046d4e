#include "audit/schedule.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace doichieu::audit {
namespace {

constexpr std::size_t kAheadOfDelivery = 4;  ///< items a thread may be ahead

void run_here(const Schedule& schedule) {
    for (std::size_t item = 0; item < schedule.count; ++item) {
        schedule.work(0, item);
        if (!schedule.deliver(item)) return;
    }
}

class Run {
  public:
    explicit Run(const Schedule& schedule) : schedule_(schedule), is_done_(schedule.count, false) {}

    void execute() {
        {
            std::vector<std::jthread> threads;
            for (std::size_t worker = 0; worker < schedule_.threads; ++worker) {
                threads.emplace_back([this, worker] { guarded([&] { work(worker); }); });
            }
            guarded([this] { deliver(); });
            stop({});
        }
        if (failure_) std::rethrow_exception(failure_);
    }

  private:
    template <typename Action>
    void guarded(Action action) {
        try {
            action();
        } catch (...) {
            stop(std::current_exception());
        }
    }

    void stop(std::exception_ptr failure) {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
        if (failure && !failure_) failure_ = std::move(failure);
        room_.notify_all();
        done_.notify_all();
    }

    void work(std::size_t worker) {
        while (true) {
            std::size_t item = 0;
            {
                std::unique_lock lock(mutex_);
                room_.wait(lock, [this] {
                    return stopped_ || next_ == schedule_.count ||
                           next_ < delivered_ + kAheadOfDelivery * schedule_.threads;
                });
                if (stopped_ || next_ == schedule_.count) return;
                item = next_++;
            }
            schedule_.work(worker, item);
            const std::lock_guard lock(mutex_);
            is_done_[item] = true;
            if (item == delivered_) done_.notify_one();  // nobody waits for another one
        }
    }

    void deliver() {
        for (std::size_t item = 0; item < schedule_.count; ++item) {
            {
                std::unique_lock lock(mutex_);
                done_.wait(lock, [this, item] { return stopped_ || is_done_[item]; });
                if (stopped_) return;
            }
            if (!schedule_.deliver(item)) return;
            const std::lock_guard lock(mutex_);
            delivered_ = item + 1;
            room_.notify_one();  // for one item more
        }
    }

    const Schedule& schedule_;
    std::mutex mutex_;
    std::condition_variable room_;  ///< to begin an item
    std::condition_variable done_;  ///< the item that is delivered next
    std::vector<bool> is_done_;
    std::size_t next_ = 0;
    std::size_t delivered_ = 0;
    bool stopped_ = false;
    std::exception_ptr failure_;
};

}  // namespace

void run(const Schedule& schedule) {
    if (schedule.threads <= 1 || schedule.count <= 1) {
        run_here(schedule);
    } else {
        Run(schedule).execute();
    }
}

}  // namespace doichieu::audit
