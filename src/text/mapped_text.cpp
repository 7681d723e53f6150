#include "text/mapped_text.h"

#include <algorithm>

namespace dragoman {

void MappedText::append_verbatim(std::string_view text, std::size_t source) {
  if (text.empty()) return;
  const bool goes_on = !anchors_.empty() && anchors_.back().verbatim && source == source_end_;
  if (!goes_on) {
    // A made run ends where the next anchor's source begins, so one that is followed by
    // skipped bytes needs an (empty) anchor of its own.
    if (!anchors_.empty() && !anchors_.back().verbatim && source != source_end_) {
      anchors_.push_back({text_.size(), source_end_, true});
    }
    anchors_.push_back({text_.size(), source, true});
  }
  text_ += text;
  source_end_ = source + text.size();
}

void MappedText::append_made(std::string_view text, Span source) {
  if (text.empty()) return;
  if (!anchors_.empty() && !anchors_.back().verbatim && source.begin != source_end_) {
    anchors_.push_back({text_.size(), source_end_, true});
  }
  anchors_.push_back({text_.size(), source.begin, false});
  text_ += text;
  source_end_ = source.end;
}

void MappedText::finish() {
  if (!anchors_.empty() && !anchors_.back().verbatim) {
    anchors_.push_back({text_.size(), source_end_, true});
  }
}

namespace {

// The last anchor at or before `offset`; the first if there is none.
std::size_t anchor_at(std::span<const Anchor> anchors, std::size_t offset) {
  const auto after = std::ranges::upper_bound(anchors, offset, {}, &Anchor::text);
  return after == anchors.begin() ? 0 : static_cast<std::size_t>(after - anchors.begin()) - 1;
}

// Where the source of a made run ends.
std::size_t made_end(std::span<const Anchor> anchors, std::size_t at) {
  const auto begin = anchors[at].source;
  return at + 1 < anchors.size() ? std::max(begin, anchors[at + 1].source) : begin;
}

}  // namespace

Span source_of(std::span<const Anchor> anchors, Span piece) {
  if (anchors.empty()) return piece;
  const auto first = anchor_at(anchors, piece.begin);
  Span source;
  source.begin =
      anchors[first].source + (anchors[first].verbatim ? piece.begin - anchors[first].text : 0);
  if (piece.empty()) return {source.begin, source.begin};
  const auto last = anchor_at(anchors, piece.end - 1);
  source.end = anchors[last].verbatim ? anchors[last].source + (piece.end - anchors[last].text)
                                      : made_end(anchors, last);
  // Markup may move text (a paragraph inside a table row): then the piece has no one place.
  if (source.end < source.begin) std::swap(source.begin, source.end);
  return source;
}

MappedText compose(const MappedText& outer, const MappedText& inner) {
  MappedText whole;
  const std::string_view text = outer.text();
  const auto& runs = outer.anchors();
  const auto& under = inner.anchors();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto begin = runs[i].text;
    const auto end = i + 1 < runs.size() ? runs[i + 1].text : text.size();
    if (begin == end) continue;
    if (!runs[i].verbatim) {
      whole.append_made(text.substr(begin, end - begin),
                        source_of(under, {runs[i].source, made_end(runs, i)}));
      continue;
    }
    if (under.empty()) {
      whole.append_verbatim(text.substr(begin, end - begin), runs[i].source);
      continue;
    }
    auto at = runs[i].source;  // in the inner text
    const auto stop = at + (end - begin);
    for (auto run = anchor_at(under, at); at < stop; ++run) {
      const auto run_end = run + 1 < under.size() ? std::min(stop, under[run + 1].text) : stop;
      if (run_end <= at) continue;
      const auto piece = text.substr(begin + (at - runs[i].source), run_end - at);
      if (under[run].verbatim) {
        whole.append_verbatim(piece, under[run].source + (at - under[run].text));
      } else {
        whole.append_made(piece, {under[run].source, made_end(under, run)});
      }
      at = run_end;
    }
  }
  whole.finish();
  return whole;
}

}  // namespace dragoman
