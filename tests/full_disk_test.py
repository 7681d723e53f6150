#!/usr/bin/env python3
"""full_disk_test.py PROGRAM: `serve` with no room left for its record. It says so to who posts, goes on answering,
and what it acknowledged is there.
"""
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request

PROGRAM = sys.argv.pop(1)
ROOM = 700 * 1024
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class FullDisk(unittest.TestCase):
    def test_what_was_acknowledged_stays(self):
        with tempfile.TemporaryDirectory() as folder:
            record = str(pathlib.Path(folder) / "r.dragoman")
            first = json.dumps({"id": "first", "text": "Norway and Kenya met in Oslo on 3 May 2021."})
            subprocess.run([PROGRAM, "read", "-", "--analysis", "fast", "--record", record], input=first, text=True,
                           check=True, capture_output=True)
            server = subprocess.Popen(
                [PROGRAM, "serve", "--analysis", "fast", "--listen", "127.0.0.1:0", "--record", record],
                env={**os.environ, "DRAGOMAN_TOKEN": "a token"}, stderr=subprocess.PIPE, text=True,
                # No file may grow beyond this, which is what a full disk is to a program.
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM)))
            try:
                line = ""
                while "http://127.0.0.1:" not in line:
                    line = server.stderr.readline()
                    self.assertTrue(line, "the server did not start")
                url = "http://127.0.0.1:" + line.split("http://127.0.0.1:")[1].split("/")[0]
                kept = {"first"}
                for number in range(60):
                    words = " ".join(f"word{number}x{place}" for place in range(2000))
                    release = {"id": f"r{number}", "text": f"Norway met Peru in Lima on 5 May 2021. {words}"}
                    try:
                        self.post(url, release)
                        kept.add(release["id"])
                    except urllib.error.HTTPError as refused:
                        with refused:
                            self.assertEqual(refused.code, 503)
                            self.assertIn("make room and do it again", json.load(refused)["detail"])
                        break
                else:
                    self.fail("there was room for all")
                with OPENER.open(url + "/releases.json", timeout=20) as answer:
                    self.assertEqual(answer.status, 200)
                server.send_signal(signal.SIGTERM)
                self.assertEqual(server.wait(timeout=30), 0)
            finally:
                server.kill()
                server.wait()
                server.stderr.close()
            shown = subprocess.run([PROGRAM, "show", "--record", record], capture_output=True, text=True, check=True)
            self.assertEqual({line.split()[0] for line in shown.stdout.splitlines()}, kept)
            subprocess.run([PROGRAM, "verify", "--record", record], check=True, capture_output=True)

    @staticmethod
    def post(url, release):
        request = urllib.request.Request(url + "/releases", json.dumps(release).encode(),
                                         {"Content-Type": "application/json", "Authorization": "Bearer a token"})
        OPENER.open(request, timeout=60).close()


if __name__ == "__main__":
    unittest.main()
