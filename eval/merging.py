#!/usr/bin/env python3
"""Measures whether releases that tell of one happening are taken together, and others kept apart.

  eval/merging.py check HAPPENINGS.jsonl
  eval/merging.py score HAPPENINGS.jsonl MEETINGS.json READINGS.jsonl [--errors] [--json]

HAPPENINGS has releases, each with `happenings`: the words that tell of one, and the key of what
they tell; releases that tell of the same happening share the key. MEETINGS is what `dragoman
meetings --json` says to the releases, READINGS what `dragoman export --format ndjson` does.

A labelled telling is a happening's key in a release. It is found where the quote of an account
overlaps its own, or, where the title says it again, lies in the title; kind and parties decide
among several. Meetings, calls, visits and gatherings, which are worded alike, may be found as one
another. What was found and is not labelled is counted, and left aside. A label that was not found
is alone in a cluster.

B³: for each labelled telling, the share of those in its cluster that tell of its happening
(precision), and the share of those that tell of its happening that are in its cluster (recall);
the mean of each over all tellings; F1 of the two means.

The baseline, one a day: tellings of one kind, one set of parties and one first day are one.
"""
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass

from score import CONTACTS, flatten, likeness, load, locate, overlap

KIND_OF = {"meet": "meeting", "call": "call", "visit": "visit", "attend": "gathering", "host": "gathering",
           "sign": "signing", "establish": "establishment"}
KINDS = tuple(dict.fromkeys(KIND_OF.values()))
LIKE = frozenset(KIND_OF[act] for act in CONTACTS)

# In what a happening differs from the one that it is near to, and what that is. What is a part of
# another is no miss: nobody takes the one for the other who sees the kind.
PART = "part of it"
MISSES = {
    "next day": "the same parties again, a day or a few later, in the same form",
    "other level": "the same parties on the same day: leaders, ministers, deputies, officials",
    "other office": "the same parties on the same day: ministers of foreign affairs, of defence, of trade",
    "other counterpart": "the same person or state meets somebody else in the same place",
    "other company": "two on the day on which the same two meet with a third, or with all",
    "within a gathering": "two of those who attend a gathering meet there",
    "other form": "a call and a meeting, a few days apart or on one day",
    "two calls": "two calls within a week",
    "a year later": "the next session, round or annual meeting",
    "postponed": "announced for one day, put off, announced for another or held then",
    "other direction": "A visits B, B visits A",
    "two cities": "two missions or offices in one state",
    "two texts": "two texts signed by the same parties on one day",
    "other kind": "a signing, an opening or a visit, and the meeting of the same day",
    PART: "the talks of a visit; not counted as a miss",
}


@dataclass(frozen=True)
class Telling:
    """Words of a release that tell of a happening, as labelled or as found."""
    release: str
    number: int  # of the label in the release, or of the event in its reading, from 1
    kind: str
    parties: tuple  # those who take part, hosts of a visit included; sorted
    quote: str
    day: str = ""  # the first; of what was found only
    happening: str = ""  # its key, or the id of the happening that it was taken for


def labelled(releases):
    return [Telling(release["id"], number, label["kind"], tuple(sorted([*label["parties"], *label.get("hosts", [])])),
                    label["quote"], happening=label["key"])
            for release in releases for number, label in enumerate(release["happenings"], 1)]


def first_day(when, published):
    """The first day of an EDTF date or interval, as precisely as it is told; else the day of the release."""
    day = re.match(r"\d{4}(-\d\d){0,2}", when or "") or re.match(r".*", published or "")
    return day.group()


def found(meetings, readings):
    """The accounts of all happenings, with what each release itself says of kind, parties and day."""
    readings = {reading["id"]: reading for reading in readings}
    tellings = []
    for happening in meetings["happenings"]:
        for account in happening["accounts"]:
            release, number = account["release"], account["number"]
            reading = readings.get(release, {})
            events = reading.get("events") or []
            if not 1 <= number <= len(events):
                raise ValueError(f"{happening['id']}: no event {number} in the reading of {release}")
            event = events[number - 1]
            parties = [*(event.get("actors") or []), *(event.get("recipients") or [])]
            tellings.append(Telling(release, number, KIND_OF.get(event["act"], happening["kind"]),
                                    tuple(sorted(set(parties))), account["quote"],
                                    first_day(event.get("when"), reading.get("published")), happening["id"]))
    return tellings


# --- pairs ----------------------------------------------------------------------------------

