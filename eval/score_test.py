#!/usr/bin/env python3
"""Tests of score.py; tools/eval runs them before it measures anything.

Where the shared scorer is on the machine ($DRAGOMAN_SHARED or ../shared/gold/score.py), both
score the same damaged readings, and every figure must be equal.
"""
import copy
import importlib.util
import os
import pathlib
import random
import unittest

import score

HERE = pathlib.Path(__file__).resolve().parent
SHARED = pathlib.Path(os.environ.get("DRAGOMAN_SHARED") or HERE.parents[1] / "shared") / "gold"

TEXT = "The two ministers met in Oslo. They discussed fisheries. Norway will open a consulate in Nuuk."
MEET = {"act": "meet", "actors": ["NOR", "ISL"], "recipients": [], "when": "2022-03-01", "where": "Oslo, NOR",
        "status": "occurred", "about": None, "quote": "The two ministers met in Oslo"}
DISCUSS = dict(MEET, act="discuss", about="fisheries", quote="They discussed fisheries")
PLEDGE = dict(MEET, act="pledge", actors=["NOR"], about="open a consulate in Nuuk", where=None,
              quote="Norway will open a consulate in Nuuk")
GOLD = {"id": "a", "events": [MEET, DISCUSS, PLEDGE], "people": [{"name": "Anna Holm", "of": "NOR"}],
        "facts": [{"kind": "gathering", "name": "Arctic Forum"}]}


def measure(**changes):
    figures, _ = score.score([GOLD], {"a": score.flatten(TEXT)}, [dict(copy.deepcopy(GOLD), **changes)])
    return figures


class Score(unittest.TestCase):
    def test_events(self):
        cases = [  # what was read of the three events: strict, lenient, act, parties right; when; about
            ("all", [MEET, DISCUSS, PLEDGE], 3, 3, 3, 3, 1.0, 1.0),
            ("nothing", [], 0, 0, 0, 0, None, None),
            ("one missed", [MEET, PLEDGE], 2, 2, 2, 2, 1.0, 1.0),
            ("an actor missed", [dict(MEET, actors=["NOR"])], 0, 1, 1, 0, 1.0, 1.0),
            ("both actors wrong", [dict(DISCUSS, actors=["SWE", "FIN"])], 0, 0, 1, 0, None, None),
            ("another act of the class", [dict(PLEDGE, act="agree")], 0, 1, 0, 1, 1.0, 1.0),
            ("another class", [dict(PLEDGE, act="state")], 0, 0, 0, 1, None, None),
            ("another status", [dict(PLEDGE, status="planned")], 0, 1, 1, 1, 1.0, 1.0),
            ("another day", [dict(MEET, when="2022-03-02")], 1, 1, 1, 1, 0.0, 1.0),
            ("half the content", [dict(PLEDGE, about="open a")], 1, 1, 1, 1, 1.0, 0.5714),
            ("an invented quote of a contact", [dict(MEET, quote="no such words")], 1, 1, 1, 1, 1.0, 1.0),
            ("an invented quote of another act", [dict(DISCUSS, quote="no such words")], 0, 0, 0, 0, None, None),
            ("the same event twice", [MEET, MEET], 1, 1, 1, 1, 1.0, 1.0),
        ]
        for name, events, strict, lenient, act, parties, when, about in cases:
            with self.subTest(name):
                figures = measure(events=events)
                self.assertEqual([figures[w]["tp"] for w in ("strict", "lenient", "act", "parties")],
                                 [strict, lenient, act, parties])
                self.assertEqual(figures["strict"]["fp"], len(events) - strict)
                self.assertEqual((figures["when"], figures["about"]), (when, about))

    def test_people_and_facts(self):
        cases = [
            ([{"name": "A. HOLM", "of": "NOR"}], 1),
            ([{"name": "Anna Holm", "of": "SWE"}], 0),
            ([{"name": "Anna Holm Jr.", "of": "NOR"}], 1),
        ]
        for people, right in cases:
            with self.subTest(people=people):
                self.assertEqual(measure(people=people)["people"]["tp"], right)
        self.assertEqual(measure(facts=[{"kind": "gathering", "name": "the Arctic Forum"}])["facts"]["tp"], 1)
        self.assertEqual(measure(facts=[{"kind": "policy", "name": "Arctic Forum"}])["facts"]["tp"], 0)

    def test_faults_name_their_place(self):
        cases = [
            ({"quote": "They met in Bergen"}, "the quote is not in the text: 'They met in Bergen'"),
            ({"quote": "THE TWO MINISTERS  met in Oslo"}, None),
            ({"about": "whales"}, "`about` is not in the text: 'whales'"),
            ({"actors": []}, "no actors"),
            ({"actors": ["Norway"]}, "'Norway' is no party code"),
            ({"recipients": ["org:Hamas"]}, None),
            ({"when": "March"}, "'March' is no EDTF date"),
            ({"when": "2022-03/.."}, None),
            ({"act": "greet"}, "unknown act"),
            ({"status": "done"}, "unknown status 'done'"),
        ]
        for changes, fault in cases:
            with self.subTest(changes=changes):
                event = dict(MEET, **changes)
                faults = score.check([{"id": "a", "events": [event]}], {"a": score.flatten(TEXT)})
                self.assertEqual(faults, [f"a: events 1 ({event['act']}): {fault}"] if fault else [])
        self.assertEqual(score.check([{"id": "b"}], {}), ["b: no release of that id"])


