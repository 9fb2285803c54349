#!/usr/bin/env python3
"""faults_test.py ASSAY: one server fault a row, over real sockets, against the real program.

Each run has two cases: `/fault`, which meets the fault, and `/good`, which is answered well and must pass all the same. A row says
verdict, clause, exit code and words of the finding; every run ends within its deadline and 64 MiB.
"""
import gzip
import json
import os
import pathlib
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

from local_server import HEAD_END, LocalServer, read_head
from rows import judge

BODY = b'{"id": 1}'
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
MEMORY = 64 << 20
DEADLINE = 12.0  # of a whole run, in seconds; the exchange's own is 2

CASES = """assay: 1
defaults: {timeout: 2s}
cases:
  - id: shop/fault
    title: meets the fault
    effect: read
    request: {method: GET, path: /fault}
    expect: {status: 200, body: {/id: 1}}
  - id: shop/good
    title: is answered well
    effect: read
    request: {method: GET, path: /good}
    expect: {status: 200, body: {/id: 1}}
"""


def answer(body=BODY, head=OK):
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


def send(data):
    """Plays the bytes, then closes."""
    return lambda connection: connection.sendall(data)


def reset(data):
    def play(connection):
        connection.sendall(data)
        # Closing with a linger time of zero sends a reset.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return play


def silence(connection):
    connection.settimeout(30)
    try:
        connection.recv(1)  # until the client gives up
    except OSError:
        pass


def drip(connection):
    """One byte a second, for ever."""
    connection.sendall(OK + b"Content-Length: 100\r\n\r\n")
    try:
        while True:
            connection.sendall(b" ")
            time.sleep(1)
    except OSError:
        pass


def endless_headers(connection):
    connection.sendall(OK)
    try:
        while True:
            connection.sendall(b"X-More: " + b"a" * 1000 + b"\r\n")
    except OSError:
        pass


