// dragoman cite: a release, or an event of it, for a reference manager.
#include <fmt/format.h>

#include "base/parse_number.h"
#include "command.h"
#include "dragoman/record.h"
#include "engine.h"
#include "find_release.h"
#include "formats/citation_formats.h"
#include "formats/finding_json.h"
#include "formats/publishers.h"
#include "formats/told_title.h"
#include "record_option.h"

namespace dragoman::cli {

namespace {

struct Options {
  std::vector<std::string> releases;
  std::string style = "csl";
  std::string record;
};

// "RELEASE#3" or "RELEASE#e3", its third event; "RELEASE#f2", its second fact; or all of it.
struct Wanted {
  std::string release;
  std::optional<std::size_t> number;
  bool fact = false;
};

Result<Wanted> wanted(const std::string& word) {
  const auto hash = word.rfind('#');
  if (hash == std::string::npos) return Wanted{word, {}, false};
  auto digits = std::string_view(word).substr(hash + 1);
  const bool fact = digits.starts_with('f');
  if (fact || digits.starts_with('e')) digits.remove_prefix(1);
  const auto number = parse_number<std::size_t>(digits);
  if (!number || *number == 0) {
    return fail(ErrorCode::bad_input,
                fmt::format("'{}' names no event or fact; write RELEASE#3 for its third event, "
                            "RELEASE#f3 for its third fact",
                            word));
  }
  return Wanted{word.substr(0, hash), number, fact};
}

// Adds what is cited of the release. Nothing if the release does not have it.
std::optional<CitedSource> with_finding(CitedSource reference, const StoredRelease& stored,
                                        const Wanted& asked, const Knowledge& knowledge) {
  if (!asked.number) return reference;
  const auto& reading = stored.reading;
  const auto index = *asked.number - 1;
  if (index >= (asked.fact ? reading.facts.size() : reading.events.size())) return {};
  const auto title = asked.fact ? title_of(reading.facts[index], knowledge)
                                : title_of(reading.events[index], knowledge);
  const auto quote = asked.fact ? reading.facts[index].quote : reading.events[index].quote;
  reference.id += fmt::format("#{}{}", asked.fact ? "f" : "", *asked.number);
  reference.annotation =
      fmt::format("{}: “{}”", title, one_line(slice(stored.release.text, quote)));
  return reference;
}

CitedSource reference_of(const StoredRelease& stored, const Publishers& publishers,
                         const Knowledge& knowledge) {
  const auto& release = stored.release;
  const auto& reading = stored.reading;
  return {.id = release.id,
          .publisher = publisher_name(reading.publisher, reading.published, publishers, knowledge),
          .title = release.title,
          .published = reading.published,
          .url = public_address(release.url, stored.source.address),
          .language = release.language,
          .retrieved = stored.retrieved,
          .sha256 = stored.sha256,
          .gone = stored.gone,
          .annotation = {}};
}

Exit cite(const Common& common, const Options& options) {
  const auto record = Record::open(record_name(options.record), Record::Access::read);
  if (!record) return tell(record.error());
  const auto knowledge = load_knowledge(common);
  if (!knowledge) return tell(knowledge.error());
  const auto publishers = load_publishers(data_folder(common));
  if (!publishers) return tell(publishers.error());
  std::vector<CitedSource> references;
  for (const auto& word : options.releases) {
    const auto asked = wanted(word);
    if (!asked) return tell(asked.error());
    const auto stored = find_release(*record, asked->release, options.record);
    if (!stored) return stored.error();
    auto reference =
        with_finding(reference_of(*stored, *publishers, *knowledge), *stored, *asked, *knowledge);
    if (!reference) {
      say(fmt::format("{} has no {} {}; `dragoman show {}` lists what it has", stored->release.id,
                      asked->fact ? "fact" : "event", *asked->number, stored->release.id));
      return Exit::nothing;
    }
    references.push_back(std::move(*reference));
  }
  if (options.style == "bibtex") {
    print(bibtex(references));
  } else if (options.style == "ris") {
    print(ris(references));
  } else {
    print(csl_json(references));
  }
  return Exit::found;
}

}  // namespace

Command cite_command(CLI::App& app, const Common& common) {
  const auto options = std::make_shared<Options>();
  auto* command = add_command(
      app, "cite",
      "Cite a release, or an event or fact of it, for a reference manager.\n"
      "csl: CSL-JSON, as Zotero and pandoc read it. bibtex: BibTeX. ris: RIS.",
      "  dragoman cite korea-uzbekistan-talks\n"
      "  dragoman cite korea-uzbekistan-talks#3 --style bibtex   with the quote as annotation\n"
      "  dragoman cite talks visit#f1 --style ris > references.ris");
  add_option(*command, "RELEASE", options->releases,
             "A release, RELEASE#3 for its third event, RELEASE#f3 for its third fact")
      .required();
  add_option(*command, "-s,--style", options->style, "csl (default), bibtex or ris")
      .one_of({"csl", "bibtex", "ris"})
      .called("STYLE");
  add_record_option(*command, options->record);
  return {command, [options, &common] { return cite(common, *options); }};
}

}  // namespace dragoman::cli
