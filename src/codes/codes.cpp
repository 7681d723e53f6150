#include "dragoman/codes.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/parse_number.h"
#include "base/tsv.h"
#include "codes/phrases.h"
#include "knowledge/layers.h"

namespace dragoman {

namespace fs = std::filesystem;

namespace {

struct Condition {
  bool planned = false;
  bool denied = false;
  bool many = false;
  bool third = false;
  std::vector<const Phrases*> lists;
};

struct ActRow {
  Condition condition;
  std::string type;
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;
  std::string cameo_back;
};

struct Weight {
  int quad = 0;
  double score = 0;
};

struct Context {
  std::string name;
  Phrases phrases;
};

struct RootRow {
  std::string root;
  const Phrases* list = nullptr;  // none: always
  Act act = Act::meet;
};

struct Affiliation {
  std::string country;
  std::string sector;
};

using Words = std::vector<std::string>;

}  // namespace

struct Codes::Tables {
  std::map<Act, std::vector<ActRow>> acts;
  std::map<std::string, Phrases, std::less<>> lists;
  std::vector<Context> contexts;
  std::map<std::pair<std::string, std::string>, Weight> plover;  // by type and mode
  std::map<std::string, int, std::less<>> cameo_quads;           // by root
  std::map<std::string, Affiliation, std::less<>> parties;       // by code or kind
  std::vector<RootRow> roots;
  std::map<std::string, std::vector<std::string>, std::less<>> cues;  // roots by lemma
  std::map<std::string, std::string, std::less<>> cow;                // by state
};

namespace {

// The cell, empty if it is "-".
std::string told(std::string_view cell) {
  return cell == "-" ? std::string() : std::string(cell);
}

std::string parse_condition(std::string_view text, const Codes::Tables& tables,
                            Condition& condition) {
  for (const auto word : split(text, ' ')) {
    if (word == "planned") {
      condition.planned = true;
    } else if (word == "denied") {
      condition.denied = true;
    } else if (word == "many") {
      condition.many = true;
    } else if (word == "third") {
      condition.third = true;
    } else if (word.starts_with('@')) {
      const auto list = tables.lists.find(word.substr(1));
      if (list == tables.lists.end()) return "no list " + in_quotes(word) + " in words.tsv";
      condition.lists.push_back(&list->second);
    } else if (word != "-") {
      return "unknown condition " + in_quotes(word) + "; README.md lists them";
    }
  }
  return {};
}

std::string take_act(const Cells& cells, Codes::Tables& tables) {
  const auto act = parse_act(cells[0]);
  if (!act) return "unknown act " + in_quotes(cells[0]);
  ActRow row;
  if (auto fault = parse_condition(cells[1], tables, row.condition); !fault.empty()) return fault;
  row.type = told(cells[2]);
  row.mode = told(cells[3]);
  if (!row.type.empty() && !tables.plover.contains({row.type, row.mode})) {
    return "no type " + row.type + " with mode " + in_quotes(row.mode) + " in plover.tsv";
  }
  const std::string contexts = told(cells[4]);
  for (const auto context : split(contexts, '|')) {
    if (std::ranges::find(tables.contexts, context, &Context::name) == tables.contexts.end()) {
      return "no context " + in_quotes(context) + " in contexts.tsv";
    }
    row.contexts.emplace_back(context);
  }
  row.cameo = told(cells[5]);
  row.cameo_back = told(cells[6]);
  for (const auto& code : {row.cameo, row.cameo_back}) {
    if (code.empty()) continue;
    if (code.size() != 3 || !tables.cameo_quads.contains(code.substr(0, 2))) {
      return in_quotes(code) + " is no CAMEO code of three digits";
    }
  }
  tables.acts[*act].push_back(std::move(row));
  return {};
}

void load_lists(const fs::path& codes, Codes::Tables& tables, Faults& faults) {
  each_row(codes / "words.tsv", {"list", "words"}, faults, [&](const Cells& cells) {
    const auto [list, added] =
        tables.lists.try_emplace(std::string(cells[0]), parse_phrases(cells[1]));
    return added ? std::string() : "a second list " + in_quotes(list->first);
  });
  each_row(codes / "contexts.tsv", {"context", "words"}, faults, [&](const Cells& cells) {
    tables.contexts.push_back({std::string(cells[0]), parse_phrases(cells[1])});
    return std::string();
  });
}

std::optional<int> parse_quad(std::string_view cell) {
  const auto quad = parse_number<int>(cell);
  return quad && 1 <= *quad && *quad <= 4 ? quad : std::nullopt;
}

std::string no_quad(std::string_view cell) {
  return in_quotes(cell) + " is no quad class (1 to 4)";
}

void load_systems(const fs::path& codes, Codes::Tables& tables, Faults& faults) {
  each_row(codes / "plover.tsv", {"type", "mode", "quad", "score"}, faults,
           [&](const Cells& cells) -> std::string {
             const auto quad = parse_quad(cells[2]);
             if (!quad) return no_quad(cells[2]);
             const auto score = parse_number<decltype(Weight::score)>(cells[3]);
             if (!score) return in_quotes(cells[3]) + " is no score";
             tables.plover[{std::string(cells[0]), told(cells[1])}] = {*quad, *score};
             return {};
           });
  each_row(codes / "cameo.tsv", {"root", "quad"}, faults, [&](const Cells& cells) -> std::string {
    const auto quad = parse_quad(cells[1]);
    if (!quad) return no_quad(cells[1]);
    tables.cameo_quads[std::string(cells[0])] = *quad;
    return {};
  });
}

void load_parties(const fs::path& folder, Codes::Tables& tables, Faults& faults) {
  each_row(folder / "codes" / "parties.tsv", {"party", "country", "sector"}, faults,
           [&](const Cells& cells) {
             tables.parties[std::string(cells[0])] = {told(cells[1]), told(cells[2])};
             return std::string();
           });
  each_row(folder / "states.tsv", {"code", "cow"}, faults, [&](const Cells& cells) {
    tables.cow[std::string(cells[0])] = cells[1];
    return std::string();
  });
}

void load_roots(const fs::path& codes, Codes::Tables& tables, Faults& faults) {
  each_row(codes / "roots.tsv", {"root", "list", "act"}, faults,
           [&](const Cells& cells) -> std::string {
             const auto act = parse_act(cells[2]);
             if (!act) return "unknown act " + in_quotes(cells[2]);
             const auto name = told(cells[1]);
             const auto list = tables.lists.find(name);
             if (!name.empty() && list == tables.lists.end()) {
               return "no list " + in_quotes(name) + " in words.tsv";
             }
             tables.roots.push_back(
                 {std::string(cells[0]), name.empty() ? nullptr : &list->second, *act});
             return {};
           });
}

void load_cues(const fs::path& codes, Codes::Tables& tables, Faults& faults) {
  each_row(codes / "cues.tsv", {"root", "words"}, faults, [&](const Cells& cells) {
    for (const auto word : split(cells[1], '|')) {
      auto& roots = tables.cues[std::string(word)];
      if (std::ranges::find(roots, cells[0]) == roots.end()) roots.emplace_back(cells[0]);
    }
    return std::string();
  });
  for (auto& [word, roots] : tables.cues) std::ranges::sort(roots);
}

// In a state that takes no part. An organisation may have its seat anywhere.
bool in_third_state(const Event& event, const Knowledge& knowledge) {
  const auto comma = event.where.rfind(", ");
  const auto place = comma == std::string::npos ? event.where : event.where.substr(comma + 2);
  const auto other_state = [&](const PartyCode& code) {
    const auto* party = knowledge.party(code);
    return party != nullptr && party->kind == PartyKind::state && code != place;
  };
  return !place.empty() && std::ranges::all_of(event.actors, other_state) &&
         std::ranges::all_of(event.recipients, other_state);
}

bool holds(const Condition& condition, const Event& event, const Words& words,
           const Knowledge& knowledge) {
  if (condition.planned && event.status != Status::planned) return false;
  if (condition.denied && event.status != Status::denied) return false;
  if (condition.many && event.actors.size() + event.recipients.size() < 3) return false;
  if (condition.third && !in_third_state(event, knowledge)) return false;
  return std::ranges::all_of(condition.lists,
                             [&](const Phrases* list) { return has_any(words, *list); });
}

// Over more than a year before the release.
bool is_history(const Event& event, const std::optional<When>& published) {
  if (!event.when || !published || event.when->to.year == 0 || published->from.year == 0) {
    return false;
  }
  auto year_after = last_day(event.when->to);
  ++year_after.year;
  return year_after < first_day(published->from);
}

std::vector<std::string> auxiliary_modes(const Event& event, const Condition& condition,
                                         const std::optional<When>& published) {
  std::vector<std::string> modes;
  if (event.status == Status::planned && !condition.planned) modes.emplace_back("future");
  if (event.status == Status::hypothetical) modes.emplace_back("hypothetical");
  if (event.status == Status::denied && !condition.denied) modes.emplace_back("negation");
  if (is_history(event, published)) modes.emplace_back("historical");
  return modes;
}

}  // namespace

Codes::Codes(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Codes::Codes(Codes&&) noexcept = default;
Codes& Codes::operator=(Codes&&) noexcept = default;
Codes::~Codes() = default;

Result<Codes> Codes::load(const fs::path& folder) {
  auto tables = std::make_unique<Tables>();
  Faults faults;
  const auto codes = folder / "codes";
  load_lists(codes, *tables, faults);
  load_systems(codes, *tables, faults);
  each_row(codes / "acts.tsv", {"act", "if", "type", "mode", "contexts", "cameo", "cameo_back"},
           faults, [&](const Cells& cells) { return take_act(cells, *tables); });
  load_roots(codes, *tables, faults);
  load_cues(codes, *tables, faults);
  load_parties(folder, *tables, faults);
  if (!faults.none()) return tl::unexpected(faults.error());
  return Codes(std::move(tables));
}

EventCodes Codes::event(const Event& event, std::string_view text,
                        const std::optional<When>& published, const Knowledge& knowledge) const {
  EventCodes codes;
  auto words = words_of(slice(text, event.quote));
  if (event.about && !event.quote.contains(*event.about)) {
    const auto about = words_of(slice(text, *event.about));
    words.insert(words.end(), about.begin(), about.end());
  }
  const auto rows = tables_->acts.find(event.act);
  if (rows == tables_->acts.end()) return codes;
  const auto row = std::ranges::find_if(
      rows->second, [&](const ActRow& r) { return holds(r.condition, event, words, knowledge); });
  if (row == rows->second.end()) return codes;

  codes.type = row->type;
  codes.mode = row->mode;
  codes.cameo = row->cameo;
  codes.cameo_back = row->cameo_back;
  if (!row->cameo.empty()) codes.cameo_quad = tables_->cameo_quads.at(row->cameo.substr(0, 2));
  if (row->type.empty()) return codes;
  const auto& weight = tables_->plover.at({row->type, row->mode});
  codes.quad = weight.quad;
  codes.score = weight.score;
  for (const auto& context : tables_->contexts) {
    const bool by_act = std::ranges::find(row->contexts, context.name) != row->contexts.end();
    if (by_act || has_any(words, context.phrases)) codes.contexts.push_back(context.name);
  }
  codes.auxiliary = auxiliary_modes(event, row->condition, published);
  return codes;
}

PartyCodes Codes::party(const PartyCode& code, const Knowledge& knowledge) const {
  PartyCodes codes;
  codes.code = code;
  const auto* party = knowledge.party(code);
  codes.name = party == nullptr ? code : party->name;
  auto row = tables_->parties.find(code);
  if (row == tables_->parties.end() && party != nullptr) {
    row = tables_->parties.find(to_string(party->kind));
  }
  if (row != tables_->parties.end()) {
    codes.country = row->second.country;
    codes.sector = row->second.sector;
  }
  if (party != nullptr && party->kind == PartyKind::state) {
    codes.country = code;
    if (const auto number = tables_->cow.find(code); number != tables_->cow.end()) {
      codes.cow = number->second;
    }
  }
  return codes;
}

std::vector<std::string> Codes::lists_in(std::string_view text) const {
  const auto words = words_of(text);
  std::vector<std::string> names;
  for (const auto& [name, list] : tables_->lists) {
    if (has_any(words, list)) names.push_back(name);
  }
  return names;
}

const std::vector<std::string>& Codes::cued_by(std::string_view lemma) const {
  static const std::vector<std::string> none;
  const auto found = tables_->cues.find(lemma);
  return found == tables_->cues.end() ? none : found->second;
}

std::string_view Codes::root_of(std::string_view type) const {
  return type == "CONCEDE" || type == "RETREAT" ? "YIELD" : type;
}

std::optional<Act> Codes::act_of(std::string_view root, std::string_view text) const {
  const auto words = words_of(text);
  for (const auto& row : tables_->roots) {
    if (row.root == root && (row.list == nullptr || has_any(words, *row.list))) return row.act;
  }
  return {};
}

}  // namespace dragoman
