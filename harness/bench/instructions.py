#!/usr/bin/env python3
"""The gate: counts instructions under callgrind, which vary neither with the machine's load nor with its speed, and fails above
the limits.

Usage: instructions.py ASSAY BENCH_SEND BENCH_SERVE SOURCE_ROOT

Each count is the difference between a short and a long run, which takes out how the program starts, but for `start`, which is
that. Needs a build with optimisation.
"""
import contextlib
import pathlib
import subprocess
import sys
import tempfile

import cost
import document
import job
import mock_job

# It costs 7,680, with an answer that has as many header fields as nginx sends.
SEND = 8_000
SERVE = 7_100
# What a request to a whole mock costs, and a little more.
MOCK = {mock_job.GET: 14_900, mock_job.NOT_FOUND: 13_300, mock_job.UNDOCUMENTED: 16_200}
# What the two cost, and a little more: they are to get no worse. CASE is what each of 2,000 further cases of one file adds, so that
# whatever grows with the square of their number shows as well. With it 10,000 cases stay within the 2 times curl that run_bench.py
# prints as their limit; the counts are with mimalloc, which quickstart installs.
CASE = 330_000
# What each of 500 further kinds of things, with two operations, adds to an OpenAPI document that is read.
KIND = 940_000
START = 40_000_000

CONNECTIONS = "32"


@contextlib.contextmanager
def served(serving: str, body: str):
    """Our own listener with one static answer: its port."""
    with subprocess.Popen([serving, body], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield int(server.stdout.readline())
        server.stdin.close()


def a_piece(count, few: int, many: int) -> float:
    return (count(many) - count(few)) / (many - few)


def sending(program: str, port: int, folder: str) -> float:
    return a_piece(lambda n: cost.instructions([program, f"http://127.0.0.1:{port}/", str(n), CONNECTIONS], folder), 1000, 3000)


def serving(program: str, client: str, body: str, folder: str) -> float:
    def count(requests: int) -> int:
        def feed(server):
            port = int(server.stdout.readline())
            subprocess.run([client, f"http://127.0.0.1:{port}/", str(requests), CONNECTIONS], check=True, capture_output=True)
        return cost.instructions([program, body], folder, feed)
    return a_piece(count, 1000, 3000)


def mocking(assay: str, client: str, asked: mock_job.Asked, root: pathlib.Path, folder: str) -> float:
    def count(requests: int) -> int:
        def feed(process):
            mock = mock_job.introduced(process, asked)
            subprocess.run([client, mock.url, str(requests), CONNECTIONS, asked.method, *mock.fields], check=True,
                           capture_output=True)
            process.terminate()
        return cost.instructions(mock_job.command(assay, root, asked), folder, feed)
    return a_piece(count, 1000, 3000)


def main() -> int:
    assay, send, serve = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:4])
    root = pathlib.Path(sys.argv[4]).resolve()
    cost.tool("valgrind")
    body = job.answer(root)
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as folder, served(serve, body) as port:
        def run(cases: int) -> int:
            name = job.write_cases(root, pathlib.Path(folder), cases)
            return cost.instructions(job.assay_command(assay, port, name), folder)

        def read(kinds: int) -> int:
            return cost.instructions([assay, "derive", "--emit", "contract", document.write(folder, kinds)], folder)

        held = [
            cost.report("sending", sending(send, port, folder), SEND, "instructions a request"),
            cost.report("serving", serving(serve, send, body, folder), SERVE, "instructions a request"),
            *(cost.report(f"a mock: {asked.what}", mocking(assay, send, asked, root, folder), limit, "instructions a request")
              for asked, limit in MOCK.items()),
            cost.report("a case of a run", a_piece(run, 1000, 3000), CASE, "instructions"),
            cost.report("a kind of things of a document", a_piece(read, 500, 1000), KIND, "instructions"),
            cost.report("a run of 3 cases", run(3), START, "instructions"),
        ]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
