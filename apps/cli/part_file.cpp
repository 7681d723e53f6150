#include "part_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "base/files.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail_to_write(const fs::path& file) {
  throw std::system_error(
      errno, std::generic_category(),
      file.string() + " cannot be written; once it can, the same command goes on with it");
}

fs::path part_of(const fs::path& whole) {
  return whole.string() + ".part";
}

fs::path progress_of(const fs::path& whole) {
  return whole.string() + ".part.progress";
}

std::string to_json(const PartFile::Mark& mark) {
  const nlohmann::ordered_json json = {{"taken", mark.taken}, {"bytes", mark.bytes},
                                       {"done", mark.done},   {"failed", mark.failed},
                                       {"run", mark.run},     {"input", mark.input}};
  return json.dump() + "\n";
}

// Nothing if it is no progress, or of a version that had another form.
std::optional<PartFile::Mark> mark_of(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return {};
  PartFile::Mark mark;
  try {
    json.at("taken").get_to(mark.taken);
    json.at("bytes").get_to(mark.bytes);
    json.at("done").get_to(mark.done);
    json.at("failed").get_to(mark.failed);
    json.at("run").get_to(mark.run);
    json.at("input").get_to(mark.input);
  } catch (const nlohmann::json::exception&) {
    return {};
  }
  return mark;
}

std::uint64_t size_of(int descriptor, const fs::path& file) {
  struct stat told {};
  if (::fstat(descriptor, &told) != 0) fail_to_write(file);
  return static_cast<std::uint64_t>(told.st_size);
}

// A rename is on the disk when its folder is.
void put_folder_on_disk(const fs::path& file) {
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

PartFile::PartFile(fs::path whole, int descriptor, Mark mark)
    : whole_(std::move(whole)),
      descriptor_(descriptor),
      mark_(std::move(mark)),
      written_(mark_.bytes) {}

PartFile::PartFile(PartFile&& other) noexcept
    : whole_(std::move(other.whole_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      mark_(std::move(other.mark_)),
      buffer_(std::move(other.buffer_)),
      written_(other.written_) {}

PartFile::~PartFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<PartFile> PartFile::open(const fs::path& whole, const std::string& run, bool afresh) {
  const auto part = part_of(whole);
  const int descriptor = ::open(part.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return fail(ErrorCode::unreadable, part.string() + ": cannot be written (" +
                                           std::strerror(errno) + "); is the folder there?");
  }
  PartFile file(whole, descriptor, {});
  // Given back with the descriptor, also by a program that is killed.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return fail(ErrorCode::unreadable,
                part.string() + ": another program is writing it; wait until it is done");
  }
  // Whoever held it may just have renamed it: then it is not ours to write.
  struct stat ours {};
  struct stat there {};
  if (::fstat(descriptor, &ours) != 0 || ::stat(part.c_str(), &there) != 0 ||
      ours.st_ino != there.st_ino || ours.st_dev != there.st_dev) {
    return fail(ErrorCode::unreadable, part.string() + ": another program has just written it");
  }
  if (afresh) fs::remove(progress_of(whole));
  Mark mark;
  if (const auto told = afresh ? std::nullopt : std::optional(read_file(progress_of(whole)));
      told && *told) {
    const auto before = mark_of(**told);
    if (!before || before->run != run) {
      return fail(ErrorCode::bad_input,
                  part.string() +
                      ": was begun by another run (other options, tables, models or program); do "
                      "the same again, or begin anew with --again");
    }
    // A file that lost bytes the progress tells of is not to be gone on from.
    if (before->bytes <= size_of(descriptor, part)) mark = *before;
  }
  mark.run = run;
  if (::ftruncate(descriptor, static_cast<off_t>(mark.bytes)) != 0 ||
      ::lseek(descriptor, 0, SEEK_END) < 0) {
    fail_to_write(part);
  }
  file.mark_ = std::move(mark);
  file.written_ = file.mark_.bytes;
  if (file.mark_.taken == 0) file.put_down();  // by whom it was begun
  return file;
}

void PartFile::write(std::string_view bytes) {
  buffer_ += bytes;
  written_ += bytes.size();
  constexpr std::size_t enough = 1UL << 20U;
  if (buffer_.size() > enough) flush();
}

void PartFile::flush() {
  for (std::size_t at = 0; at < buffer_.size();) {
    const auto count = ::write(descriptor_, buffer_.data() + at, buffer_.size() - at);
    if (count < 0 && errno != EINTR) fail_to_write(part_of(whole_));
    if (count > 0) at += static_cast<std::size_t>(count);
  }
  buffer_.clear();
}

void PartFile::advance(const Mark& mark) {
  mark_ = mark;
  const auto now = std::chrono::steady_clock::now();
  if (now - put_down_ < std::chrono::milliseconds(500)) return;
  put_down_ = now;
  put_down();
}

void PartFile::put_down() {
  flush();
  if (::fdatasync(descriptor_) != 0) fail_to_write(part_of(whole_));
  mark_.bytes = written_;
  const auto told = write_file(progress_of(whole_), to_json(mark_));
  if (!told)
    throw std::runtime_error(told.error().message + " Once it can, the same command goes on.");
}

void PartFile::finish() {
  flush();
  if (::fsync(descriptor_) != 0) fail_to_write(part_of(whole_));
  fs::rename(part_of(whole_), whole_);
  fs::remove(progress_of(whole_));
  put_folder_on_disk(whole_);
}

}  // namespace dragoman::cli
