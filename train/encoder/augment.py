"""More text of kinds that releases have and the treebanks lack."""

import random
from dataclasses import replace

from treebank import Sentence
from wordpiece import WordPieces


def regroup(paragraphs: list[list[Sentence]], order: random.Random) -> list[list[Sentence]]:
    """Paragraphs of one sentence that stand alone in the file are put together at times."""
    if any(len(p) > 1 for p in paragraphs):
        return paragraphs
    shuffled = paragraphs[:]
    order.shuffle(shuffled)
    found, at = [], 0
    while at < len(shuffled):
        size = order.choice((1, 1, 2, 3, 4))
        found.append([s for p in shuffled[at : at + size] for s in p])
        at += size
    return found


def change(sentence: Sentence, order: random.Random) -> Sentence:
    """Family names in capitals, as many ministries print them; headlines; no full stop."""
    chance = order.random()
    if chance < 0.02:
        return recase(sentence, str.upper)
    if chance < 0.04:
        return recase(sentence, str.lower)
    if chance < 0.07:
        return without_full_stop(as_headline(sentence))
    if chance < 0.10:
        return without_full_stop(sentence)
    if chance < 0.35:
        return with_capital_names(sentence)
    return sentence


def as_headline(sentence: Sentence) -> Sentence:
    small = ("ADP", "CCONJ", "DET", "PART", "SCONJ", "AUX", "PUNCT")
    words = [w if w.upos in small or w.glued else replace(w, form=w.form[:1].upper() + w.form[1:]) for w in sentence.words]
    return replace(sentence, words=words)


def without_full_stop(sentence: Sentence) -> Sentence:
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last].form != "." or any(w.head == last for w in sentence.words):
        return sentence
    return replace(sentence, words=sentence.words[:last])


def recase(sentence: Sentence, case) -> Sentence:
    words = [replace(w, form=case(w.form)) if len(case(w.form)) == len(w.form) else w for w in sentence.words]
    return replace(sentence, words=words)


def with_capital_names(sentence: Sentence) -> Sentence:
    words = sentence.words[:]
    for i, word in enumerate(words):
        last = i + 1 == len(words) or words[i + 1].relation != "flat" or words[i + 1].head != word.head
        if word.relation == "flat" and word.upos == "PROPN" and last and word.form[:1].isupper() and word.form.isalpha():
            words[i] = replace(word, form=word.form.upper())
    return replace(sentence, words=words)


def hide_pieces(chunk, vocabulary: WordPieces, order: random.Random) -> None:
    """So that the context must tell: a few pieces are [MASK]."""
    for i, word in enumerate(chunk.word_of_piece):
        if word >= 0 and order.random() < 0.03:
            chunk.pieces[i] = vocabulary.mask
