#!/usr/bin/env python3
"""Tests of merging.py; tools/eval-merging runs them before it measures anything."""
import copy
import unittest

import merging

TALKS = {"key": "h1", "kind": "meeting", "parties": ["ISL", "NOR"]}
CALL = {"key": "h2", "kind": "call", "parties": ["ISL", "NOR"], "near": ["h1"], "differs": ["other form"]}
VISIT = {"key": "h3", "kind": "visit", "parties": ["ISL"], "hosts": ["NOR"], "near": ["h1"], "differs": ["part of it"]}
RELEASES = [
    {"id": "a", "publisher": "NOR", "title": "Norway and Iceland hold talks",
     "text": "Norway and Iceland hold talks\n\nThe ministers sat down in Oslo today. They had spoken by phone on Monday.",
     "happenings": [dict(TALKS, quote="The ministers sat down in Oslo today"),
                    dict(CALL, quote="They had spoken by phone on Monday")]},
    {"id": "b", "publisher": "ISL", "title": None, "text": "The minister, who is visiting Norway, met her colleague in Oslo.",
     "happenings": [dict(VISIT, quote="who is visiting Norway"), dict(TALKS, quote="met her colleague in Oslo")]},
]
READINGS = [
    {"id": "a", "published": "2022-03-01", "events": [
        {"act": "meet", "actors": ["NOR", "ISL"], "recipients": [], "when": None},
        {"act": "call", "actors": ["NOR", "ISL"], "recipients": [], "when": "2022-02-28"}]},
    {"id": "b", "published": "2022-03-02", "events": [
        {"act": "visit", "actors": ["ISL"], "recipients": ["NOR"], "when": "2022-03-01/2022-03-03"},
        {"act": "meet", "actors": ["ISL", "NOR"], "recipients": [], "when": "2022-03-02"}]},
]
A1 = {"release": "a", "number": 1, "quote": "sat down in Oslo"}
A2 = {"release": "a", "number": 2, "quote": "They had spoken by phone"}
B1 = {"release": "b", "number": 1, "quote": "who is visiting Norway"}
B2 = {"release": "b", "number": 2, "quote": "The minister, who is visiting Norway, met her colleague in Oslo"}


def meetings(*clusters):
    return {"happenings": [{"id": f"m{i}", "kind": "meeting", "accounts": list(c)} for i, c in enumerate(clusters)]}


def measure(*clusters):
    return merging.score(RELEASES, meetings(*clusters), READINGS)


