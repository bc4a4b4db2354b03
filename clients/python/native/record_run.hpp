#pragma once

#include "native/worker.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace rapporteur::python {

/// What asking for the next record has come to.
enum class Step { kRecord, kWaiting, kEnd };

/// Analyses inputs on threads of its own and lets the records be fetched in the inputs' order.
///
/// It is pulled where `run_in_order` pushes, and its threads are its own where those of TBB belong to the process: a
/// process that forks, as Spark and multiprocessing do, must not inherit a pool. Not more than four inputs for each
/// thread are under way or wait to be fetched, which bounds the memory.
class RecordRun {
 public:
  /// `threads` 0: one for each processor.
  RecordRun(std::vector<Input> inputs, std::size_t threads, OffsetEncoding encoding);
  ~RecordRun();
  RecordRun(RecordRun const&) = delete;
  RecordRun& operator=(RecordRun const&) = delete;

  /// The next Document as a record of a stream, in place of what `record` held. Waits for `patience` at most. The first
  /// call starts the threads.
  [[nodiscard]] Step next(std::chrono::milliseconds patience, ByteBuffer& record);

  /// Begins nothing new and waits for what is under way; then there is no next record.
  void stop();

 private:
  struct Slot {
    ByteBuffer record;
    bool done = false;
  };
  void start();
  void work();
  /// The next input to work on; false where there is none any more.
  [[nodiscard]] bool take(std::size_t& item);

  std::vector<Input> inputs_;
  std::size_t thread_count_;
  OffsetEncoding encoding_;
  LargeInputs large_;

  std::mutex mutex_;  // guards what follows; a slot's record belongs to who works on it until it is done
  std::condition_variable room_;
  std::condition_variable done_;
  std::vector<Slot> slots_;
  std::size_t begun_ = 0;
  std::size_t fetched_ = 0;
  bool stopped_ = false;

  std::vector<std::thread> threads_;
};

}  // namespace rapporteur::python
