#!/usr/bin/env python3
"""Holds a whole `assay run`, from the start of the process to its exit, against curl sending the same requests to the same nginx.

Usage: run_bench.py ASSAY BENCH_SEND BENCH_SERVE SOURCE_ROOT

The two take turns, so that a busy machine hinders both alike; the medians are compared. The limits are printed and fail nothing.
"""
import pathlib
import sys
import tempfile

import cost
import job
from static_server import static_server, tool


def compare(what: str, turns: int, ours: list[str], theirs: list[str], folder: str, ratio: float, peak: float) -> None:
    mine, others = [], []
    for _ in range(turns):
        others.append(cost.run(theirs, folder))
        mine.append(cost.run(ours, folder))
    mine, others = cost.median(mine), cost.median(others)
    print(f"      {what}: assay {mine.cpu * 1e3:.1f} ms of CPU in {mine.wall * 1e3:.1f} ms, "
          f"curl {others.cpu * 1e3:.1f} ms of CPU in {others.wall * 1e3:.1f} ms")
    cost.report(f"{what}, CPU", mine.cpu / others.cpu, ratio, "times curl")
    cost.report(f"{what}, time", mine.wall / others.wall, ratio, "times curl")
    cost.report(f"{what}, peak memory", cost.peak_memory(ours, folder), peak, "MiB")


def main() -> int:
    assay, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[4]).resolve()
    curl = tool("curl")
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as name, static_server(job.answer(root)) as server:
        folder = pathlib.Path(name)
        few, many = job.write_cases(root, folder, 3), job.write_cases(root, folder, 10_000)
        compare("3 cases", 21, job.assay_command(assay, server.port, few),
                job.curl_command(curl, folder, server.port, 3), name, 2.5, 20)
        parallel = job.curl_command(curl, folder, server.port, 10_000, "--parallel")
        compare("10,000 cases", 5, job.assay_command(assay, server.port, many), parallel, name, 2, 150)
        reports = ("--report", "json,junit,markdown", "--report-dir", str(folder / "reports"))
        compare("10,000 cases with all reports", 3, job.assay_command(assay, server.port, many, *reports), parallel, name, 2,
                150)
    return 0


if __name__ == "__main__":
    sys.exit(main())
