#!/usr/bin/env python3
"""Holds sending against wrk, and serving, by the listener alone and by whole mocks, against nginx, by CPU a request.

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
import mock_job
from cost import report
from static_server import StaticServer, cpu_seconds, static_server, tool

REQUESTS = 100_000
CONNECTIONS = 32
TURNS = 5
LIMIT = 1.3
DELETION = ["Authorization", "Bearer 0123456789abcdef", "Accept", "application/json"]


def wrk(url: str, method: str = "DELETE", fields: list[str] | None = None) -> tuple[int, float]:
    """Sends what bench_send sends, for a second: how many were answered, and wrk's CPU in microseconds a request."""
    fields = fields or DELETION
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f'wrk.method = "{method}"\n')
        script.writelines(f'wrk.headers["{name}"] = "{value}"\n' for name, value in zip(fields[::2], fields[1::2]))
        script.flush()
        before = os.times()
        text = subprocess.run([tool("wrk"), "-t1", f"-c{CONNECTIONS}", "-d1s", "-s", script.name, url], check=True,
                              capture_output=True, text=True).stdout
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    return requests, cpu * 1e6 / requests


def send(program: str, url: str) -> float:
    text = subprocess.run([program, url, str(REQUESTS), str(CONNECTIONS)], check=True, capture_output=True, text=True).stdout
    return json.loads(text)["cpu_microseconds"]


def serve(process: int, url: str, *asked) -> float:
    """What the process pays for a request of wrk's, in microseconds of CPU."""
    before = cpu_seconds(process)
    requests, _ = wrk(url, *asked)
    return (cpu_seconds(process) - before) * 1e6 / requests


@contextlib.contextmanager
def listener(program: str, body: str):
    with subprocess.Popen([program, body], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield StaticServer(int(server.stdout.readline()), server.pid)
        server.stdin.close()


def compare(what: str, ours: list[float], theirs: list[float], whose: str) -> None:
    mine, others = statistics.median(ours), statistics.median(theirs)
    print(f"      {what}: {mine:.2f} µs of CPU a request, {whose} {others:.2f} µs")
    report(what, mine / others, LIMIT, f"times {whose}")


def main() -> int:
    assay, sending, serving = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:4])
    root = pathlib.Path(sys.argv[4]).resolve()
    tool("wrk")
    body = job.answer(root)
    with contextlib.ExitStack() as stack:
        nginx = stack.enter_context(static_server(body))
        ours = stack.enter_context(listener(serving, body))
        mocks = [(asked, stack.enter_context(mock_job.served(assay, root, asked)), [])
                 for asked in (mock_job.GET, mock_job.NOT_FOUND, mock_job.UNDOCUMENTED)]
        sent, by_wrk, served, by_nginx = [], [], [], []
        url = f"http://127.0.0.1:{nginx.port}/"
        for _ in range(TURNS):
            by_wrk.append(wrk(url)[1])
            sent.append(send(sending, url))
            by_nginx.append(serve(nginx.process, url))
            served.append(serve(ours.process, f"http://127.0.0.1:{ours.port}/"))
            for asked, mock, costs in mocks:
                costs.append(serve(mock.pid, mock.url, asked.method, mock.fields))
    compare("sending", sent, by_wrk, "wrk")
    compare("serving", served, by_nginx, "nginx")
    for asked, _, costs in mocks:
        compare(f"a whole mock, {asked.what}", costs, by_nginx, "nginx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
