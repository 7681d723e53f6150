#!/usr/bin/env python3
"""The server over real sockets: garbage is refused and never fails it, slow clients are closed, and
SIGTERM ends it once what is under way has been answered.

    serve_test.py PROGRAM
"""
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1) if len(sys.argv) > 1 else "build/release/dragoman"
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IDLE = 30  # seconds, as serve.h has it


class Served:
    """A server on a record of the examples, at a free port."""

    def __init__(self, folder):
        record = os.path.join(folder, "served.dragoman")
        if not os.path.exists(record):
            examples = os.path.join(ROOT, "examples")
            subprocess.run([PROGRAM, "read", "--analysis", "fast", "--record", record, examples],
                           check=True, capture_output=True)
        environment = dict(os.environ, DRAGOMAN_TOKEN="a token")
        self.process = subprocess.Popen(
            [PROGRAM, "serve", "--no-reading", "--record", record, "--listen", "127.0.0.1:0"],
            stderr=subprocess.PIPE, text=True, env=environment)
        while True:
            line = self.process.stderr.readline()
            if not line:
                raise RuntimeError("the server did not start")
            if "http://127.0.0.1:" in line:
                break
        self.port = int(line.split("http://127.0.0.1:")[1].split("/")[0])

    def connect(self):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        return connection

    def ask(self, request):
        """All that is answered to these bytes, until the other side closes or says nothing more."""
        with self.connect() as connection:
            try:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            answer = b""
            while True:
                try:
                    more = connection.recv(65536)
                except OSError:
                    return answer
                if not more:
                    return answer
                answer += more

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        self.process.stderr.close()


def status_of(answer):
    """0 where nothing was answered."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0


def parted(answer):
    """Its head and its body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    return head, body


def header(head, name):
    """None where it has no such header."""
    for line in head.split(b"\r\n")[1:]:
        key, _, value = line.partition(b":")
        if key.lower() == name.lower():
            return value.strip()
    return None


def get(target, headers=b"", method=b"GET"):
    return (method + b" " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
            b"\r\n")


