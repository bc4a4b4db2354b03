#pragma once

#include "pipeline/byte_buffer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The path that stands for standard input.
inline constexpr std::string_view kStandardInput = "-";

/// The end of a file's name by which a folder's documents are known, in any case of its letters. A file that is named
/// itself may be called anything.
inline constexpr std::string_view kDocumentEnding = ".txt";

/// One input to analyse.
struct Input {
  std::string path;         ///< as given, or the folder as given with the rest behind it; `-` is standard input
  std::uint64_t bytes = 0;  ///< size when it was found; 0 where there is none (standard input, a pipe, a missing file)
  std::string problem;      ///< why it cannot be read, where that is known already; else empty
};

/// What stands in the way, and of what: printed as `rapporteur: PATH: reason`.
struct Problem {
  std::string path;
  std::string reason;
};

/// The inputs of one run, in their order.
///
/// A folder is walked with all that is below it. Its documents are the regular files whose names end in
/// `kDocumentEnding`, in the order of the bytes of their paths, as `LC_ALL=C sort` gives it; the same on every machine.
/// Names that begin with a dot are passed over, and links to folders are not followed.
class Corpus {
 public:
  /// Adds what `path` stands for: a file, a folder, standard input. A path that does not exist, or a folder that cannot
  /// be listed, becomes an input with a problem. Gives a problem, and adds nothing, for a folder without documents and
  /// for a second use of standard input.
  [[nodiscard]] std::optional<Problem> add(std::string const& path);

  /// Adds each path of the list in the file `list` (`-`: standard input), ended by `separator`; empty ones are passed
  /// over, and a carriage return before a line feed is not part of a path. Problems of single paths are appended to
  /// `problems`; what is returned is a problem with the list itself.
  [[nodiscard]] std::optional<Problem> add_list(std::string const& list, char separator,
                                                std::vector<Problem>& problems);

  [[nodiscard]] std::vector<Input> const& inputs() const { return inputs_; }
  /// Sum of the inputs' sizes; 0 where it is unknown because standard input or a pipe is among them.
  [[nodiscard]] std::uint64_t bytes() const { return all_sized_ ? bytes_ : 0; }

  /// Whether standard input is one of the inputs: it can keep a run waiting, and cannot be read once more.
  [[nodiscard]] bool holds_standard_input() const;

  /// The first input that is the very file `path`, if there is one.
  [[nodiscard]] Input const* find_same_file(std::string const& path) const;

 private:
  void push(std::string path, std::uint64_t bytes, std::string problem = {});
  [[nodiscard]] std::optional<Problem> add_folder(std::string const& folder);
  [[nodiscard]] std::optional<Problem> use_standard_input(std::string const& what_for);

  std::vector<Input> inputs_;
  std::uint64_t bytes_ = 0;
  bool all_sized_ = true;
  bool standard_input_used_ = false;
};

enum class ReadStatus : std::uint8_t { kRead, kTooLarge, kFailed };

struct ReadResult {
  ReadStatus status = ReadStatus::kRead;
  std::string reason;  ///< of `kFailed`: "No such file or directory"
};

/// Reads all of `input` into `bytes`, replacing what was there. A file whose size is past `limit` is not read at all; a
/// pipe is read up to the limit. `bytes` is empty unless the status is `kRead`.
[[nodiscard]] ReadResult read_input(Input const& input, std::uint64_t limit, ByteBuffer& bytes);

}  // namespace rapporteur