def large(size):
    def play(connection):
        connection.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\n")
        chunk = b'"' + b"a" * 65534 + b'"'
        try:
            connection.sendall(b"%x\r\n%s\r\n" % (1, b"["))
            for _ in range(size // len(chunk)):
                connection.sendall(b"%x\r\n%s,\r\n" % (len(chunk) + 1, chunk))
        except OSError:
            pass
    return play


def bomb():
    """1 GiB of blanks in 1 MiB of gzip, in pieces that are compressed once."""
    piece = gzip.compress(b" " * (16 << 20), 9)
    return OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % (len(piece) * 64) + piece * 64


DEEP = b"[" * 10000 + b"]" * 10000
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

# name: what the server does, verdict, the clause's last segments, exit code, words of the finding
ROWS = {
    "reset in mid-body": (reset(OK + b"Content-Length: 100\r\n\r\n{"), "fail", "http/framing", 1, "reset"),
    "chunked, cut in a chunk": (send(OK + b"Transfer-Encoding: chunked\r\n\r\n9\r\n{\"id\""), "fail", "http/framing", 1, "last chunk"),
    "whole JSON but no last chunk": (send(OK + b"Transfer-Encoding: chunked\r\n\r\n9\r\n" + BODY + b"\r\n"), "fail",
                                     "http/framing", 1, "last chunk"),
    "Content-Length too long, then FIN": (send(OK + b"Content-Length: 100\r\n\r\n" + BODY), "fail", "http/framing", 1, "9"),
    "never answers": (silence, "fail", "http/deadline", 1, ""),
    "one byte a second": (drip, "fail", "http/deadline", 1, ""),
    "invalid JSON": (send(answer(b'{"id": 1,}')), "fail", "http/json", 1, ""),
    "invalid UTF-8": (send(answer(b'{"id": 1, "name": "\xff\xfe"}')), "fail", "http/", 1, "UTF-8"),
    "100 MB body": (large(100 << 20), "indeterminate", "http/framing", 4, "limit"),
    "10,000-deep JSON": (send(answer(DEEP)), "indeterminate", "http/json", 4, "deep"),
    "gzip bomb": (send(bomb()), "indeterminate", "http/", 4, ""),
    "duplicate key": (send(answer(b'{"id": 1, "id": 1}')), "fail", "http/json", 1, "twice"),
    "text/html": (send(answer(head=HTML)), "fail", "http/content-type", 1, "text/html"),
    "status 500": (send(answer(head=OK.replace(b"200 OK", b"500 Oops"))), "fail", "expect/status", 1, "500"),
    "status 000": (send(answer(head=OK.replace(b"200 OK", b"000 Oops"))), "fail", "http/documented-status", 1, ""),
    "status 999": (send(answer(head=OK.replace(b"200 OK", b"999 Oops"))), "fail", "http/documented-status", 1, "999"),
    "empty body": (send(answer(b"")), "fail", "", 1, ""),
    "no byte at all": (send(b""), "fail", "http/framing", 1, ""),
    "endless headers": (endless_headers, "indeterminate", "http/framing", 4, ""),
    "100 times 100-continue": (send(b"HTTP/1.1 100 Continue\r\n\r\n" * 100 + answer()), "fail", "http/framing", 1, ""),
    "204 with a body": (send(answer(head=OK.replace(b"200 OK", b"204 No Content"))), "fail", "http/framing", 1, ""),
    "two responses to one request": (send(answer() + answer()), "fail", "http/framing", 1, ""),
    "Content-Length with Transfer-Encoding": (
        send(OK + b"Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n" + BODY + b"\r\n0\r\n\r\n"), "fail",
        "http/framing", 1, ""),
    "TLS bytes on a plain port": (send(b"\x15\x03\x01\x00\x02\x02\x46"), "fail", "http/framing", 1, "TLS"),
}


class Server(LocalServer):
    def __init__(self, fault):
        self.fault = fault
        super().__init__()

    def serve(self, connection):
        head = read_head(connection)
        if HEAD_END not in head:
            return
        if b" /fault" in head:
            self.fault(connection)
        else:
            connection.sendall(answer().replace(b"OK\r\n", b"OK\r\nConnection: close\r\n", 1))


def peak_memory(command, folder):
    """Runs the command; gives it with its output and the most memory it held, in bytes."""
    began = time.monotonic()
    with open(folder / "out", "w+", encoding="utf-8", errors="backslashreplace") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
        deadline = threading.Timer(DEADLINE * 3, process.kill)
        deadline.start()
        _, status, usage = os.wait4(process.pid, 0)
        deadline.cancel()
        out.seek(0)
        return os.waitstatus_to_exitcode(status), out.read(), usage.ru_maxrss * 1024, time.monotonic() - began


def faults_of(name, row, assay, folder):
    play, verdict, clause, code, words = row
    server = Server(play)
    reports = folder / "reports"
    got, text, memory, seconds = peak_memory(
        [str(assay), "run", "--target", f"http://127.0.0.1:{server.port}", "--report", "json", "--report-dir", str(reports),
         "./shop.yaml"], folder)
    server.listener.close()
    results = json.loads((reports / "results.json").read_text(encoding="utf-8"))
    cases = {case["id"]: case for case in results["cases"]}
    bad, good = cases["shop/fault"], cases["shop/good"]
    if got != code:
        yield f"exit {got}, expected {code}"
    if bad["verdict"] != verdict:
        yield f"verdict {bad['verdict']}, expected {verdict}"
    found = [f for f in bad["findings"] if clause in f["clause"] and words.lower() in json.dumps(f, ensure_ascii=False).lower()]
    if not found:
        yield f"no finding of `{clause}` with `{words}` among {[(f['clause'], f['actual']) for f in bad['findings']]}"
    if good["verdict"] != "pass":
        yield f"the other case was harmed: {good['verdict']} {good.get('reason')}"
    if memory > MEMORY and not sanitized(assay):
        yield f"{memory >> 20} MiB, at most {MEMORY >> 20}"
    if seconds > DEADLINE:
        yield f"{seconds:.1f} s, at most {DEADLINE}"


def sanitized(assay):
    return b"__asan_init" in pathlib.Path(assay).read_bytes()


def main() -> int:
    assay = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory(prefix="assay-faults-") as name:
        folder = pathlib.Path(name)
        (folder / "shop.yaml").write_text(CASES, encoding="utf-8")
        return judge(ROWS, lambda name, told: faults_of(name, told, assay, folder), sys.argv[2:],
                     "{} server faults, {} judged wrongly")


if __name__ == "__main__":
    sys.exit(main())
