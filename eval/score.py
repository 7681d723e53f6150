#!/usr/bin/env python3
"""Compares readings with readings made by hand, and checks that gold is well formed.

  eval/score.py check GOLD.jsonl RELEASES.jsonl
  eval/score.py score GOLD.jsonl RELEASES.jsonl READINGS.jsonl [--errors] [--json]

All files have one JSON object a line, joined by "id". What the fields mean stands in
docs/codebook.md, what the measures mean in eval/README.md. In short: events are paired one to
one, best pairs first, where their quotes overlap in the text; for meet, call, visit, attend and
host it is enough that half of the parties agree. Then, over all releases,

  strict       act, actors, recipients and status are equal
  lenient      the PLOVER class is equal and half of the actors or more
  act          the act is equal
  parties      actors and recipients are equal
  when, where  equal, among the pairs that are lenient or strict and whose gold tells it
  about        mean F1 of the words of `about`, among the same pairs
  people       last word of the name and party are equal
  facts        kind and parties are equal (kind and name, where there are no parties)
"""
import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

CLASSES = {  # the class of PLOVER that each act belongs to
    "CONSULT": ("meet", "call", "visit", "attend", "host", "discuss"),
    "AGREE": ("agree", "pledge", "propose", "invite", "hope", "interest"),
    "SUPPORT": ("sign", "establish", "support", "commend", "condole"),
    "NONE": ("appoint", "state"),
    "REQUEST": ("request",),
    "THREATEN": ("warn",),
    "ACCUSE": ("concern", "condemn"),
    "REJECT": ("reject",),
    "CONCEDE": ("concede",),
    "COOPERATE": ("cooperate",),
    "AID": ("aid",),
    "SANCTION": ("sanction",),
    "RETREAT": ("retreat",),
    "PROTEST": ("protest",),
    "MOBILIZE": ("mobilize",),
    "COERCE": ("coerce",),
    "ASSAULT": ("assault",),
}
CLASS_OF = {act: name for name, acts in CLASSES.items() for act in acts}
CONTACTS = frozenset(("meet", "call", "visit", "attend", "host"))
STATUSES = ("occurred", "planned", "hypothetical", "denied")
FACT_KINDS = ("mission", "partnership", "mechanism", "anniversary", "agreement", "policy", "bid", "gathering")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u2060": None})

PARTY = re.compile(r"[A-Z][A-Z0-9&+-]{1,11}|org:.+")
DAY = r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?[~?]?|\.\.)"
WHEN = re.compile(rf"{DAY}?(?:/{DAY}?)?")


# --- text -----------------------------------------------------------------------------------

def flatten(text):
    """Quotation marks and dashes made plain, white space made one blank."""
    plain = unicodedata.normalize("NFKC", text or "").translate(STRAIGHT)
    return " ".join(plain.split())


def locate(text, quote):
    """Where a quote stands in a flattened text, as (begin, end), or None."""
    needle = flatten(quote)
    if not needle:
        return None
    begin = text.find(needle)
    if begin < 0:
        begin = text.lower().find(needle.lower())
    return None if begin < 0 else (begin, begin + len(needle))


def words(text):
    return Counter(re.findall(r"\w+", flatten(text).lower()))


def word_f1(a, b):
    a, b = words(a), words(b)
    if not a and not b:
        return 1.0
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def overlap(a, b):
    """How much of the shorter of two spans lies in the other, 0 to 1."""
    if a is None or b is None:
        return 0.0
    shared = min(a[1], b[1]) - max(a[0], b[0])
    shorter = min(a[1] - a[0], b[1] - b[0])
    return max(0, shared) / max(1, shorter)


def likeness(a, b):
    """Jaccard index of two lists of parties."""
    a, b = set(a or ()), set(b or ())
    return len(a & b) / len(a | b) if a | b else 1.0


# --- pairs ----------------------------------------------------------------------------------

def actors(event):
    return event.get("actors") or []


def recipients(event):
    return event.get("recipients") or []


def affinity(gold, read, shared):
    """How well two events fit together; None if they are not to be paired at all."""
    same_act = gold["act"] == read.get("act")
    if shared <= 0:
        parties = likeness(actors(gold) + recipients(gold), actors(read) + recipients(read))
        if not (same_act and gold["act"] in CONTACTS and parties > 0.49):
            return None
    same_class = same_act or CLASS_OF[gold["act"]] == CLASS_OF.get(read.get("act"))
    return (2.0 * same_act
            + 1.0 * same_class
            + likeness(actors(gold), actors(read))
            + 0.7 * likeness(recipients(gold), recipients(read))
            + 0.8 * shared
            + 0.3 * (gold["status"] == read.get("status"))
            + 0.3 * (gold.get("when") == read.get("when")))


