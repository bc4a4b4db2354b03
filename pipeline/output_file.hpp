#pragma once

#include <string>
#include <string_view>

namespace rapporteur {

/// Where results go: standard output, or a file that appears under its name only when it is complete.
///
/// A file is written under a temporary name in the same folder and renamed by `commit`; without `commit`, and when a
/// signal ends the program, it is removed, and what stood under the name before stays. A link is followed first. What
/// is no regular file (a device, a pipe) is written straight away. One such file at a time.
class OutputFile {
 public:
  OutputFile() = default;
  ~OutputFile();
  OutputFile(OutputFile const&) = delete;
  OutputFile& operator=(OutputFile const&) = delete;

  /// Opens `path`; `-` is standard output.
  [[nodiscard]] bool open(std::string const& path);
  /// Writes all of `bytes`, at once.
  [[nodiscard]] bool write(std::string_view bytes);
  /// Closes the file and gives it its name. Nothing may be written after it.
  [[nodiscard]] bool commit();

  /// Of the step that gave false: "No space left on device".
  [[nodiscard]] std::string const& reason() const { return reason_; }
  [[nodiscard]] std::string const& name() const { return name_; }  ///< for messages: the path or "standard output"
  [[nodiscard]] bool is_terminal() const;

 private:
  [[nodiscard]] bool open_temporary();
  [[nodiscard]] bool fail(int error);
  void discard();

  int descriptor_ = -1;
  bool owned_ = false;  ///< the descriptor is ours to close
  std::string name_;
  std::string target_;     ///< the name that the file is to get, links resolved; empty where nothing is renamed
  std::string temporary_;  ///< the name that it has until then; empty where there is none
  std::string reason_;
};

}  // namespace rapporteur
