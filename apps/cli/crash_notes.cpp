#include "crash_notes.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "base/files.h"
#include "base/parse_number.h"

namespace dragoman::cli {

namespace {

constexpr std::array signals = {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL};

// What a handler may look at: where notes go, and what this thread is at.
volatile std::sig_atomic_t notes_descriptor = -1;
thread_local volatile std::size_t release_at_hand = 0;

// Calls only what may be called in a handler (signal-safety(7)).
void note_crash(int signal, siginfo_t* told, void* /*context*/) {
  const bool by_itself =
      told->si_code > 0 || (told->si_code == SI_TKILL && told->si_pid == ::getpid());
  if (std::size_t number = release_at_hand; by_itself && number != 0 && notes_descriptor >= 0) {
    std::array<char, 24> line{};
    auto at = line.size();
    line[--at] = '\n';
    for (; number != 0; number /= 10) line[--at] = static_cast<char>('0' + number % 10);
    [[maybe_unused]] const auto written =
        ::write(notes_descriptor, line.data() + at, line.size() - at);
  }
  ::raise(signal);  // again, once this returns, and by then without a handler
}

void take_notes() {
  struct sigaction action {};
  action.sa_sigaction = note_crash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | static_cast<int>(SA_RESETHAND);
  for (const auto signal : signals) ::sigaction(signal, &action, nullptr);
}

// Where a handler runs when the thread's own stack is used up.
class SpareStack {
 public:
  SpareStack() : bytes_(std::make_unique<char[]>(size)) {
    stack_t spare{};
    spare.ss_sp = bytes_.get();
    spare.ss_size = size;
    ::sigaltstack(&spare, &before_);
  }
  ~SpareStack() { ::sigaltstack(&before_, nullptr); }
  SpareStack(const SpareStack&) = delete;
  SpareStack& operator=(const SpareStack&) = delete;

 private:
  static constexpr std::size_t size = 64UL << 10U;
  std::unique_ptr<char[]> bytes_;
  stack_t before_{};  // none, or that of a sanitizer
};

}  // namespace

Result<CrashNotes> CrashNotes::open(const std::filesystem::path& whole, bool afresh) {
  CrashNotes notes(whole.string() + ".part.crashed");
  if (afresh) std::filesystem::remove(notes.file_);
  const int descriptor =
      ::open(notes.file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    return fail(ErrorCode::unreadable, notes.file_.string() + ": cannot be written (" +
                                           std::strerror(errno) + "); is the folder there?");
  }
  notes_descriptor = descriptor;
  const auto before = read_file(notes.file_);
  if (!before) return tl::unexpected(before.error());
  std::istringstream lines(*before);
  for (std::string line; std::getline(lines, line);) {
    if (const auto number = parse_number<std::size_t>(line)) ++notes.crashes_[*number];
  }
  take_notes();
  return notes;
}

CrashNotes::CrashNotes(CrashNotes&& other) noexcept
    : file_(std::exchange(other.file_, {})), crashes_(std::move(other.crashes_)) {}

CrashNotes::~CrashNotes() {
  if (file_.empty()) return;
  for (const auto signal : signals) ::signal(signal, SIG_DFL);
  ::close(notes_descriptor);
  notes_descriptor = -1;
  std::error_code error;  // an empty file tells nothing
  if (std::filesystem::file_size(file_, error) == 0 && !error) {
    std::filesystem::remove(file_, error);
  }
}

bool CrashNotes::leaves_out(std::size_t number) const {
  const auto at = crashes_.find(number);
  return at != crashes_.end() && at->second >= 2;
}

void CrashNotes::finish() {
  std::filesystem::remove(file_);
}

AtRelease::AtRelease(std::size_t number) {
  static thread_local const SpareStack spare;
  release_at_hand = number;
}

AtRelease::~AtRelease() {
  release_at_hand = 0;
}

}  // namespace dragoman::cli
