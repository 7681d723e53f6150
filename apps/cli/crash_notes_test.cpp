#include "crash_notes.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <functional>
#include <thread>

#include "test_folder.h"

namespace dragoman::cli {
namespace {

// Sixteen gigabytes of stack, which nobody has.
int use_up_the_stack(int depth) {
  volatile char room[4096];
  room[0] = static_cast<char>(depth);
  return depth == 4'000'000 ? 0 : use_up_the_stack(depth + 1) + room[0];
}

class CrashNotesTest : public TestFolder {
 protected:
  // The notes left by a program that does this, and the signal that ended it.
  std::string left_by(const std::function<void()>& work) {
    const auto child = ::fork();
    if (child == 0) {
      const auto notes = CrashNotes::open(folder() / "out", false);
      if (notes) work();
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return bytes_of_file("out.part.crashed") +
           (WIFSIGNALED(status) ? ::sigabbrev_np(WTERMSIG(status)) : "no signal");
  }
};

TEST_F(CrashNotesTest, TellCrashesFromKills) {
  struct Case {
    const char* what;
    std::function<void()> work;
    std::string expected;
  };
  const Case cases[] = {
      {"a fault",
       [] {
         const AtRelease at(1207);
         auto* forbidden = static_cast<volatile char*>(
             ::mmap(nullptr, 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
         *forbidden = 1;
       },
       "1207\nSEGV"},
      {"an abort",
       [] {
         const AtRelease at(7);
         std::abort();
       },
       "7\nABRT"},
      {"a stack used up",
       [] {
         const AtRelease at(8);
         std::exit(use_up_the_stack(0));
       },
       "8\nSEGV"},
      {"in another thread",
       [] {
         const AtRelease mine(1);
         std::thread([] {
           const AtRelease at(2);
           std::abort();
         }).join();
       },
       "2\nABRT"},
      {"after the release",
       [] {
         { const AtRelease at(7); }
         std::abort();
       },
       "ABRT"},
      {"a kill",
       [] {
         const AtRelease at(7);
         ::kill(::getpid(), SIGKILL);
       },
       "KILL"},
      {"a fault that somebody else sends",
       [] {
         const AtRelease at(7);
         ::kill(::getpid(), SIGSEGV);
       },
       "SEGV"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(left_by(c.work), c.expected);
    std::filesystem::remove(folder() / "out.part.crashed");
  }
}

TEST_F(CrashNotesTest, LeaveOutWhatCrashedTwice) {
  put("out.part.crashed", "7\n12\n7\nno number\n");
  {
    const auto notes = CrashNotes::open(folder() / "out", false);
    ASSERT_TRUE(notes);
    EXPECT_TRUE(notes->leaves_out(7));
    EXPECT_FALSE(notes->leaves_out(12));
    EXPECT_FALSE(notes->leaves_out(1));
    EXPECT_EQ(notes->crashes().size(), 2U);
  }
  EXPECT_TRUE(std::filesystem::exists(folder() / "out.part.crashed"));
  auto again = CrashNotes::open(folder() / "out", true);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->crashes().empty());
  again->finish();
  EXPECT_FALSE(std::filesystem::exists(folder() / "out.part.crashed"));
}

}  // namespace
}  // namespace dragoman::cli
