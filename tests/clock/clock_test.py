#!/usr/bin/env python3
"""What becomes of watch, serve and read when the clock is put back or ahead while they run.

    clock_test.py PROGRAM OTHER_CLOCK    OTHER_CLOCK is the library made of other_clock.cpp
"""
import http.server
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.request

PROGRAM, OTHER_CLOCK = (sys.argv.pop(1), sys.argv.pop(1))
DAY = 86_400
JUMPS = {"back a year": -365 * DAY, "ahead a year": 365 * DAY}


def page(topic):
    return f"<html><body><h1>{topic}</h1><p>Norway and Kenya met in Oslo on 3 May 2021 and discussed {topic}.</p></body></html>"


class Jumping(unittest.TestCase):
    def setUp(self):
        self.kept = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.kept.name)
        self.record = str(self.folder / "r.dragoman")
        self.clock = self.folder / "clock"
        self.jump(0)
        self.running = []

    def tearDown(self):
        for process in self.running:
            if process.poll() is None:
                process.kill()
            process.wait()
            process.stderr.close()
        self.kept.cleanup()

    def jump(self, seconds):
        new = self.folder / "clock.new"
        new.write_text(str(seconds))
        new.rename(self.clock)

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        return {**kept, "LD_PRELOAD": OTHER_CLOCK, "OTHER_CLOCK": str(self.clock),
                # A sanitizer wants to be loaded first, which nothing here depends on.
                "ASAN_OPTIONS": kept.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"}

    def run_it(self, *words):
        return subprocess.run([PROGRAM, *words, "--record", self.record], env=self.environment(), capture_output=True,
                              text=True, timeout=100)

    def start(self, *words):
        process = subprocess.Popen([PROGRAM, *words, "--record", self.record], env=self.environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.running.append(process)
        return process

    def titles(self):
        shown = self.run_it("show", "--json").stdout
        return sorted(head["title"] for head in json.loads(shown or "[]"))

    def wait_for(self, titles):
        end = time.monotonic() + 60
        while self.titles() != titles:
            self.assertLess(time.monotonic(), end, f"waited in vain for {titles}: {self.titles()}")
            time.sleep(0.3)

    def end(self, process):
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=30), 0)

    def test_the_clock_is_another(self):
        """Else the other tests would show nothing."""
        self.jump(-365 * DAY * 20)
        (self.folder / "talks.html").write_text(page("fish"))
        self.run_it("read", "--analysis", "fast", str(self.folder / "talks.html"))
        self.run_it("gone", "talks")
        self.assertLess(self.run_it("gone").stdout[:4], "2020")

    def test_watch_of_a_folder(self):
        for name, seconds in JUMPS.items():
            with self.subTest(name):
                incoming = self.folder / name
                incoming.mkdir()
                (incoming / "a.html").write_text(page("fish"))
                self.jump(0)
                watch = self.start("watch", "--analysis", "fast", "--folder", str(incoming))
                self.wait_for(["fish"])
                self.jump(seconds)
                (incoming / "b.html").write_text(page("ports"))
                # As one is that comes from a machine whose clock is ahead.
                os.utime(incoming / "b.html", (time.time() + DAY, time.time() + DAY))
                self.wait_for(["fish", "ports"])
                self.end(watch)
                pathlib.Path(self.record).unlink()

    def test_watch_of_a_feed(self):
        answers = {}

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = answers.get(self.path)
                self.send_response(404 if body is None else 200)
                self.end_headers()
                self.wfile.write((body or "").encode())

            def log_message(self, *_):
                pass

        site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=site.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{site.server_address[1]}"

        def feed(*pages):
            answers["/rss"] = "<rss version='2.0'><channel>" + "".join(
                f"<item><title>x</title><link>{url}/{one}</link></item>" for one in pages) + "</channel></rss>"
            answers.update({f"/{one}": page(one) for one in pages})

        feeds = self.folder / "feeds.txt"
        feeds.write_text(f"{url}/rss NOR\n")
        words = ("watch", "--analysis", "fast", "--pause", "0s", "--every", "1s", "--feeds", str(feeds))
        try:
            feed("fish")
            # A run with a clock that is a year ahead puts off what it keeps for the next.
            self.jump(365 * DAY)
            watch = self.start(*words)
            self.wait_for(["fish"])
            self.end(watch)
            self.jump(0)
            watch = self.start(*words)
            feed("ports", "fish")
            self.wait_for(["fish", "ports"])
            self.jump(-365 * DAY)
            feed("visas", "ports", "fish")
            self.wait_for(["fish", "ports", "visas"])
            self.end(watch)
        finally:
            site.shutdown()
            site.server_close()

    def test_serve(self):
        (self.folder / "talks.html").write_text(page("fish"))
        self.run_it("read", "--analysis", "fast", str(self.folder / "talks.html"))
        server = self.start("serve", "--no-reading", "--listen", "127.0.0.1:0", "--rate", "5")
        line = ""
        while "http://127.0.0.1:" not in line:
            line = server.stderr.readline()
            self.assertTrue(line, "the server did not start")
        url = "http://127.0.0.1:" + line.split("http://127.0.0.1:")[1].split("/")[0]
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

        def today():
            with opener.open(url + "/pair/NOR/KEN.json", timeout=20) as answer:
                return json.load(answer)["relation"]["day"]

        now = int(today()[:4])
        for years, seconds in ((-1, -365 * DAY), (1, 365 * DAY), (0, 0)):
            self.jump(seconds)
            self.assertIn(int(today()[:4]) - now, (years, years - 1, years + 1))
        self.end(server)

    def test_a_version_read_before_the_one_there(self):
        """Versions are in the order in which they came, whatever the clock said."""
        talks = self.folder / "talks.html"
        for topic, seconds in (("fish", 0), ("ports", -365 * DAY)):
            self.jump(seconds)
            talks.write_text(page(topic))
            self.assertEqual(self.run_it("read", "--analysis", "fast", str(talks)).returncode, 0)
        self.assertEqual(self.titles(), ["ports"])
        self.assertIn("fish", self.run_it("show", "talks@1").stdout)
        self.assertEqual(self.run_it("verify").returncode, 0)


if __name__ == "__main__":
    unittest.main()
