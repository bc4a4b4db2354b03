#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur {

/// What becomes of a file that is not finished.
enum class Unfinished : std::uint8_t {
  kRemove,  ///< it goes
  kKeep,    ///< it stays as NAME.part, for a later run to go on with
};

/// Where results go: standard output, or a file that appears under its name only when it is complete.
///
/// A file is written under another name in the same folder and renamed by `commit`; without `commit`, and when a
/// signal ends the program, it is removed or kept, and what stood under the name before stays. A link is followed
/// first. What is no regular file (a device, a pipe) is written straight away. One such file at a time.
class OutputFile {
 public:
  OutputFile() = default;
  ~OutputFile();
  OutputFile(OutputFile const&) = delete;
  OutputFile& operator=(OutputFile const&) = delete;

  /// Opens `path`; `-` is standard output. A kept file may hold what an earlier run left: `go_on_from` comes next.
  [[nodiscard]] bool open(std::string const& path, Unfinished unfinished = Unfinished::kRemove);
  /// Cuts what an earlier run left to its first `bytes`, and writes behind them.
  [[nodiscard]] bool go_on_from(std::uint64_t bytes);
  /// Writes all of `bytes`, at once.
  [[nodiscard]] bool write(std::string_view bytes);
  /// Closes the file and gives it its name. Nothing may be written after it.
  [[nodiscard]] bool commit();

  /// Of the step that gave false: "No space left on device".
  [[nodiscard]] std::string const& reason() const { return reason_; }
  [[nodiscard]] std::string const& name() const { return name_; }  ///< for messages: the path or "standard output"
  [[nodiscard]] bool is_terminal() const;
  /// Where an unfinished file stays; empty where none does.
  [[nodiscard]] std::string const& kept_name() const { return kept_; }

 private:
  [[nodiscard]] bool open_temporary();
  [[nodiscard]] bool open_kept();
  [[nodiscard]] bool fail(int error);
  void discard();

  int descriptor_ = -1;
  bool owned_ = false;  ///< the descriptor is ours to close
  std::string name_;
  std::string target_;     ///< the name that the file is to get, links resolved; empty where nothing is renamed
  std::string temporary_;  ///< the name that it has until then; empty where there is none
  std::string kept_;       ///< the same, where it stays
  std::string reason_;
};

}  // namespace rapporteur
