// dragoman search: the releases that have words, with the words around them.
#include <fmt/format.h>

#include "command.h"
#include "describe.h"
#include "dragoman/record.h"
#include "engine.h"
#include "formats/finding_json.h"
#include "formats/record_json.h"
#include "knowledge/find_party.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> words;
  std::string party;
  std::string from;
  std::string to;
  std::size_t limit = 50;
  std::string record;
  bool json = false;
};

// The words as one query. The shell takes quotes away: what has blanks had some.
std::string query_of(const std::vector<std::string>& words) {
  std::string query;
  for (const auto& word : words) {
    const bool phrase = word.find(' ') != std::string::npos && word.find('"') == std::string::npos;
    query += (query.empty() ? "" : " ") + (phrase ? '"' + word + '"' : word);
  }
  return query;
}

Result<std::optional<Date>> day_of(std::string_view option, const std::string& word) {
  if (word.empty()) return std::nullopt;
  const auto day = parse_date(word);
  if (!day) {
    return fail(
        ErrorCode::bad_input,
        fmt::format("{}: '{}' is no date; write it as 2021-12-01, 2021-12 or 2021", option, word));
  }
  return day;
}

Result<SearchFilter> filter_of(const Common& common, const Options& options) {
  SearchFilter filter;
  const auto from = day_of("--from", options.from);
  if (!from) return tl::unexpected(from.error());
  const auto to = day_of("--to", options.to);
  if (!to) return tl::unexpected(to.error());
  filter.from = *from;
  filter.to = *to;
  // One more than asked for tells whether there are more.
  filter.limit = options.limit == 0 ? 0 : options.limit + 1;
  if (options.party.empty()) return filter;
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tl::unexpected(knowledge.error());
  const auto party = find_party(*knowledge, options.party);
  if (!party) return tl::unexpected(party.error());
  filter.party = *party;
  return filter;
}

// "… they met in [Seoul] and …".
std::string describe(const Hit& hit, const Style& style) {
  const std::string_view all = hit.words;
  const auto begin = hit.span.begin - hit.around.begin;
  const auto end = hit.span.end - hit.around.begin;
  const auto words = printable(all.substr(begin, end - begin));
  return one_line(fmt::format("… {}{}{} …", printable(all.substr(0, begin)),
                              style.colour() ? style.cited(words) : "[" + words + "]",
                              printable(all.substr(end))));
}

void print_found(const Found& found, const Style& style) {
  const auto& release = found.release;
  auto line = style.bold(printable(release.id));
  if (!release.publisher.empty()) line += ", " + release.publisher;
  line += ", " + (release.published ? to_edtf(*release.published) : "undated");
  if (!release.title.empty()) line += "  " + printable(release.title);
  print(line + "\n");
  for (const auto& hit : found.hits) print("      " + describe(hit, style) + "\n");
  for (const auto& event : found.events) {
    print(fmt::format("{}  {}\n",
                      style.label(fmt::format("{:>4}", fmt::format("e{}", event.number + 1))),
                      describe_quote(event.quote, style)));
  }
}

Exit search(const Common& common, const Options& options) {
  const auto filter = filter_of(common, options);
  if (!filter) return tell(filter.error());
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto query = query_of(options.words);
  auto found = record->search(query, *filter);
  if (!found) return tell(found.error());
  const bool more = options.limit != 0 && found->size() > options.limit;
  if (more) found->pop_back();

  if (options.json) {
    print(json_page(found_json(query, *found, more)) + "\n");
  } else {
    const auto style = Style::of_stdout();
    for (const auto& one : *found) print_found(one, style);
    if (more) say(fmt::format("these are the newest {}; --limit 0 shows all", options.limit));
    if (found->empty()) {
      say(fmt::format("{}: no such words in {}; a * after the beginning of a word finds its forms",
                      query, record_shown(options.record)));
    }
  }
  return found->empty() ? Exit::nothing : Exit::found;
}

}  // namespace

Command search_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "search",
      "Find the releases that have all these words in title or text, newest first.\n"
      "Words in quotes stand one right after the other; minist* is the beginning of a word;\n"
      "case and accents do not matter. Events are shown whose quotes have some of the words.",
      "  dragoman search \"joint committee\" trade\n"
      "  dragoman search 'minist*' --party Korea --from 2021-06 --to 2022\n"
      "  dragoman search embassy --json");
  add_option(*command, "WORDS", options->words, "Words, \"phrases\", beginnings*").required();
  add_option(*command, "--party", options->party,
             "Only releases published by this party or that tell of it: code or name")
      .called("PARTY");
  add_option(*command, "--from", options->from, "Published on that day or later").called("DATE");
  add_option(*command, "--to", options->to, "Published on that day or before").called("DATE");
  add_option(*command, "--limit", options->limit, "How many releases to show (0: all)")
      .shows_default()
      .called("N");
  add_record_option(*command, options->record);
  add_flag(*command, "--json", options->json, "Print JSON");
  return {command, [options, &common] { return search(common, *options); }};
}

}  // namespace dragoman::cli
