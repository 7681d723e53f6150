// A message of mail to a release: MIME, quoted-printable, base64, encoded words.
#include "text/mail.h"
#include "fuzz/check_release.h"

using namespace dragoman;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Source source{.bytes = std::string(fuzz::text_of(data, size)),
                      .media_type = "message/rfc822",
                      .charset = {},
                      .address = {}};
  fuzz::check_release(load_release(source, {}, fuzz::furniture()), size);
  return 0;
}
