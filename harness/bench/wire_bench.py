#!/usr/bin/env python3
"""Measures sending beside wrk, and serving beside nginx, in one run, and prints ratios with their limits.

Usage: wire_bench.py BENCH_SEND BENCH_SERVE [--gate]

Requests a second vary with the machine's load; CPU a request varies less; instructions (callgrind) hardly at all. Only the
instructions fail the run (with --gate nothing else is measured).
"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

MAX_RATIO = 1.3
MAX_INSTRUCTIONS = 8000
REQUESTS = 200_000
CONNECTIONS = 32
ROUNDS = 3
BODY = json.dumps({"success": True, "errors": [], "messages": [], "result": "x" * 452})


def cpu_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        time.sleep(0.02)
    sys.exit("wire_bench: nginx does not start")


@contextlib.contextmanager
def nginx():
    """A worker of nginx with one static answer: its port and process id."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        config = pathlib.Path(folder, "nginx.conf")
        config.write_text(
            f"worker_processes 1; daemon off; error_log {folder}/error.log; pid {folder}/pid;\n"
            "events { worker_connections 1024; }\n"
            f"http {{ access_log off; keepalive_requests 100000000; client_body_temp_path {folder}/a;\n"
            f"proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d;\n"
            f"scgi_temp_path {folder}/e; default_type application/json;\n"
            f"server {{ listen 127.0.0.1:{port} reuseport; location / {{ return 200 '{BODY}'; }} }} }}\n")
        master = subprocess.Popen(["nginx", "-c", config, "-e", f"{folder}/error.log"])
        try:
            await_port(port)
            children = pathlib.Path(f"/proc/{master.pid}/task/{master.pid}/children").read_text()
            yield port, int(children.split()[0])
        finally:
            master.terminate()
            master.wait()


def wrk(port: int) -> tuple[int, float]:
    """Sends for two seconds: how many requests, and wrk's CPU in microseconds a request."""
    before = os.times()
    text = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", "-d2s", f"http://127.0.0.1:{port}/"],
        check=True, capture_output=True, text=True).stdout
    after = os.times()
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return requests, cpu * 1e6 / requests


def send(program: str, port: int, requests: int) -> float:
    text = subprocess.run([program, f"http://127.0.0.1:{port}/", str(requests), str(CONNECTIONS)],
                          check=True, capture_output=True, text=True).stdout
    return json.loads(text)["cpu_microseconds"]


def serve(program: str) -> float:
    """The listener's CPU in microseconds a request, under wrk."""
    with subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        wrk(int(server.stdout.readline()))
        server.stdin.close()
        return json.loads(server.stdout.readline())["cpu_microseconds"]


def serve_by_nginx(port: int, worker: int) -> float:
    before = cpu_seconds(worker)
    requests, _ = wrk(port)
    return (cpu_seconds(worker) - before) * 1e6 / requests


def instructions(command: list[str], folder: str, feed=None) -> int:
    """The instructions of a whole run under callgrind."""
    out = pathlib.Path(folder, "callgrind.out")
    under = subprocess.Popen(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", "--quiet", *command],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if feed:
        feed(under)
    under.stdin.close()
    under.stdout.read()
    if under.wait() != 0:
        sys.exit(f"wire_bench: {command} failed")
    return int(re.search(r"^(?:summary|totals): (\d+)", out.read_text(), re.MULTILINE).group(1))


def instructions_a_request(program: str, port: int) -> float:
    """The difference between two lengths of run takes the start of the program out."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = (instructions([program, f"http://127.0.0.1:{port}/", str(n), str(CONNECTIONS)], folder)
                     for n in (1000, 3000))
    return (many - few) / 2000


def instructions_a_served_request(serving: str, sending: str) -> float:
    def feed(requests):
        def drive(server):
            port = int(server.stdout.readline())
            subprocess.run([sending, f"http://127.0.0.1:{port}/", str(requests), str(CONNECTIONS)],
                           check=True, capture_output=True)
        return drive

    with tempfile.TemporaryDirectory() as folder:
        few, many = (instructions([serving], folder, feed(n)) for n in (1000, 3000))
    return (many - few) / 2000


def report(what: str, value: float, limit: float, unit: str) -> bool:
    held = value <= limit
    print(f"{'ok  ' if held else 'OVER'} {what}: {value:,.2f} {unit}, limit {limit:,}")
    return held


def main() -> int:
    sending, serving = sys.argv[1:3]
    missing = [tool for tool in ("nginx", "wrk", "valgrind") if shutil.which(tool) is None]
    if missing:
        print(f"wire_bench: not run, {', '.join(missing)} not installed")
        return 77
    with nginx() as (port, worker):
        held = report("sending, instructions", instructions_a_request(sending, port), MAX_INSTRUCTIONS,
                      "a request")
        held &= report("serving, instructions", instructions_a_served_request(serving, sending),
                       MAX_INSTRUCTIONS, "a request")
        if "--gate" not in sys.argv:
            ours = min(send(sending, port, REQUESTS) for _ in range(ROUNDS))
            theirs = min(wrk(port)[1] for _ in range(ROUNDS))
            print(f"     sending: {ours:.2f} µs of CPU a request, wrk {theirs:.2f} µs")
            report("sending, CPU against wrk", ours / theirs, MAX_RATIO, "times")
            ours = min(serve(serving) for _ in range(ROUNDS))
            theirs = min(serve_by_nginx(port, worker) for _ in range(ROUNDS))
            print(f"     serving: {ours:.2f} µs of CPU a request, nginx {theirs:.2f} µs")
            report("serving, CPU against nginx", ours / theirs, MAX_RATIO, "times")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
