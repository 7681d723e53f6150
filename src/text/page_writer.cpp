#include "text/page_writer.h"

#include <algorithm>

namespace dragoman {

namespace {

// The length of the blank at `at`, or 0. A no-break blank is one: pages pad with it.
std::size_t blank_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') return 1;
  return text.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

}  // namespace

void PageWriter::write(std::string_view words, Span place, bool verbatim) {
  for (std::size_t at = 0; at < words.size();) {
    if (const auto blank = blank_at(words, at); blank > 0) {
      widen(Gap::blank);
      at += blank;
      continue;
    }
    const auto begin = at;
    while (at < words.size() && blank_at(words, at) == 0) ++at;
    const Span at_place = verbatim ? Span{place.begin + begin, place.begin + at} : place;
    write_word(words.substr(begin, at - begin), at_place, verbatim);
  }
}

void PageWriter::write_word(std::string_view word, Span place, bool verbatim) {
  if (!text_.text().empty()) {
    constexpr std::string_view gaps[] = {"", " ", " | ", "\n", "\n\n"};
    const Span between{std::min(place_end_, place.begin), place.begin};
    const auto gap = gaps[static_cast<std::size_t>(gap_)];
    if (slice(page_, between) == gap) {
      text_.append_verbatim(gap, between.begin);
    } else {
      text_.append_made(gap, between);
    }
  }
  gap_ = Gap::none;
  if (next_) {
    next_->offset = text_.text().size();
    marks_.push_back(*next_);
    next_.reset();
  }
  if (verbatim) {
    text_.append_verbatim(word, place.begin);
  } else {
    text_.append_made(word, place);
  }
  place_end_ = place.end;
}

void PageWriter::break_line() {
  widen(Gap::line);
}

void PageWriter::break_cell() {
  widen(Gap::cell);
}

void PageWriter::open_block(Mark next) {
  widen(Gap::block);
  if (next.kind == MarkKind::plain && next_ && next_->kind != MarkKind::plain) return;
  next_ = std::move(next);
}

void PageWriter::close_block() {
  widen(Gap::block);
  next_ = Mark{};
}

MappedText PageWriter::finish(std::vector<Mark>& marks) {
  text_.finish();
  marks = std::move(marks_);
  return std::move(text_);
}

}  // namespace dragoman
