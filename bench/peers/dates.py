"""Dates in a treebank whose texts mark them (GUM: XML=<date when:::"2014-05-02">), and what programs make of them."""
import html
import json
import pathlib
import re

from measure import run
from programs import java


class Document:
    """Its text, a paragraph a line; the day it was made; its dates as (place among the characters that are no blanks, value)."""

    def __init__(self):
        self.created, self.paragraphs, self.dates, self.size = "", [], [], 0

    def text(self):
        return "\n\n".join(" ".join(p) for p in self.paragraphs if p) + "\n"


def documents_of(conllu):
    found, begun, until = [], [], 0
    for line in conllu.split("\n"):
        if line.startswith("# newdoc"):
            found.append(Document())
        elif line.startswith("# meta::dateCreated = "):
            found[-1].created = line.split(" = ")[1]
        elif line.startswith("# newpar ") or line == "# newpar":
            found[-1].paragraphs.append([])
        elif line.startswith("# text = "):
            found[-1].paragraphs = found[-1].paragraphs or [[]]
            found[-1].paragraphs[-1].append(line[9:])
        elif line and line[0].isdigit():
            number, form, *_, misc = line.split("\t")
            document, begin = found[-1], found[-1].size
            if "-" in number:  # the words of a multiword token share its characters
                until = int(number.split("-")[1])
                document.size += len("".join(form.split()))
            elif number.isdigit() and int(number) > until:
                until = 0
                document.size += len("".join(form.split()))
            if number.isdigit() and int(number) == until:
                until = 0
            for end, value in re.findall(r'<(/?)date(?: when:::"([^"]*)")?', misc):
                if not end:
                    begun.append((begin, value))
                elif begun:
                    at, when = begun.pop()
                    if re.match(r"\d{4}(-|$)", when):
                        document.dates.append((at, document.size, when))
    return found


def score(gold, found):
    """How many of the dates marked are found with their value, and how many with another value only."""
    right = other = 0
    for begin, end, value in gold:
        values = [v for b, e, v in found if b < end and begin < e]
        right += value in values
        other += bool(values) and value not in values
    return right, other


def places(text):
    """Of each character, how many before it are no blanks."""
    at, count = [], 0
    for character in text:
        at.append(count)
        count += not character.isspace()
    return at + [count]


def dragoman(program, text, created, folder):
    taken = run("dates", [program, text, created], folder)
    whole = pathlib.Path(text).read_bytes()
    before = lambda offset: len("".join(whole[:offset].decode(errors="replace").split()))  # noqa: E731
    return taken, [(before(int(b)), before(int(e)), value) for b, e, value in map(str.split, taken.text().splitlines())]


def sutime(jars, text, created, folder):
    """CoreNLP's SUTime, with the tags it needs and no names."""
    taken = run("sutime", [*java(jars), "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators", "tokenize,ssplit,pos,lemma,ner",
                           "-ner.rulesOnly", "true", "-ner.docdate.useFixedDate", created, "-ssplit.newlineIsSentenceBreak",
                           "two", "-outputFormat", "json", "-outputDirectory", folder, "-file", text], folder)
    answer = json.loads((pathlib.Path(folder) / (pathlib.Path(text).name + ".json")).read_text(encoding="utf-8"))
    at = places(pathlib.Path(text).read_text(encoding="utf-8"))
    return taken, [(at[m["characterOffsetBegin"]], at[m["characterOffsetEnd"]], m["timex"].get("value", "").split("T")[0])
                   for s in answer["sentences"] for m in s.get("entitymentions", []) if "timex" in m]


def heideltime(home, text, created, folder):
    """HeidelTime with the Stanford tagger that it was made with. `home` has its jars, its config.props and the tagger."""
    home = pathlib.Path(home).resolve()
    settings = (home / "config.props").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^model_path *=.*", f"model_path = {home}/english-left3words-distsim.tagger", settings)
    (pathlib.Path(folder) / "config.props").write_text(settings, encoding="utf-8")
    taken = run("heideltime", [*java(home), "de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone", text, "-pos",
                               "STANFORDPOSTAGGER", "-l", "ENGLISH", "-t", "NEWS", "-dct", created, "-c", "config.props"], folder)
    body = taken.text().split("<TimeML>", 1)[1].rsplit("</TimeML>", 1)[0]
    found, count, begun = [], 0, None
    for part in re.split(r"(<TIMEX3[^>]*>|</TIMEX3>)", body):
        if part.startswith("<TIMEX3"):
            begun = count, re.search(r'value="([^"]*)"', part)[1].split("T")[0]
        elif part == "</TIMEX3>":
            found.append((begun[0], count, begun[1]))
        else:
            count += len("".join(html.unescape(part).split()))
    return taken, found
