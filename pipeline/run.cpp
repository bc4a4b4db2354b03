#include "pipeline/run.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <vector>

namespace rapporteur {

namespace {

namespace tbb = oneapi::tbb;

constexpr std::size_t kItemsForEachThread = 4;
constexpr std::size_t kLargeString = 1024UL * 1024;

/// Says in the language's own terms what the library that hands the items on guarantees: what stood before a pass()
/// has happened before what stands behind a later receive(). A race detector does not see into that library.
class Baton {
 public:
  void pass() { passed_.fetch_add(1, std::memory_order_release); }
  void receive() const { (void)passed_.load(std::memory_order_acquire); }

 private:
  std::atomic<unsigned> passed_ = 0;
};

/// Where an item under way has its outcome, and the baton that goes with it from one stage to the next.
struct Slot {
  Outcome outcome;
  Baton baton;
};

void clear_string(std::string& string) {
  if (string.capacity() > kLargeString) {
    std::string().swap(string);
  } else {
    string.clear();
  }
}

}  // namespace

void Outcome::clear() {
  record.clear();
  if (record.capacity() > kLargeString) record = {};
  clear_string(output);
  clear_string(problems);
  in_order = nullptr;
  bytes = 0;
  failed = false;
}

void run_in_order(std::size_t count, std::size_t threads, std::function<Work()> const& make_work,
                  std::function<bool(Outcome const& outcome)> const& write) {
  std::size_t const under_way = threads == 1 ? 1 : threads * kItemsForEachThread;
  tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  tbb::enumerable_thread_specific<Work> works(make_work);

  // Items leave in order, so those under way are always neighbours: as many slots as there may be of them are enough.
  std::vector<Slot> slots(std::min(under_way, std::max<std::size_t>(count, 1)));
  std::atomic<bool> stopped = false;
  std::size_t next = 0;
  Baton begun;    // from here to each thread
  Baton taken;    // from one item taken to the next, and back here
  Baton written;  // from one item written to the next, and back here

  auto const take =
      tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) {
        begun.receive();
        taken.receive();
        std::size_t item = 0;
        if (next == count || stopped) {
          flow.stop();
        } else {
          item = next++;
        }
        taken.pass();
        return item;
      });
  auto const work = tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, [&](std::size_t item) {
    begun.receive();
    Slot& slot = slots[item % slots.size()];
    slot.baton.receive();
    if (!stopped) works.local()(item, slot.outcome);
    slot.baton.pass();
    return item;
  });
  auto const hand_over = tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, [&](std::size_t item) {
    begun.receive();
    written.receive();
    Slot& slot = slots[item % slots.size()];
    slot.baton.receive();
    if (!stopped && !write(slot.outcome)) stopped = true;
    slot.outcome.clear();
    slot.baton.pass();
    written.pass();
  });
  begun.pass();
  arena.execute([&] { tbb::parallel_pipeline(slots.size(), take & work & hand_over); });
  taken.receive();
  written.receive();
}

}  // namespace rapporteur