def affinity(release, label, account):
    """How well an account fits a label; None if it does not tell of it."""
    text, quote = flatten(release["text"]), locate(flatten(release["text"]), account.quote)
    shared = overlap(locate(text, label.quote), quote)
    parties = likeness(label.parties, account.parties)
    same_kind = label.kind == account.kind
    in_title = quote is not None and quote[1] <= len(flatten(release.get("title")))
    if shared <= 0 and not (in_title and same_kind and parties == 1.0):
        return None
    if not same_kind and not {label.kind, account.kind} <= LIKE:
        return None
    return 2.0 * same_kind + shared + parties


def pair(releases, labels, accounts):
    """The account of each label that was found, best pairs first, each account at most once."""
    releases = {release["id"]: release for release in releases}
    by_release = defaultdict(list)
    for account in accounts:
        by_release[account.release].append(account)
    candidates = []
    for i, label in enumerate(labels):
        for account in by_release[label.release]:
            value = affinity(releases[label.release], label, account)
            if value is not None:
                candidates.append((-value, i, account.number, account))
    pairs, used = {}, set()
    for _, i, number, account in sorted(candidates, key=lambda candidate: candidate[:3]):
        if labels[i] not in pairs and (account.release, number) not in used:
            pairs[labels[i]] = account
            used.add((account.release, number))
    return pairs


# --- figures --------------------------------------------------------------------------------

def b_cubed(truth, clusters):
    """Precision, recall and F1 of `clusters`; both are names by item, of the same items."""
    if not truth:
        return {"p": 0.0, "r": 0.0, "f1": 0.0}
    by_truth, by_cluster = defaultdict(set), defaultdict(set)
    for item, name in truth.items():
        by_truth[name].add(item)
        by_cluster[clusters[item]].add(item)
    precision = recall = 0.0
    for item in truth:
        both = len(by_truth[truth[item]] & by_cluster[clusters[item]])
        precision += both / len(by_cluster[clusters[item]])
        recall += both / len(by_truth[truth[item]])
    precision, recall = precision / len(truth), recall / len(truth)
    return {"p": round(precision, 4), "r": round(recall, 4),
            "f1": round(2 * precision * recall / (precision + recall), 4)}


def clusters_of(labels, pairs, name):
    """The cluster of each label: `name` of the account that tells of it, else a cluster of its own."""
    return {label: name(pairs[label]) if label in pairs else ("missed", label.release, label.number, label.quote)
            for label in labels}


def faults(labels, pairs, clusters):
    """What was not found, torn apart or thrown together, a line each."""
    lines = [f"missed  {label.release}: {label.kind} {'+'.join(label.parties)}  | {flatten(label.quote)[:110]}"
             for label in labels if label not in pairs]
    together, apart = defaultdict(set), defaultdict(lambda: defaultdict(list))
    for label in pairs:
        together[clusters[label]].add(label.happening)
        apart[label.happening][clusters[label]].append(label.release)
    for key, parts in sorted(apart.items()):
        if len(parts) > 1:
            lines.append(f"apart   {key}: " + "  |  ".join(f"{name}: {', '.join(parts[name])}" for name in sorted(parts)))
    lines += [f"mixed   {name}: " + ", ".join(sorted(keys)) for name, keys in sorted(together.items()) if len(keys) > 1]
    return lines


def score(releases, meetings, readings):
    """The figures as a dictionary, and the faults as lines."""
    labels, accounts = labelled(releases), found(meetings, readings)
    pairs = pair(releases, labels, accounts)
    right = {account: label.happening for label, account in pairs.items()}
    ways = {"merged": lambda account: account.happening,
            "one a day": lambda account: (account.kind, account.parties, account.day),
            "all apart": lambda account: (account.release, account.number),
            "all right": lambda account: right[account]}
    truth = {label: label.happening for label in labels}
    read = {label: label.happening for label in pairs}
    figures = {"releases": len(releases), "happenings": len(set(truth.values())), "tellings": len(labels),
               "found": len(pairs), "unlabelled": len(accounts) - len(pairs), "all": {}, "of those found": {}}
    for way, name in ways.items():
        clusters = clusters_of(labels, pairs, name)
        figures["all"][way] = b_cubed(truth, clusters)
        figures["of those found"][way] = b_cubed(read, clusters)
    return figures, faults(labels, pairs, clusters_of(labels, pairs, ways["merged"]))


# --- check ----------------------------------------------------------------------------------

