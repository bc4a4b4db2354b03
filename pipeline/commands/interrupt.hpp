#pragma once

#include <string>

/// What is to be tidied up when a signal ends the program.
namespace rapporteur::interrupt {

/// From now on SIGINT, SIGTERM and SIGHUP remove the unfinished file, erase the progress line and end the program with
/// the status 128 + signal. A signal that is ignored (as under nohup) stays ignored. SIGPIPE and SIGXFSZ are
/// ignored: a closed pipe, or a file past its limit, shows as an error of the write.
void handle_signals();

/// Holds signals back from the calling thread while it lives: for the moment in which a file has been made and is not
/// known here yet. Before other threads are started, which could take the signal instead.
class Hold {
 public:
  Hold();
  ~Hold();
  Hold(Hold const&) = delete;
  Hold& operator=(Hold const&) = delete;
};

/// The one file to remove; empty: none.
void set_unfinished_file(std::string const& path);

/// While `soft`, the first signal only asks the run to stop: what is under way is finished and written. The second one
/// ends the program as usual.
void set_soft(bool soft);
/// The number of the signal that has asked the run to stop; 0: none has.
[[nodiscard]] int stop_signal();

/// Whether a progress line stands on the terminal that is standard error.
void set_progress_line(bool shown);

}  // namespace rapporteur::interrupt
