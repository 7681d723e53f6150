// dragoman show: the releases of a record, or one of them with what was read from it.
#include <fmt/format.h>

#include <algorithm>

#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "dragoman/unread.h"
#include "find_release.h"
#include "formats/record_json.h"
#include "limit_option.h"
#include "mark_text.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string release;
  std::size_t limit = 0;
  std::string record;
  bool json = false;
};

std::string date_or_unknown(const std::optional<When>& when) {
  return when ? to_edtf(*when) : "undated";
}

void print_heads(const std::vector<ReleaseHead>& heads) {
  const auto style = Style::of_stdout();
  std::size_t width = 0;
  for (const auto& head : heads) width = std::max(width, head.id.size());
  width = std::min<std::size_t>(width, 48);
  for (const auto& head : heads) {
    auto line = fmt::format("{}  {:<10}  {:<4}  {:>3} events",
                            style.bold(fmt::format("{:<{}}", printable(head.id), width)),
                            date_or_unknown(head.published), head.publisher, head.events);
    if (!head.title.empty()) line += "  " + printable(head.title);
    if (head.gone) line += fmt::format("  (no longer online since {})", to_edtf(*head.gone));
    print(line + "\n");
  }
}

// The oldest first; what is found is shown at once, however many there are.
Exit list_releases(const Record& record, const Options& options) {
  constexpr std::size_t a_part = 1000;
  std::vector<ReleaseHead> all;
  ReleaseFilter filter;
  bool more = true;
  std::size_t left = options.limit == 0 ? SIZE_MAX : options.limit;
  while (more && left > 0) {
    const auto count = std::min(left, a_part);
    filter.at_most = count + 1;  // whether there is one more
    auto heads = record.releases(filter);
    if (!heads) return tell(heads.error());
    more = heads->size() > count;
    if (more) heads->pop_back();
    if (heads->empty()) break;
    filter.after = heads->back().id;
    left -= heads->size();
    if (options.json) {
      std::ranges::move(*heads, std::back_inserter(all));
    } else {
      print_heads(*heads);
    }
  }
  if (options.json) print(json_page(heads_json(all)) + "\n");
  if (filter.after.empty()) {
    if (!options.json) {
      say(record_shown(options.record) + ": holds no releases; read some with `dragoman read`");
    }
    return Exit::nothing;
  }
  if (more) say_more(options.limit);
  return Exit::found;
}

void print_text(const StoredRelease& stored, const Style& style) {
  const auto& release = stored.release;
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < stored.reading.events.size(); ++i) {
    marks.push_back({stored.reading.events[i].quote, fmt::format("e{}", i + 1)});
  }
  for (std::size_t i = 0; i < stored.reading.facts.size(); ++i) {
    marks.push_back({stored.reading.facts[i].quote, fmt::format("f{}", i + 1)});
  }
  for (const auto& block : release.blocks) {
    std::string before;
    if (block.kind == BlockKind::bullet) before = std::string(2UL * block.depth + 2, ' ');
    if (!block.marker.empty()) before += printable(block.marker) + " ";
    if (!block.number.empty()) before += printable(block.number) + ". ";
    const auto words = mark_text(release.text, block.span, marks, style);
    print("\n" + before + (block.kind == BlockKind::heading ? style.bold(words) : words) + "\n");
  }
}

void print_findings(const StoredRelease& stored, const Style& style) {
  const std::string_view text = stored.release.text;
  const auto& reading = stored.reading;
  if (!reading.people.empty()) print("\n" + style.bold("People") + "\n");
  for (const auto& person : reading.people) print("      " + describe(person, style) + "\n");
  if (!reading.events.empty()) print("\n" + style.bold("Events") + "\n");
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const auto& event = reading.events[i];
    print(fmt::format("{}  {}\n", style.label(fmt::format("{:>4}", fmt::format("e{}", i + 1))),
                      describe(event, style)));
    print("      " + describe_quote(slice(text, event.quote), style) + "\n");
  }
  if (!reading.facts.empty()) print("\n" + style.bold("Facts") + "\n");
  for (std::size_t i = 0; i < reading.facts.size(); ++i) {
    const auto& fact = reading.facts[i];
    print(fmt::format("{}  {}\n", style.label(fmt::format("{:>4}", fmt::format("f{}", i + 1))),
                      describe(fact, style)));
    print("      " + describe_quote(slice(text, fact.quote), style) + "\n");
  }
}

void print_release(const StoredRelease& stored, const Style& style) {
  const auto& release = stored.release;
  const auto& reading = stored.reading;
  auto line = style.bold(printable(release.id));
  if (stored.newest > 1) line += fmt::format(", version {} of {}", stored.version, stored.newest);
  if (!reading.publisher.empty()) line += ", " + reading.publisher;
  line += ", " + date_or_unknown(reading.published);
  if (reading.published) line += fmt::format(" ({})", to_string(reading.published_basis));
  print(line + "\n");
  const auto& address = release.url.empty() ? stored.source.address : release.url;
  if (!address.empty()) print(style.dim(printable(address)) + "\n");
  if (const auto rest = unread(release)) {
    print(fmt::format("its last {} bytes were not read: it is longer than any release\n",
                      rest->size()));
  }
  if (stored.gone) print(fmt::format("no longer online since {}\n", to_edtf(*stored.gone)));
  print_text(stored, style);
  print_findings(stored, style);
}

Exit show_release(const Record& record, const Options& options) {
  const auto stored = find_release(record, options.release, options.record);
  if (!stored) return stored.error();
  if (options.json) {
    print(json_page(stored_json(*stored)) + "\n");
  } else {
    print_release(*stored, Style::of_stdout());
  }
  return Exit::found;
}

Exit show(const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  if (!options.release.empty()) return show_release(*record, options);
  return list_releases(*record, options);
}

}  // namespace

Command show_command(CLI::App& app, const Common& /*common*/) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "show",
      "Show a release with what was read from it, or list the releases.\n"
      "The words that an event or a fact was read from are marked with its number.",
      "  dragoman show\n"
      "  dragoman show korea-uzbekistan-talks\n"
      "  dragoman show korea@1                     its first version; a part of the id will do");
  add_option(*command, "RELEASE", options->release, "Id, beginning or part of it, or file");
  add_limit_option(*command, options->limit);
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options] { return show(*options); }};
}

}  // namespace dragoman::cli
