// Agreements of the two with how far they have come, their policies and bids, and the
// anniversaries that releases speak of.
#include <algorithm>
#include <tuple>

#include "history/relation/relation_parts.h"

namespace dragoman {

std::string_view to_string(AgreementStage stage) {
  switch (stage) {
    case AgreementStage::under_negotiation:
      return "under negotiation";
    case AgreementStage::to_be_signed:
      return "to be signed";
    case AgreementStage::signed_text:
      return "signed";
    case AgreementStage::in_force:
      return "in force";
    case AgreementStage::ended:
      return "ended";
  }
  return "";
}

namespace {

struct Draft {
  struct Step {
    std::vector<Dated> when;
    Vouchers vouchers;
  };
  Spellings names;
  std::map<AgreementStage, Step> steps;
};

using Drafts = std::map<WordRow, Draft>;

struct Naming {
  Spellings names;
  Vouchers vouchers;
};

void put(Draft& draft, AgreementStage stage, const std::optional<When>& when, const Voucher& by) {
  auto& step = draft.steps[stage];
  add(step.vouchers, by);
  if (when) step.when.push_back({*when, false, {by}});
}

AgreementStage stage_of(std::string_view state) {
  for (const auto stage : {AgreementStage::under_negotiation, AgreementStage::in_force}) {
    if (state == to_string(stage)) return stage;
  }
  return AgreementStage::signed_text;
}

void add_rows(Drafts& drafts, const RelationQuestion& question) {
  for (const auto* row : question.rows()) {
    const auto meaning = question.words.tables.find(row->kind);
    if (meaning == question.words.tables.end() || meaning->second != "agreement") continue;
    auto& draft = drafts[question.key(row->name)];
    draft.names.add(row->name);
    const auto when = [](const std::optional<Date>& date) {
      return date ? std::optional(on(*date)) : std::nullopt;
    };
    put(draft, AgreementStage::signed_text, when(row->from), voucher(*row));
    if (row->to && first_day(*row->to) <= question.day) {
      put(draft, AgreementStage::ended, when(row->to), voucher(*row));
    }
  }
}

void add_facts(Drafts& drafts, const RelationQuestion& question) {
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::agreement || !concerns(fact, question.pair)) continue;
    auto key = question.key(fact.name);
    if (key.empty()) continue;
    auto& draft = drafts[std::move(key)];
    draft.names.add(fact.name);
    put(draft, stage_of(fact.state), fact.since, voucher(told));
  }
}

// A signing tells of the agreement that it names; without one it stands under its own words.
void add_signings(Drafts& drafts, const RelationQuestion& question) {
  for (const auto& told : question.told.events) {
    const auto& event = told.what;
    if (event.act != Act::sign || told.about.empty() || !concerns(event, question.pair)) continue;
    if (event.status != Status::occurred && event.status != Status::planned) continue;
    const auto words = question.words_in(told.about);
    Draft* draft = nullptr;
    std::size_t longest = 0;
    for (auto& [key, other] : drafts) {
      if (key.size() <= longest || find_words(words, key) == words.size()) continue;
      longest = key.size();
      draft = &other;
    }
    if (draft == nullptr) {
      draft = &drafts[question.key(told.about)];
      draft->names.add(told.about);
    }
    put(*draft,
        event.status == Status::occurred ? AgreementStage::signed_text
                                         : AgreementStage::to_be_signed,
        event.when, voucher(told));
  }
}

struct Said {
  WordRow quote;
  const Told<Event>* by = nullptr;
};

std::vector<Said> said_between(const RelationQuestion& question) {
  std::vector<Said> said;
  for (const auto& told : question.told.events) {
    if (concerns(told.what, question.pair)) said.push_back({question.words_in(told.quote), &told});
  }
  return said;
}

}  // namespace

std::vector<Agreement> find_agreements(const RelationQuestion& question) {
  Drafts drafts;
  add_rows(drafts, question);
  add_facts(drafts, question);
  add_signings(drafts, question);
  std::vector<Agreement> agreements;
  for (auto& [key, draft] : drafts) {
    Agreement agreement{.name = draft.names.best(), .also = draft.names.others(), .steps = {}};
    for (auto& [stage, step] : draft.steps) {
      agreement.steps.push_back({stage, gathered(std::move(step.when)), std::move(step.vouchers)});
    }
    agreements.push_back(std::move(agreement));
  }
  std::ranges::stable_sort(agreements, [](const Agreement& a, const Agreement& b) {
    return std::tuple(b.steps.back().stage, a.name) < std::tuple(a.steps.back().stage, b.name);
  });
  return agreements;
}

std::vector<Matter> find_matters(const RelationQuestion& question) {
  std::map<std::tuple<FactKind, PartyCode, WordRow>, Naming> namings;
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::policy && fact.kind != FactKind::bid) continue;
    if (fact.a != question.pair.a && fact.a != question.pair.b) continue;
    auto key = question.key(fact.name);
    if (key.empty()) continue;
    auto& naming = namings[{fact.kind, fact.a, std::move(key)}];
    naming.names.add(fact.name);
    add(naming.vouchers, voucher(told));
  }
  std::vector<Matter> matters;
  const auto said = namings.empty() ? std::vector<Said>() : said_between(question);
  for (auto& [key, naming] : namings) {
    const auto& [kind, of, words] = key;
    Matter matter{kind, of, naming.names.best(), std::move(naming.vouchers), {}};
    for (const auto& [quote, by] : said) {
      if (find_words(quote, words) < quote.size()) add(matter.said, voucher(*by));
    }
    matters.push_back(std::move(matter));
  }
  std::ranges::stable_sort(matters, {}, [](const Matter& matter) {
    return std::tuple(matter.kind, matter.of, matter.name);
  });
  return matters;
}

std::vector<ToldAnniversary> find_told_anniversaries(const RelationQuestion& question) {
  std::map<std::tuple<int, WordRow, int>, Naming> namings;
  for (const auto& told : question.told.facts) {
    const auto& fact = told.what;
    if (fact.kind != FactKind::anniversary || !concerns(fact, question.pair)) continue;
    if (!fact.nth || !fact.year) continue;
    auto key = question.words_in(fact.of);
    auto& naming = namings[{*fact.year, key, *fact.nth}];
    naming.names.add(key.empty() ? fact.of : joined(key));
    add(naming.vouchers, voucher(told));
  }
  std::vector<ToldAnniversary> anniversaries;
  for (auto& [key, naming] : namings) {
    const auto& [year, words, nth] = key;
    anniversaries.push_back({naming.names.best(), nth, year, std::move(naming.vouchers)});
  }
  return anniversaries;
}

}  // namespace dragoman