def damage(reading, dice):
    """A reading as a mediocre program would give it."""
    reading = copy.deepcopy(reading)
    events = []
    for event in reading["events"]:
        if dice.random() < 0.25:
            continue
        change = dice.choice(["none", "act", "actors", "recipients", "status", "when", "where", "quote", "near", "cut",
                              "twice"])
        if change == "act":
            event["act"] = dice.choice(sorted(score.CLASS_OF) + ["greet"])
        elif change == "actors":
            event["actors"] = dice.sample(event["actors"] + ["ISL", "PER"], 2)
        elif change == "recipients":
            event["recipients"] = dice.choice([[], ["ISL"], None])
        elif change in ("status", "when", "where"):
            event[change] = dice.choice([None, "planned", "2022"])
        elif change == "quote":
            event["quote"] = dice.choice([None, "no such words", event["quote"].upper()])
        elif change == "near":  # quoted as long as the paragraph, and read as something else besides
            near = dict(event, act=dice.choice(sorted(score.CLASS_OF)), recipients=dice.choice([[], ["ISL"]]))
            near["quote"] = event["quote"] = dice.choice(reading["events"])["quote"]
            events.append(near)
        elif change == "cut":
            event["quote"] = event["quote"][: len(event["quote"]) // 2]
            event["about"] = (event["about"] or "")[5:]
        events += [event] * (2 if change == "twice" else 1)
    dice.shuffle(events)
    reading["events"] = events
    reading["people"] = [dict(p, of=dice.choice([p["of"], "ISL"])) for p in reading["people"] if dice.random() < 0.8]
    reading["facts"] = [dict(f, kind=dice.choice([f["kind"], "policy"])) for f in reading["facts"] if dice.random() < 0.8]
    return reading


@unittest.skipUnless((SHARED / "score.py").is_file(), "the shared scorer is not on this machine")
class SameAsShared(unittest.TestCase):
    def test_every_figure(self):
        spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score.py")
        shared = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(shared)
        sets = [(HERE / "gold.jsonl", HERE / "releases.jsonl"), (SHARED / "dev.gold.jsonl", SHARED / "dev.texts.jsonl"),
                (SHARED / "train.gold.jsonl", SHARED / "train.texts.jsonl")]
        for gold_path, texts_path in sets:
            if not gold_path.is_file():
                continue
            golds, texts = score.load(gold_path), score.load_texts(texts_path)
            self.assertEqual(texts, {r["id"]: shared.norm(r["text"]) for r in score.load(texts_path)})
            for seed in range(8):
                with self.subTest(gold=gold_path.name, seed=seed):
                    dice = random.Random(seed)
                    read = [damage(gold, dice) for gold in golds if dice.random() < 0.95]
                    ours, _ = score.score(golds, texts, read)
                    theirs = shared.score(golds, texts, read)
                    ours["acts"] = {a: {k: c[k] for k in ("right", "gold", "read")} for a, c in ours["acts"].items()}
                    theirs["acts"] = {a: {"right": c.get("hit", 0), "gold": c.get("gold", 0), "read": c.get("read", 0)}
                                      for a, c in theirs["acts"].items()}
                    self.assertEqual(ours, theirs)


if __name__ == "__main__":
    unittest.main()
