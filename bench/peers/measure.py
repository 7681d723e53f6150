"""Runs a program on one core and tells what it took."""
import os
import pathlib
import subprocess
import sys
import time


class Run:
    """What a program took: seconds of processor and of wall time, megabytes at most; and where its output is."""

    def __init__(self, processor=0.0, wall=0.0, memory=0, out=None):
        self.processor, self.wall, self.memory, self.out = processor, wall, memory, out

    def __add__(self, after):
        """One program after the other."""
        return Run(self.processor + after.processor, self.wall + after.wall, max(self.memory, after.memory), after.out)

    def text(self):
        return self.out.read_text(encoding="utf-8", errors="replace")


def run(name, command, folder, stdin=None, env=None):
    """`command` in `folder`, its output in the folder's file `name`.out, its messages in `name`.err."""
    folder = pathlib.Path(folder)
    out, messages = folder / (name + ".out"), folder / (name + ".err")
    with open(out, "wb") as to, open(messages, "wb") as err, open(stdin or os.devnull, "rb") as given:
        start = time.monotonic()
        process = subprocess.Popen(["taskset", "-c", "0", *map(str, command)], stdin=given, stdout=to, stderr=err, cwd=folder,
                                   env={**os.environ, "OMP_NUM_THREADS": "1", **(env or {})})
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - start
    if process.returncode != 0:
        sys.exit(f"{name}: exit status {process.returncode}\n" + messages.read_text(errors="replace")[-800:])
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss // 1024, out)
