// dragoman why: how an event was read.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "base/parse_number.h"
#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "dragoman/why.h"
#include "engine.h"
#include "find_release.h"
#include "formats/why_json.h"
#include "record_option.h"
#include "show_meeting.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::string event;
  std::string record;
  bool json = false;
};

// "RELEASE#3": the third event of a release, from 1; without a number all its events.
struct Wanted {
  std::string release;
  std::optional<std::size_t> number;
};

Result<Wanted> wanted(const std::string& word) {
  const auto hash = word.rfind('#');
  if (hash == std::string::npos) return Wanted{word, {}};
  // The pairs of an export, "talks#3.1", come from the event "talks#3"; `show` calls it e3.
  auto digits = std::string_view(word).substr(hash + 1);
  if (digits.starts_with('e')) digits.remove_prefix(1);
  digits = digits.substr(0, digits.find('.'));
  const auto number = parse_number<std::size_t>(digits);
  if (!number || *number == 0) {
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' names no event; write RELEASE#3 for its third", word));
  }
  return Wanted{word.substr(0, hash), number};
}

std::string_view words_for(Reference reference) {
  switch (reference) {
    case Reference::name:
      return "a name";
    case Reference::adjective:
      return "an adjective of";
    case Reference::demonym:
      return "its people";
    case Reference::capital:
      return "its capital";
    case Reference::metonym:
      return "a seat that stands for it";
    case Reference::agency:
      return "an agency of";
    case Reference::person:
      return "somebody who acts for";
    case Reference::title:
      return "a post of";
    case Reference::pronoun:
      return "a pronoun for";
    case Reference::noun:
      return "words that stand for";
    case Reference::company:
      return "not told here; by the company told before";
  }
  return {};
}

std::string words_for(Basis basis, std::string_view told) {
  switch (basis) {
    case Basis::none:
      return "not told";
    case Basis::words:
      return fmt::format("by “{}”", told);
    case Basis::meeting:
      return "that of the meeting it is told of";
    case Basis::release:
      return "the day of the release";
    case Basis::host:
      return "the party visited";
    case Basis::twin:
      return "by another sentence that tells the same event";
  }
  return {};
}

class Explainer {
 public:
  Explainer(const StoredRelease& stored, const Explained& explained, const Style& style)
      : stored_(stored), explained_(explained), style_(style) {}

  void print_event(std::size_t number, const Event& event, const Why& why) const;
  // Where today's reading has the event; nothing if it has it no longer.
  [[nodiscard]] std::optional<std::size_t> find(const Event& event) const;

 private:
  [[nodiscard]] std::string words(Span span) const {
    return printable(one_line(slice(stored_.release.text, span)));
  }
  [[nodiscard]] std::string words(const std::optional<Span>& span) const {
    return span ? words(*span) : std::string();
  }
  void print_line(std::string_view label, const std::string& text) const {
    print(fmt::format("  {}  {}\n", style_.label(fmt::format("{:<7}", label)), text));
  }

  const StoredRelease& stored_;
  const Explained& explained_;
  const Style& style_;
};

std::optional<std::size_t> Explainer::find(const Event& event) const {
  const auto& events = explained_.reading.events;
  const auto same = std::ranges::find_if(events, [&](const Event& other) {
    return other.act == event.act && other.quote == event.quote && other.actors == event.actors &&
           other.recipients == event.recipients && other.when == event.when;
  });
  if (same == events.end()) return {};
  return static_cast<std::size_t>(same - events.begin());
}

