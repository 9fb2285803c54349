#!/usr/bin/env python3
"""Scores the documentation readers against pages whose truth is known.

    score.py --assay build/assay --corpora ../shared/corpora [stainless] [yfm] [mintlify] [openapi] [-v]

Each page is read through `assay derive --emit contract` (schemas/assay/contract.schema.json), compared with the truth that lies beside the
pages, and every share is printed with its target. Exit 1 when one is missed.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys

import score_mintlify
import score_openapi
import score_stainless
import score_yfm
import validity

FORMATS = {"mintlify": score_mintlify, "openapi": score_openapi, "stainless": score_stainless, "yfm": score_yfm}


def contracts(assay, refusals, paths, *options):
    """page path -> its contract line, with `findings`, the reader's problems with the page, added. The problems of a page that was not
    read go to `refusals`."""
    lines = {}
    paths = [str(p) for p in paths]
    for i in range(0, len(paths), 500):
        done = subprocess.run([assay, "derive", "--emit", "contract", *options, *paths[i:i + 500]], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 3):
            print(f"the reader ended with {done.returncode}:\n{done.stderr[-2000:]}")
        for line in done.stdout.splitlines():
            contract = json.loads(line)
            lines[contract["page"]] = {**contract, "findings": []}
        for finding in re.findall(r"^.+?:\d+:\d+: (?:error|warning): .*$", done.stderr, re.MULTILINE):
            page = re.sub(r":\d+:\d+: (?:error|warning): .*$", "", finding)
            if page in lines:
                lines[page]["findings"].append(finding)
            else:
                refusals.setdefault(page, []).append(finding)
    return lines


class Tally:
    """Shares with their targets, and what missed."""

    def __init__(self, verbose):
        self.verbose = verbose
        self.rows = {}

    def add(self, name, target, good, where=""):
        row = self.rows.setdefault(name, {"target": target, "good": 0, "all": 0, "missed": []})
        row["all"] += 1
        row["good"] += bool(good)
        if not good:
            row["missed"].append(where)

    def report(self):
        missed = False
        for name, row in self.rows.items():
            share = 100.0 * row["good"] / row["all"]
            under = share < row["target"]
            missed |= under
            print(f"{'MISSED' if under else 'ok':6} {name}: {row['good']}/{row['all']} = {share:.2f} % (target {row['target']} %)")
            if self.verbose:
                for where in row["missed"][:self.verbose * 20]:
                    print("         ", where)
        return missed


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("formats", nargs="*", help="which of " + ", ".join(FORMATS))
    arguments.add_argument("--assay", required=True)
    arguments.add_argument("--corpora", required=True, type=pathlib.Path)
    arguments.add_argument("-v", "--verbose", action="count", default=0)
    options = arguments.parse_args()
    tally = Tally(options.verbose)
    schema = json.loads((pathlib.Path(__file__).parents[2] / "schemas/assay/contract.schema.json").read_text())

    def read(paths, *more):
        lines = contracts(options.assay, read.refusals, paths, *more)
        for page, line in lines.items():
            problem = validity.problem(schema, {k: v for k, v in line.items() if k != "findings"})
            tally.add("contract lines are what their schema says", 100.0, problem is None, f"{page}: {problem}")
        return lines

    read.refusals = {}
    for name in options.formats or FORMATS:
        FORMATS[name].score(read, options.corpora, tally)
    return 1 if tally.report() else 0


if __name__ == "__main__":
    sys.exit(main())
