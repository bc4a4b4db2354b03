#include "pipeline/corpus.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace rapporteur {

namespace fs = std::filesystem;

namespace {

/// A list of paths longer than this is a mistake, such as a device that never ends.
constexpr std::uint64_t kListLimit = 1ULL << 30U;

std::string reason_of(int error) { return std::generic_category().message(error); }

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

bool is_document_name(std::string_view name) {
  if (name.size() <= kDocumentEnding.size()) return false;
  std::string_view const ending = name.substr(name.size() - kDocumentEnding.size());
  return std::ranges::equal(ending, kDocumentEnding, [](char letter, char wanted) {
    return letter == wanted || (letter >= 'A' && letter <= 'Z' && letter - 'A' + 'a' == wanted);
  });
}

/// What was found below one folder.
struct Found {
  std::vector<Input> documents;
  std::vector<std::string> folders;  ///< still to be listed
};

/// Lists one folder. A folder that cannot be listed, or not to its end, leaves an input that says so: what is missing
/// in the output should be seen there.
void list_folder(std::string const& folder, Found& found) {
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    fs::directory_entry const& entry = *it;
    std::string const name = entry.path().filename().string();
    if (is_hidden(name)) continue;
    std::error_code ignored;  // what vanishes or cannot be seen while the folder is walked is no document
    if (!entry.is_symlink(ignored) && entry.is_directory(ignored)) {
      found.folders.push_back(entry.path().string());
    } else if (is_document_name(name)) {
      bool const link_to_nothing = entry.is_symlink(ignored) && !entry.exists(ignored);
      if (!entry.is_regular_file(ignored) && !link_to_nothing) continue;
      std::uintmax_t const bytes = link_to_nothing ? 0 : entry.file_size(ignored);
      found.documents.push_back({entry.path().string(), ignored ? 0 : bytes, {}});
    }
  }
  if (error) found.documents.push_back({folder, 0, error.message()});
}

/// Reads `descriptor` to its end or to more than `limit` bytes.
ReadResult read_all(int descriptor, std::uint64_t expected, std::uint64_t limit, ByteBuffer& bytes) {
  constexpr std::size_t kUnknown = 64UL * 1024;
  std::size_t filled = 0;
  // One byte more than expected, so that the end is seen without another, larger buffer.
  auto room = expected == 0 ? kUnknown : static_cast<std::size_t>(expected) + 1;
  for (;;) {
    if (filled == room) room = std::min<std::uint64_t>(room * 2, std::max<std::uint64_t>(limit + 1, filled + 1));
    bytes.reserve(room, filled);
    ssize_t const got = ::read(descriptor, bytes.data() + filled, room - filled);
    if (got < 0) {
      if (errno == EINTR) continue;
      return {ReadStatus::kFailed, reason_of(errno)};
    }
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > limit) return {ReadStatus::kTooLarge, {}};
    // A regular file gives all there is, so that less than was asked for is its end.
    if (expected != 0 && filled < room) break;
  }
  bytes.set(0, filled);
  return {};
}

}  // namespace

std::optional<Problem> Corpus::add(std::string const& path) {
  if (path == kStandardInput) {
    if (auto problem = use_standard_input("an input")) return problem;
    push(path, 0);
    all_sized_ = false;
    return std::nullopt;
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    push(path, 0, reason_of(errno));
  } else if (S_ISDIR(status.st_mode)) {
    return add_folder(path);
  } else {
    bool const sized = S_ISREG(status.st_mode);
    push(path, sized ? static_cast<std::uint64_t>(status.st_size) : 0);
    all_sized_ = all_sized_ && sized;
  }
  return std::nullopt;
}

std::optional<Problem> Corpus::add_folder(std::string const& folder) {
  Found found;
  found.folders.push_back(folder);
  while (!found.folders.empty()) {
    std::string const next = std::move(found.folders.back());
    found.folders.pop_back();
    list_folder(next, found);
  }
  if (found.documents.empty()) {
    return Problem{
        folder, "the folder holds no documents: no file in it has a name that ends in " + std::string(kDocumentEnding)};
  }
  std::ranges::sort(found.documents, {}, &Input::path);
  for (Input& input : found.documents) push(std::move(input.path), input.bytes, std::move(input.problem));
  return std::nullopt;
}

std::optional<Problem> Corpus::add_list(std::string const& list, char separator, std::vector<Problem>& problems) {
  if (list == kStandardInput) {
    if (auto problem = use_standard_input("the list of files")) return problem;
  }
  ByteBuffer bytes;
  ReadResult const result = read_input({list, 0, {}}, kListLimit, bytes);
  if (result.status == ReadStatus::kTooLarge) return Problem{list, "the list of files is too long"};
  if (result.status == ReadStatus::kFailed) return Problem{list, result.reason};
  std::string_view rest = bytes.view();
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find(separator), rest.size());
    std::string_view path = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (separator == '\n' && path.ends_with('\r')) path.remove_suffix(1);
    if (path.empty()) continue;
    if (auto problem = add(std::string(path))) problems.push_back(std::move(*problem));
  }
  return std::nullopt;
}

bool Corpus::holds_standard_input() const {
  return std::any_of(inputs_.begin(), inputs_.end(), [](Input const& each) { return each.path == kStandardInput; });
}

Input const* Corpus::find_same_file(std::string const& path) const {
  struct stat wanted {};
  if (::stat(path.c_str(), &wanted) != 0 || !S_ISREG(wanted.st_mode)) return nullptr;
  auto const found = std::ranges::find_if(inputs_, [&](Input const& input) {
    struct stat status {};
    return input.path != kStandardInput && ::stat(input.path.c_str(), &status) == 0 && status.st_dev == wanted.st_dev &&
           status.st_ino == wanted.st_ino;
  });
  return found == inputs_.end() ? nullptr : &*found;
}

void Corpus::push(std::string path, std::uint64_t bytes, std::string problem) {
  bytes_ += bytes;
  inputs_.push_back({std::move(path), bytes, std::move(problem)});
}

std::optional<Problem> Corpus::use_standard_input(std::string const& what_for) {
  if (standard_input_used_) {
    return Problem{std::string(kStandardInput), "standard input cannot be read twice, this time as " + what_for};
  }
  standard_input_used_ = true;
  return std::nullopt;
}

ReadResult read_input(Input const& input, std::uint64_t limit, ByteBuffer& bytes) {
  if (!input.problem.empty()) {
    bytes.clear();
    return {ReadStatus::kFailed, input.problem};
  }
  bool const standard_input = input.path == kStandardInput;
  int const descriptor = standard_input ? STDIN_FILENO : ::open(input.path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    int const error = errno;
    bytes.clear();
    return {ReadStatus::kFailed, reason_of(error)};
  }
  struct stat status {};
  bool const sized = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
  std::uint64_t const size = sized ? static_cast<std::uint64_t>(status.st_size) : 0;
  ReadResult result = size > limit ? ReadResult{ReadStatus::kTooLarge, {}} : read_all(descriptor, size, limit, bytes);
  if (!standard_input) ::close(descriptor);
  if (result.status != ReadStatus::kRead) bytes.clear();
  return result;
}

}  // namespace rapporteur
