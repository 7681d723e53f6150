"""Runs a coder so that a sentence on which it fails has no events, instead of ending the run. For Python 2 and 3.

  guarded.py MAIN MODULE METHOD ARGUMENTS...     METHOD of MODULE's class Sentence finds the events of one sentence

Tells on stderr how many failed.
"""
import importlib
import sys

main, module, method = sys.argv[1:4]
sys.argv[1:4] = []
sys.path.insert(0, ".")
sentence = importlib.import_module(module).Sentence
find = getattr(sentence, method)
failed = []


def find_or_nothing(self, *given):
    try:
        return find(self, *given)
    except Exception as fault:
        failed.append(repr(fault))
        return ({}, {}) if method == "get_events" else []


setattr(sentence, method, find_or_nothing)
importlib.import_module(main).main()
sys.stderr.write("%d sentences failed\n" % len(failed))