def check(releases):
    """All faults of the file, as lines that name the place."""
    wrong = []
    ids = [release["id"] for release in releases]
    if ids != sorted(set(ids)):
        wrong.append("the ids are not in order, or not all different")
    tellings, shape = defaultdict(list), {}
    for release in releases:
        text = release["text"]
        if not release["happenings"]:
            wrong.append(f"{release['id']}: tells of nothing")
        for label in release["happenings"]:
            key = label["key"]
            tellings[key].append(release)
            if label["quote"] not in text:
                wrong.append(f"{release['id']}: {key}: the quote is not in the text: {label['quote']!r}")
            if label["kind"] not in KINDS:
                wrong.append(f"{release['id']}: {key}: unknown kind {label['kind']!r}")
            if shape.setdefault(key, (label["kind"], label["parties"], label.get("hosts"))) != (
                    label["kind"], label["parties"], label.get("hosts")):
                wrong.append(f"{release['id']}: {key}: kind or parties are not those of its other tellings")
            for differs in label.get("differs", []):
                if differs not in MISSES:
                    wrong.append(f"{release['id']}: {key}: unknown near miss {differs!r}")
            if len(label.get("near", [])) != len(label.get("differs", [])):
                wrong.append(f"{release['id']}: {key}: near and differs are not of one length")
    for release in releases:
        for label in release["happenings"]:
            key = label["key"]
            for near in label.get("near", []):
                parties = {*label["parties"], *label.get("hosts", [])}
                if near not in shape:
                    wrong.append(f"{release['id']}: {key}: near {near}, which nobody tells of")
                elif not parties & {*shape[near][1], *(shape[near][2] or [])}:
                    wrong.append(f"{release['id']}: {key}: has no party in common with {near}")
    for key, telling in tellings.items():
        if len({release["id"] for release in telling}) != len(telling):
            wrong.append(f"{key}: labelled twice in one release")
    return wrong


def summary(releases):
    """What is in the file: counts by what is counted, in the order they are shown."""
    publishers, kinds, misses = defaultdict(list), {}, Counter()
    for release in releases:
        for label in release["happenings"]:
            publishers[label["key"]].append(release["publisher"])
            kinds[label["key"]] = label["kind"]
            misses.update(label.get("differs", []))
    near = {label["key"] for release in releases for label in release["happenings"]
            if set(label.get("differs", [])) - {PART}}
    several = [key for key, who in publishers.items() if len(who) > 1]
    return {"releases": len(releases), "publishers": len({release["publisher"] for release in releases}),
            "offices": len({"-".join(release["id"].split("-")[:2]) for release in releases}),
            "happenings": len(publishers), "tellings": sum(map(len, publishers.values())),
            "told by several releases": len(several),
            "told by several publishers": sum(len(set(publishers[key])) > 1 for key in several),
            "tellings a happening": dict(sorted(Counter(map(len, publishers.values())).items())),
            "kinds": dict(sorted(Counter(kinds.values()).items(), key=lambda item: (-item[1], item[0]))),
            "near misses": len(near), "misses": {miss: misses[miss] for miss in MISSES}}


# --- command line ---------------------------------------------------------------------------

def lines_of(figures):
    yield (f"{figures['releases']} releases, {figures['happenings']} happenings, {figures['tellings']} tellings: "
           f"{figures['found']} found, {figures['tellings'] - figures['found']} not; {figures['unlabelled']} found "
           "that are not labelled")
    for which in ("all", "of those found"):
        for way, f in figures[which].items():
            yield f"B³ {which:15} {way:9} precision {f['p']:.3f}  recall {f['r']:.3f}  F1 {f['f1']:.3f}"


def main(arguments):
    options = {a for a in arguments if a.startswith("--")}
    words_given = [a for a in arguments if not a.startswith("--")]
    wanted = {"check": 2, "score": 4}.get(words_given[0] if words_given else "")
    if len(words_given) != wanted or options - {"--errors", "--json"}:
        print(__doc__, file=sys.stderr)
        return 2
    releases = load(words_given[1])
    if words_given[0] == "check":
        wrong = check(releases)
        print("\n".join(wrong + [f"{what}: {count}" for what, count in summary(releases).items()]))
        return 1 if wrong else 0
    with open(words_given[2], encoding="utf-8") as meetings:
        figures, lines = score(releases, json.load(meetings), load(words_given[3]))
    if "--errors" in options:
        print("\n".join(lines))
    print(json.dumps(figures, ensure_ascii=False) if "--json" in options else "\n".join(lines_of(figures)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
