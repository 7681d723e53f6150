#include "export_writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <memory>

#include "describe.h"
#include "dragoman/codes.h"
#include "engine.h"
#include "formats/calendar_ics.h"
#include "formats/cameo_tsv.h"
#include "formats/events_csv.h"
#include "formats/feeds.h"
#include "formats/ftm_ndjson.h"
#include "formats/jsonld.h"
#include "formats/plover_json.h"
#include "formats/polecat_tsv.h"
#include "formats/reading_json.h"
#include "told_again.h"

namespace dragoman::cli {

namespace {

// What the writers look things up in; a writer keeps them for as long as it lives.
struct Tables {
  Knowledge knowledge;
  Publishers publishers;
};

Result<std::shared_ptr<const Tables>> load_tables(const Common& common) {
  auto knowledge = load_knowledge(common);
  if (!knowledge) return tl::unexpected(knowledge.error());
  auto publishers = load_publishers(data_folder(common));
  if (!publishers) return tl::unexpected(publishers.error());
  return std::make_shared<const Tables>(Tables{std::move(*knowledge), std::move(*publishers)});
}

bool is_plain(std::string_view format) {
  return format == "reading" || format == "ndjson" || format == "csv";
}

ExportWriter plain_writer(std::string_view format, Quotes quotes) {
  ExportWriter writer;
  if (format == "csv") {
    writer.head = events_csv_header(quotes);
    writer.nothing = writer.head;
    writer.rows = [quotes](const auto& stored) {
      return events_csv_rows(stored.release, stored.reading, quotes);
    };
  } else if (format == "ndjson") {
    writer.rows = [quotes](const auto& stored) {
      return to_json(stored.release, stored.reading, quotes) + "\n";
    };
  } else {
    writer.head = "[\n";
    writer.between = ",\n";
    writer.tail = [] { return "\n]\n"; };
    writer.nothing = "[]\n";
    writer.rows = [quotes](const auto& stored) {
      return to_pretty_json(stored.release, stored.reading, quotes);
    };
  }
  return writer;
}

Result<ExportWriter> coded_writer(const Common& common, const ExportOptions& options) {
  auto codes = Codes::load(data_folder(common));
  if (!codes) return tl::unexpected(codes.error());
  auto tables = load_tables(common);
  if (!tables) return tl::unexpected(tables.error());
  const auto kept = std::make_shared<const Codes>(std::move(*codes));
  const auto code = [kept, tables = *tables, sides = options.sides(),
                     quotes = options.carried()](auto write) {
    return [=](const StoredRelease& stored) {
      return write(stored, Coding{*kept, tables->knowledge, sides, quotes});
    };
  };
  ExportWriter writer;
  if (options.format == "plover") {
    writer.rows = code([](const auto& stored, const auto& coding) {
      return plover_lines(stored.release, stored.reading, coding);
    });
  } else if (options.format == "polecat") {
    writer.head = polecat_header(options.carried());
    writer.rows = code([](const auto& stored, const auto& coding) {
      return polecat_rows(stored.release, stored.reading, coding, "dragoman " DRAGOMAN_VERSION);
    });
  } else {
    writer.head = cameo_header(options.carried());
    writer.rows = code([](const auto& stored, const auto& coding) {
      return cameo_rows(stored.release, stored.reading, coding);
    });
  }
  writer.nothing = writer.head;
  return writer;
}

ExportWriter calendar_writer(const std::shared_ptr<const Tables>& tables, Quotes quotes) {
  const auto calendar = std::make_shared<CalendarWriter>(tables->knowledge, quotes);
  ExportWriter writer;
  writer.head = calendar_head(DRAGOMAN_VERSION);
  writer.rows = [tables, calendar](const auto& stored) { return calendar->anniversaries(stored); };
  writer.happening = [tables, calendar](const auto& one) { return calendar->entry(one); };
  writer.tail = [] { return calendar_tail(); };
  writer.nothing = writer.head + calendar_tail();
  writer.message = [calendar]() -> std::string {
    const auto left = calendar->vague() + calendar->undated();
    if (left == 0) return {};
    return fmt::format("{} left out: {} known to the month or year only, {} without a date",
                       count_of(left, "entry", "entries"), calendar->vague(), calendar->undated());
  };
  return writer;
}

Result<ExportWriter> entity_writer(const Common& common,
                                   const std::shared_ptr<const Tables>& tables, Quotes quotes) {
  const auto states = read_iso2(data_folder(common));
  if (!states) return tl::unexpected(states.error());
  const auto entities =
      std::make_shared<FtmEntities>(tables->knowledge, tables->publishers, *states, quotes);
  ExportWriter writer;
  writer.expect = [entities](const auto& happenings) { entities->expect(happenings); };
  writer.rows = [tables, entities](const auto& stored) { return entities->entities(stored); };
  writer.happening = [entities](const auto& one) { return entities->entity(one); };
  writer.tail = [entities] { return entities->named(); };
  return writer;
}

ExportWriter graph_writer(const std::shared_ptr<const Tables>& tables, Quotes quotes) {
  const auto graph = std::make_shared<JsonldGraph>(tables->knowledge, tables->publishers, quotes);
  ExportWriter writer;
  writer.head = JsonldGraph::head();
  writer.between = ",\n";
  writer.expect = [graph](const auto& happenings) { graph->expect(happenings); };
  writer.rows = [tables, graph](const auto& stored) { return graph->nodes(stored); };
  writer.happening = [graph](const auto& one) { return ",\n" + graph->node(one); };
  writer.tail = [graph] {
    const auto parties = graph->parties();
    return (parties.empty() ? "" : ",\n" + parties) + JsonldGraph::tail();
  };
  writer.nothing = writer.head + JsonldGraph::tail();
  return writer;
}

// A feed begins with its newest entry, which a record gives last.
ExportWriter feed_writer(const std::shared_ptr<const Tables>& tables,
                         const ExportOptions& options) {
  const auto newest = std::make_shared<std::deque<StoredRelease>>();
  const auto feed = [tables, newest, json = options.format == "jsonfeed",
                     quotes = options.carried()] {
    const std::vector<StoredRelease> entries(newest->rbegin(), newest->rend());
    const FeedNotes notes{tables->knowledge, tables->publishers, DRAGOMAN_VERSION, quotes};
    return json ? json_feed(entries, notes) : atom_feed(entries, notes);
  };
  ExportWriter writer;
  writer.nothing = feed();
  writer.rows = [newest, most = options.newest](const auto& stored) {
    newest->push_back(stored);
    if (newest->size() > most) newest->pop_front();
    return std::string();
  };
  writer.tail = feed;
  return writer;
}

}  // namespace

const std::vector<std::string>& export_formats() {
  static const std::vector<std::string> formats = {
      "reading", "ndjson", "csv",    "datapackage", "sqlite", "plover",  "polecat",
      "cameo",   "ftm",    "jsonld", "ics",         "atom",   "jsonfeed"};
  return formats;
}

bool is_coded(std::string_view format) {
  return format == "plover" || format == "polecat" || format == "cameo";
}

bool is_filed(std::string_view format) {
  return format == "datapackage" || format == "sqlite";
}

bool is_feed(std::string_view format) {
  return format == "atom" || format == "jsonfeed";
}

bool is_by_release(std::string_view format) {
  return is_plain(format) || is_coded(format) || is_filed(format);
}

Result<ExportWriter> export_writer(const Common& common, const ExportOptions& options) {
  if (is_plain(options.format)) return plain_writer(options.format, options.carried());
  if (is_coded(options.format)) return coded_writer(common, options);
  const auto tables = load_tables(common);
  if (!tables) return tl::unexpected(tables.error());
  if (options.format == "ftm") return entity_writer(common, *tables, options.carried());
  if (options.format == "jsonld") return graph_writer(*tables, options.carried());
  if (options.format == "ics") return calendar_writer(*tables, options.carried());
  return feed_writer(*tables, options);
}

Result<void> each_exported(const Record& record, const ExportOptions& options,
                           const std::function<void(const StoredRelease&)>& visit) {
  if (!options.once) return record.each_release(visit);
  const auto left_out = ids_told_again(record);
  if (!left_out) return tl::unexpected(left_out.error());
  auto visited = record.each_release([&](const StoredRelease& stored) {
    if (!left_out->contains(stored.release.id)) visit(stored);
  });
  if (visited && !left_out->empty()) {
    say(fmt::format("{} left out, told by another in nearly the same words",
                    count_of(left_out->size(), "release", "releases")));
  }
  return visited;
}

}  // namespace dragoman::cli
