"""Lemmas by edit scripts, as src/language/lemmatise.h has them: bytes off the end of the form, others on."""

CASES = ("keep", "lower", "title")  # what is done to the form first, by the numbers of LemmaScript::Case


def plain_quotes(form: str) -> str:
    for curly, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"')):
        form = form.replace(curly, straight)
    return form


def lower_case(text: str) -> str:
    """ASCII only, as the program does it."""
    return "".join(c.lower() if c.isascii() else c for c in text)


def recase(case: int, form: str) -> str:
    if CASES[case] == "keep":
        return form
    lower = lower_case(form)
    return lower[:1].upper() + lower[1:] if CASES[case] == "title" and lower[:1].isascii() else lower


Script = tuple[int, int, str]  # case; bytes to strip; text to append


def make_script(form: str, lemma: str) -> Script:
    """The one that keeps most of the form; of equals lower case before title case before the form as it stands."""
    plain = plain_quotes(form)
    best: tuple[int, str] | None = None
    chosen = 0
    for case in (1, 2, 0):
        text = recase(case, plain)
        same = 0
        while same < min(len(text), len(lemma)) and text[same] == lemma[same]:
            same += 1
        if best is None or same > best[0]:
            best, chosen = (same, text), case
    same, text = best
    return (chosen, len(text[same:].encode()), lemma[same:])


def apply_script(script: Script, form: str) -> str:
    case, strip, append = script
    text = recase(case, plain_quotes(form)).encode()
    if strip > len(text):
        return text.decode()
    return text[: len(text) - strip].decode(errors="ignore") + append
