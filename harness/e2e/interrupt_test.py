#!/usr/bin/env python3
"""interrupt_test.py ASSAY: signals and closed outputs in the middle of a run, against the real program.

Two cases are under way when the signal comes: one waits for an answer, one for the time to ask again; a third has not begun. The first
signal lets the steps of `finally` be sent and nothing else, the second nothing at all. Either way all reports are written, whole, and the
exit code is 4. The answer that is awaited is held back until the signal has shown its effect, so that nothing depends on time.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import xml.etree.ElementTree

from local_server import HEAD_END, LocalServer, read_head
from rows import judge

CASES = """assay: 1
cases:
  - id: shop/asks
    title: awaits an answer
    effect: read
    steps:
      - {name: first, request: {method: GET, path: /asks/first}, expect: {status: 200}}
      - {name: second, request: {method: GET, path: /asks/second}, expect: {status: 200}}
    finally:
      - {name: tidy, request: {method: GET, path: /asks/tidy}, expect: {status: 200}}
  - id: shop/polls
    title: waits to ask again
    effect: read
    steps:
      - name: poll
        request: {method: GET, path: /polls/poll}
        expect: {status: 404}
        until: {status: 404, within: 600s, every: 300s}
    finally:
      - {name: tidy, request: {method: GET, path: /polls/tidy}, expect: {status: 200}}
  - id: shop/waits
    title: is not begun
    effect: read
    request: {method: GET, path: /waits}
    expect: {status: 200}
"""
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
LIMIT = 60  # seconds that nothing here ever takes


class Server(LocalServer):
    """Answers every request, `/asks/first` only when it is let go."""

    def __init__(self):
        self.asked = []
        self.changed = threading.Condition()
        self.let_go = threading.Event()
        super().__init__()

    def serve(self, connection):
        pending = b""
        while HEAD_END in (pending := read_head(connection, pending)):
            head, _, pending = pending.partition(HEAD_END)
            path = head.split()[1].decode()
            with self.changed:
                self.asked.append(path)
                self.changed.notify_all()
            if path == "/asks/first":
                self.let_go.wait(LIMIT)
            connection.sendall(ANSWER)

    def await_all(self, *paths):
        with self.changed:
            if not self.changed.wait_for(lambda: set(paths) <= set(self.asked), LIMIT):
                raise TimeoutError(f"{paths} were not asked, but {self.asked}")


def interrupted(assay, folder, first, second):
    """Runs the cases and sends one signal or two; gives what came of it."""
    server = Server()
    process = subprocess.Popen(
        [assay, "run", "--target", f"http://127.0.0.1:{server.port}", "--jobs", "2", "--timeout", "500s", "--report",
         "json,junit,markdown", "--report-dir", "reports", "./shop.yaml"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    killer = threading.Timer(LIMIT, process.kill)
    killer.start()
    try:
        server.await_all("/asks/first", "/polls/poll")
        process.send_signal(first)
        server.await_all("/polls/tidy")  # the signal has been heard
        if second:
            process.send_signal(second)
        else:
            server.let_go.set()
        text = process.communicate()[0]
    finally:
        killer.cancel()
        server.let_go.set()
    return process.returncode, text, server.asked


def faults_of(assay, first, second):
    with tempfile.TemporaryDirectory(prefix="assay-interrupt-") as name:
        folder = pathlib.Path(name)
        (folder / "shop.yaml").write_text(CASES, encoding="utf-8")
        code, text, asked = interrupted(assay, folder, first, second)
        why = f"the run was stopped by {first.name}"
        wanted = ["/asks/first", "/polls/poll", "/polls/tidy"] + ([] if second else ["/asks/tidy"])
        if sorted(asked) != sorted(wanted):
            yield f"{asked} were asked, not {wanted}"
        if code != 4:
            yield f"exit {code}, expected 4\n{text}"
        if why not in text:
            yield f"`{why}` is not said:\n{text}"
        results = json.loads((folder / "reports/results.json").read_text(encoding="utf-8"))
        reasons = {case["id"]: (case["verdict"], case.get("reason")) for case in results["cases"]}
        expected = {
            "shop/asks": ("blocked", ("its answer was not awaited: " if second else "not sent: ") + why),
            "shop/polls": ("blocked", "not sent: " + why),
            "shop/waits": ("blocked", "not started: " + why),
        }
        # The signal may come while the poll's answer is still on its way.
        if reasons["shop/polls"][1] == "not asked again: " + why:
            expected["shop/polls"] = reasons["shop/polls"]
        if reasons != expected:
            yield f"{reasons}, expected {expected}"
        if why not in results["exit"]["reasons"]:
            yield f"exit reasons {results['exit']['reasons']}"
        suite = xml.etree.ElementTree.parse(folder / "reports/junit.xml").getroot()
        if suite.get("errors") != "3":
            yield f"{suite.get('errors')} errors in junit.xml, expected 3"
        if why not in (folder / "reports/report.md").read_text(encoding="utf-8"):
            yield "report.md does not say it"


def closed_output_faults(assay):
    """Nobody reads what is printed: the reports are written all the same, and the exit code is not 0."""
    with tempfile.TemporaryDirectory(prefix="assay-interrupt-") as name:
        folder = pathlib.Path(name)
        (folder / "shop.yaml").write_text(CASES.split("  - id: shop/polls")[0], encoding="utf-8")
        server = Server()
        server.let_go.set()
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [assay, "run", "--target", f"http://127.0.0.1:{server.port}", "--report", "json", "--report-dir", "reports",
             "./shop.yaml"], cwd=folder, stdout=writing, stderr=subprocess.DEVNULL, timeout=LIMIT, check=False)
        os.close(writing)
        if done.returncode != 3:
            yield f"exit {done.returncode}, expected 3"
        results = json.loads((folder / "reports/results.json").read_text(encoding="utf-8"))
        if results["cases"][0]["verdict"] != "pass":
            yield f"verdict {results['cases'][0]['verdict']}"


def main() -> int:
    assay = str(pathlib.Path(sys.argv[1]).resolve())
    rows = {
        "SIGINT": faults_of(assay, signal.SIGINT, None),
        "SIGTERM": faults_of(assay, signal.SIGTERM, None),
        "SIGINT twice": faults_of(assay, signal.SIGINT, signal.SIGINT),
        "SIGTERM, then SIGINT": faults_of(assay, signal.SIGTERM, signal.SIGINT),
        "closed output": closed_output_faults(assay),
    }
    return judge(rows, lambda _, faults: faults, [], "{} ways to interrupt a run, {} treated wrongly")


if __name__ == "__main__":
    sys.exit(main())
