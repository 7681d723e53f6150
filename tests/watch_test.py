#!/usr/bin/env python3
"""dragoman watch against a server on this machine: what it asks for, what it leaves alone, what
becomes of it in the record.

    watch_test.py PROGRAM
"""
import gzip
import http.server
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/dragoman"


def page(title, day="1 December 2021"):
    return (f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{day}</p><p>The "
            "Foreign Minister of Korea met the Foreign Minister of Uzbekistan in Seoul and "
            f"discussed {title}.</p></body></html>")


class Site(http.server.ThreadingHTTPServer):
    """What it answers is in `answers`: path → (status, headers, body), or a function of the
    request's headers. What it was asked is in `asked`, with the time and the headers."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = {}
        self.asked = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def put(self, path, body, media="text/html; charset=utf-8", status=200, **headers):
        if isinstance(body, str):
            body = body.encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": media, **named}, body)

    def feed(self, path, items, **headers):
        rows = "".join(f"<item><title>x</title><link>{self.url}{item}</link></item>"
                       if item.startswith("/") else f"<item><link>{item}</link></item>"
                       for item in items)
        self.put(path, f"<rss version='2.0'><channel>{rows}</channel></rss>",
                 "application/rss+xml", **headers)

    def sitemap(self, path, items):
        rows = "".join(f"<url><loc>{self.url}{item}</loc><lastmod>{when}</lastmod></url>"
                       for item, when in items)
        self.put(path, f"<urlset>{rows}</urlset>", "application/xml")

    def paths(self):
        return [path for path, _, _ in self.asked]

    def handle_error(self, *_):
        """Who broke off is the matter of the tests that have it so."""

    def close(self):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, time.monotonic(), dict(self.headers)))
        answer = self.server.answers.get(self.path, (404, {}, b"nothing"))
        if callable(answer):
            answer = answer(self)
            if answer is None:
                return
        status, headers, body = answer
        if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if status != 304:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, *_):
        pass


class OnASite(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.record = os.path.join(self.folder.name, "w.dragoman")
        self.site = Site()
        self.site.put("/robots.txt", "", "text/plain")

    def tearDown(self):
        self.site.close()
        self.folder.cleanup()

    def command(self, *listed, options=()):
        words = [PROGRAM, "watch", "--analysis", "fast", "--record", self.record, "--pause", "0s",
                 "--timeout", "2s"]
        if listed:
            file = os.path.join(self.folder.name, "list.txt")
            with open(file, "w", encoding="utf-8") as out:
                out.write("# ours\n" + "".join(
                    (line if "://" in line else self.site.url + line) + "\n"
                    for line in listed))
            words += ["--feeds", file]
        return words + list(options)

    def once(self, *listed, options=()):
        """Status, stdout and stderr of one run."""
        environment = {name: value for name, value in os.environ.items()
                       if not name.lower().endswith("_proxy")}
        run = subprocess.run(self.command(*listed, options=("--once", *options)), timeout=120,
                             capture_output=True, text=True, env=environment)
        return run.returncode, run.stdout, run.stderr.replace(self.site.url, "")

    def titles(self):
        shown = subprocess.run([PROGRAM, "show", "--json", "--record", self.record],
                               capture_output=True, text=True)
        return sorted((head["title"], head["version"]) for head in json.loads(shown.stdout or "[]"))


class Once(OnASite):
    def test_a_feed_once_and_again(self):
        self.site.feed("/rss", ["/1", "/2", "http://elsewhere.example/3"], ETag='"rss-1"')
        self.site.put("/1", page("trade"), Last_Modified="Tue, 30 Nov 2021 00:30:00 GMT")
        self.site.put("/2", page("visas"))
        status, out, err = self.once("/rss KOR")
        self.assertEqual(status, 0, err)
        self.assertEqual(len(out.splitlines()), 2)
        self.assertIn("names 1 page on other hosts", err)
        self.assertEqual(self.titles(), [("trade", 1), ("visas", 1)])
        agent = self.site.asked[0][2]["User-Agent"]
        self.assertTrue(agent.startswith("dragoman/"), agent)
        self.assertEqual(self.site.paths()[0], "/robots.txt")

        # Nothing new: only robots.txt and the feed are asked for, and the feed is not sent again.
        self.site.asked.clear()
        status, out, err = self.once("/rss KOR")
        self.assertEqual((status, out), (1, ""), err)
        self.assertEqual(self.site.paths(), ["/robots.txt", "/rss"])
        self.assertEqual(self.site.asked[1][2]["If-None-Match"], '"rss-1"')

        # The record knows what it has, though the state is lost.
        os.remove(self.record + ".watch.tsv")
        status, out, err = self.once("/rss KOR")
        self.assertEqual((status, out), (1, ""), err)
        self.assertEqual(self.titles(), [("trade", 1), ("visas", 1)])

    def test_a_sitemap_tells_what_changed(self):
        self.site.put("/index.xml", "<sitemapindex><sitemap><loc>/news.xml</loc></sitemap>"
                      "</sitemapindex>", "application/xml")
        self.site.sitemap("/news.xml", [("/1", "2021-12-01"), ("/2", "2021-12-01")])
        self.site.put("/1", page("trade"))
        self.site.put("/2", page("visas"))
        status, _, err = self.once("/index.xml")
        self.assertEqual(status, 0, err)
        self.site.sitemap("/news.xml", [("/1", "2021-12-01"), ("/2", "2021-12-05")])
        self.site.put("/2", page("visas and ports"))
        self.site.asked.clear()
        status, out, err = self.once("/index.xml")
        self.assertEqual((status, out.split()[0]), (0, "changed"), err)
        self.assertNotIn("/1", self.site.paths())
        self.assertEqual(self.titles(), [("trade", 1), ("visas and ports", 2)])

    def test_packed(self):
        self.site.feed("/rss", ["/1"])
        _, _, body = self.site.answers["/rss"]
        self.site.put("/rss", gzip.compress(body), "application/rss+xml", Content_Encoding="gzip")
        self.site.put("/1", gzip.compress(page("trade").encode()), Content_Encoding="gzip")
        self.site.sitemap("/s", [("/2", "")])
        _, _, body = self.site.answers["/s"]
        self.site.put("/s.xml.gz", gzip.compress(body), "application/gzip")
        self.site.put("/2", page("visas"))
        status, _, err = self.once("/rss", "/s.xml.gz")
        self.assertEqual(status, 0, err)
        self.assertEqual(self.titles(), [("trade", 1), ("visas", 1)])

    def test_robots(self):
        self.site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: dragoman\n"
                      "Disallow: /2\nCrawl-delay: 1\n", "text/plain")
        self.site.feed("/rss", ["/1", "/2"])
        self.site.put("/1", page("trade"))
        self.site.put("/2", page("visas"))
        status, _, err = self.once("/rss")
        self.assertEqual(status, 0, err)
        self.assertNotIn("/2", self.site.paths())
        times = [when for _, when, _ in self.site.asked]
        # After robots.txt was read, a second between one request and the next, by the clock's.
        self.assertEqual(self.site.paths(), ["/robots.txt", "/rss", "/1"])
        self.assertGreater(times[2] - times[0], 1)

    def test_robots_that_cannot_be_had(self):
        self.site.put("/robots.txt", "", status=503)
        self.site.feed("/rss", ["/1"])
        status, _, err = self.once("/rss")
        self.assertEqual(status, 2)
        self.assertIn("/robots.txt: answers with status 503", err)
        self.assertEqual(self.site.paths(), ["/robots.txt"])

    def test_what_cannot_be_had_is_told_and_passed_over(self):
        def slow(handler):
            time.sleep(4)

        def endless(handler):
            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            try:
                for _ in range(40):
                    handler.wfile.write(b"x" * (1 << 20))
            except OSError:
                pass
            handler.close_connection = True

        self.site.feed("/rss", ["/gone", "/broken", "/slow", "/endless", "/bomb", "/picture",
                                "/round", "/inside", "/file", "/other", "/1"])
        self.site.put("/broken", "", status=500)
        self.site.answers["/slow"] = slow
        self.site.answers["/endless"] = endless
        self.site.put("/bomb", gzip.compress(b"x" * (40 << 20)), Content_Encoding="gzip")
        self.site.put("/picture", b"\x89PNG", "image/png")
        self.site.put("/round", "", status=302, Location="/round")
        port = self.site.server_address[1]
        self.site.put("/inside", "", status=302, Location=f"http://localhost:{port}/1")
        self.site.put("/file", "", status=302, Location="file:///etc/passwd")
        self.site.put("/other", "", status=301, Location="https://elsewhere.example/")
        self.site.put("/1", page("trade"))
        status, _, err = self.once("/rss")
        self.assertEqual(status, 2)
        self.assertEqual(self.titles(), [("trade", 1)])
        for words in ("/gone: answers with status 404", "/broken: answers with status 500",
                      "/slow: cannot be had: ", "/endless: is longer than 16 MiB",
                      "/bomb: is longer than 16 MiB", "/picture: is image/png, which is not read",
                      "/round: leads from one address to the next, more than 5 times",
                      "/inside: leads to http://localhost:", "is another host",
                      "/file: leads to 'file:///etc/passwd', which is no address of the web",
                      "/other: leads to https://elsewhere.example/, which is another host"):
            self.assertIn(words, err)
        # Others may be followed if told so, but into no private net that the list does not name.
        os.remove(self.record + ".watch.tsv")
        status, _, err = self.once("/rss", options=("--other-hosts",))
        self.assertIn(f"/inside: leads to http://localhost:{port}/1, which is on this machine", err)

    def test_a_redirection_is_followed(self):
        self.site.put("/rss", "", status=301, Location="/new/rss")
        self.site.feed("/new/rss", ["/1"])
        self.site.put("/1", "", status=302, Location="1.html")
        self.site.put("/1.html", page("trade"))
        status, _, err = self.once("/rss")
        self.assertEqual(status, 0, err)
        self.assertEqual(self.titles(), [("trade", 1)])

    def test_a_page_that_is_gone_is_marked_and_back_again(self):
        self.site.sitemap("/s.xml", [("/1", "2021")])
        self.site.put("/1", page("trade"))
        self.once("/s.xml")
        self.site.put("/1", "", status=410)
        self.site.sitemap("/s.xml", [("/1", "2022")])
        status, out, err = self.once("/s.xml")
        self.assertTrue(out.startswith("gone"), out + err)
        self.site.put("/1", page("trade"))
        self.site.sitemap("/s.xml", [("/1", "2023")])
        status, out, err = self.once("/s.xml")
        self.assertTrue(out.startswith("back"), out + err)
        self.assertEqual(self.titles(), [("trade", 1)])

    def test_a_thousand_entries(self):
        self.site.feed("/rss", [f"/{i}" for i in range(1000)])
        for i in range(1000):
            self.site.put(f"/{i}", page(f"matter {i}", f"{1 + i % 28} May {2020 - i // 28}"))
        begin = time.monotonic()
        status, out, err = self.once("/rss")
        print(f"a thousand entries: {time.monotonic() - begin:.1f} s", file=sys.stderr)
        self.assertEqual(status, 0, err[-500:])
        self.assertEqual(len(self.titles()), 1000)
        self.assertEqual(len(out.splitlines()), 1000)
        self.assertEqual(len(self.site.paths()), 1002)

    def test_wrong_options(self):
        rows = [
            ((), (), "nothing to watch"),
            (("/rss",), ("--every", "soon"), "--every: 'soon'"),
            (("/rss Atlantis",), (), "list.txt:2: "),
            (("ftp://a/",), (), "list.txt:2: "),
            (("/rss",), ("--feeds", "/nowhere.txt"), "/nowhere.txt"),
            ((), ("--folder", "/nowhere"), "/nowhere: is no folder"),
            (("/rss",), ("--record", "postgresql://a/b"), "--state"),
        ]
        for listed, options, expected in rows:
            run = subprocess.run(self.command(*listed, options=options), capture_output=True,
                                 text=True, timeout=60)
            with self.subTest(expected):
                self.assertEqual(run.returncode, 2)
                self.assertIn(expected, run.stderr)
        self.assertEqual(self.site.paths(), [])


class Living(OnASite):
    """While pages are up: a folder and a feed, until SIGTERM."""

    def test_folder_and_feed_while_pages_are_up(self):
        incoming = os.path.join(self.folder.name, "incoming")
        os.mkdir(incoming)
        self.site.feed("/rss", ["/1"])
        self.site.put("/1", page("trade"))
        watch = subprocess.Popen(
            self.command("/rss", options=("--folder", incoming, "--every", "1s")),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        serve = None
        try:
            self.wait_for(lambda: self.titles() == [("trade", 1)])
            serve = subprocess.Popen(
                [PROGRAM, "serve", "--no-reading", "--record", self.record, "--listen",
                 "127.0.0.1:0"], stderr=subprocess.PIPE, text=True)
            line = ""
            while "http://127.0.0.1:" not in line:  # what comes before it are notices
                line = serve.stderr.readline()
                self.assertTrue(line, "the server did not start")
            port = line.split("http://127.0.0.1:")[1].split("/")[0]

            def served():
                asked = subprocess.run(
                    ["python3", "-c", "import sys, urllib.request as u; sys.stdout.write(u.build_opener("
                     "u.ProxyHandler({})).open(sys.argv[1]).read().decode())",
                     f"http://127.0.0.1:{port}/releases.json"], capture_output=True, text=True)
                return asked.stdout

            self.assertIn("trade", served())
            with open(os.path.join(incoming, "a.html"), "w", encoding="utf-8") as out:
                out.write(page("ports"))
            self.site.feed("/rss", ["/2", "/1"])
            self.site.put("/2", page("visas"))
            self.wait_for(lambda: "ports" in served() and "visas" in served())
            # A second watch on the same state is told so.
            second = subprocess.run(self.command("/rss"), capture_output=True, text=True)
            self.assertEqual(second.returncode, 2)
            self.assertIn("is in use by another watch", second.stderr)
            watch.send_signal(signal.SIGTERM)
            self.assertEqual(watch.wait(timeout=20), 0)
            self.assertIn("3 releases added", watch.stderr.read())
        finally:
            for process in (watch, serve):
                if process is not None:
                    if process.poll() is None:
                        process.kill()
                        process.wait()
                    for pipe in (process.stdout, process.stderr):
                        if pipe:
                            pipe.close()

    def wait_for(self, holds):
        end = time.monotonic() + 60
        while not holds():
            self.assertLess(time.monotonic(), end, "waited in vain")
            time.sleep(0.3)


if __name__ == "__main__":
    unittest.main()
