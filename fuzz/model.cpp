// Model files made to deceive: a body of the fast model behind a checksum that is right, or the
// arrays of the encoder.
#include "fuzz/target.h"
#include "language/encoder/safetensors.h"
#include "language/model_file.h"
#include "language/small_model.h"
#include "language/tables.h"

using namespace dragoman;
using namespace dragoman::language;

namespace {

struct Parts {
  std::string head;  // up to the line of the checksum
  std::string body;
};

// A model with a little of everything.
const Parts& good() {
  static const Parts parts = [] {
    const auto whole = write_model(small_model());
    const auto end = whole.find('\n', whole.find("version")) + 1;
    return Parts{whole.substr(0, end), whole.substr(end + checksum_line({}).size())};
  }();
  return parts;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  fuzz::give_seed(*argc, *argv, std::string(1, '\0') + good().body);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto input = fuzz::text_of(data, size);
  if (fuzz::take_choice(input, 2) == 0) {
    if (auto read = read_model(good().head + checksum_line(input) + std::string(input), "m")) {
      Model::Tables(std::move(*read));
    }
    return 0;
  }
  const auto file = read_safetensors(input, "m");
  if (!file) return 0;
  for (const auto& [name, tensor] : file->tensors) {
    (void)int8_tensor(*file, name, tensor.shape);
    (void)float_tensor(*file, name, tensor.shape);
  }
  return 0;
}
