#include "intake.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "base/sha256.h"
#include "describe.h"
#include "inputs.h"
#include "lines.h"
#include "text/feed.h"
#include "text/input_form.h"
#include "text/pdf.h"
#include "text/warc.h"

namespace dragoman::cli {

namespace fs = std::filesystem;

namespace {

// A file that is taken whole may have so many bytes: a feed, or a PDF with its pictures.
constexpr std::size_t longest_file = 64UL << 20U;

// Of HTML, plain text and mail no release has more.
constexpr std::size_t longest_page = 16UL << 20U;

Error too_long(const std::string& place, std::size_t most) {
  return {ErrorCode::bad_input,
          fmt::format("{}: is longer than {} MiB, which no release is", place, most >> 20U)};
}

Result<Item> bounded(Item item) {
  const bool pdf = item.given.page && is_pdf(item.given.page->bytes);
  if (!pdf && weight_of(item.given) > longest_page) {
    return tl::unexpected(too_long(item.place, longest_page));
  }
  return item;
}

// The size of a file; of stdin, if it is one.
std::optional<std::uint64_t> size_of(const fs::path& file) {
  struct stat told {};
  const int failed = file == "-" ? ::fstat(STDIN_FILENO, &told) : ::stat(file.c_str(), &told);
  if (failed != 0 || !S_ISREG(told.st_mode)) return {};
  return static_cast<std::uint64_t>(told.st_size);
}

std::optional<std::uint64_t> size_of_all(const std::vector<fs::path>& files) {
  std::uint64_t all = 0;
  for (const auto& file : files) {
    const auto size = size_of(file);
    if (!size) return {};
    all += *size;
  }
  return all;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ > STDIN_FILENO) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

}  // namespace

Source source_of(const GivenRelease& given) {
  if (given.page) return *given.page;
  return {.bytes = given.text,
          .media_type = "text/plain",
          .charset = "utf-8",
          .address = given.hints.url};
}

Release release_of(const GivenRelease& given, const Furniture& furniture) {
  auto release = given.page ? load_release(*given.page, given.hints, furniture)
                            : release_of_text(given.text, given.hints, furniture);
  if (release.id.empty()) release.id = given.name.empty() ? id_of_name(release.title) : given.name;
  if (release.id.empty()) release.id = "untitled";
  return release;
}

std::size_t weight_of(const GivenRelease& given) {
  return given.text.size() + (given.page ? given.page->bytes.size() : 0);
}

Progress progress_of(const Intake& intake, Progress::Ask ask) {
  return {ask, [&intake]() -> std::optional<double> {
            const auto all = intake.bytes_in_all();
            if (!all || *all == 0) return {};
            return static_cast<double>(intake.bytes_read()) / static_cast<double>(*all);
          }};
}

Intake::Intake(std::vector<fs::path> files, ReleaseHints hints)
    : files_(std::move(files)), hints_(std::move(hints)), bytes_in_all_(size_of_all(files_)) {}

std::optional<Result<Item>> Intake::next() {
  return advance(Want::release);
}

bool Intake::skip() {
  return advance(Want::nothing).has_value();
}

Intake::Taken Intake::advance(Want want) {
  while (true) {
    if (more_) {
      if (auto taken = more_(want)) {
        ++count_;
        return std::move(*taken).and_then(bounded);
      }
      more_ = nullptr;
    }
    if (at_ == files_.size()) return {};
    if (auto taken = begin_file(files_[at_++])) {
      ++count_;
      return std::move(*taken).and_then(bounded);
    }
  }
}

Result<ByteStream> Intake::open(const fs::path& file) {
  std::error_code error;
  if (file != "-" && fs::is_directory(file, error)) {
    return fail(ErrorCode::unreadable, file.string() + ": is a folder, not a file");
  }
  const int number = file == "-" ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) {
    return fail(ErrorCode::unreadable,
                fmt::format("{}: cannot be opened ({})", file.string(), std::strerror(errno)));
  }
  const auto descriptor = std::make_shared<Descriptor>(number);
  return gunzip(ByteStream([this, descriptor](std::span<char> room) -> Result<std::size_t> {
    while (true) {
      const auto count = ::read(descriptor->number(), room.data(), room.size());
      if (count >= 0) {
        bytes_read_ += static_cast<std::uint64_t>(count);
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) return fail(ErrorCode::unreadable, std::strerror(errno));
    }
  }));
}

// The page, or nothing where the file holds many, which are then to be had from more_.
Intake::Taken Intake::begin_file(const fs::path& file) {
  auto bytes = open(file);
  if (!bytes) return tl::unexpected(bytes.error());
  return begin_stream(file, std::move(*bytes));
}

