#!/usr/bin/env python3
"""Checks trees of our own in CoNLL-U: train/check_trees.py FILE…

A fault is printed as file, sentence, word and what is wrong; the exit status is 1 if there are any.
Form: ten columns, words numbered from 1, one root, no circle, no crossing arcs, the words stand in `# text`.
Manner, as UD English EWT has it: nothing hangs on punctuation, a conjunct stands after its first and has its
conjunction, participles are VBN where no auxiliary makes them finite, relations fit what they hang on.
"""

import sys

RELATIONS = set(
    """root nsubj nsubj:pass nsubj:outer csubj csubj:pass obj iobj ccomp xcomp obl obl:agent obl:unmarked advcl
    advcl:relcl advmod aux aux:pass cop mark nmod nmod:poss nmod:desc nmod:unmarked appos nummod acl acl:relcl amod det
    det:predet case conj cc cc:preconj fixed flat list compound compound:prt parataxis punct expl discourse
    vocative dep goeswith""".split()
)
NOUNS = {"NOUN", "PROPN"}
OF_VERBS = {"obl", "obl:agent", "obl:unmarked", "xcomp", "advcl", "aux", "aux:pass"}
OF_NOUNS = {"nmod", "nmod:poss", "nmod:desc", "amod", "appos", "acl", "acl:relcl", "det", "compound"}


class Word:
    def __init__(self, cells):
        self.form, self.upos, self.xpos, self.relation = cells[1], cells[3], cells[4], cells[7]
        self.number, self.head = int(cells[0]), int(cells[6])


def crosses(words, word):
    low, high = sorted((word.number, word.head))
    return any(not low <= other.head <= high for other in words[low : high - 1])


def reaches_root(words, word):
    for _ in words:
        if word.head == 0:
            return True
        word = words[word.head - 1]
    return False


def faults_of_manner(words, word):
    head = words[word.head - 1] if word.head else None
    below = {other.relation for other in words if other.head == word.number}
    if head is None:
        return
    if head.upos == "PUNCT":
        yield "hangs on punctuation"
    if word.relation in {"conj", "flat", "appos", "fixed"} and word.head > word.number:
        yield f"{word.relation} before its head"
    if word.relation == "conj":
        later = [w for w in words[word.number :] if w.head == word.head and w.relation == "conj"]
        if "cc" not in below and not later:
            yield "the last conjunct has no conjunction"
    if word.relation == "cc" and head.relation != "conj":
        yield "a conjunction of no conjunct"
    if word.relation in OF_VERBS and head.upos in NOUNS and not any(
        w.head == head.number and w.relation == "cop" for w in words
    ):
        yield f"{word.relation} of a noun"
    # "rules-based" and "United Nations" are verbs by their tag alone.
    if word.relation in OF_NOUNS and head.upos == "VERB" and head.xpos != "NNP" and head.relation != "amod":
        yield f"{word.relation} of a verb"
    if word.relation in {"nmod", "obl"} and "case" not in below:
        yield f"{word.relation} without a preposition"
    if word.relation == "acl" and word.xpos == "VBD":
        yield "a participle tagged VBD"


def faults(text, words):
    if [w.number for w in words] != list(range(1, len(words) + 1)):
        yield "-", "words are not numbered from 1"
        return
    if sum(w.head == 0 for w in words) != 1:
        yield "-", "not one root"
    at = 0
    for word in words:
        found = text.find(word.form, at)
        if found < 0:
            yield word.form, "does not stand in # text"
        else:
            at = found + len(word.form)
        if word.relation not in RELATIONS:
            yield word.form, f"unknown relation {word.relation}"
        if (word.head == 0) != (word.relation == "root"):
            yield word.form, "root without being it, or the other way round"
        if not 0 <= word.head <= len(words):
            yield word.form, "head outside"
            return
    for word in words:
        if not reaches_root(words, word):
            yield word.form, "hangs in a circle"
        elif word.head and crosses(words, word):
            yield word.form, "crosses another arc"
        for fault in faults_of_manner(words, word):
            yield word.form, fault


def main(paths):
    count = 0
    for path in paths:
        with open(path, encoding="utf-8") as file:
            sentences = file.read().strip().split("\n\n")
        for sentence in sentences:
            lines = sentence.split("\n")
            comments = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# "))
            rows = [line.split("\t") for line in lines if not line.startswith("#")]
            if any(len(row) != 10 for row in rows):
                print(f"{path}: {comments.get('sent_id')}: not ten columns")
                count += 1
                continue
            words = [Word(row) for row in rows if row[0].isdigit()]
            for form, fault in faults(comments.get("text", ""), words):
                print(f"{path}: {comments.get('sent_id')}: {form}: {fault}")
                count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
