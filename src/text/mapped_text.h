// A text that knows which bytes each of its characters was made from. Every step from bytes
// to text (decoding, taking markup off) builds one; composing two gives the way all through.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/release.h"
#include "dragoman/span.h"

namespace dragoman {

class MappedText {
 public:
  // Text that stands in the source at `source`, byte for byte.
  void append_verbatim(std::string_view text, std::size_t source);
  // Text made from other bytes: an entity, another encoding, markup. `source` may be empty.
  void append_made(std::string_view text, Span source);
  // Closes the last run; call once, after the last append.
  void finish();

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<Anchor>& anchors() const { return anchors_; }

  std::string take_text() { return std::move(text_); }
  std::vector<Anchor> take_anchors() { return std::move(anchors_); }

 private:
  std::string text_;
  std::vector<Anchor> anchors_;
  std::size_t source_end_ = 0;  // where the last run ends in the source
};

// Where a piece of text stands in what it was made from; without anchors, at the same place.
Span source_of(std::span<const Anchor> anchors, Span piece);

// `outer` maps a text to `inner`'s text, `inner` that one to the source: the text of
// `outer`, mapped to the source.
MappedText compose(const MappedText& outer, const MappedText& inner);

}  // namespace dragoman
