#!/usr/bin/env python3
"""Measures reading documentation, whole processes: each page alone, all pages of one vendor at once, and one of the largest OpenAPI
documents there is beside `node -e JSON.parse` and Redocly's own reader (npm) loading the same file.

Usage: pages_bench.py ASSAY BENCH_SEND BENCH_SERVE SOURCE_ROOT

Needs the corpora in SOURCE_ROOT/../shared/corpora. The limits are printed and fail nothing.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import cost
from static_server import tool

TURNS = 5
PAGE = 20  # ms of CPU, for each page by itself
PACKAGES = ("@octokit/openapi@23.0.2", "@redocly/openapi-core@2.64.0")
DOCUMENT = "node_modules/@octokit/openapi/generated/api.github.com.json"
# Both write nothing: what is measured is reading the text and following its references.
PARSE = "JSON.parse(require('fs').readFileSync(process.argv[1]))"
REDOCLY = """
import {bundle, createConfig, stringifyYaml} from '@redocly/openapi-core';
import fs from 'fs';
const [task, from, to] = process.argv.slice(2);
if (task === 'to-yaml') fs.writeFileSync(to, stringifyYaml(JSON.parse(fs.readFileSync(from)), {noRefs: true}));
else await bundle({ref: from, config: await createConfig({})});
"""


def measure(what: str, command: list[str], folder: str, seconds: float, peak: float) -> float:
    """The median CPU of a few runs, in seconds; a busy machine makes the time long, and the CPU not."""
    mine = cost.median([cost.run(command, folder) for _ in range(TURNS)])
    print(f"      {what}: {mine.cpu * 1e3:,.1f} ms of CPU in {mine.wall * 1e3:,.1f} ms")
    cost.report(f"{what}, CPU", mine.cpu, seconds, "s")
    cost.report(f"{what}, peak memory", cost.peak_memory(command, folder), peak, "MiB")
    return mine.cpu


def measure_pages(derive: list[str], corpora: pathlib.Path, folder: str) -> None:
    references = ["--root", str(corpora / "bitrix24/reference")]
    truths = sorted((corpora / "bitrix24/truth").rglob("*.json"))
    yfm = [str(corpora / "bitrix24/pages" / t.relative_to(corpora / "bitrix24/truth").with_suffix(".md")) for t in truths]
    measure(f"{len(yfm):,} YFM pages with their includes", [*derive, *references, *yfm], folder, 1.0, 300)
    commands = [[*derive, *references, page] for page in yfm]
    for pages in ("stainless/pages/**/*.md", "stainless/flat/**/*.txt", "mintlify/pages/**/*.md"):
        commands += [[*derive, str(page)] for page in sorted(corpora.glob(pages))]
    # The slowest once may have been hindered: the ten slowest are asked again.
    asked = sorted(commands, key=lambda command: cost.run(command, folder).cpu)[-10:]
    slowest = sorted(((min(cost.run(command, folder).cpu for _ in range(TURNS)) * 1e3, command[-1]) for command in asked), reverse=True)
    print(f"      the slowest of {len(commands):,} pages, each against {PAGE:g} ms:")
    for milliseconds, page in slowest:
        print(f"      {milliseconds / PAGE:5.2f}  {milliseconds:5.1f} ms  {pathlib.Path(page).relative_to(corpora)}")
    cost.report("each page alone, CPU", slowest[0][0], PAGE, "ms")


def install_packages(folder: str) -> bool:
    done = subprocess.run([tool("npm"), "install", "--no-save", "--no-audit", "--no-fund", "--prefix", folder, *PACKAGES],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"      not run: the document of GitHub; npm does not give {', '.join(PACKAGES)}:\n{done.stderr[-500:]}")
    return done.returncode == 0


def measure_large_document(derive: list[str], folder: str) -> None:
    node, script = tool("node"), pathlib.Path(folder, "redocly.mjs")
    script.write_text(REDOCLY)
    as_json, as_yaml = pathlib.Path(folder, DOCUMENT), pathlib.Path(folder, "github.yaml")
    cost.run([node, str(script), "to-yaml", str(as_json), str(as_yaml)], folder)
    size = as_json.stat().st_size / 1e6
    print(f"      GitHub's document: {len(json.loads(as_json.read_text())['paths']):,} paths, {size:.1f} MB of JSON, "
          f"{as_yaml.stat().st_size / 1e6:.1f} MB of YAML")
    parse = cost.median([cost.run([node, "-e", PARSE, str(as_json)], folder) for _ in range(TURNS)]).cpu
    print(f"      node -e JSON.parse: {parse * 1e3:,.1f} ms of CPU")
    for what, path, seconds in (("JSON", as_json, 0.4), ("YAML", as_yaml, 0.6)):
        mine = measure(f"GitHub's document, {what}", [*derive, str(path)], folder, seconds, 300)
        theirs = cost.run([node, str(script), "load", str(path)], folder).cpu
        print(f"      Redocly loading it: {theirs * 1e3:,.1f} ms of CPU, {theirs / mine:.1f} times ours; "
              f"ours {mine / parse:.1f} times JSON.parse")


def main() -> int:
    assay, root = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[4]).resolve()
    corpora = root.parent / "shared/corpora"
    if not corpora.is_dir():
        print("not run: ../shared/corpora is not beside the project")
        return 77
    derive = [assay, "derive", "--emit", "contract"]
    with tempfile.TemporaryDirectory(prefix="assay-bench-") as folder:
        measure_pages(derive, corpora, folder)
        if install_packages(folder):
            measure_large_document(derive, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