class Score(unittest.TestCase):
    def test_clusters(self):
        title = dict(A1, quote="Norway and Iceland hold talks")
        other = dict(A1, quote="no such words")
        cases = [  # what was taken together: found, unlabelled; B³ precision and recall of all; of those found
            ("rightly", [[A1, B2], [A2], [B1]], 4, 0, 1.0, 1.0, 1.0, 1.0),
            ("all apart", [[A1], [B2], [A2], [B1]], 4, 0, 1.0, 0.75, 1.0, 0.75),
            ("all together", [[A1, B2, A2, B1]], 4, 0, 0.375, 1.0, 0.375, 1.0),
            ("the call with the talks", [[A1, B2, A2], [B1]], 4, 0, 0.6667, 1.0, 0.6667, 1.0),
            ("one of two missed", [[A1], [A2], [B1]], 3, 0, 1.0, 0.75, 1.0, 1.0),
            ("found in the title", [[title, B2], [A2], [B1]], 4, 0, 1.0, 1.0, 1.0, 1.0),
            ("found nowhere", [[other, B2], [A2], [B1]], 3, 1, 1.0, 0.75, 1.0, 1.0),
            ("nothing", [], 0, 0, 1.0, 0.75, 0.0, 0.0),
        ]
        for name, clusters, found, unlabelled, p, r, p_found, r_found in cases:
            with self.subTest(name):
                figures, _ = measure(*clusters)
                self.assertEqual((figures["found"], figures["unlabelled"]), (found, unlabelled))
                f, of_found = figures["all"]["merged"], figures["of those found"]["merged"]
                self.assertEqual((f["p"], f["r"], of_found["p"], of_found["r"]), (p, r, p_found, r_found))

    def test_one_a_day_looks_at_the_readings_only(self):
        figures, _ = measure([A1, B2, A2, B1])
        # The talks are dated by the release in one and a day later in the other.
        self.assertEqual(figures["all"]["one a day"], {"p": 1.0, "r": 0.75, "f1": 0.8571})
        self.assertEqual(figures["all"]["all right"], {"p": 1.0, "r": 1.0, "f1": 1.0})

    def test_kind_decides_among_several_that_overlap(self):
        pairs = merging.pair(RELEASES, merging.labelled(RELEASES),
                             merging.found(meetings([B2], [B1]), READINGS))
        self.assertEqual({label.happening: account.number for label, account in pairs.items()}, {"h1": 2, "h3": 1})

    def test_a_contact_may_be_found_as_another_and_a_signing_may_not(self):
        for act, found in (("visit", 1), ("attend", 1), ("sign", 0), ("establish", 0)):
            with self.subTest(act):
                readings = copy.deepcopy(READINGS)
                readings[0]["events"][0]["act"] = act
                figures, _ = merging.score(RELEASES, meetings([A1]), readings)
                self.assertEqual((figures["found"], figures["unlabelled"]), (found, 1 - found))

    def test_faults_name_their_place(self):
        _, faults = measure([A1, A2], [B2])
        self.assertEqual(faults, ["missed  b: visit ISL+NOR  | who is visiting Norway",
                                  "apart   h1: m0: a  |  m1: b",
                                  "mixed   m0: h1, h2"])

    def test_an_account_of_no_event_is_a_fault_of_the_program(self):
        with self.assertRaisesRegex(ValueError, "m0: no event 7 in the reading of a"):
            measure([dict(A1, number=7)])


class FirstDay(unittest.TestCase):
    def test_as_told_else_of_the_release(self):
        cases = [("2022-03-01/2022-03-03", "2022-03-01"), ("2022-03", "2022-03"), ("2022", "2022"), (None, "2022-04-01"),
                 ("/2022-03", "2022-04-01")]
        for when, day in cases:
            with self.subTest(when=when):
                self.assertEqual(merging.first_day(when, "2022-04-01"), day)
        self.assertEqual(merging.first_day(None, None), "")


class Check(unittest.TestCase):
    def test_faults_name_their_place(self):
        self.assertEqual(merging.check(RELEASES), [])
        cases = [
            ({"quote": "met in Bergen"}, "b: h1: the quote is not in the text: 'met in Bergen'"),
            ({"kind": "chat"}, "b: h1: unknown kind 'chat'"),
            ({"parties": ["NOR"]}, "b: h1: kind or parties are not those of its other tellings"),
            ({"near": ["h2"], "differs": ["other weather"]}, "b: h1: unknown near miss 'other weather'"),
            ({"near": ["h2"]}, "b: h1: near and differs are not of one length"),
            ({"near": ["h9"], "differs": ["next day"]}, "b: h1: near h9, which nobody tells of"),
            ({"key": "h3", "kind": "visit", "parties": ["ISL"], "hosts": ["NOR"]}, "h3: labelled twice in one release"),
        ]
        for changes, fault in cases:
            with self.subTest(changes=changes):
                releases = copy.deepcopy(RELEASES)
                releases[1]["happenings"][1].update(changes)
                self.assertIn(fault, merging.check(releases))
        self.assertIn("the ids are not in order, or not all different", merging.check(RELEASES[::-1]))

    def test_summary(self):
        summary = merging.summary(RELEASES)
        self.assertEqual((summary["happenings"], summary["tellings"], summary["told by several releases"],
                          summary["near misses"]), (3, 4, 1, 1))


if __name__ == "__main__":
    unittest.main()