Intake::Taken Intake::begin_stream(const fs::path& file, ByteStream bytes) {
  const auto name = file == "-" ? std::string("stdin") : file.string();
  const auto unpacked = unpacked_name(file);
  // Who hands over line by line must not be waited for.
  const bool lines = form_of(bytes.ahead(1), extension_of(unpacked)) == InputForm::lines;
  const auto form =
      lines ? InputForm::lines : form_of(bytes.ahead(form_window), extension_of(unpacked));
  switch (form) {
    case InputForm::lines:
      take_lines(name, std::move(bytes));
      return {};
    case InputForm::warc:
      take_archive(name, std::move(bytes));
      return {};
    case InputForm::feed:
    case InputForm::sitemap:
    case InputForm::mail:
    case InputForm::pdf:
    case InputForm::page:
      break;
  }
  auto page = bytes.take(longest_file + 1);
  if (bytes.fault()) return fail(bytes.fault()->code, name + ": " + bytes.fault()->message);
  if (page.size() > longest_file) return tl::unexpected(too_long(name, longest_file));
  if (form == InputForm::feed) return begin_feed(name, page);
  if (form == InputForm::sitemap) {
    return fail(ErrorCode::bad_input,
                fmt::format("{}: is a sitemap: it lists {} and has no text itself; save these "
                            "pages, and read them",
                            name, count_of(count_sitemap(page), "address", "addresses")));
  }
  GivenRelease given;
  given.page = page_source(unpacked, std::move(page));
  if (file != unpacked) given.page->address = fs::weakly_canonical(file).string();
  if (file != "-") given.name = id_of_name(unpacked.stem().string());
  return Item{with_hints(std::move(given)), name};
}

void Intake::take_lines(const std::string& name, ByteStream bytes) {
  more_ = [this, name, lines = std::make_shared<LineReader>(std::move(bytes)),
           ended = false](Want want) mutable -> Taken {
    while (const auto line = lines->next()) {
      const auto place = fmt::format("{}:{}", name, line->number);
      if (line->too_long) {
        return fail(ErrorCode::bad_input,
                    fmt::format("{}: longer than {} MiB; give the releases a line each", place,
                                LineReader::longest_default >> 20U));
      }
      if (line->text.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (want == Want::nothing) return Item{};
      auto given = parse_release_line(line->text, line->number);
      if (!given) return fail(given.error().code, name + ": " + given.error().message);
      return Item{with_hints(std::move(*given)), place};
    }
    if (!lines->fault() || std::exchange(ended, true)) return {};
    return fail(lines->fault()->code, name + ": " + lines->fault()->message);
  };
}

void Intake::take_archive(const std::string& name, ByteStream bytes) {
  more_ = [this, name, pages = std::make_shared<WarcReader>(std::move(bytes))](Want want) -> Taken {
    auto page = pages->next();
    if (!page) return {};
    if (want == Want::nothing) return Item{};
    const auto place = fmt::format("{}: record {}", name, pages->number());
    if (!*page) return fail(page->error().code, place + ": " + page->error().message);
    GivenRelease given;
    given.name = id_of_address((*page)->source.address);
    given.hints.url = (*page)->source.address;
    given.retrieved = std::move((*page)->retrieved);
    given.page = std::move((*page)->source);
    return Item{with_hints(std::move(given)), place};
  };
}

Intake::Taken Intake::begin_feed(const std::string& name, std::string_view bytes) {
  auto items = read_feed(bytes);
  if (!items) return fail(items.error().code, name + ": " + items.error().message);
  if (items->empty()) {
    return fail(ErrorCode::bad_input, name + ": is a feed whose items have no text");
  }
  more_ = [this, name, at = std::size_t{0},
           all = std::make_shared<std::vector<FeedItem>>(std::move(*items))](
              Want want) mutable -> Taken {
    if (at == all->size()) return {};
    auto& item = (*all)[at++];
    if (want == Want::nothing) return Item{};
    GivenRelease given;
    given.name = id_of_address(item.source.address);
    given.hints.title = std::move(item.title);
    given.hints.url = item.source.address;
    given.hints.published = item.published;
    given.page = std::move(item.source);
    return Item{with_hints(std::move(given)), fmt::format("{}: item {}", name, at)};
  };
  return {};
}

GivenRelease Intake::with_hints(GivenRelease given) const {
  if (given.hints.publisher.empty()) given.hints.publisher = hints_.publisher;
  if (!given.hints.published) given.hints.published = hints_.published;
  return given;
}

std::string id_of_address(std::string_view address) {
  auto rest = address;
  if (const auto scheme = rest.find("://"); scheme != std::string_view::npos) {
    rest.remove_prefix(scheme + 3);
  }
  if (rest.starts_with("www.")) rest.remove_prefix(4);
  auto id = id_of_name(rest);
  // Two addresses must not be taken for one because their names were cut at the same place.
  constexpr std::size_t kept = 70;
  constexpr std::size_t digits = 8;
  if (rest.size() <= kept) return id;
  return id_of_name(rest.substr(0, kept)) + "-" + sha256(address).substr(0, digits);
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
