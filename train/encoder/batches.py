"""Paragraphs of treebanks as batches of numbers."""

import random
from collections import Counter
from dataclasses import dataclass

import torch
from torch import Tensor

import lemmas
from treebank import OUTSIDE, Sentence, Word
from wordpiece import WordPieces, casing

UNKNOWN = -100  # what a loss does not look at
LEAST_COUNT = 3  # answers seen less often are not learnt

ENTITIES = [OUTSIDE] + [f"{part}-{kind}" for kind in ("person", "organisation", "place", "nationality") for part in "BI"]


@dataclass
class Inventory:
    """The answers to each question, by number."""

    upos: list[str]
    xpos: list[str]
    features: list[str]
    tags: list[tuple[int, int, int]]  # UPOS, XPOS and features seen together
    scripts: list[lemmas.Script]
    relations: list[str]  # the first is root

    def __post_init__(self):
        self.numbers = {
            name: {answer: i for i, answer in enumerate(getattr(self, name))}
            for name in ("upos", "xpos", "features", "scripts", "relations")
        }
        self.numbers["entities"] = {answer: i for i, answer in enumerate(ENTITIES)}


def take_inventory(sentences: list[Sentence]) -> Inventory:
    counts = {name: Counter() for name in ("upos", "xpos", "features", "tags", "scripts", "relations")}
    for sentence in sentences:
        for word in sentence.words:
            counts["upos"][word.upos] += 1
            counts["xpos"][word.xpos] += 1
            counts["features"][word.features] += 1
            counts["tags"][(word.upos, word.xpos, word.features)] += 1
            counts["scripts"][lemmas.make_script(word.form, word.lemma)] += 1
            counts["relations"][word.relation] += 1
    kept = {name: sorted(a for a, n in counter.items() if n >= LEAST_COUNT) for name, counter in counts.items()}
    number = {name: {a: i for i, a in enumerate(kept[name])} for name in ("upos", "xpos", "features")}
    tags = [
        (number["upos"][u], number["xpos"][x], number["features"][f])
        for u, x, f in kept["tags"]
        if u in number["upos"] and x in number["xpos"] and f in number["features"]
    ]
    relations = ["root"] + [r for r in kept["relations"] if r != "root"]
    return Inventory(kept["upos"], kept["xpos"], kept["features"], tags, kept["scripts"], relations)


@dataclass
class Chunk:
    """Sentences that are read together; words and their pieces as numbers."""

    sentences: list[Sentence]
    pieces: list[int]
    casings: list[int]
    word_of_piece: list[int]  # -1 for [CLS] and [SEP]

    @property
    def words(self) -> list[Word]:
        return [w for s in self.sentences for w in s.words]


def casing_of(word: Word) -> int:
    return 2 * casing(word.form) + word.glued


def make_chunk(sentences: list[Sentence], vocabulary: WordPieces) -> Chunk:
    pieces, casings, word_of_piece = [vocabulary.begin], [0], [-1]
    index = 0
    for sentence in sentences:
        for word in sentence.words:
            cut = vocabulary.cut(word.form)
            pieces += cut
            casings += [casing_of(word)] * len(cut)
            word_of_piece += [index] * len(cut)
            index += 1
    return Chunk(sentences, pieces + [vocabulary.end], casings + [0], word_of_piece + [-1])


def paragraphs(sentences: list[Sentence]) -> list[list[Sentence]]:
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if sentence.begins_paragraph or not found:
            found.append([])
        found[-1].append(sentence)
    return found


def cut_paragraph(paragraph: list[Sentence], vocabulary: WordPieces, longest: int) -> list[Chunk]:
    """Consecutive sentences of at most `longest` pieces; a longer sentence stands alone."""
    chunks, waiting, size = [], [], 0
    for sentence in paragraph:
        pieces = sum(len(vocabulary.cut(w.form)) for w in sentence.words)
        if waiting and size + pieces > longest:
            chunks.append(make_chunk(waiting, vocabulary))
            waiting, size = [], 0
        waiting.append(sentence)
        size += pieces
    return chunks + ([make_chunk(waiting, vocabulary)] if waiting else [])


def group(chunks: list[Chunk], most_pieces: int, order: random.Random | None) -> list[list[Chunk]]:
    """Batches of chunks of similar length with at most `most_pieces` pieces, padding included."""
    keys = [len(c.pieces) * (order.uniform(0.9, 1.1) if order else 1) for c in chunks]
    batches, batch, longest = [], [], 0
    for _, i in sorted((key, i) for i, key in enumerate(keys)):
        length = len(chunks[i].pieces)
        if batch and max(longest, length) * (len(batch) + 1) > most_pieces:
            batches.append(batch)
            batch, longest = [], 0
        batch.append(chunks[i])
        longest = max(longest, length)
    batches.append(batch)
    if order:
        order.shuffle(batches)
    return batches


def to_tensors(batch: list[Chunk], inventory: Inventory, offsets: list[int]) -> dict[str, Tensor]:
    size = len(batch)
    length = max(len(c.pieces) for c in batch)
    words = max(len(c.words) for c in batch)
    t = {
        "pieces": torch.zeros(size, length, dtype=torch.long),
        "casings": torch.zeros(size, length, dtype=torch.long),
        "first_position": torch.tensor(offsets),
        "piece_mask": torch.zeros(size, 1, 1, length, dtype=torch.bool),
        "word_pieces": torch.zeros(size, words, length),
        "arc_mask": torch.zeros(size, words, 1 + words, dtype=torch.bool),
    }
    for name in ("upos", "xpos", "features", "lemma", "entity", "begins", "head", "relation"):
        t[name] = torch.full((size, words), UNKNOWN, dtype=torch.long)
    for b, chunk in enumerate(batch):
        n = len(chunk.pieces)
        t["pieces"][b, :n] = torch.tensor(chunk.pieces)
        t["casings"][b, :n] = torch.tensor(chunk.casings)
        t["piece_mask"][b, 0, 0, :n] = True
        for piece, word in enumerate(chunk.word_of_piece):
            if word >= 0:
                t["word_pieces"][b, word, piece] = 1
        first = 0
        for sentence in chunk.sentences:
            end = first + len(sentence.words)
            t["arc_mask"][b, first:end, 0] = True
            t["arc_mask"][b, first:end, 1 + first : 1 + end] = True
            for i, word in enumerate(sentence.words):
                answer(t, b, first, i, word, sentence.has_entities, inventory)
            first = end
    t["word_pieces"] /= t["word_pieces"].sum(2, keepdim=True).clamp(min=1)
    return t


def answer(t: dict[str, Tensor], b: int, first: int, i: int, word: Word, entities: bool, inventory: Inventory) -> None:
    numbers, at = inventory.numbers, first + i
    t["upos"][b, at] = numbers["upos"][word.upos]
    t["xpos"][b, at] = numbers["xpos"].get(word.xpos, UNKNOWN)
    t["features"][b, at] = numbers["features"].get(word.features, UNKNOWN)
    t["lemma"][b, at] = numbers["scripts"].get(lemmas.make_script(word.form, word.lemma), UNKNOWN)
    if entities:
        t["entity"][b, at] = numbers["entities"][word.entity]
    if at > 0:
        t["begins"][b, at] = i == 0
    t["head"][b, at] = 0 if word.head < 0 else 1 + first + word.head
    if word.head >= 0:
        t["relation"][b, at] = numbers["relations"].get(word.relation, UNKNOWN)