def pair_events(text, gold, read):
    """Pairs of indices (into gold, into read), each event at most once, best pairs first."""
    gold_spans = [locate(text, event.get("quote")) for event in gold]
    read_spans = [locate(text, event.get("quote")) for event in read]
    candidates = []
    for i, gold_event in enumerate(gold):
        for j, read_event in enumerate(read):
            value = affinity(gold_event, read_event, overlap(gold_spans[i], read_spans[j]))
            if value is not None:
                candidates.append((value, -abs(i - j), i, j))
    pairs, used_gold, used_read = [], set(), set()
    for _, _, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_read:
            used_gold.add(i)
            used_read.add(j)
            pairs.append((i, j))
    return pairs


def person_key(person):
    name = re.findall(r"[^\W\d_][\w'-]*", flatten(person.get("name")).lower())
    name = [word for word in name if word not in ("jr", "sr", "ii", "iii")]
    return (name[-1] if name else "", person.get("of"))


def fact_key(fact):
    parties = [fact.get("a"), fact.get("b"), *(fact.get("members") or [])]
    parties = tuple(sorted({party for party in parties if party}))
    if parties:
        return (fact.get("kind"), parties)
    return (fact.get("kind"), " ".join(sorted(word for word in words(fact.get("name")) if len(word) > 3)))


# --- score ----------------------------------------------------------------------------------

@dataclass
class Tally:
    """Counts over releases; `faults` are printable lines, one an event that is not strict."""
    count: Counter = field(default_factory=Counter)
    about: list = field(default_factory=list)
    acts: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)

    def act(self, name):
        return self.acts.setdefault(name, Counter())


def told(event):
    arrow = "+".join(actors(event)) + (" → " + "+".join(recipients(event)) if recipients(event) else "")
    return f"{event.get('act')} {arrow}{'' if event.get('status') == 'occurred' else ' ' + str(event.get('status'))}"


def start(event, length=110):
    quote = flatten(event.get("quote"))
    return quote if len(quote) <= length else quote[:length] + "…"


def have_same_parties(gold, read):
    return set(actors(gold)) == set(actors(read)) and set(recipients(gold)) == set(recipients(read))


def is_strictly_right(gold, read):
    return (gold["act"] == read.get("act") and have_same_parties(gold, read)
            and gold["status"] == read.get("status"))


def count_pair(tally, name, gold, read):
    count = tally.count
    same_act = gold["act"] == read.get("act")
    same_parties = have_same_parties(gold, read)
    strict = is_strictly_right(gold, read)
    lenient = (CLASS_OF[gold["act"]] == CLASS_OF.get(read.get("act"))
               and likeness(actors(gold), actors(read)) >= 0.5)
    count["act"] += same_act
    count["parties"] += same_parties
    count["strict"] += strict
    count["lenient"] += lenient
    tally.act(gold["act"])["right"] += strict
    if lenient or strict:
        if gold.get("when"):
            count["when of"] += 1
            count["when"] += gold["when"] == read.get("when")
        if gold.get("where"):
            count["where of"] += 1
            count["where"] += flatten(gold["where"]).lower() == flatten(read.get("where")).lower()
        tally.about.append(word_f1(gold.get("about"), read.get("about")))
    if not strict:
        tally.faults.append(f"wrong  {name}: {told(gold)}  read as  {told(read)}  | {start(gold)}")


def count_keys(tally, what, gold, read):
    gold, read = Counter(gold), Counter(read)
    tally.count[what] += sum((gold & read).values())
    tally.count[what + " gold"] += sum(gold.values())
    tally.count[what + " read"] += sum(read.values())


def count_release(tally, text, gold, read):
    gold_events, read_events = gold.get("events") or [], read.get("events") or []
    pairs = pair_events(text, gold_events, read_events)
    tally.count["events gold"] += len(gold_events)
    tally.count["events read"] += len(read_events)
    for i, j in pairs:
        count_pair(tally, gold["id"], gold_events[i], read_events[j])
    for event in gold_events:
        tally.act(event["act"])["gold"] += 1
    for event in read_events:
        tally.act(event.get("act"))["read"] += 1
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    tally.faults += [f"missed {gold['id']}: {told(event)}  | {start(event)}"
                     for i, event in enumerate(gold_events) if i not in found]
    tally.faults += [f"extra  {gold['id']}: {told(event)}  | {start(event)}"
                     for j, event in enumerate(read_events) if j not in used]
    count_keys(tally, "people", map(person_key, gold.get("people") or []), map(person_key, read.get("people") or []))
    count_keys(tally, "facts", map(fact_key, gold.get("facts") or []), map(fact_key, read.get("facts") or []))


def rates(right, read, gold):
    precision = right / read if read else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4),
            "tp": right, "fp": read - right, "fn": gold - right}


def share(part, whole):
    return round(part / whole, 4) if whole else None


