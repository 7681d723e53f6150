#include "reading/resolve_roles.h"

#include <algorithm>

#include "reading/find_circumstances.h"
#include "reading/lead_in.h"

namespace dragoman {

namespace {

constexpr int max_steps = 8;  // governors a subject may be inherited through

bool is_relative(std::string_view word) {
  return word == "which" || word == "that" || word == "who";
}

// The subject a clause tells itself; a relative pronoun stands for its antecedent.
TokenIndex own_subject(const Syntax& syntax, TokenIndex verb) {
  const auto found = follow(syntax, verb, "subj");
  if (found.empty()) return no_token;
  const auto subject = found.front();
  if (is_relative(lower(syntax.form(subject))) && syntax.relation(verb) == "acl:relcl") {
    const auto above = syntax.head(verb);
    if (above != no_token && syntax.upos(above) != Upos::verb) return above;
    // Hung on the main verb: "held a meeting with X, who is visiting Japan" means X.
    auto antecedent = subject - 1;
    while (antecedent > 0 && syntax.upos(antecedent) == Upos::punct) --antecedent;
    for (int steps = 0; steps < max_steps && antecedent >= 0; ++steps) {
      const auto link = syntax.basic_relation(antecedent);
      const auto head = syntax.head(antecedent);
      const bool inside = link == "flat" || link == "compound" || link == "appos" || link == "nmod";
      if (!inside || head == no_token || syntax.upos(head) == Upos::verb ||
          syntax.sentence(head) != syntax.sentence(subject)) {
        break;
      }
      antecedent = head;
    }
    return antecedent < 0 ? above : antecedent;
  }
  return subject;
}

// Whether an expression has this word for a path of its own.
bool has_path(const LinkExpression& expression, std::string_view word) {
  return std::ranges::any_of(expression.alternatives, [word](const auto& sum) {
    return std::ranges::any_of(
        sum, [word](const LinkPath& path) { return path.size() == 1 && path.front() == word; });
  });
}

// Content that does somebody good: "to support the Afghan people".
bool is_benefit(const Syntax& syntax, Span content, const Patterns::Tables& patterns) {
  for (auto token = syntax.token_at(content.begin);
       token < syntax.size() && syntax.span(token).begin < content.end; ++token) {
    if (patterns.in("benefit", lower(syntax.lemma(token)))) return true;
  }
  return false;
}

bool is_deed(Act act) {
  switch (act) {
    case Act::aid:
    case Act::sanction:
    case Act::concede:
    case Act::retreat:
    case Act::protest:
    case Act::mobilize:
    case Act::coerce:
    case Act::assault:
      return true;
    default:
      return false;
  }
}

// The other side where one party acts in the company of one other; else nobody.
Parties other_of_two(const Discourse& discourse, const Parties& actors) {
  if (actors.size() != 1) return {};
  const auto others = without(discourse.company_of(actors.front()), actors);
  return others.size() == 1 ? others : Parties{};
}

// A pronoun that cannot mean the actor means the actor's counterpart: "thanked her for …".
Parties counterpart(const Syntax& syntax, const Discourse& discourse,
                    const Patterns::Tables& patterns, const PatternMatch& match,
                    const Parties& actors) {
  const auto tokens = follow(syntax, match.trigger, match.row->recipients);
  const bool pronoun = std::ranges::any_of(
      tokens, [&](TokenIndex token) { return patterns.in("person", lower(syntax.form(token))); });
  if (!pronoun) return {};
  auto other = other_of_two(discourse, actors);
  const auto before = syntax.head(match.trigger);
  if (other.empty() && before != no_token && syntax.basic_relation(match.trigger) == "conj") {
    // "briefed Minister X and thanked him": whom the verb before it told.
    for (const auto token : follow(syntax, before, "obj"))
      add_parties(other, without(discourse.resolve(token), actors));
  }
  return other;
}

// Of a meeting of two, the other side where the content names it and nobody else: "commended
// the reforms in Chile", "will grant scholarships to Chilean students".
Parties named_counterpart(const Discourse& discourse, Span content, const Parties& actors) {
  const auto other = other_of_two(discourse, actors);
  if (other.empty()) return {};
  return without(discourse.all_named(content), actors) == other ? other : Parties{};
}

// Which words of a phrase may tell a party.
enum class Reach {
  phrase,  // the phrase as a whole
  beside,  // what qualifies it: deeds hit or help "Kenyan trucks", "the port of Mombasa"
  inside,  // the only party named in it: "ten entities that took part in Sudan’s war"
};

Parties parties_within(const Discourse& discourse, const Syntax& syntax, TokenIndex token,
                       Reach reach) {
  if (reach == Reach::phrase) return discourse.resolve(token);
  if (reach == Reach::beside) return discourse.named_near(token);
  auto named = discourse.all_named(syntax.span(syntax.subtree(token)));
  return named.size() == 1 ? named : Parties{};
}

// Alternatives are tried until one resolves to parties, not merely to words.
Parties resolve_links(const Syntax& syntax, const Discourse& discourse, const PatternMatch& match,
                      const LinkExpression& expression, Reach reach = Reach::phrase) {
  for (const auto& sum : expression.alternatives) {
    Parties parties;
    for (const auto& path : sum) {
      const bool through =
          match.anchor != match.trigger && path.size() > 1 && path.front() == "obj";
      const auto tokens = through
                              ? follow(syntax, match.anchor, LinkPath(path.begin() + 1, path.end()))
                              : follow(syntax, match.trigger, path);
      const bool modifier = path.back() == "mod";
      for (const auto token : tokens) {
        add_parties(parties, modifier ? discourse.resolve_modifier(token)
                                      : parties_within(discourse, syntax, token, reach));
      }
    }
    if (!parties.empty()) return parties;
  }
  return {};
}

void take_inherited_subject(const Syntax& syntax, const Discourse& discourse,
                            const PatternMatch& match, const PartiesByTrigger& read_so_far,
                            Roles& roles) {
  auto holder = subject_holder(syntax, match.trigger);
  for (int steps = 0; holder != no_token && steps < max_steps; ++steps) {
    const auto told = read_so_far.find(holder);
    const bool together = is_mutual(match.row->act) && told != read_so_far.end();
    const auto subject = own_subject(syntax, holder);
    auto parties = subject == no_token ? Parties{} : discourse.resolve(subject);
    if (parties.empty() && subject != no_token) {
      // "Minister X’s participation served as an opportunity to discuss …"
      for (const auto owner : follow(syntax, subject, "poss"))
        add_parties(parties, discourse.resolve(owner));
    }
    if (parties.empty() && subject == no_token && is_passive(syntax, holder)) {
      // "He was joined by X to sign": the passive's subject goes on.
      const auto passive = syntax.child(holder, "nsubj");
      if (passive != no_token) parties = discourse.resolve(passive);
    }
    if (together && !told->second.empty()) add_parties(parties, told->second);
    if (!parties.empty()) {
      roles.actors = std::move(parties);
      roles.subject = subject;
      return;
    }
    if (subject != no_token && !is_relative(lower(syntax.form(subject)))) return;
    holder = subject_holder(syntax, holder);
  }
}

// An item of a list goes on from the words above it: "The Ministers: | signed a treaty".
Parties introduced_actors(const Syntax& syntax, const Discourse& discourse,
                          const PartiesByTrigger& read_so_far, TokenIndex verb) {
  const auto head = lead_in(syntax, verb);
  if (head == no_token) return {};
  if (const auto told = read_so_far.find(head); told != read_so_far.end()) return told->second;
  const auto subject = own_subject(syntax, head);
  return discourse.resolve(subject == no_token ? head : subject);
}

// A participle or verb that nothing governs speaks for the text: "Recalling …", "Welcoming …".
bool hangs_free(const Syntax& syntax, TokenIndex verb) {
  const auto relation = syntax.basic_relation(verb);
  return relation == "root" || relation == "parataxis" || syntax.head(verb) == no_token;
}

}  // namespace

TokenIndex subject_holder(const Syntax& syntax, TokenIndex verb) {
  const auto relation = syntax.basic_relation(verb);
  const auto head = syntax.head(verb);
  if (head == no_token) return no_token;
  if (relation == "conj" || relation == "xcomp" || relation == "advcl" || relation == "ccomp" ||
      relation == "acl" || relation == "parataxis" || relation == "dep") {
    return head;
  }
  // "plays a role in promoting", "his decision to": the noun hangs on a verb with a subject.
  if (relation == "obj" || relation == "obl" || relation == "nmod") return head;
  return no_token;
}

Roles resolve_roles(const Syntax& syntax, const Discourse& discourse,
                    const Patterns::Tables& patterns, const PatternMatch& match,
                    std::optional<Span> about, const PartiesByTrigger& read_so_far) {
  const auto& row = *match.row;
  Roles roles;
  if (!row.actors.empty()) roles.actors = resolve_links(syntax, discourse, match, row.actors);
  if (has_path(row.actors, "speaker")) {
    // "Norway said that Chad must release them": who says it, else who speaks in the release.
    take_inherited_subject(syntax, discourse, match, read_so_far, roles);
    if (roles.actors.empty() && hangs_free(syntax, match.trigger)) {
      roles.actors = discourse.speakers();
    }
  } else if (row.trigger_class != WordClass::noun) {
    // "are committed to" is no passive.
    roles.subject = row.trigger_class == WordClass::adjective ? syntax.child(match.trigger, "nsubj")
                                                              : own_subject(syntax, match.trigger);
    if (row.actors.empty() && roles.subject != no_token) {
      roles.actors = discourse.resolve(roles.subject);
    }
    // A deed is done by somebody, whatever he is called: "Kenyan bombers struck". So is a threat.
    const bool told = roles.subject != no_token && !is_relative(lower(syntax.form(roles.subject)));
    const bool hostile = is_deed(row.act) || row.act == Act::warn;
    if (roles.actors.empty() && told && hostile && row.trigger_class == WordClass::verb) {
      roles.actors = discourse.named_near(roles.subject);
    }
    const bool missing = roles.subject == no_token || row.trigger_class == WordClass::adjective;
    // "the forum held in Riga", "should diplomats be expelled" do not say by whom.
    const auto link = syntax.basic_relation(match.trigger);
    const bool agentless = row.trigger_class == WordClass::verb &&
                           is_passive(syntax, match.trigger) && (link == "acl" || link == "advcl");
    if (agentless && roles.actors.empty()) return roles;
    if (missing && (row.actors.empty() || roles.actors.size() < 2) && roles.actors.empty()) {
      take_inherited_subject(syntax, discourse, match, read_so_far, roles);
    } else if (roles.subject == no_token && !row.actors.empty() && is_mutual(row.act)) {
      // "and met with Y": Y is told here, who met Y further up.
      Roles shared;
      take_inherited_subject(syntax, discourse, match, read_so_far, shared);
      add_parties(shared.actors, roles.actors);
      roles = std::move(shared);
    }
    if (roles.actors.empty() && roles.subject == no_token && hangs_free(syntax, match.trigger) &&
        !is_passive(syntax, match.trigger)) {
      roles.actors = introduced_actors(syntax, discourse, read_so_far, match.trigger);
      if (roles.actors.empty()) roles.actors = discourse.speakers();
    }
  }
  if (!row.recipients.empty()) {
    roles.recipients = resolve_links(syntax, discourse, match, row.recipients);
    if (roles.recipients.empty() && is_deed(row.act)) {
      roles.recipients = resolve_links(syntax, discourse, match, row.recipients, Reach::beside);
    }
    if (roles.recipients.empty() && (row.act == Act::aid || row.act == Act::sanction)) {
      roles.recipients = resolve_links(syntax, discourse, match, row.recipients, Reach::inside);
    }
    if (roles.recipients.empty() && has_path(row.recipients, "subj")) {
      // "looks forward to welcoming X to Paris": who welcomes is told further up.
      Roles shared;
      take_inherited_subject(syntax, discourse, match, {}, shared);
      roles.recipients = std::move(shared.actors);
      if (roles.recipients.empty() && hangs_free(syntax, match.trigger)) {
        roles.recipients = discourse.speakers();
      }
    }
    const bool named =
        has_path(row.recipients, "about") ||
        (has_path(row.recipients, "benefit") && about && is_benefit(syntax, *about, patterns));
    if (roles.recipients.empty() && named && about) {
      roles.recipients = discourse.first_named(*about, roles.actors);
    }
    roles.recipients = without(roles.recipients, roles.actors);
    if (roles.recipients.empty()) {
      roles.recipients = counterpart(syntax, discourse, patterns, match, roles.actors);
    }
    if (roles.recipients.empty() && has_path(row.recipients, "other")) {
      roles.recipients = other_of_two(discourse, roles.actors);
    }
    const bool blames =
        row.act == Act::condemn || row.act == Act::concern || row.act == Act::reject;
    if (roles.recipients.empty() && about && !blames) {
      roles.recipients = named_counterpart(discourse, *about, roles.actors);
    }
  }
  return roles;
}

namespace {

// A heading, or the first sentence up to its finite verb: where those who speak are named.
Span opening_of(const Syntax& syntax, Span block) {
  const auto* kind = block_at(syntax.release(), block.begin);
  if (kind != nullptr && kind->kind == BlockKind::heading) return block;
  for (auto token = syntax.token_at(block.begin);
       token < syntax.size() && syntax.span(token).begin < block.end; ++token) {
    if (syntax.upos(token) == Upos::verb && syntax.has_feature(token, "VerbForm=Fin") &&
        syntax.relation(token) != "acl:relcl" && syntax.child(token, "nsubj") != no_token) {
      return {block.begin, syntax.span(token).begin};
    }
  }
  return block;
}

// "the leaders of AUKUS – Australia, the United Kingdom and the United States" are three.
void drop_groups_told_by_members(Parties& parties, const Knowledge& knowledge) {
  const auto told = parties;
  std::erase_if(parties, [&](const PartyCode& party) {
    const auto members = knowledge.members(party);
    const auto named = std::ranges::count_if(
        members, [&](const PartyCode& m) { return std::ranges::find(told, m) != told.end(); });
    return named > 1 && static_cast<std::size_t>(named) * 2 >= members.size();
  });
}

}  // namespace

Parties find_speakers(const Syntax& syntax, const Mentions& mentions, const People& people,
                      const Discourse& discourse, const Knowledge& knowledge,
                      const Patterns::Tables& patterns) {
  const auto& release = syntax.release();
  Parties publisher;
  if (!release.publisher.empty()) publisher = {release.publisher};
  bool joint = false;
  std::string word;
  for (const char c : lower(release.title) + " ") {
    if (c >= 'a' && c <= 'z') {
      word += c;
      continue;
    }
    joint = joint || patterns.in("joint", word);
    word.clear();
  }
  // "We, the Foreign Ministers of the G7 and the High Representative of the EU, …"
  const auto first_we = std::min<TokenIndex>(syntax.size(), 400);
  for (TokenIndex token = 0; token < first_we; ++token) {
    if (!patterns.in("we", lower(syntax.form(token)))) continue;
    const auto named = syntax.child(token, "appos");
    if (named == no_token) continue;
    if (auto parties = discourse.resolve(named); parties.size() > 1) return parties;
  }
  if (!joint) return publisher;

  // The first blocks that name two parties or more: the title, else the opening sentence.
  for (std::size_t b = 0; b < release.blocks.size() && b < 5; ++b) {
    const auto block = release.blocks[b].span;
    const auto opening = opening_of(syntax, block);
    Parties parties;
    for (const auto& mention : people.mentions) {
      if (!opening.contains(mention.span)) continue;
      const auto& of = people.people[mention.person].of;
      if (!of.empty()) add_parties(parties, {of});
    }
    if (parties.size() > 1) return parties;
    for (const auto& name : mentions.names) {
      if (!opening.contains(name.span)) continue;
      const auto party = discourse.meaning(name);
      if (party && party->kind != NameKind::capital && !party->party.starts_with("region:")) {
        add_parties(parties, {party->party});
      }
    }
    drop_groups_told_by_members(parties, knowledge);
    if (parties.size() > 1) return parties;
  }
  return publisher;
}

}  // namespace dragoman