class Serving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.served = Served(cls.folder.name)

    @classmethod
    def tearDownClass(cls):
        cls.served.stop()
        cls.folder.cleanup()

    def check_alive(self):
        self.assertIsNone(self.served.process.poll())
        self.assertEqual(status_of(self.served.ask(get(b"/home.json"))), 200)

    def test_rows(self):
        rows = [
            (get(b"/"), {200}),
            (get(b"/", method=b"HEAD"), {200}),
            (get(b"/nothing"), {404}),
            (get(b"/", method=b"DELETE"), {405}),
            (get(b"/meetings", method=b"POST"), {405}),
            (get(b"/", method=b"BREW"), {400, 405}),
            (get(b"/read", b"Content-Length: 0\r\n", b"POST"), {503}),  # has no model, and says so
            (get(b"/releases", b"Content-Length: 0\r\n", b"POST"), {401}),
            (get(b"/../../etc/passwd"), {404}),
            (get(b"/static/../../../etc/passwd"), {404}),
            (get(b"/static/%2e%2e/%2e%2e/etc/passwd"), {404}),
            (get(b"/release/..%2f..%2fetc%2fpasswd"), {404}),
            (get(b"/release/%00"), {404}),
            (get(b"/release/a%00b.json"), {404}),
            (get(b"/release/%"), {404}),
            (get(b"/release/%zz"), {404}),
            (get(b"/release/%ff%fe"), {404}),
            (get(b"/pair/%/%"), {404}),
            (get(b"/pair/KOR/UZB.json?on=%00"), {400}),
            (get(b"/search.json?q=%00"), {400}),
            (get(b"/search.json?q=%22"), {400}),
            (get(b"/search.json?q=" + b"a+" * 5000), {400}),
            (get(b"/meetings.json?next=99999999999999999999"), {400}),
            (get(b"/meetings.json?next=from-1"), {400}),
            (get(b"/meetings.json?count=1000000"), {400}),
            (get(b"/release/a.json?version=4294967296"), {400}),
            (get(b"/release/a.json?version=-1"), {400}),
            (get(b"/" + b"a/" * 4000), {404}),
            (get(b"/", b"X-Long: " + b"a" * 100_000 + b"\r\n"), {431}),
            (get(b"/", b"".join(b"X-%d: a\r\n" % i for i in range(5000))), {431}),
            (get(b"/" + b"a" * 100_000), {400, 414, 431}),
            (get(b"/read", b"Content-Length: 99999999999\r\n", b"POST"), {413}),
            (get(b"/read", b"Content-Length: -1\r\n", b"POST"), {400}),
            (get(b"/read", b"Transfer-Encoding: chunked\r\n", b"POST") + b"zz\r\n", {0, 400}),
            (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", {421}),
            (b"GET / HTTP/1.1\r\nHost: localhost.evil.example:80\r\n\r\n", {421}),
            (b"GET /static/style.css HTTP/1.1\r\nHost: evil.example\r\n\r\n", {421}),
            (b"GET / HTTP/1.1\r\n\r\n", {400}),
            (b"GET / HTTP/1.1\r\nHost: [::1]:99\r\nConnection: close\r\n\r\n", {200}),
            (b"GET / HTTP/1.0\r\n\r\n", {200}),
            (b"GET /\r\n\r\n", {0, 400}),
            (b"\0\0\0\0\r\n\r\n", {0, 400}),
            (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {0, 400}),  # TLS
            (b"GET / HTTP/9.9\r\n\r\n", {0, 400, 505}),
            (b"GET / HTTP/1.1\nHost: a\n\n", {0, 200, 400}),
            (b"", {0}),
        ]
        for request, expected in rows:
            with self.subTest(request=request[:80]):
                self.assertIn(status_of(self.served.ask(request)), expected)
        self.check_alive()

    def test_garbage_never_fails_it(self):
        chance = random.Random(2024)
        words = [b"GET", b"POST", b"/", b"/pair/", b"/release/", b"/search?q=", b"%", b"%00", b"..",
                 b"\0", b" ", b" HTTP/1.1", b"\r\n", b"Host: a", b"Cookie: ", b"=", b"&", b"KOR",
                 b".json", b"Content-Length: 5", b"\xff", b"\xed\xa0\x80", b"{", b"\"", b"#", b"?"]
        for i in range(300):
            if i % 3 == 0:
                request = chance.randbytes(chance.randrange(1, 400))
            elif i % 3 == 1:
                request = b"".join(chance.choices(words, k=chance.randrange(1, 40))) + b"\r\n\r\n"
            else:
                path = b"/" + b"".join(chance.choices(words[2:11] + words[17:], k=6))
                request = get(path.replace(b" ", b"").replace(b"\0", b""))
            with self.subTest(request=request):
                self.assertLess(status_of(self.served.ask(request)), 500)
        self.check_alive()

    def test_all_answers_are_secured(self):
        for target in (b"/", b"/nothing", b"/home.json", b"/static/style.css", b"/review"):
            answer = self.served.ask(get(target)).lower()
            for header in (b"content-security-policy: default-src 'none'",
                           b"x-content-type-options: nosniff", b"referrer-policy: same-origin",
                           b"x-frame-options: deny"):
                self.assertIn(header, answer, target)
            self.assertNotIn(b"'unsafe-inline'", answer)

    def test_says_which_methods_there_are(self):
        for target, method, allowed in ((b"/meetings", b"DELETE", b"GET, HEAD"),
                                        (b"/read", b"GET", b"POST"),
                                        (b"/releases", b"PUT", b"GET, HEAD, POST"),
                                        (b"/static/style.css", b"DELETE", None)):
            with self.subTest(target=target, method=method):
                head, _ = parted(self.served.ask(get(target, method=method)))
                if allowed is None:  # its address has a digest
                    self.assertIn(status_of(head), (404, 405))
                    continue
                self.assertEqual(status_of(head), 405)
                self.assertEqual(header(head, b"Allow"), allowed)

    def test_sends_no_body_to_who_has_it_or_wants_none(self):
        for target in (b"/", b"/meetings.json", b"/parties.json"):
            with self.subTest(target=target):
                head, body = parted(self.served.ask(get(target)))
                self.assertEqual(int(header(head, b"Content-Length")), len(body))
                only_head, nothing = parted(self.served.ask(get(target, method=b"HEAD")))
                self.assertEqual(nothing, b"")
                self.assertEqual(only_head, head)
                tag = header(head, b"ETag")
                for known in (tag, b'"other", W/' + tag):
                    same, nothing = parted(
                        self.served.ask(get(target, b"If-None-Match: " + known + b"\r\n")))
                    self.assertEqual(status_of(same), 304)
                    self.assertEqual(nothing, b"")
                    self.assertEqual(header(same, b"ETag"), tag)
                    self.assertIsNone(header(same, b"Content-Length"))
                other, again = parted(self.served.ask(get(target, b'If-None-Match: "other"\r\n')))
                self.assertEqual((status_of(other), again), (200, body))

    def test_gives_the_whole_to_who_asks_for_a_range(self):
        _, body = parted(self.served.ask(get(b"/meetings.json")))
        for asked in (b"bytes=0-3", b"bytes=999999999-", b"bytes=3-1", b"lines=1"):
            head, whole = parted(self.served.ask(get(b"/meetings.json", b"Range: " + asked + b"\r\n")))
            self.assertEqual(status_of(head), 200)
            self.assertEqual(whole, body)
            self.assertIsNone(header(head, b"Content-Range"))

    def test_answers_in_order_what_is_sent_at_once(self):
        targets = [b"/parties.json?count=%d" % i for i in range(1, 6)] + [b"/nothing", b"/home.json"]
        alone = [parted(self.served.ask(get(target)))[1] for target in targets]
        several = b"".join(b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\n\r\n" for target in targets[:-1])
        rest = self.served.ask(several + get(targets[-1]))
        bodies = []
        while rest:
            head, rest = parted(rest)
            length = int(header(head, b"Content-Length"))
            bodies.append(rest[:length])
            rest = rest[length:]
        self.assertEqual(bodies, alone)

    def test_answers_who_says_nothing_more(self):
        with self.served.connect() as connection:
            connection.sendall(get(b"/network.json"))
            connection.shutdown(socket.SHUT_WR)  # half-closed: still there to read
            answer = b""
            while more := connection.recv(65536):
                answer += more
        self.assertEqual(status_of(answer), 200)

    def test_gives_the_same_to_all_who_ask_at_once(self):
        for target in (b"/pair/KOR/LVA", b"/meetings.json?count=7", b"/release/none.json"):
            connections = [self.served.connect() for _ in range(64)]
            for connection in connections:
                connection.sendall(get(target))
            answers = set()
            for connection in connections:
                answer = b""
                while more := connection.recv(65536):
                    answer += more
                answers.add(answer)
                connection.close()
            self.assertEqual(len(answers), 1, target)
            self.assertLess(status_of(answers.pop()), 500)

    def test_is_not_held_up_by_who_goes(self):
        for _ in range(200):
            with self.served.connect() as connection:
                connection.sendall(get(b"/search.json?q=the&count=1000"))
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.check_alive()

    # One who takes nothing of what it asked for: it fills what the system holds for it, and waits.
    def test_closes_who_takes_nothing(self):
        with socket.socket() as greedy:
            greedy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            greedy.settimeout(IDLE + 15)
            greedy.connect(("127.0.0.1", self.served.port))
            once = b"GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
            begin = time.monotonic()
            with self.assertRaises(OSError):  # the other side resets it
                while time.monotonic() - begin < IDLE + 14:
                    greedy.sendall(once * 100)
            self.assertLess(time.monotonic() - begin, IDLE + 14)
        self.check_alive()

    def test_closes_who_is_slow(self):
        slow = self.served.connect()
        slow.settimeout(IDLE + 20)
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        begin = time.monotonic()
        try:
            for _ in range(IDLE + 15):  # a byte a second does not buy more time
                time.sleep(1)
                slow.sendall(b"X")
                slow.settimeout(0.01)
                try:
                    if not slow.recv(1000):
                        break
                except TimeoutError:
                    pass
        except OSError:
            pass
        waited = time.monotonic() - begin
        slow.close()
        self.assertLess(waited, IDLE + 14)
        self.check_alive()


class Ending(unittest.TestCase):
    def test_answers_what_is_under_way(self):
        with tempfile.TemporaryDirectory() as folder:
            served = Served(folder)
            idle = served.connect()
            asking = served.connect()
            # Sent whole, so that it is under way or about to be when the signal comes.
            asking.sendall(get(b"/pair/KOR/LVA.json"))
            time.sleep(0.05)
            begin = time.monotonic()
            served.process.send_signal(signal.SIGTERM)
            answer = b""
            while more := asking.recv(65536):
                answer += more
            self.assertEqual(status_of(answer), 200)
            self.assertTrue(answer.rstrip().endswith(b"}"))
            self.assertEqual(served.process.wait(timeout=20), 0)
            self.assertLess(time.monotonic() - begin, 15)
            idle.close()
            asking.close()
            served.process.stderr.close()
            with self.assertRaises(OSError):
                socket.create_connection(("127.0.0.1", served.port), timeout=1)


if __name__ == "__main__":
    unittest.main()