void Explainer::print_event(std::size_t number, const Event& event, const Why& why) const {
  print(fmt::format("{}  {}\n",
                    style_.bold(fmt::format("{}#{}", printable(stored_.release.id), number)),
                    describe(event, style_)));
  print("  " + describe_quote(slice(stored_.release.text, event.quote), style_) + "\n");
  print_line("row", fmt::format("{}, {}:{}", event.rule, why.table, why.line));
  print_line("", fmt::format("“{}” reads {}", why.example, why.reads));
  std::vector<std::string> matched;
  for (const auto& span : why.words) matched.push_back("“" + words(span) + "”");
  print_line("words", fmt::format("{}", fmt::join(matched, ", ")));
  for (const auto& trace : why.parties) {
    auto line = fmt::format("{}", fmt::join(trace.parties, ", "));
    if (!trace.words.empty()) line = fmt::format("“{}” → {}", words(trace.words), line);
    print_line("party", fmt::format("{}  ({})", line, words_for(trace.reference)));
  }
  auto status = std::string(to_string(event.status));
  if (why.status_sign) status += fmt::format(", “{}”", words(*why.status_sign));
  if (why.status_sign && event.status == Status::occurred) status += " (by saying so it is done)";
  print_line("status", status);
  print_line("when", (event.when ? to_edtf(*event.when) + ", " : std::string()) +
                         words_for(why.when, words(why.when_words)));
  print_line("where", (event.where.empty() ? std::string() : event.where + ", ") +
                          words_for(why.where, words(why.where_words)));
  std::vector<std::string> evidence;
  for (const auto& [sign, weight] : why.evidence) {
    if (sign == "start" || std::abs(weight) >= 0.2) {
      evidence.push_back(fmt::format("{} {:+.1f}", sign, weight));
    }
  }
  print_line("sure", fmt::format("{:.2f}  ({})", event.confidence, fmt::join(evidence, ", ")));
}

Exit explain_events(const StoredRelease& stored, const Explained& explained,
                    std::optional<std::size_t> number, bool json) {
  const auto& events = stored.reading.events;
  if (events.empty() || number.value_or(1) > events.size()) {
    say(fmt::format("{} has {}", stored.release.id, count_of(events.size(), "event", "events")));
    return Exit::nothing;
  }
  const auto style = Style::of_stdout();
  const Explainer explainer(stored, explained, style);
  const auto first = number ? *number - 1 : 0;
  const auto last = number ? *number : events.size();
  Exit exit = Exit::found;
  for (auto i = first; i < last; ++i) {
    const auto at = explainer.find(events[i]);
    if (!at) {
      say(
          fmt::format("{}#{} was read by {} and is not read so any more; read it again with "
                      "`dragoman read --again`",
                      stored.release.id, i + 1, events[i].rule));
      exit = Exit::nothing;
      continue;
    }
    const auto& event = explained.reading.events[*at];
    const auto& why = explained.why[*at];
    if (json) {
      const auto& text = stored.release.text;
      const Json line = {{"id", fmt::format("{}#{}", stored.release.id, i + 1)},
                         {"event", event_json(event, slice(text, event.quote),
                                              event.about ? slice(text, *event.about) : "")},
                         {"why", why_json(stored.release, why)}};
      print(json_line(line) + "\n");
      continue;
    }
    if (i != first) print("\n");
    explainer.print_event(i + 1, event, why);
  }
  return exit;
}

Exit why(const Common& common, const Options& options) {
  const auto asked = wanted(options.event);
  if (!asked) return tell(asked.error());
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  if (!asked->number) {
    const auto happening = record->happening(asked->release);
    if (!happening) return tell(happening.error());
    if (*happening) return show_meeting(*record, **happening, options.json);
  }
  const auto stored = find_release(*record, asked->release, options.record);
  if (!stored) return stored.error();
  const auto engine = load_engine(common);
  if (!engine) return tell(engine.error());
  // A record keeps what was read, not how: the release is read once more.
  const auto explained = explain(stored->release, analyse(stored->release, *engine->model),
                                 engine->knowledge, engine->patterns);
  return explain_events(*stored, explained, asked->number, options.json);
}

}  // namespace

Command why_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "why",
      "Tell how an event was read: the pattern row with its example, the words that matched\n"
      "it, what each word was taken for, and where status, time and place come from.\n"
      "The release is read once more for it. Of a meeting: why its accounts were taken for one.",
      "  dragoman why korea-uzbekistan-talks#3     its third event, e3 of `dragoman show`\n"
      "  dragoman why korea-uzbekistan-talks       all its events\n"
      "  dragoman why korea-uzbekistan-talks#3 --json\n"
      "  dragoman why 2022-10-05-meeting-KOR-LVA-b8d1");
  add_option(*command, "EVENT", options->event, "RELEASE#3, a release, or a meeting").required();
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON, a line an event");
  return {command, [options, &common] { return why(common, *options); }};
}

}  // namespace dragoman::cli
