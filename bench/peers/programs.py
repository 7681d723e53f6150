"""What each peer is given and what becomes of its answer. Nothing of theirs stands here: each is used as it comes, from where
the one who runs it has put it."""
import json
import pathlib
import re
import shutil
import sys
import xml.sax.saxutils

from measure import run

# CAMEO's roots as types of PLOVER, and the codes that differ from their root, by the table that PLOVER's authors give
# (CAMEO2PLOVER-2021 in openeventdata/PLOVER); 02, which it lacks, as in PLOVER's manual. Mere statements (01) have no type.
ROOTS = {"02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE",
         "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
         "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"}
BELOW = {"0813": "RETREAT", "0814": "RETREAT", "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT",
         "163": "COERCE", "1712": "ASSAULT", "175": "ASSAULT", "191": "COERCE", "192": "COERCE"}


def type_of(cameo):
    for size in (4, 3):
        if cameo[:size] in BELOW:
            return BELOW[cameo[:size]]
    return ROOTS.get(cameo[:2])


def sides_of(code, states):
    """The country of an actor's code, as in tools/eval-gsr: "ORG" for all that are none; nobody for "---"."""
    country = code[:3]
    return set() if country in ("", "---") else {country if country in states else "ORG"}


# ---- Dragoman

def dragoman(program, releases, folder, analysis):
    return run(f"dragoman-{analysis}", [program, "--analysis", analysis, "map", "-j1", releases], folder)


# ---- CoreNLP: constituents, as PETRARCH2 needs them

def java(jars, memory="4g"):
    return ["java", "-XX:+UseSerialGC", f"-Xmx{memory}", "-cp", f"{pathlib.Path(jars).resolve()}/*"]


def corenlp(jars, text, folder, one_a_line, annotators="tokenize,ssplit,pos,parse", more=()):
    split = ["-ssplit.eolonly", "true"] if one_a_line else ["-ssplit.newlineIsSentenceBreak", "two"]
    taken = run("corenlp", [*java(jars), "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators", annotators, *split,
                            "-parse.maxlen", "80", "-outputFormat", "json", "-outputDirectory", folder, "-file", text, *more],
                folder)
    taken.out = pathlib.Path(folder) / (pathlib.Path(text).name + ".json")
    return taken


def parses_of(taken, text):
    """(sentence, constituents) of each sentence."""
    whole = pathlib.Path(text).read_text(encoding="utf-8")
    sentences = json.loads(taken.text())["sentences"]
    return [(whole[s["tokens"][0]["characterOffsetBegin"]:s["tokens"][-1]["characterOffsetEnd"]], s["parse"])
            for s in sentences]


# ---- UDPipe: dependencies, as UniversalPetrarch needs them

def udpipe(program, model, text, folder, one_a_line):
    how = "--tokenizer=presegmented" if one_a_line else "--tokenize"
    return run("udpipe", [program, how, "--tag", "--parse", model, text], folder)


def trees_of(taken):
    """(sentence, lines of CoNLL-U without remarks) of each sentence."""
    found = []
    for sentence in taken.text().split("\n\n"):
        lines = sentence.split("\n")
        said = [line[9:] for line in lines if line.startswith("# text = ")]
        words = [line for line in lines if line and line[0] != "#" and "-" not in line.split("\t")[0]]
        if words:
            found.append((said[0] if said else "", "\n".join(words)))
    return found


# ---- PETRARCH2 and UniversalPetrarch: sentences with their syntax in, events out

GUARDED = pathlib.Path(__file__).resolve().parent / "guarded.py"
PETRARCH2 = ("petrarch2", "petrarch2", "PETRtree", "get_events")  # folder, main module, module and method of a sentence
UNIVERSAL_PETRARCH = ("UniversalPetrarch", "petrarch_ud", "PETRgraph", "get_events_from_petrarch1_patterns")

def petrarch(checkout, coder, python2, sentences, dates, folder):
    """One story a sentence, so that its events are told apart. Runs in a copy, for it writes beside its sources; with the part of
    guarded.py that keeps a sentence on which it fails from ending the run. How many fail is told on stderr."""
    package, *names = coder
    copy = pathlib.Path(folder) / package
    shutil.copytree(pathlib.Path(checkout) / package, copy, dirs_exist_ok=True)
    with open(copy / "given.xml", "w", encoding="utf-8") as out:
        out.write("<Sentences>\n")
        for number, (text, syntax) in enumerate(sentences):
            date = dates[number].replace("-", "") if dates else "20220101"
            escaped = xml.sax.saxutils.escape
            out.write(f'<Sentence date="{date}" id="s{number}_1" source="x" sentence="True">\n<Text>\n{escaped(text)}\n</Text>\n'
                      f"<Parse>\n{escaped(syntax)}\n</Parse>\n</Sentence>\n")
        out.write("</Sentences>\n")
    taken = run(package, [python2, GUARDED, *names, "batch", "-i", "given.xml", "-o", "found.txt"], copy,
                env={"PYTHONIOENCODING": "utf-8"})
    print(f"{package}:", (copy / f"{package}.err").read_text(errors="replace").strip().split("\n")[-1], file=sys.stderr)
    taken.out = copy / "evts.found.txt"
    return taken


def petrarch_events(taken, states):
    """(number of the sentence, type, sources, targets) of each event that has a type."""
    found = []
    for line in taken.text().split("\n"):
        cells = line.split("\t")
        number = re.search(r"\bs(\d+)_1\b", line)
        if len(cells) > 4 and number and type_of(cells[3]):
            found.append((int(number[1]), type_of(cells[3]), sides_of(cells[1], states), sides_of(cells[2], states)))
    return found


# ---- spaCy with rules of an afternoon

def spacy(python, model, text, folder, root):
    return run("spacy", [python, root / "bench" / "peers" / "spacy_rules.py", model, text, root / "data"], folder)


def spacy_events(taken, states):
    found = []
    for line in taken.text().split("\n"):
        cells = line.split("\t")
        if len(cells) == 4:
            sides = [{code if code in states else "ORG" for code in cell.split()} for cell in cells[2:]]
            found.append((int(cells[0]), cells[1], *sides))
    return found
