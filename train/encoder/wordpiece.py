"""Words as the pieces that BERT's uncased vocabulary knows, with their casing beside them.

src/language/encoder/word_pieces.cpp does the same.
"""

import json
import unicodedata
from pathlib import Path

MAX_PIECES_OF_WORD = 12
MAX_CHARACTERS_OF_WORD = 100

CASINGS = ["none", "lower", "title", "upper", "mixed", "letter"]


def casing(form: str) -> int:
    letters = [c for c in form if c.isupper() or c.islower()]
    if not letters:
        return 0
    if all(c.islower() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 5 if len(letters) == 1 else 3
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return 2
    return 4


def is_punctuation(c: str) -> bool:
    return (c.isascii() and c.isprintable() and not c.isalnum() and c != " ") or unicodedata.category(c).startswith("P")


def simplify(form: str) -> str:
    """Lower case without accents."""
    text = ""
    for c in unicodedata.normalize("NFD", form):
        if unicodedata.category(c) == "Mn":
            continue
        lower = c.lower()
        text += lower if len(lower) == 1 else c
    return text


class WordPieces:
    def __init__(self, pieces: list[str]):
        self.pieces = pieces
        self.index = {piece: i for i, piece in enumerate(pieces)}
        self.unknown = self.index["[UNK]"]
        self.begin = self.index["[CLS]"]
        self.end = self.index["[SEP]"]
        self.mask = self.index["[MASK]"]

    @staticmethod
    def read(tokenizer_json: Path) -> tuple["WordPieces", list[int]]:
        """The vocabulary without what English releases cannot hold, and which rows of the embeddings it keeps."""
        vocabulary = json.loads(tokenizer_json.read_text(encoding="utf-8"))["model"]["vocab"]
        rows, pieces = [], []
        for piece, row in sorted(vocabulary.items(), key=lambda item: item[1]):
            if is_kept(piece):
                rows.append(row)
                pieces.append(piece)
        return WordPieces(pieces), rows

    def cut(self, form: str) -> list[int]:
        """The pieces of a word, never none."""
        found: list[int] = []
        for run in runs(simplify(form)):
            found += self.cut_run(run)
            if len(found) >= MAX_PIECES_OF_WORD:
                break
        return found[:MAX_PIECES_OF_WORD] or [self.unknown]

    def cut_run(self, run: str) -> list[int]:
        """The longest piece first; a run with a part that is no piece is unknown as a whole."""
        if len(run) > MAX_CHARACTERS_OF_WORD:
            return [self.unknown]
        found, at = [], 0
        while at < len(run):
            for end in range(len(run), at, -1):
                piece = ("##" if at else "") + run[at:end]
                if piece in self.index:
                    found.append(self.index[piece])
                    at = end
                    break
            else:
                return [self.unknown]
        return found


def is_kept(piece: str) -> bool:
    if piece in ("[UNK]", "[CLS]", "[SEP]", "[MASK]", "[PAD]"):
        return True
    if piece.startswith("[unused"):
        return False
    text = piece.removeprefix("##")
    return all(ord(c) < 0x250 or unicodedata.category(c)[0] in "PS" for c in text)


def runs(text: str) -> list[str]:
    """Punctuation marks by themselves, and what stands between them."""
    found, start = [], 0
    for i, c in enumerate(text):
        if is_punctuation(c):
            if start < i:
                found.append(text[start:i])
            found.append(c)
            start = i + 1
    if start < len(text):
        found.append(text[start:])
    return found
