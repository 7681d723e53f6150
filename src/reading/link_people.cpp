#include "reading/link_people.h"

#include <algorithm>
#include <numeric>

#include "knowledge/fold.h"

namespace dragoman {

namespace {

using Words = std::vector<std::string>;

bool is_suffix_word(const std::string& word) {
  return word == "jr" || word == "sr" || word == "ii" || word == "iii" || word == "iv";
}

const std::string& family_of(const Words& words) {
  auto last = words.size() - 1;
  if (last > 0 && is_suffix_word(words[last])) --last;
  return words[last];
}

// One letter put in, left out or changed: "Zelensky", "Zelenskyy".
bool nearly_equal(const std::string& a, const std::string& b) {
  constexpr std::size_t shortest = 6;  // shorter names differ by a letter by right
  if (a == b) return true;
  if (std::min(a.size(), b.size()) < shortest) return false;
  const auto longest_start = std::min(a.size(), b.size());
  std::size_t start = 0;
  while (start < longest_start && a[start] == b[start]) ++start;
  std::size_t end = 0;
  while (end < longest_start - start && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  // Letters of other scripts take two bytes.
  const auto is_one_letter = [&](const std::string& word) {
    const auto rest = word.size() - start - end;
    return rest <= 1 || (rest == 2 && static_cast<unsigned char>(word[start]) >= 0xC0);
  };
  return is_one_letter(a) && is_one_letter(b);
}

bool contains_run(const Words& words, const Words& part) {
  return std::search(words.begin(), words.end(), part.begin(), part.end(), nearly_equal) !=
         words.end();
}

// A person while mentions are gathered.
struct Cluster {
  std::vector<std::size_t> mentions;
  Words words;  // of the fullest name
  std::vector<const Holder*> holders;
  std::vector<std::string> titles;
  PartyCode of;
  bool honoured = false;
  bool titled = false;
};

bool share_holder(const std::vector<const Holder*>& a, const std::vector<const Holder*>& b) {
  return std::ranges::any_of(a, [&](const Holder* x) {
    return std::ranges::any_of(
        b, [&](const Holder* y) { return x->of == y->of && x->person == y->person; });
  });
}

// "Joe" and "Joseph", "J." and "Joseph"; not "Jill" and "Joe".
bool given_names_agree(const Words& a, const Words& b) {
  const auto& x = a.front();
  const auto& y = b.front();
  if (x.size() == 1 || y.size() == 1) return x.front() == y.front();
  return x.substr(0, 2) == y.substr(0, 2);
}

enum class Fit { no, loose, close };

Fit fit(const Cluster& cluster, const NamedMention& mention,
        const std::vector<const Holder*>& holders) {
  const bool conflict = !cluster.of.empty() && !mention.of.empty() && cluster.of != mention.of;
  if (mention.words.size() > 1 && cluster.words.size() > 1) {
    if (contains_run(cluster.words, mention.words)) return conflict ? Fit::loose : Fit::close;
    if (conflict) return Fit::no;
    if (share_holder(cluster.holders, holders)) return Fit::close;
    if (nearly_equal(family_of(cluster.words), family_of(mention.words)) &&
        given_names_agree(cluster.words, mention.words)) {
      return Fit::close;
    }
    return Fit::no;
  }
  if (conflict || !contains_run(cluster.words, mention.words)) return Fit::no;
  const bool same_title =
      !mention.title.empty() && std::ranges::any_of(cluster.titles, [&](const std::string& title) {
        return title == mention.title || title == mention.singular;
      });
  return same_title ? Fit::close : Fit::loose;
}

// All the tables have under a name; where they print it fuller ("Xiomara Castro de Zelaya") or
// the other way round ("Abe Shinzo"), those that have all its words.
std::vector<const Holder*> holders_named(const NamedMention& mention, const LinkContext& context) {
  auto holders = context.knowledge.people_named(slice(context.text, mention.name));
  if (mention.words.size() < 2) return holders;
  for (const auto* family : {&family_of(mention.words), &mention.words.front()}) {
    for (const auto* holder : context.knowledge.people_named(*family)) {
      const auto person = " " + fold(holder->person) + " ";
      const bool fits = std::ranges::all_of(mention.words, [&](const std::string& word) {
        return word.size() == 1 || is_suffix_word(word) ||
               person.find(" " + word + " ") != std::string::npos;
      });
      if (fits && std::ranges::find(holders, holder) == holders.end()) holders.push_back(holder);
    }
  }
  return holders;
}

std::vector<Cluster> gather(const std::vector<NamedMention>& mentions, const LinkContext& context) {
  std::vector<std::size_t> order(mentions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t i) { return mentions[i].words.size(); });
  std::vector<Cluster> clusters;
  for (const auto i : order) {
    const auto& mention = mentions[i];
    if (mention.words.empty()) continue;
    auto holders = holders_named(mention, context);
    Cluster* best = nullptr;
    auto best_fit = Fit::no;
    for (auto& cluster : clusters) {
      const auto now = fit(cluster, mention, holders);
      if (now > best_fit) {
        best_fit = now;
        best = &cluster;
      }
    }
    if (best == nullptr) {
      clusters.emplace_back().words = mention.words;
      best = &clusters.back();
      best->holders = std::move(holders);
    }
    best->mentions.push_back(i);
    for (const auto* title : {&mention.title, &mention.singular}) {
      if (title->empty() || std::ranges::find(best->titles, *title) != best->titles.end()) continue;
      best->titles.push_back(*title);
    }
    if (best->of.empty()) best->of = mention.of;
    best->honoured = best->honoured || mention.honoured;
    best->titled = best->titled || mention.titled;
  }
  return clusters;
}

bool was_in_office(const Holder& holder, const std::optional<Date>& day) {
  if (!day) return true;
  // Terms are often known to the month, and releases name people shortly before and after.
  constexpr int slack = 1;  // years
  if (holder.from && holder.from->year > day->year + slack) return false;
  const auto& last = holder.to ? holder.to : holder.as_of;
  return !last || last->year + slack >= day->year;
}

bool in_office_on(const Holder& holder, const std::optional<Date>& day) {
  if (!day) return true;
  if (holder.from && last_day(*day) < first_day(*holder.from)) return false;
  return !holder.to || first_day(*day) <= last_day(*holder.to);
}

// The party of the one the tables know under this name: of the office told, if any; empty
// where they know none or several.
PartyCode known_party(const Cluster& cluster, const PartyCode& maybe_of,
                      const LinkContext& context) {
  std::vector<const Holder*> likely;
  for (const auto* holder : cluster.holders) {
    if (was_in_office(*holder, context.day)) likely.push_back(holder);
  }
  const auto keep = [&](const auto& condition) {
    std::vector<const Holder*> kept;
    std::ranges::copy_if(likely, std::back_inserter(kept), condition);
    if (!kept.empty()) likely = std::move(kept);
  };
  const auto has_title = [&](const Holder* holder) {
    return std::ranges::any_of(cluster.titles, [&](const std::string& title) {
      const auto office = context.knowledge.office(title, holder->of);
      return !office.empty() && office != "other" && office == holder->office;
    });
  };
  const auto is_near = [&](const Holder* holder) {
    return holder->of == context.publisher || holder->of == maybe_of ||
           std::ranges::binary_search(context.named, holder->of);
  };
  // "President Obama", years later: no namesake in some other office far away, but who had that
  // one.
  if (cluster.words.size() == 1 && std::ranges::none_of(likely, is_near) &&
      std::ranges::none_of(likely, has_title)) {
    std::vector<const Holder*> former;
    for (const auto* holder : cluster.holders) {
      const bool before =
          !context.day || !holder->from || first_day(*holder->from) <= last_day(*context.day);
      if (before && has_title(holder)) former.push_back(holder);
    }
    const bool has_other_office = std::ranges::any_of(likely, [&](const Holder* holder) {
      return std::ranges::any_of(cluster.titles, [&](const std::string& title) {
        return !context.knowledge.office(title, holder->of).empty();
      });
    });
    if (!former.empty() || has_other_office) likely = std::move(former);
  }
  keep(has_title);
  keep([&](const Holder* holder) { return in_office_on(*holder, context.day); });
  // The tables have the President of China as that of Macao too.
  keep([&](const Holder* holder) {
    return std::ranges::find(cluster.titles, holder->title) != cluster.titles.end();
  });
  if (cluster.words.size() == 1) {
    keep([](const Holder* holder) { return holder->office != "other"; });
  }
  keep(is_near);
  if (likely.empty()) return {};
  for (const auto* holder : likely) {
    if (holder->of == maybe_of) return holder->of;
  }
  for (const auto* holder : likely) {
    if (holder->of == context.publisher) return holder->of;
  }
  const auto& first = likely.front()->of;
  const bool one = std::ranges::all_of(likely, [&](const Holder* h) { return h->of == first; });
  return one ? first : PartyCode{};
}

// Known without a title: only those whose name is well known, and at that time.
bool is_known_official(const Cluster& cluster, const LinkContext& context) {
  constexpr std::size_t shortest = 4;
  if (cluster.words.size() == 1 && cluster.words.front().size() < shortest) return false;
  return std::ranges::any_of(cluster.holders, [&](const Holder* holder) {
    if (!in_office_on(*holder, context.day)) return false;
    if (cluster.words.size() > 1) return true;
    const bool leads =
        holder->office == "head-of-state" || holder->office == "head-of-government" ||
        holder->office == "foreign-minister" || holder->office == "head-of-organisation";
    return leads && (holder->of == context.publisher ||
                     std::ranges::binary_search(context.named, holder->of));
  });
}

// By the family name, or by two others: "Faisal bin Farhan bin Abdullah" of the house of Saud.
bool may_be(const Holder& holder, const std::vector<std::string>& words) {
  constexpr std::size_t particle = 3;  // bytes of the longest: "bin"
  const auto name = fold(holder.person);
  const auto shared = std::ranges::count_if(words, [&](const std::string& word) {
    return word.size() > particle && name.find(word) != std::string::npos;
  });
  return shared > 1 || name.find(family_of(words)) != std::string::npos;
}

// Somebody else is known to have held the publisher's office of that title on the day.
bool is_held_by_other(const Cluster& cluster, const LinkContext& context) {
  constexpr std::size_t most_holders = 3;  // of an office that has one at a time
  if (!context.day) return false;
  for (const auto& title : cluster.titles) {
    // "President-elect" is told of the office of the President.
    const auto office =
        context.knowledge.office(title.substr(0, title.find('-')), context.publisher);
    // There are many deputies, but one vice president.
    const bool one = !office.starts_with("deputy-") || office == "deputy-head-of-state";
    if (office.empty() || office == "other" || !one) continue;
    auto holders = context.knowledge.holders(context.publisher, office, context.day);
    std::erase_if(holders, [&](const Holder* holder) {
      const auto& last = holder->to ? holder->to : holder->as_of;
      return !last || last_day(*last) < first_day(*context.day);  // not known up to the day
    });
    if (holders.size() > most_holders) continue;
    const bool same = std::ranges::any_of(
        holders, [&](const Holder* holder) { return may_be(*holder, cluster.words); });
    if (!holders.empty() && !same) return true;
  }
  return false;
}

// A prime minister named by an organisation is none of its own.
bool is_office_of_states(const Cluster& cluster, const LinkContext& context) {
  const auto* publisher = context.knowledge.party(context.publisher);
  if (publisher == nullptr || publisher->kind == PartyKind::state) return false;
  return std::ranges::any_of(cluster.titles, [&](const std::string& title) {
    const auto office = context.knowledge.office(title, context.publisher);
    return office == "head-of-government" || office == "foreign-minister" ||
           office == "deputy-foreign-minister" || office == "deputy-head-of-government";
  });
}

PartyCode party_of(const Cluster& cluster, const std::vector<NamedMention>& mentions,
                   const LinkContext& context) {
  if (!cluster.of.empty()) return cluster.of;
  PartyCode maybe_of;
  for (const auto i : cluster.mentions) {
    if (maybe_of.empty()) maybe_of = mentions[i].maybe_of;
  }
  if (auto known = known_party(cluster, maybe_of, context); !known.empty()) return known;
  if (!maybe_of.empty()) return maybe_of;
  if (cluster.titles.empty()) return {};
  const bool opposite =
      std::ranges::any_of(cluster.mentions, [&](std::size_t i) { return mentions[i].opposite; });
  if (!opposite && !is_held_by_other(cluster, context) && !is_office_of_states(cluster, context))
    return PartyCode(context.publisher);
  // Not the publisher's: then of the one other state there is, or of the one named last before.
  constexpr std::size_t near = 200;  // bytes
  const auto begin = mentions[cluster.mentions.front()].span.begin;
  PartyCode other;
  bool one = true;
  PartyCode nearest;
  for (const auto& [at, code] : context.named_at) {
    const auto* party = context.knowledge.party(code);
    if (code == context.publisher || party == nullptr || party->kind != PartyKind::state) continue;
    one = one && (other.empty() || other == code);
    other = code;
    if (at < begin && begin - at < near) nearest = code;
  }
  return one ? other : nearest;
}

Person person_of(const Cluster& cluster, const std::vector<NamedMention>& mentions,
                 const LinkContext& context) {
  Person person;
  std::size_t fullest = 0;
  for (const auto i : cluster.mentions) {
    const auto& mention = mentions[i];
    if (mention.words.size() > fullest) {
      fullest = mention.words.size();
      person.span = mention.name;
    }
    if (mention.title.size() > person.post.size()) person.post = mention.title;
  }
  person.name = slice(context.text, person.span);
  std::ranges::replace(person.name, '\n', ' ');
  std::ranges::replace(person.post, '\n', ' ');
  person.of = party_of(cluster, mentions, context);
  return person;
}

}  // namespace

People link_people(const std::vector<NamedMention>& mentions, const LinkContext& context) {
  auto clusters = gather(mentions, context);
  std::erase_if(clusters, [&](const Cluster& cluster) {
    // "H.E. Sheikh Nasser bin Hamad of Bahrain" stands for his state.
    const bool envoy = cluster.honoured && !cluster.of.empty();
    return !cluster.titled && !envoy && !is_known_official(cluster, context);
  });
  for (auto& cluster : clusters) std::ranges::sort(cluster.mentions);
  std::ranges::sort(clusters, {}, [](const Cluster& cluster) { return cluster.mentions.front(); });

  People people;
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    people.people.push_back(person_of(clusters[c], mentions, context));
    for (const auto i : clusters[c].mentions) {
      people.mentions.push_back({mentions[i].span, mentions[i].name, c});
    }
  }
  std::ranges::sort(people.mentions, {}, [](const PersonMention& m) { return m.name; });
  return people;
}

}  // namespace dragoman
