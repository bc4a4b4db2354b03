#include "native/record_run.hpp"

#include <algorithm>
#include <utility>

namespace rapporteur::python {

namespace {

constexpr std::size_t kItemsForEachThread = 4;

std::size_t threads_for(std::size_t wanted, std::size_t inputs) {
  std::size_t const threads = wanted != 0 ? wanted : std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(inputs, 1));
}

}  // namespace

RecordRun::RecordRun(std::vector<Input> inputs, std::size_t threads, OffsetEncoding encoding)
    : inputs_(std::move(inputs)),
      thread_count_(threads_for(threads, inputs_.size())),
      encoding_(encoding),
      slots_(thread_count_ * kItemsForEachThread) {}

RecordRun::~RecordRun() { stop(); }

void RecordRun::start() {
  threads_.reserve(thread_count_);
  while (threads_.size() < thread_count_) threads_.emplace_back([this] { work(); });
}

bool RecordRun::take(std::size_t& item) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return stopped_ || begun_ == inputs_.size() || begun_ < fetched_ + slots_.size(); });
  if (stopped_ || begun_ == inputs_.size()) return false;
  item = begun_++;
  return true;
}

void RecordRun::work() {
  Worker worker(large_);
  for (std::size_t item = 0; take(item);) {
    Slot& slot = slots_[item % slots_.size()];
    worker.analyze_input(inputs_[item], encoding_, slot.record);
    {
      std::lock_guard const lock(mutex_);
      slot.done = true;
    }
    done_.notify_one();
  }
}

Step RecordRun::next(std::chrono::milliseconds patience, ByteBuffer& record) {
  if (threads_.empty() && !stopped_) start();
  std::unique_lock lock(mutex_);
  if (stopped_ || fetched_ == inputs_.size()) return Step::kEnd;
  Slot& slot = slots_[fetched_ % slots_.size()];
  if (!done_.wait_for(lock, patience, [&] { return slot.done; })) return Step::kWaiting;
  std::swap(record, slot.record);
  slot.done = false;
  ++fetched_;
  lock.unlock();
  room_.notify_one();
  return Step::kRecord;
}

void RecordRun::stop() {
  {
    std::lock_guard const lock(mutex_);
    stopped_ = true;
  }
  room_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

}  // namespace rapporteur::python
