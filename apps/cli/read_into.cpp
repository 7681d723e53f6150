#include "read_into.h"

#include <stdexcept>

#include "base/in_order.h"
#include "guard.h"

namespace dragoman::cli {

namespace {

Result<Analysis> analysis_of(const Release& release, const Engine& engine,
                             const std::optional<std::string>& conllu) {
  return conllu ? from_conllu(*conllu, release) : analyse(release, *engine.model);
}

}  // namespace

Result<Entry> read_item(const Item& item, const Engine& engine,
                        const std::optional<std::string>& conllu) {
  Entry entry{.source = source_of(item.given),
              .hints = item.given.hints,
              .release = release_of(item.given, engine.furniture),
              .reading = {},
              .tellings = {},
              .deadlines = {},
              .retrieved = item.given.retrieved.empty() ? now() : item.given.retrieved};
  const auto analysis = analysis_of(entry.release, engine, conllu);
  if (!analysis) return fail(analysis.error().code, item.place + ": " + analysis.error().message);
  entry.reading = read(entry.release, *analysis, engine.knowledge, engine.patterns);
  find_what_follows(entry, engine.knowledge, engine.words);
  return entry;
}

Tally read_into(Record& record, const Record& known, Intake& intake, const Engine& engine,
                const HowToRead& how) {
  EntryWriter writer(record, how.if_there, progress_of(intake, how.progress));
  using Taken = std::optional<Result<Item>>;  // nothing: there already
  const auto take = [&]() -> std::optional<Taken> {
    auto item = intake.next();
    if (!item) return {};
    if (!*item || how.if_there == IfThere::replace) return Taken(std::move(*item));
    const auto there = known.holds(source_of((*item)->given), (*item)->given.hints);
    if (!there) throw std::runtime_error(there.error().message);
    return *there ? Taken() : Taken(std::move(*item));
  };
  using Read = std::optional<Result<Entry>>;
  in_order<Taken, Read>(
      how.threads, take,
      [&](Taken item) -> Read {
        if (!item) return {};
        if (!*item) return tl::unexpected(item->error());
        return guarded((*item)->place, [&] { return read_item(**item, engine, how.conllu); });
      },
      [&](Read entry) {
        if (entry) {
          writer.take(std::move(*entry));
        } else {
          writer.skip();
        }
      },
      Load{[](const Taken& item) { return item && *item ? weight_of((*item)->given) : 0; },
           most_under_way});
  return writer.finish();
}

}  // namespace dragoman::cli
