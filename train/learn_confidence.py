#!/usr/bin/env python3
"""Learns how sure an event is from what was seen while it was read: data/patterns/confidence.tsv.

  train/learn_confidence.py                 learns and writes the table
  train/learn_confidence.py --program PATH  with a dragoman other than that of build/

The events of the releases of eval/ and, where they are there, of ../shared/gold/train (or in
$DRAGOMAN_SHARED) are read, and are right where act, actors, recipients and status are those of the
reading made by hand. A logistic regression with a ridge says what each sign that `dragoman why --json`
tells is worth. Signs of which one is better evidence by nature are kept in that order (ORDERED), so
that confidence never rises as evidence gets weaker. No number is random, and the same readings give
the same table. The release sets never learnt from are in tools/eval-confidence, which measures.
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "eval"))
import score  # noqa: E402: it lies beside the releases

TABLE = ROOT / "data" / "patterns" / "confidence.tsv"
PROGRAM = ROOT / "build" / "release" / "dragoman"
SETS = {"own": (ROOT / "eval" / "gold.jsonl", ROOT / "eval" / "releases.jsonl")}
for name in ("train", "dev"):
    folder = pathlib.Path(os.environ.get("DRAGOMAN_SHARED") or ROOT.parent / "shared") / "gold"
    SETS[name] = (folder / f"{name}.gold.jsonl", folder / f"{name}.texts.jsonl")
LEARNT_FROM = ("own", "train")

RIDGE = 2.0    # how hard a weight is drawn to 0
SWEEPS = 400   # over all weights; they move less than 1e-6 by then
ORDERED = (    # from the better evidence to the worse
    ("actor", ("name", "person", "noun", "pronoun", "company")),
    ("recipient", ("name", "noun", "pronoun", "company")),
    ("told", ("clause", "report", "passing")),
    ("distance", ("short", "middle", "long")),
    ("sentence", ("short", "middle", "long")),
)


def read_events(program, gold_file, releases_file):
    """Each event that the program reads, as (release, signs, confidence, right)."""
    golds, texts = score.load(gold_file), score.load_texts(releases_file)
    events = []
    with tempfile.TemporaryDirectory() as folder:
        record = pathlib.Path(folder) / "record.dragoman"
        subprocess.run([program, "read", releases_file, "--record", record], check=True, cwd=ROOT,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for gold in golds:
            run = subprocess.run([program, "why", gold["id"], "--record", record, "--json"], check=False,
                                 cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            told = [json.loads(line) for line in run.stdout.decode().splitlines()]
            read = [line["event"] for line in told]
            right = {j for i, j in score.pair_events(texts[gold["id"]], gold["events"], read)
                     if score.is_strictly_right(gold["events"][i], read[j])}
            for j, line in enumerate(told):
                signs = [item["sign"] for item in line["why"]["evidence"] if item["sign"] != "start"]
                events.append((gold["id"], signs, read[j]["confidence"], j in right))
    return events


def columns_of(signs):
    """The columns of signs: of an ordered kind, one for each step down from the best."""
    columns = []
    for sign in signs:
        kind, value = sign.split("=", 1)
        order = next((values for name, values in ORDERED if name == kind and value in values), None)
        if order is None:
            columns.append(sign)
        else:
            columns += [f"{kind}<{worse}" for worse in order[1:order.index(value) + 1]]
    return columns


def learn(events):
    """The weight of each sign, by sign; "start" is that of every event."""
    rows = [columns_of(signs) for _, signs, _, _ in events]
    right = [float(is_right) for _, _, _, is_right in events]
    holders = {}
    for i, row in enumerate(rows):
        for column in row:
            holders.setdefault(column, []).append(i)
    share = sum(right) / len(right)
    start = math.log(share / (1 - share))
    weights, odds = dict.fromkeys(sorted(holders), 0.0), [start] * len(rows)

    def step(members, ridge, weight):
        chance = [1 / (1 + math.exp(-odds[i])) for i in members]
        slope = sum(right[i] - p for i, p in zip(members, chance)) - ridge * weight
        return slope / (sum(p * (1 - p) for p in chance) + ridge)

    for _ in range(SWEEPS):
        move = step(range(len(rows)), 1e-9, 0.0)
        start += move
        odds = [value + move for value in odds]
        for column, weight in weights.items():
            moved = weight + step(holders[column], RIDGE, weight)
            if "<" in column:
                moved = min(moved, 0.0)
            for i in holders[column]:
                odds[i] += moved - weight
            weights[column] = moved

    of_sign = {column: weight for column, weight in weights.items() if "<" not in column}
    for kind, values in ORDERED:
        total = 0.0
        for value in values:
            total += weights.get(f"{kind}<{value}", 0.0)
            of_sign[f"{kind}={value}"] = total
    return {"start": start, **{sign: of_sign[sign] for sign in sorted(of_sign)}}


def confidence_of(signs, weights):
    """As src/reading/confidence.cpp has it, from weights as the table prints them."""
    odds = sum(round(weights.get(sign, 0.0), 2) for sign in ["start", *signs])
    return min(0.99, max(0.01, round(1 / (1 + math.exp(-odds)), 2)))


def table_of(weights, events):
    shares = f"{len(events)} events, {sum(right for *_, right in events)} of them right"
    lines = ["# How much each sign says for (+) or against (-) an event having been read rightly, in logits.",
             f"# Written by train/learn_confidence.py from {shares}. README.md beside this file explains it.",
             "sign\tweight"]
    lines += [f"{sign}\t{round(weight, 2) + 0.0:.2f}" for sign, weight in weights.items()]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", metavar="PATH", default=PROGRAM)
    options = parser.parse_args()
    events = []
    for name in LEARNT_FROM:
        if SETS[name][0].is_file():
            events += read_events(options.program, *SETS[name])
        else:
            print(f"{name} is not on this machine and is not learnt from", file=sys.stderr)
    TABLE.write_text(table_of(learn(events), events), encoding="utf-8")
    print(f"Wrote {TABLE.relative_to(ROOT)} from {len(events)} events.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
