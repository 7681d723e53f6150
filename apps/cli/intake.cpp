#include "intake.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "formats/releases_ndjson.h"
#include "inputs.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

class Intake::File {
 public:
  File(std::string name, int descriptor)
      : name_(std::move(name)), descriptor_(descriptor), lines_(descriptor) {}
  File(std::string name, std::string bytes) : name_(std::move(name)), lines_(std::move(bytes)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  std::optional<Line> next() { return lines_.next(); }

 private:
  std::string name_;
  int descriptor_ = -1;
  LineReader lines_;
};

Intake::Intake(std::vector<fs::path> files, ReleaseHints hints)
    : files_(std::move(files)), hints_(std::move(hints)) {}
Intake::Intake(Intake&&) noexcept = default;
Intake& Intake::operator=(Intake&&) noexcept = default;
Intake::~Intake() = default;

std::optional<Result<Item>> Intake::next() {
  while (true) {
    if (lines_) {
      while (const auto line = lines_->next()) {
        if (line->text.find_first_not_of(" \t\r") != std::string::npos || line->too_long) {
          return item_of_line(*line);
        }
      }
      lines_.reset();
    }
    if (at_ == files_.size()) return {};
    if (auto item = begin_file(files_[at_++])) return item;
  }
}

// The page, or nothing where the file holds releases, which are then to be had from lines_.
std::optional<Result<Item>> Intake::begin_file(const fs::path& file) {
  const auto name = file == "-" ? std::string("stdin") : file.string();
  if (file != "-" && holds_releases(file, {})) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
      return fail(ErrorCode::unreadable,
                  fmt::format("{}: cannot be opened ({})", name, std::strerror(errno)));
    }
    lines_ = std::make_unique<File>(name, descriptor);
    return {};
  }
  auto bytes = read_input(file);
  if (!bytes) return tl::unexpected(bytes.error());
  if (holds_releases(file, *bytes)) {
    lines_ = std::make_unique<File>(name, std::move(*bytes));
    return {};
  }
  return Item{.form = Item::Form::page,
              .source = page_source(file, std::move(*bytes)),
              .hints = hints_,
              .place = name,
              .name = file == "-" ? std::string() : id_of_name(file.stem().string())};
}

Result<Item> Intake::item_of_line(const Line& line) const {
  const auto place = fmt::format("{}:{}", lines_->name(), line.number);
  if (line.too_long) return fail(ErrorCode::bad_input, place + ": the line is too long");
  auto given = parse_release_line(line.text, line.number);
  if (!given) {
    return fail(given.error().code, lines_->name() + ": " + given.error().message);
  }
  auto& hints = given->hints;
  if (hints.publisher.empty()) hints.publisher = hints_.publisher;
  if (!hints.published) hints.published = hints_.published;
  return Item{.form = Item::Form::text,
              .source = {.bytes = std::move(given->text),
                         .media_type = "text/plain",
                         .charset = "utf-8",
                         .address = hints.url},
              .hints = hints,
              .place = place,
              .name = hints.id};
}

std::string id_of_name(std::string_view name) {
  constexpr std::size_t longest = 80;
  std::string id;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || c == '.' || c == '_' || byte >= 0x80;
    if (letter) {
      id += c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (id.size() > longest) {
    // Not in the middle of a letter of UTF-8.
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(id[end]) & 0xc0U) == 0x80) --end;
    id.resize(end);
  }
  while (!id.empty() && (id.back() == '-' || id.back() == '.')) id.pop_back();
  return id;
}

}  // namespace dragoman::cli
