#include "pipeline/output_file.hpp"

#include "pipeline/commands/interrupt.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace rapporteur {

namespace fs = std::filesystem;

OutputFile::~OutputFile() { discard(); }

bool OutputFile::open(std::string const& path, Unfinished unfinished) {
  if (path == "-") {
    name_ = "standard output";
    descriptor_ = STDOUT_FILENO;
    return true;
  }
  name_ = path;
  struct stat status {};
  bool const exists = ::stat(path.c_str(), &status) == 0;
  if (!exists && errno != ENOENT) return fail(errno);
  if (exists && S_ISDIR(status.st_mode)) return fail(EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    owned_ = descriptor_ >= 0;
    return owned_ || fail(errno);
  }
  // Renaming asks for no right to the file that it replaces; who protected that file meant it.
  if (exists && ::access(path.c_str(), W_OK) != 0) return fail(errno);
  std::error_code error;
  fs::path const target = exists ? fs::canonical(path, error) : fs::path(path);
  if (error) return fail(error.value());
  target_ = target.string();
  if (!(unfinished == Unfinished::kKeep ? open_kept() : open_temporary())) return false;
  if (exists) ::fchmod(descriptor_, status.st_mode & 07777U);
  return true;
}

bool OutputFile::open_temporary() {
  std::string const folder = fs::path(target_).parent_path().string();
  std::string const stem = (folder.empty() ? "." : folder) + "/.rapporteur-" + std::to_string(::getpid());
  constexpr int kAttempts = 100;  // names may be left from a process that was killed and had the same number
  interrupt::Hold const hold;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::string const name = stem + "-" + std::to_string(attempt) + ".tmp";
    descriptor_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) {
      owned_ = true;
      temporary_ = name;
      interrupt::set_unfinished_file(temporary_);
      return true;
    }
    if (errno != EEXIST) break;
  }
  return fail(errno);
}

bool OutputFile::open_kept() {
  kept_ = target_ + ".part";
  constexpr int kAttempts = 100;  // another run may finish its file between the two steps, as often as it likes
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    descriptor_ = ::open(kept_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) return fail(errno);
    owned_ = true;
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      kept_.clear();
      reason_ = errno == EWOULDBLOCK ? "another run is writing it" : std::generic_category().message(errno);
      discard();
      return false;
    }
    struct stat ours {};
    struct stat named {};
    if (::fstat(descriptor_, &ours) == 0 && ::stat(kept_.c_str(), &named) == 0 && ours.st_ino == named.st_ino)
      return true;
    ::close(descriptor_);
    owned_ = false;
  }
  return fail(EBUSY);
}

bool OutputFile::go_on_from(std::uint64_t bytes) {
  if (kept_.empty()) return true;
  auto const end = static_cast<off_t>(bytes);
  return (::ftruncate(descriptor_, end) == 0 && ::lseek(descriptor_, end, SEEK_SET) == end) || fail(errno);
}

bool OutputFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    ssize_t const written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return fail(errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool OutputFile::commit() {
  if (!owned_) return true;
  // Some file systems tell only when a file is closed that there was no room. By way of a second descriptor the first
  // one's lock holds until the file has its name.
  int const second = ::dup(descriptor_);
  if (second < 0 || ::close(second) != 0) return fail(errno);
  std::string const& unfinished = kept_.empty() ? temporary_ : kept_;
  if (!unfinished.empty() && ::rename(unfinished.c_str(), target_.c_str()) != 0) return fail(errno);
  ::close(descriptor_);
  owned_ = false;
  temporary_.clear();
  kept_.clear();
  interrupt::set_unfinished_file({});
  return true;
}

bool OutputFile::is_terminal() const { return ::isatty(descriptor_) == 1; }

bool OutputFile::fail(int error) {
  reason_ = std::generic_category().message(error);
  discard();
  return false;
}

void OutputFile::discard() {
  struct stat status {};
  if (owned_ && !kept_.empty() && ::fstat(descriptor_, &status) == 0 && status.st_size == 0) {
    ::unlink(kept_.c_str());
    kept_.clear();
  }
  if (owned_) ::close(descriptor_);
  owned_ = false;
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  temporary_.clear();
  interrupt::set_unfinished_file({});
}

}  // namespace rapporteur
