"""What a program costs, and how it compares."""
import os
import re
import subprocess
import tempfile
import time
from typing import NamedTuple

from static_server import tool


class Cost(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, of user and system together


def run(command: list[str], folder: str) -> Cost:
    """Runs a program to its end, its output dropped; ends this one when it fails."""
    with open(os.devnull, "rb+") as null:
        before = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=null, stdout=null, stderr=null)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)[:200]} exits with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: list[str], folder: str) -> float:
    """MiB. Started by a small program: what this interpreter holds would count as the program's own (getrusage(2))."""
    with tempfile.NamedTemporaryFile("r") as out:
        subprocess.run([tool("time"), "-f", "%M", "-o", out.name, *command], cwd=folder, check=True, capture_output=True)
        return int(out.read()) / 1024


def median(costs: list[Cost]) -> Cost:
    middle = len(costs) // 2
    return Cost(*(sorted(column)[middle] for column in zip(*costs)))


def instructions(command: list[str], folder: str, feed=None) -> int:
    """The instructions of a whole run under callgrind. `feed` is given the process while it runs."""
    with tempfile.NamedTemporaryFile("r") as out:
        process = subprocess.Popen(
            [tool("valgrind"), "--tool=callgrind", f"--callgrind-out-file={out.name}", "--quiet", *command],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if feed:
            feed(process)
        process.communicate()
        if process.returncode != 0:
            raise SystemExit(f"{' '.join(command)[:200]} exits with {process.returncode} under callgrind")
        return int(re.search(r"^(?:summary|totals): (\d+)", out.read(), re.MULTILINE).group(1))


def report(what: str, value: float, limit: float, unit: str) -> bool:
    """Prints one figure with its limit; whether it is held."""
    held = value <= limit
    print(f"{'ok  ' if held else 'OVER'}  {what}: {value:,.2f} {unit}, limit {limit:,}", flush=True)
    return held
