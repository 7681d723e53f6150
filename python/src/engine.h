// The engine as Python has it: loaded once, shared with the streams that read by it.
#pragma once

#include <nanobind/nanobind.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dragoman/codes.h"
#include "dragoman/engine.h"
#include "formats/arrow_columns.h"

namespace dragoman::python {

struct Loaded {
  Engine engine;
  Codes codes;
  std::vector<std::string> notices;
};

class PyEngine {
 public:
  PyEngine(const std::string& data, const std::vector<std::string>& knowledge,
           const std::string& model, const std::string& analysis);

  // id, title, publisher, published, url; what is not told is empty.
  using Hints = std::vector<std::string>;
  // A reading as the line of `dragoman map`.
  [[nodiscard]] std::string read(std::string text, const Hints& hints) const;
  // The same of a page, as it was published, with the title and text found in it.
  [[nodiscard]] std::vector<std::string> read_page(const nanobind::bytes& page,
                                                   const std::string& media_type,
                                                   const std::string& charset,
                                                   const Hints& hints) const;
  [[nodiscard]] std::vector<std::string> read_many(std::vector<std::pair<std::string, Hints>> given,
                                                   unsigned threads) const;

  // Streams of Arrow; they go on reading as they are asked for more.
  [[nodiscard]] nanobind::capsule readings(const nanobind::object& releases,
                                           unsigned threads) const;
  [[nodiscard]] nanobind::capsule events(const nanobind::object& readings, bool dyads) const;

  [[nodiscard]] const Loaded& loaded() const { return *loaded_; }
  [[nodiscard]] std::vector<std::string> notices() const { return loaded_->notices; }

 private:
  std::shared_ptr<const Loaded> loaded_;
};

// A reading with its release, out of a row of the readings table; `text` and `hints` as given.
struct ReadRelease {
  Release release;
  Reading reading;
};
Result<ReadRelease> read_release_of(std::string text, const ReleaseHints& hints,
                                    std::string_view line, const Furniture& furniture);

Result<ReleaseHints> hints_of(const PyEngine::Hints& hints);

void define_engine(nanobind::module_& module);

}  // namespace dragoman::python
