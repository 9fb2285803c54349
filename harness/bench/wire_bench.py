#!/usr/bin/env python3
"""Holds sending against wrk, and serving against nginx, by CPU a request.

Usage: wire_bench.py ASSAY BENCH_SEND BENCH_SERVE SOURCE_ROOT

They take turns, so that a busy machine hinders all alike; the medians are compared. The limits are printed and fail nothing.
"""
import contextlib
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

import job
from cost import report
from static_server import StaticServer, cpu_seconds, static_server, tool

REQUESTS = 100_000
CONNECTIONS = 32
TURNS = 5
LIMIT = 1.3
TOKEN = "0123456789abcdef"


def wrk(url: str, token: str = TOKEN, prefer: str = "") -> tuple[int, float]:
    """Sends what bench_send sends, for a second: how many were answered, and wrk's CPU in microseconds a request."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f'wrk.method = "DELETE"\nwrk.headers["Authorization"] = "Bearer {token}"\n'
                     'wrk.headers["Accept"] = "application/json"\n')
        if prefer:
            script.write(f'wrk.headers["Prefer"] = "{prefer}"\n')
        script.flush()
        before = os.times()
        text = subprocess.run([tool("wrk"), "-t1", f"-c{CONNECTIONS}", "-d1s", "-s", script.name, url], check=True,
                              capture_output=True, text=True).stdout
    if "Non-2xx" in text:
        sys.exit(f"{url} answers with an error:\n{text}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    return requests, cpu * 1e6 / requests


def send(program: str, url: str) -> float:
    text = subprocess.run([program, url, str(REQUESTS), str(CONNECTIONS)], check=True, capture_output=True, text=True).stdout
    return json.loads(text)["cpu_microseconds"]


def serve(process: int, url: str, *wrk_options: str) -> float:
    """What the process pays for a request of wrk's, in microseconds of CPU."""
    before = cpu_seconds(process)
    requests, _ = wrk(url, *wrk_options)
    return (cpu_seconds(process) - before) * 1e6 / requests


@contextlib.contextmanager
def listener(program: str, body: str):
    with subprocess.Popen([program, body], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield StaticServer(int(server.stdout.readline()), server.pid)
        server.stdin.close()


@contextlib.contextmanager
def mock(assay: str, root: pathlib.Path):
    """A whole mock, and the token that it accepts."""
    command = [assay, "mock", "schemas/cloudflare/openapi.yaml"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as server:
        try:
            port = int(re.search(r":(\d+)", server.stdout.readline()).group(1))
            yield StaticServer(port, server.pid), server.stdout.readline().split()[-1]
        finally:
            server.terminate()


def compare(what: str, ours: list[float], theirs: list[float], whose: str) -> None:
    mine, others = statistics.median(ours), statistics.median(theirs)
    print(f"      {what}: {mine:.2f} µs of CPU a request, {whose} {others:.2f} µs")
    report(what, mine / others, LIMIT, f"times {whose}")


def main() -> int:
    assay, sending, serving = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:4])
    root = pathlib.Path(sys.argv[4]).resolve()
    tool("wrk")
    body = job.answer(root)
    with static_server(body) as nginx, listener(serving, body) as ours, mock(assay, root) as (whole, token):
        sent, by_wrk, served, by_nginx, by_mock = [], [], [], [], []
        url = f"http://127.0.0.1:{nginx.port}/"
        for _ in range(TURNS):
            by_wrk.append(wrk(url)[1])
            sent.append(send(sending, url))
            by_nginx.append(serve(nginx.process, url))
            served.append(serve(ours.process, f"http://127.0.0.1:{ours.port}/"))
            # The code is asked for, since a connector can be deleted but once.
            by_mock.append(serve(whole.process, f"http://127.0.0.1:{whole.port}{job.PATH}", token, "code=200"))
    compare("sending", sent, by_wrk, "wrk")
    compare("serving", served, by_nginx, "nginx")
    print(f"      a mock's whole answer: {statistics.median(by_mock):.2f} µs of CPU a request")
    return 0


if __name__ == "__main__":
    sys.exit(main())
