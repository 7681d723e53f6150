"""spaCy with the rules that one writes in an afternoon: a verb that points to a type, by Dragoman's own list of such words,
states below its subject are the source, states below what else hangs on it the target.

  PYTHON spacy_rules.py MODEL TEXT DATA

TEXT has a paragraph a line. Prints line, type, sources and targets of each event.
"""
import sys

import spacy


def rows(path):
    lines = [line for line in open(path, encoding="utf-8").read().splitlines() if line and line[0] != "#"]
    return [line.split("\t") for line in lines[1:]]


def main():
    model, text, data = sys.argv[1:]
    states = {row[1].lower(): row[0] for row in rows(f"{data}/names.tsv")
              if row[2] in ("name", "adjective", "demonym", "capital")}
    types = {}
    for kind, words in rows(f"{data}/codes/cues.tsv"):
        for word in words.split("|"):
            types.setdefault(word, kind)
    types = {word: "CONCEDE" if kind == "YIELD" else kind for word, kind in types.items()}

    def states_below(token):
        subtree = list(token.subtree)
        found = {states.get(t.text.lower()) for t in subtree}
        found |= {states.get(e.text.lower().removeprefix("the ")) for e in token.doc.ents
                  if e.start >= subtree[0].i and e.end <= subtree[-1].i + 1}
        return sorted(found - {None})

    nlp = spacy.load(model)
    lines = open(text, encoding="utf-8").read().split("\n")
    for number, doc in enumerate(nlp.pipe(lines)):
        for verb in doc:
            kind = types.get(verb.lemma_.lower())
            if verb.pos_ != "VERB" or not kind:
                continue
            subjects = [c for c in verb.children if c.dep_ == "nsubj"]
            others = [c for c in verb.children if c.dep_ in ("dobj", "obj", "prep", "dative", "xcomp", "ccomp", "nsubjpass")]
            sources = sorted({s for c in subjects for s in states_below(c)})
            targets = sorted({s for c in others for s in states_below(c)} - set(sources))
            if sources or targets:
                print(number, kind, " ".join(sources), " ".join(targets), sep="\t")


if __name__ == "__main__":
    main()
