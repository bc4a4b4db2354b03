// Ordered parallel work, and what the progress line says of it.

#include "pipeline/run.hpp"

#include "pipeline/progress.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace rapporteur {
namespace {

TEST(RunInOrder, HandsOverInOrderWhateverTheWorkTakes) {
  for (std::size_t const threads : {1U, 2U, 5U}) {
    std::vector<std::string> written;
    run_in_order(
        100, threads,
        [] {
          return [](std::size_t item, Outcome& outcome) {
            EXPECT_TRUE(outcome.output.empty());
            std::this_thread::sleep_for(std::chrono::microseconds(item % 7 == 0 ? 2000 : 10));
            outcome.output = std::to_string(item);
          };
        },
        [&](Outcome const& outcome) {
          written.push_back(outcome.output);
          return true;
        });
    ASSERT_EQ(written.size(), 100U);
    for (std::size_t i = 0; i < written.size(); ++i) EXPECT_EQ(written[i], std::to_string(i));
  }
}

TEST(RunInOrder, GivesEachThreadItsOwnWork) {
  std::mutex mutex;
  std::set<std::thread::id> makers;
  std::atomic<int> made = 0;
  run_in_order(
      200, 3,
      [&] {
        ++made;
        std::lock_guard const lock(mutex);
        makers.insert(std::this_thread::get_id());
        return [owner = std::this_thread::get_id()](std::size_t, Outcome&) {
          EXPECT_EQ(owner, std::this_thread::get_id());
          std::this_thread::sleep_for(std::chrono::microseconds(100));
        };
      },
      [](Outcome const&) { return true; });
  EXPECT_EQ(static_cast<std::size_t>(made), makers.size());
  EXPECT_LE(made, 3);
}

TEST(RunInOrder, StopsWhenWritingFails) {
  std::atomic<std::size_t> begun = 0;
  std::size_t written = 0;
  run_in_order(
      100000, 2, [&] { return [&](std::size_t, Outcome&) { ++begun; }; },
      [&](Outcome const&) { return ++written < 10; });
  EXPECT_EQ(written, 10U);
  EXPECT_LT(begun, 100U);
}

TEST(RunInOrder, KeepsFewItemsUnderWay) {
  std::atomic<int> under_way = 0;
  std::atomic<int> most = 0;
  run_in_order(
      300, 2,
      [&] {
        return [&](std::size_t item, Outcome&) {
          int const now = ++under_way;
          int seen = most;
          while (now > seen && !most.compare_exchange_weak(seen, now)) {
          }
          // The first one takes long: the others must wait for it, but only so many.
          if (item == 0) std::this_thread::sleep_for(std::chrono::milliseconds(50));
        };
      },
      [&](Outcome const&) {
        --under_way;
        return true;
      });
  EXPECT_LE(most, 8);
}

TEST(RunInOrder, DoesNothingForNothing) {
  run_in_order(
      0, 2, [] { return [](std::size_t, Outcome&) { ADD_FAILURE(); }; },
      [](Outcome const&) {
        ADD_FAILURE();
        return true;
      });
}

TEST(ProgressText, TellsRateAndTimeLeft) {
  EXPECT_EQ(progress_text({.done = 812, .documents = 1705, .bytes_done = 25000000, .bytes = 50000000, .seconds = 2}),
            "812 of 1705 documents, 50 %, 12.5 MB/s, 2 s left");
  EXPECT_EQ(progress_text({.done = 1, .documents = 100, .bytes_done = 10, .bytes = 1000, .seconds = 75}),
            "1 of 100 documents, 1 %, 0.0 MB/s, 2 h 3 min left");
}

TEST(ProgressText, CountsDocumentsWhereBytesAreUnknown) {
  EXPECT_EQ(progress_text({.done = 1, .documents = 4, .bytes_done = 2000000, .bytes = 0, .seconds = 30}),
            "1 of 4 documents, 25 %, 0.1 MB/s, 1 min 30 s left");
}

TEST(ProgressText, StandsWhatGrewMeanwhile) {
  EXPECT_EQ(progress_text({.done = 3, .documents = 4, .bytes_done = 2000, .bytes = 1000, .seconds = 1}),
            "3 of 4 documents, 100 %, 0.0 MB/s, 0 s left");
}

}  // namespace
}  // namespace rapporteur
