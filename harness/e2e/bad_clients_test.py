#!/usr/bin/env python3
"""bad_clients_test.py ASSAY PROJECT: hostile and mistaken clients, over real sockets, against a real `assay mock`.

A row says what a client sends and the statuses it gets, in their order; then the connection has to be closed, unless the row says that
it stays open. After every row the mock answers the next client well. In the end it has held no more than its memory, and stops when it is
told to.
"""
import json
import os
import pathlib
import re
import resource
import select
import signal
import socket
import subprocess
import sys

MEMORY = 64 << 20
PATIENCE = 30  # seconds; the mock's own is 2
HOST = b"Host: localhost\r\n"
GOOD = b"GET /__assay/state HTTP/1.1\r\n" + HOST + b"\r\n"
STOLEN = b"GET /stolen HTTP/1.1\r\n" + HOST + b"\r\n"


def get(path=b"/", headers=b""):
    return b"GET " + path + b" HTTP/1.1\r\n" + HOST + headers + b"\r\n"


def post(headers, body=b""):
    return b"POST / HTTP/1.1\r\n" + HOST + headers + b"\r\n" + body


def chunked(body, coding=b"Transfer-Encoding: chunked\r\n"):
    return post(coding, body)


class Client:
    """One connection, with all that came back so far."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""

    def send(self, data):
        try:
            self.socket.sendall(data)
        except OSError:
            pass  # closed by the mock, which may have said why

    def read_to_end(self):
        """Gives whether the mock closed the connection."""
        try:
            while True:
                got = self.socket.recv(1 << 20)
                if not got:
                    return True
                self.received += got
        except ConnectionError:
            return True
        except TimeoutError:
            return False
        finally:
            self.socket.close()

    def read_answers(self, count):
        while len(statuses(self.received)) < count:
            got = self.socket.recv(1 << 20)
            if not got:
                return
            self.received += got


def statuses(received):
    """Of all answers, each with its body by Content-Length."""
    found = []
    while received:
        match = re.match(rb"HTTP/1\.1 (\d{3})[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n", received)
        if not match:
            break
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", match.group(0))
        size = int(length.group(1)) if length else 0
        if len(received) < match.end() + size:
            break
        found.append(int(match.group(1)))
        received = received[match.end() + size:]
    return found


def plain(data, *expected):
    """Sends it at once, and byte by byte: one answer, and the connection is closed."""
    def play(port):
        for pieces in ([data], [data[i:i + 1] for i in range(len(data))] if len(data) < 1000 else []):
            if not pieces:
                continue
            client = Client(port)
            for piece in pieces:
                client.send(piece)
            closed = client.read_to_end()
            if statuses(client.received) != list(expected) or not closed:
                yield f"{statuses(client.received)}, expected {list(expected)}; closed: {closed}\n{client.received[:600]}"
            if b"stolen" in client.received:
                yield "what stands in the body was taken for a request"
    return play


def open_after(data, *expected):
    """The answers come, and the connection still serves."""
    def play(port):
        client = Client(port)
        client.send(data)
        client.read_answers(len(expected))
        if statuses(client.received) != list(expected):
            yield f"{statuses(client.received)}, expected {list(expected)}\n{client.received[:600]}"
        client.received = b""
        client.send(GOOD)
        client.read_answers(1)
        if statuses(client.received) != [200]:
            yield f"then {statuses(client.received)}"
        client.socket.close()
    return play


def endless(start, piece):
    """Sends the same for ever, until the mock has enough."""
    def play(port):
        client = Client(port)
        client.send(start)
        try:
            while True:
                client.socket.sendall(piece)
        except OSError:
            pass
        closed = client.read_to_end()
        told = statuses(client.received)
        # The refusal may be lost to the reset that what was still under way brings.
        if not closed or told not in ([], [400], [413], [431]):
            yield f"{told}; closed: {closed}"
    return play


def slow(data):
    """One byte now and then, which buys no time."""
    def play(port):
        client = Client(port)
        for i in range(len(data)):
            client.send(data[i:i + 1])
            if select.select([client.socket], [], [], 0.25)[0]:
                break
        closed = client.read_to_end()
        if statuses(client.received) != [408] or not closed:
            yield f"{statuses(client.received)}, expected [408]; closed: {closed}"
    return play


def goes_away(data, how):
    def play(port):
        client = Client(port)
        client.send(data)
        if how == "reset":
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        if how == "half-close":
            client.socket.shutdown(socket.SHUT_WR)
            if not client.read_to_end() or statuses(client.received) != [400]:
                yield f"{statuses(client.received)}, expected [400]"
        client.socket.close()
    return play


def idle_connections(count):
    def play(port):
        crowd = []
        for _ in range(count):
            crowd.append(socket.create_connection(("127.0.0.1", port), PATIENCE))
        yield from good(port)
        for one in crowd:
            one.close()
    return play


def takes_no_answer(port):
    """Asks and asks, and reads nothing."""
    client = Client(port)
    client.socket.settimeout(5)
    asks = GOOD * 1000
    try:
        for _ in range(1000):
            client.socket.sendall(asks)
    except OSError:
        pass
    client.socket.close()
    yield from ()


NAUGHTY = ["", " ", "null", "undefined", "NaN", "1e400", "-1", "'; DROP TABLE x; --", "<script>alert(1)</script>", "]]>", "${7*7}",
           "{{7*7}}", "%s%n", "../../etc/passwd", "\r\nX-Evil: 1", "\n", "\0", "\x1b[2J", "\u202e", "\ufeff", "😀", "Ω≈ç√∫", "\\",
           "\"", "__proto__", "a" * 2000, "\ud800"]


def naughty_values(port):
    """In every place that an answer may repeat: the path, the query, a header, the body."""
    for text in NAUGHTY:
        encoded = "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))
        body = json.dumps({"id": text}).encode()
        for request in (
                f"DELETE /v1/agents/{encoded}/telephony/connectors/{encoded}?q={encoded} HTTP/1.1\r\n".encode() + HOST + b"\r\n",
                f"DELETE /client/v4/accounts/{encoded}/magic/connectors/{encoded} HTTP/1.1\r\n".encode() + HOST
                + b"Authorization: Bearer x\r\n\r\n",
                b"POST /__assay/state HTTP/1.1\r\n" + HOST + b"Content-Length: %d\r\n\r\n" % len(body) + body):
            client = Client(port)
            client.send(request)
            client.read_answers(1)
            head, _, answer = client.received.partition(b"\r\n\r\n")
            client.socket.close()
            fields = rb"(\r\n(Content-Type|Content-Length|WWW-Authenticate|Allow|Connection): [ -~]+)*"
            if not re.fullmatch(rb"HTTP/1\.1 [45]\d\d [A-Za-z ]+" + fields, head):
                yield f"{text!r}: {head}"
            elif b"json" in head:
                try:
                    json.loads(answer)
                except ValueError as fault:
                    yield f"{text!r}: {fault}: {answer[:200]}"


def no_cors(port):
    client = Client(port)
    client.send(get(b"/__assay/state", b"Origin: https://evil.example\r\n"))
    client.read_answers(1)
    if b"access-control-" in client.received.lower():
        yield "another origin is let in"
    client.socket.close()


ROWS = {
    # 41: what two parties could read differently
    "Content-Length with Transfer-Encoding": plain(
        chunked(b"0\r\n\r\n" + STOLEN, b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400),
    "Transfer-Encoding with Content-Length": plain(
        chunked(b"0\r\n\r\n" + STOLEN, b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400),
    "two lengths": plain(post(b"Content-Length: 0\r\nContent-Length: %d\r\n" % len(STOLEN), STOLEN), 400),
    "two equal lengths": plain(post(b"Content-Length: 1\r\nContent-Length: 1\r\n", b"x" + STOLEN), 400),
    "list of lengths": plain(post(b"Content-Length: 1, 1\r\n", b"x" + STOLEN), 400),
    "negative length": plain(post(b"Content-Length: -1\r\n", STOLEN), 400),
    "length with a sign": plain(post(b"Content-Length: +1\r\n", b"x" + STOLEN), 400),
    "hexadecimal length": plain(post(b"Content-Length: 0x1\r\n", b"x" + STOLEN), 400),
    "length of 2^64": plain(post(b"Content-Length: 18446744073709551616\r\n", STOLEN), 400),
    "length with an underscore": plain(post(b"Content-Length: 1_0\r\n", STOLEN), 400),
    "unknown coding": plain(chunked(STOLEN, b"Transfer-Encoding: blegh\r\n"), 501),
    "coding behind a no-break space": plain(chunked(b"0\r\n\r\n" + STOLEN, b"Transfer-Encoding: \xa0chunked\r\n"), 501),
    "coding behind a byte": plain(chunked(b"0\r\n\r\n" + STOLEN, b"Transfer-Encoding: \xffchunked\r\n"), 501),
    "coding with a letter in front": plain(chunked(b"0\r\n\r\n" + STOLEN, b"Transfer-Encoding: xchunked\r\n"), 501),
    "chunked, then identity": plain(chunked(b"0\r\n\r\n" + STOLEN, b"Transfer-Encoding: chunked, identity\r\n"), 400),
    "chunked twice": plain(chunked(b"0\r\n\r\n" + STOLEN, b"Transfer-Encoding: chunked, chunked\r\n"), 400),
    "chunked in two fields": plain(
        chunked(b"0\r\n\r\n" + STOLEN, b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400),
    "chunked in HTTP/1.0": plain(chunked(b"0\r\n\r\n" + STOLEN).replace(b"HTTP/1.1", b"HTTP/1.0", 1), 400),
    "blank before the colon": plain(post(b"Content-Length : 5\r\n", STOLEN), 400),
    "chunk with 0x": plain(chunked(b"0x1\r\nx\r\n0\r\n\r\n" + STOLEN), 400),
    "chunk of 2^64": plain(chunked(b"10000000000000000\r\nx\r\n0\r\n\r\n" + STOLEN), 400),
    "negative chunk": plain(chunked(b"-1\r\nx\r\n0\r\n\r\n" + STOLEN), 400),
    "chunk ended by LF": plain(chunked(b"1\nx\n0\n\n" + STOLEN), 400),
    "chunk longer than it says": plain(chunked(b"1\r\nxx\r\n0\r\n\r\n" + STOLEN), 400),
    "continued field": plain(post(b"X: a\r\n Content-Length: 5\r\n", STOLEN), 400),
    "bare CR in a field": plain(post(b"X: a\rContent-Length: 5\r\n", STOLEN), 400),
    "NUL in a field": plain(post(b"X: a\0b\r\n", STOLEN), 400),
    "head ended by LF": plain(b"GET / HTTP/1.1\nHost: localhost\n\n", 400),
    # 42
    "no Host": plain(b"GET / HTTP/1.1\r\n\r\n", 400),
    "two Hosts": plain(get(b"/", b"Host: localhost\r\n"), 400),
    "another host in the target": plain(get(b"http://evil.example/"), 400),
    "asterisk": plain(b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "CONNECT": plain(b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "TRACE": plain(b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n", 405),
    "method in lower case": plain(b"get / HTTP/1.1\r\n" + HOST + b"\r\n", 400),
    # 43
    "path that climbs": open_after(get(b"/../../etc/passwd"), 404),
    "encoded path that climbs": open_after(get(b"/%2e%2e/%2e%2e/etc/passwd"), 404),
    "double slash": open_after(get(b"//"), 404),
    "encoded slash": open_after(get(b"/v1%2fagents"), 404),
    "encoded NUL": open_after(get(b"/%00"), 404),
    "backslash": plain(get(b"/a\\b"), 400),
    "escape that is none": plain(get(b"/%zz"), 400),
    "path of 64 kB": plain(get(b"/" + b"a" * 65536), 414),
    "fragment": plain(get(b"/a#b"), 400),
    # 44
    "continue": open_after(post(b"Expect: 100-continue\r\nContent-Length: 1\r\n", b"x"), 404),
    "another expectation": plain(post(b"Expect: 200-maybe\r\nContent-Length: 1\r\n"), 417),
    "body of 1 GB": plain(post(b"Content-Length: 1000000000\r\n"), 413),
    "endless body": endless(chunked(b""), b"10000\r\n" + b"a" * 65536 + b"\r\n"),
    "slow body": slow(post(b"Content-Length: 100\r\n") + b"a" * 20),
    "slow head": slow(b"GET / HTTP/1.1\r\nX-Slow: aaaaaaaaa"),
    # 45
    "2,000 connections": idle_connections(2000),
    "1,000 requests at once": open_after(GOOD * 1000, *[200] * 1000),
    "no answer taken": takes_no_answer,
    # 46
    "close and keep-alive": plain(get(b"/", b"Connection: close, keep-alive\r\n"), 404),
    "upgrade to HTTP/2": open_after(
        get(b"/", b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"), 404),
    "HTTP/2 preface": plain(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    "HTTP/0.9": plain(b"GET /\r\n\r\n", 400),
    # 47
    "naughty values": naughty_values,
    # 48
    "another host": plain(b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
    "another origin": no_cors,
    # and what no client means
    "garbage": plain(bytes(range(128, 256)) * 4 + b"\r\n\r\n", 400),
    "TLS": plain(b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03" + bytes(160), 400),
    "endless head": endless(b"GET / HTTP/1.1\r\n" + HOST, b"X-More: " + b"a" * 1000 + b"\r\n"),
    "10,000 fields": plain(get(b"/", b"X: a\r\n" * 10_000), 431),
    "field of 70 kB": plain(get(b"/", b"X: " + b"a" * 70_000 + b"\r\n"), 431),
    "nothing": goes_away(b"", "close"),
    "half a head": goes_away(b"GET / HT", "half-close"),
    "half a body": goes_away(post(b"Content-Length: 10\r\n", b"x"), "half-close"),
    "reset in a body": goes_away(post(b"Content-Length: 10\r\n", b"x"), "reset"),
}


def good(port):
    client = Client(port)
    client.send(GOOD)
    client.read_answers(1)
    if statuses(client.received) != [200]:
        yield f"the next client is answered {client.received[:200]}"
    client.socket.close()


def main() -> int:
    assay, project = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    only = sys.argv[3:]
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 8192), most))
    mock = subprocess.Popen([assay, "mock", "--port", "0", "--control", "--timeout", "2s", "--strict-host"], cwd=project,
                            stdout=subprocess.PIPE, text=True)
    broken = 0
    try:
        port = int(re.search(r"http://127\.0\.0\.1:(\d+)", mock.stdout.readline()).group(1))
        for name, play in ROWS.items():
            if only and name not in only:
                continue
            faults = list(play(port)) + list(good(port))
            broken += bool(faults)
            for fault in faults[:5]:
                print(f"{name}: {fault}")
        if mock.poll() is not None:
            print(f"the mock ended with {mock.returncode}")
            broken += 1
        else:
            held = re.search(r"VmHWM:\s+(\d+) kB", pathlib.Path(f"/proc/{mock.pid}/status").read_text())
            if held and int(held.group(1)) * 1024 > MEMORY and b"__asan_init" not in assay.read_bytes():
                print(f"the mock held {int(held.group(1)) >> 10} MiB")
                broken += 1
    finally:
        mock.send_signal(signal.SIGTERM)
        if mock.wait(PATIENCE) != 0:
            print(f"the mock ended with {mock.returncode} when it was told to stop")
            broken += 1
    print(f"{len(ROWS)} bad clients, {broken} treated wrongly")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
