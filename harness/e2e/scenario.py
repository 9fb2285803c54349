#!/usr/bin/env python3
"""Runs one end-to-end scenario of the real program.

A scenario (`*.e2e`) is a text of sections. A section starts with a line `== NAME ==`:

  == why ==            what the scenario shows; for the reader
  == file PATH ==      a file in the scenario's own folder
  == server ==         what a static HTTP server answers to every request: a head, a blank line, a body; its port is $PORT.
                       Content-Length is added
  == run ==            shell commands; `assay` is the program, $PROJECT the source tree
  == out ==            what the commands print; left out: not compared
  == err ==            the same for standard error
  == exit ==           the exit code; left out: 0

Several groups of run/out/err/exit may follow each other. Ports, durations, the folder's name and the project's are replaced by PORT, TIME,
FOLDER and PROJECT before texts are compared. ASSAY_ACCEPT=1 in the environment rewrites the `out` and `err` sections.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from local_server import HEAD_END, LocalServer, read_head

HEADING = re.compile(r"^== (why|file (?P<path>\S+)|server|run|out|err|exit) ==$")


def read_sections(text: str):
    sections, name, lines = [], None, []
    for line in text.splitlines(keepends=True):
        match = HEADING.match(line.rstrip("\n"))
        if not match:
            lines.append(line)
            continue
        if name is not None:
            sections.append([name, "".join(lines)])
        name, lines = match.group(1), []
    sections.append([name, "".join(lines)])
    return sections


class Server(LocalServer):
    """Answers every request with the same bytes, and keeps the connection open."""

    def __init__(self, answer: str):
        head, _, body = answer.partition("\n\n")
        body = body.rstrip("\n").encode()
        lines = head.strip().split("\n") + [f"Content-Length: {len(body)}"]
        self.answer = ("\r\n".join(lines) + "\r\n\r\n").encode() + body
        super().__init__()

    def serve(self, connection):
        pending = b""
        while HEAD_END in (pending := read_head(connection, pending)):
            head, _, pending = pending.partition(HEAD_END)
            length = re.search(rb"(?i)^content-length: *(\d+)", head, re.MULTILINE)
            rest = int(length.group(1)) if length else 0
            while len(pending) < rest:
                pending += connection.recv(65536)
            pending = pending[rest:]
            connection.sendall(self.answer)


def normalised(text: str, folder: str, project: pathlib.Path, port) -> str:
    text = text.replace(folder, "FOLDER").replace(str(project), "PROJECT")
    if port:
        text = text.replace(f":{port}", ":PORT")
    text = re.sub(r"127\.0\.0\.1:\d{4,5}", "127.0.0.1:PORT", text)
    return re.sub(r"\b\d+(\.\d+)? ?(ms|s)\b(?= *$)", "TIME", text, flags=re.MULTILINE)


def compare(what, expected, actual, faults):
    if expected == actual:
        return
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), f"expected {what}", f"actual {what}",
                                 lineterm="")
    faults.append("\n".join(lines))


def run(scenario: pathlib.Path, assay: pathlib.Path, project: pathlib.Path) -> int:
    sections = read_sections(scenario.read_text(encoding="utf-8"))
    accept = os.environ.get("ASSAY_ACCEPT") == "1"
    faults, server, result, exit_told = [], None, None, True
    with tempfile.TemporaryDirectory(prefix="assay-e2e-") as folder:
        environment = {
            "PATH": f"{assay.parent}:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8",
            "PROJECT": str(project), "PYTHONDONTWRITEBYTECODE": "1",
        }
        for section in sections + [["run", None]]:
            name, text = section
            if name.startswith("file "):
                path = pathlib.Path(folder, name[5:])
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            elif name == "server":
                server = Server(text)
                environment["PORT"] = str(server.port)
            elif name == "run":
                if result is not None and not exit_told and result.returncode != 0:
                    faults.append(f"exit code {result.returncode}, expected 0\n{result.stdout}{result.stderr}")
                if text is None:
                    break
                result = subprocess.run(["bash", "-c", text], cwd=folder, env=environment, capture_output=True,
                                        text=True, errors="backslashreplace", timeout=120, check=False)
                exit_told = False
            elif name in ("out", "err"):
                port = server.port if server else None
                actual = normalised(result.stdout if name == "out" else result.stderr, folder, project, port)
                if accept:
                    section[1] = actual
                else:
                    compare(name, text, actual, faults)
            elif name == "exit":
                exit_told = True
                if result.returncode != int(text):
                    faults.append(f"exit code {result.returncode}, expected {text.strip()}\n"
                                  f"{result.stdout}{result.stderr}")
    if accept:
        scenario.write_text("".join(f"== {name} ==\n{text}" for name, text in sections), encoding="utf-8")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(run(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3]).resolve()))
