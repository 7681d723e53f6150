"""Sentences of treebanks as the encoder learns them: words with tags, heads, lemmas and names.

The readings of the files agree with train/treebank.cpp and train/examples.cpp, which train the perceptrons.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

OUTSIDE = "O"


@dataclass
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int  # index of the head in the sentence, -1 for the root
    relation: str
    glued: bool  # no blank stands before it
    entity: str = OUTSIDE  # "B-person", "I-person", …


@dataclass
class Sentence:
    id: str = ""
    begins_paragraph: bool = False
    has_entities: bool = False
    brackets: list[str] = field(default_factory=list)  # GUM's Entity=…, one a word
    words: list[Word] = field(default_factory=list)


def without_typo(features: str) -> str:
    """Typo=Yes says that the writer slipped, which no tagger needs to tell."""
    return "|".join(f for f in features.split("|") if f not in ("Typo=Yes", "_"))


def read_treebank(path: Path) -> list[Sentence]:
    sentences: list[Sentence] = []
    sentence = Sentence()
    glued = False  # to the word before
    surface: list[str] = []  # what is left of a multiword token's words
    surface_glued = False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            if sentence.words:
                sentences.append(sentence)
            sentence, glued = Sentence(), False
        elif line.startswith("# sent_id = "):
            sentence.id = line[12:]
        elif line.startswith(("# newpar", "# newdoc")):
            sentence.begins_paragraph = True
        elif not line.startswith("#"):
            cells = line.split("\t")
            glues_next = "SpaceAfter=No" in cells[9].split("|")
            if "-" in cells[0]:  # the words of a multiword token stand close
                first, last = cells[0].split("-")
                surface = [str(n) for n in range(int(first), int(last) + 1)]
                surface_glued = glues_next
                continue
            if not cells[0].isdigit():
                continue
            brackets = [entry[7:] for entry in cells[9].split("|") if entry.startswith("Entity=")]
            sentence.brackets.append(brackets[0] if brackets else "")
            sentence.words.append(
                Word(cells[1], cells[2], cells[3], cells[4], without_typo(cells[5]), int(cells[6]) - 1, cells[7],
                     glued))
            if surface and cells[0] in surface:
                glued = surface_glued if cells[0] == surface[-1] else True
                if cells[0] == surface[-1]:
                    surface = []
            else:
                glued = glues_next
    return sentences


UNER_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def add_entities(path: Path, nationalities: set[str], sentences: list[Sentence]) -> None:
    """Names by Universal NER; nationalities by the word list, as UNER does not label them."""
    by_id = {sentence.id: sentence for sentence in sentences}
    sentence_id, labels = "", []

    def finish() -> None:
        sentence = by_id.get(sentence_id)
        if sentence is None or [form for form, _ in labels] != [w.form for w in sentence.words]:
            return
        sentence.has_entities = True
        before = OUTSIDE
        for word, (_, label) in zip(sentence.words, labels):
            kind = UNER_KINDS.get(label[2:])
            if kind:
                continues = label.startswith("I-") and before[2:] == kind
                word.entity = ("I-" if continues else "B-") + kind
            before = word.entity
        add_nationalities(nationalities, [sentence])

    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            if labels:
                finish()
            labels = []
        elif line.startswith("# sent_id = "):
            sentence_id = line[12:]
        elif not line.startswith("#"):
            cells = line.split("\t")
            labels.append((cells[1], cells[2]))


def read_words(path: Path) -> set[str]:
    """The first column of a list of words."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return {line.split("\t")[0] for line in lines[1:] if line and not line.startswith("#")}


@dataclass
class Mention:
    kind: str
    begin: int
    end: int = 0


GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}


def gum_mentions(sentence: Sentence, entries: list[str]) -> list[Mention]:
    """What GUM's brackets enclose, the outer before the inner; those of other kinds are left out."""
    found: list[Mention] = []
    opened: list[tuple[str, Mention]] = []
    for i, entry in enumerate(entries):
        for bracket in re.findall(r"\([^()]+\)?|[^()]+\)", entry):
            group = bracket.strip("()").split("-")
            if bracket.startswith("("):
                mention = Mention(group[1] if len(group) > 1 else "", i)
                found.append(mention)
                opened.append((group[0], mention))
            if bracket.endswith(")"):
                for at in range(len(opened) - 1, -1, -1):
                    if opened[at][0] == group[0]:
                        opened.pop(at)[1].end = i + 1
                        break
    return [m for m in found if m.end > 0 and m.kind in GUM_KINDS]


def name_in(mention: Mention, words: list[Word]) -> tuple[int, int] | None:
    """The words of a mention that are its name, as UNER has it: no article, no title. None if it has no name."""
    heads = [i for i in range(mention.begin, mention.end) if not mention.begin <= words[i].head < mention.end]
    if len(heads) != 1:
        return None

    def is_name(i: int) -> bool:
        return words[i].xpos in ("NNP", "NNPS") and words[i].relation != "nmod:desc"

    head = heads[0]
    if not is_name(head) or (mention.kind == "person" and words[head].xpos == "NNPS"):
        return None
    joints = ("-", "&", "of") if mention.kind == "organization" else ("-", "&")
    begin, end = head, head + 1
    while begin > mention.begin and is_name(begin - 1):
        begin -= 1
    while end < mention.end and (
        is_name(end) or (words[end].form in joints and end + 1 < mention.end and is_name(end + 1))
    ):
        end += 1
    return begin, end


def add_gum_entities(nationalities: set[str], sentences: list[Sentence]) -> None:
    """Names by what GUM says of mentions; a name within a name is left out."""
    for sentence in sentences:
        sentence.has_entities = True
        for mention in gum_mentions(sentence, sentence.brackets):
            name = name_in(mention, sentence.words)
            if name is None or any(w.entity != OUTSIDE for w in sentence.words[slice(*name)]):
                continue
            kind = GUM_KINDS[mention.kind]
            for i in range(*name):
                sentence.words[i].entity = ("B-" if i == name[0] else "I-") + kind
    add_nationalities(nationalities, sentences)


def add_nationalities(nationalities: set[str], sentences: list[Sentence]) -> None:
    for sentence in sentences:
        for word in sentence.words:
            if word.entity == OUTSIDE and word.form in nationalities:
                word.entity = "B-nationality"
