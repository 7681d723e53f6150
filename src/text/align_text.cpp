#include "text/align_text.h"

#include <algorithm>

#include "text/decode.h"

namespace dragoman {
namespace {

// Writes a text node, aligning its decoded text with the page so that entities keep their place.
class TextAligner {
 public:
  TextAligner(std::string_view page, PageWriter& writer) : page_(page), writer_(writer) {}

  void write(const GumboText& node) {
    text_ = node.text;
    const auto& original = node.original_text;
    if (original.data < page_.data() ||
        original.data + original.length > page_.data() + page_.size()) {
      return;  // made up by the parser
    }
    at_ = static_cast<std::size_t>(original.data - page_.data());
    end_ = at_ + original.length;
    if (page_.substr(at_, end_ - at_).starts_with("<![CDATA[")) at_ += 9;
    for (std::size_t t = 0; t < text_.size();) {
      const auto same = common(t);
      if (same > 0) {
        writer_.write(text_.substr(t, same), {at_, at_ + same}, true);
        t += same;
        at_ += same;
      } else if (const auto made = entity(t); made > 0) {
        const auto length = entity_length_;
        writer_.write(harmless(text_.substr(t, made)), {at_, at_ + length}, false);
        t += made;
        at_ += length;
      } else if (at_ < end_ && page_[at_] == '<' && text_[t] != '<') {
        at_ = std::min(page_.find('>', at_), end_ - 1) + 1;  // a tag that the parser ignored
      } else if (at_ < end_ && text_[t] == page_[at_]) {
        writer_.write(text_.substr(t, 1), {at_, at_ + 1}, true);  // a lone '&' or '<'
        ++t;
        ++at_;
      } else {
        writer_.write(harmless(text_.substr(t)), {std::min(at_, end_), end_}, false);
        return;
      }
    }
  }

 private:
  // How far text and page are the same, up to the next '&' or '<'.
  [[nodiscard]] std::size_t common(std::size_t t) const {
    std::size_t n = 0;
    while (t + n < text_.size() && at_ + n < end_ && text_[t + n] == page_[at_ + n] &&
           text_[t + n] != '&' && text_[t + n] != '<') {
      ++n;
    }
    return n;
  }

  // If an entity stands here: how many bytes of text it became (its length in the page goes
  // to entity_length_). Told by what follows: text and page must go on alike.
  std::size_t entity(std::size_t t) {
    if (at_ >= end_ || page_[at_] != '&') return 0;
    constexpr std::size_t longest = 40;
    auto stop = at_ + 1;
    while (stop < end_ && stop - at_ < longest && (is_name(page_[stop]) || page_[stop] == '#')) {
      ++stop;
    }
    if (stop < end_ && page_[stop] == ';') ++stop;
    for (; stop > at_ + 2; --stop) {
      std::size_t made = 0;
      for (int characters = 0; characters < 2; ++characters) {
        made += character_length(t + made);
        const bool both_end = t + made == text_.size() && stop == end_;
        const bool alike =
            t + made < text_.size() && stop < end_ &&
            (text_[t + made] == page_[stop] || page_[stop] == '&' || page_[stop] == '<');
        if (both_end || alike) {
          entity_length_ = stop - at_;
          return made;
        }
      }
    }
    return 0;
  }

  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  [[nodiscard]] std::size_t character_length(std::size_t t) const {
    if (t >= text_.size()) return 0;
    std::size_t n = 1;
    while (t + n < text_.size() && (static_cast<unsigned char>(text_[t + n]) & 0xC0) == 0x80) ++n;
    return n;
  }

  std::string_view page_;
  PageWriter& writer_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t entity_length_ = 0;
};

}  // namespace

void write_text(const GumboText& text, std::string_view page, PageWriter& writer) {
  TextAligner(page, writer).write(text);
}

}  // namespace dragoman
