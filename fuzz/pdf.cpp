// The text of a PDF, each in a process of its own: poppler, which is not built with the
// sanitizers, may crash of a file, and that is not ours to mend; what goes wrong in our own code
// ends that process with another status. libFuzzer does not see which code was reached there.
#include "text/pdf.h"

#include <sys/wait.h>
#include <unistd.h>

#include "fuzz/check_release.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto& furniture = fuzz::furniture();
  const Source source{.bytes = std::string(fuzz::text_of(data, size)),
                      .media_type = "application/pdf",
                      .charset = {},
                      .address = {}};
  const auto child = ::fork();
  if (child < 0) std::abort();
  if (child == 0) {
    constexpr unsigned seconds = 10;
    for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::signal(number, SIG_DFL);
    ::alarm(seconds);
    fuzz::check_release(load_release(source, {}, furniture), source.bytes.size());
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  // A signal is poppler's end; the sanitizers exit.
  fuzz::must(WIFSIGNALED(status) || WEXITSTATUS(status) == 0, "our own code reads any PDF");
  return 0;
}
