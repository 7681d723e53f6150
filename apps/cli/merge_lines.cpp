#include "merge_lines.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <tuple>

#include "base/parse_number.h"
#include "lines.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

std::optional<std::size_t> number_of(std::string_view line) {
  constexpr std::string_view key = ",\"number\":";
  const auto at = line.rfind(key);
  if (at == std::string_view::npos || !line.ends_with('}')) return {};
  line.remove_suffix(1);
  return parse_number<std::size_t>(line.substr(at + key.size()));
}

class MergedLines::File {
 public:
  File(std::string name, int descriptor)
      : name_(std::move(name)), descriptor_(descriptor), lines_(gunzip(bytes_of(descriptor))) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() { ::close(descriptor_); }

  // Takes the next line; false at the end.
  Result<bool> advance() {
    while (auto line = lines_.next()) {
      if (line->text.empty() && !line->too_long) continue;
      const auto place = fmt::format("{}:{}", name_, line->number);
      if (line->too_long) return fail(ErrorCode::bad_input, place + ": the line is too long");
      const auto number = number_of(line->text);
      if (!number) {
        return fail(ErrorCode::bad_input,
                    place +
                        ": is no reading with its release; make it with `dragoman map "
                        "--with-release`" +
                        (line->text.ends_with('}') ? "" : ", and give only files that are whole"));
      }
      if (*number < line_.number) {
        return fail(ErrorCode::bad_input,
                    place +
                        ": its number is less than that of the line before; sort the file's "
                        "lines by \"number\", or map it again");
      }
      line_ = {*number, std::move(line->text), place};
      return true;
    }
    if (lines_.fault()) return fail(lines_.fault()->code, name_ + ": " + lines_.fault()->message);
    return false;
  }

  NumberedLine& line() { return line_; }

  // By number; lines of one number, as two runs of `map` give them, by what they say.
  [[nodiscard]] bool after(const File& other) const {
    return std::tie(line_.number, line_.text) > std::tie(other.line_.number, other.line_.text);
  }

 private:
  std::string name_;
  int descriptor_;
  LineReader lines_;
  NumberedLine line_;
};

namespace {

constexpr auto later = [](const auto& a, const auto& b) { return a->after(*b); };

}  // namespace

MergedLines::MergedLines(const std::vector<fs::path>& files) {
  for (const auto& file : files) {
    const int descriptor = ::open(file == "-" ? "/dev/stdin" : file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
      errors_.push_back({ErrorCode::unreadable, fmt::format("{}: cannot be opened ({})",
                                                            file.string(), std::strerror(errno))});
      continue;
    }
    advance(std::make_unique<File>(file.string(), descriptor));
  }
}

MergedLines::~MergedLines() = default;

void MergedLines::advance(std::unique_ptr<File> file) {
  const auto more = file->advance();
  if (!more) errors_.push_back(more.error());
  if (!more.value_or(false)) return;
  files_.push_back(std::move(file));
  std::ranges::push_heap(files_, later);
}

std::optional<Result<NumberedLine>> MergedLines::next() {
  if (!errors_.empty()) {
    auto error = errors_.front();
    errors_.erase(errors_.begin());
    return tl::unexpected(std::move(error));
  }
  if (files_.empty()) return {};
  std::ranges::pop_heap(files_, later);
  auto file = std::move(files_.back());
  files_.pop_back();
  auto line = std::move(file->line());
  // What the next line's number is compared with.
  file->line().number = line.number;
  if (line.number > last_ + 1) missing_ += line.number - last_ - 1;
  last_ = line.number;
  advance(std::move(file));
  return line;
}

}  // namespace dragoman::cli