def score(golds, texts, readings):
    """The figures as a dictionary, and the faults as lines. `texts` maps ids to flattened texts."""
    by_id = {reading["id"]: reading for reading in readings}
    tally = Tally()
    for gold in golds:
        count_release(tally, texts[gold["id"]], gold, by_id.get(gold["id"], {}))
    n = tally.count
    figures = {what: rates(n[what], n["events read"], n["events gold"])
               for what in ("strict", "lenient", "act", "parties")}
    figures["when"] = share(n["when"], n["when of"])
    figures["where"] = share(n["where"], n["where of"])
    figures["about"] = share(sum(tally.about), len(tally.about))
    for what in ("people", "facts"):
        figures[what] = rates(n[what], n[what + " read"], n[what + " gold"])
    figures["acts"] = {act: {"right": c["right"], "gold": c["gold"], "read": c["read"]}
                       for act, c in sorted(tally.acts.items(), key=lambda item: (-item[1]["gold"], str(item[0])))}
    figures["releases"] = len(golds)
    return figures, tally.faults


# --- check ----------------------------------------------------------------------------------

def event_faults(event, text):
    if event.get("act") not in CLASS_OF:
        yield "unknown act"
    if event.get("status") not in STATUSES:
        yield f"unknown status {event.get('status')!r}"
    if not actors(event):
        yield "no actors"
    for party in actors(event) + recipients(event):
        if not PARTY.fullmatch(party):
            yield f"{party!r} is no party code"
    when = event.get("when")
    if when is not None and (not when or not WHEN.fullmatch(when)):
        yield f"{when!r} is no EDTF date"
    if locate(text, event.get("quote")) is None:
        yield f"the quote is not in the text: {event.get('quote')!r}"
    if event.get("about") and locate(text, event["about"]) is None:
        yield f"`about` is not in the text: {event['about']!r}"


def fact_faults(fact, text):
    if fact.get("kind") not in FACT_KINDS:
        yield "unknown kind"
    for party in [fact.get("a"), fact.get("b"), *(fact.get("members") or [])]:
        if party and not PARTY.fullmatch(party):
            yield f"{party!r} is no party code"
    if locate(text, fact.get("quote")) is None:
        yield f"the quote is not in the text: {fact.get('quote')!r}"


def person_faults(person, text):
    if locate(text, person.get("name")) is None:
        yield "the name is not in the text"
    if person.get("of") and not PARTY.fullmatch(person["of"]):
        yield f"{person['of']!r} is no party code"


def check(golds, texts):
    """All faults of readings, as lines that name the place."""
    faults = []
    for gold in golds:
        text = texts.get(gold.get("id"))
        if text is None:
            faults.append(f"{gold.get('id')}: no release of that id")
            continue
        for kind, test, name in (("events", event_faults, "act"), ("facts", fact_faults, "kind"),
                                 ("people", person_faults, "name")):
            for number, item in enumerate(gold.get(kind) or [], 1):
                faults += [f"{gold['id']}: {kind} {number} ({item.get(name)}): {fault}" for fault in test(item, text)]
    return faults


# --- command line ---------------------------------------------------------------------------

def load(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load_texts(path):
    return {release["id"]: flatten(release["text"]) for release in load(path)}


def lines_of(figures):
    for what in ("strict", "lenient", "act", "parties", "people", "facts"):
        f = figures[what]
        yield (f"{what:8} precision {f['p']:.3f}  recall {f['r']:.3f}  F1 {f['f1']:.3f}"
               f"   {f['tp']} right, {f['fp']} extra or wrong, {f['fn']} missed or wrong")
    yield "  ".join(f"{what} {'-' if figures[what] is None else format(figures[what], '.3f')}"
                    for what in ("when", "where", "about")) + f"   over {figures['releases']} releases"
    yield "by act, strictly right of gold (read): " + ", ".join(
        f"{act} {c['right']} of {c['gold']} ({c['read']})" for act, c in figures["acts"].items())


def main(arguments):
    options = {a for a in arguments if a.startswith("--")}
    words_given = [a for a in arguments if not a.startswith("--")]
    wanted = {"check": 3, "score": 4}.get(words_given[0] if words_given else "")
    if len(words_given) != wanted or options - {"--errors", "--json"}:
        print(__doc__, file=sys.stderr)
        return 2
    golds, texts = load(words_given[1]), load_texts(words_given[2])
    if words_given[0] == "check":
        faults = check(golds, texts)
        print("\n".join(faults + [f"{len(golds)} readings, {len(faults)} faults"]))
        return 1 if faults else 0
    figures, faults = score(golds, texts, load(words_given[3]))
    if "--errors" in options:
        print("\n".join(faults))
    print(json.dumps(figures, ensure_ascii=False) if "--json" in options else "\n".join(lines_of(figures)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
