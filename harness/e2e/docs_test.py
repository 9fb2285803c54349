#!/usr/bin/env python3
"""docs_test.py ASSAY PROJECT: runs every command that README.md and docs/*.md show, and compares what they print.

A block ```console holds lines `$ COMMAND`, each followed by what it prints (standard output and error together); a line `…` stands for any
lines, `…` in a line for any text. A block ```sh holds commands only; those of ELSEWHERE run elsewhere in the tests, any other is a fault.
`(exit N)` as the last line of an output is the exit code; without it, 0. Files shown in ```yaml blocks whose first line is `# FILE` are
written into the folder first.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from scenario import Server, normalised  # noqa: E402

# Run by .ci/run and .ci/nightly themselves.
ELSEWHERE = {"./quickstart", "./quickstart test", "./quickstart build", ".ci/run", ".ci/nightly"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(block: str):
    """Pairs of a command and the text below it."""
    found = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:], ""])
        elif line.startswith("> ") and found and not found[-1][1]:
            found[-1][0] += line[2:]
        elif found:
            found[-1][1] += line
    return found


def matches(expected: str, actual: str) -> bool:
    pattern = "".join(".*" if line.strip() == "…" else "[^\\n]*".join(map(re.escape, line.split("…")))
                      for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, actual, re.DOTALL) is not None


def check_page(page: pathlib.Path, assay: pathlib.Path, project: pathlib.Path) -> int:
    faults = ran = 0
    server = None
    with tempfile.TemporaryDirectory(prefix="assay-docs-") as folder:
        for path in ("cases", "schemas", "assay.yaml"):
            copy = shutil.copytree if (project / path).is_dir() else shutil.copy
            copy(project / path, pathlib.Path(folder, path))
        environment = {"PATH": f"{assay.parent}:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8"}
        for language, block in BLOCK.findall(page.read_text(encoding="utf-8")):
            if language == "yaml" and block.startswith("# ") and block.split("\n", 1)[0].endswith((".yaml", ".json")):
                name, text = block.split("\n", 1)
                path = pathlib.Path(folder, name[2:].strip())
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            elif language == "http":
                server = Server(block)
                environment["PORT"] = str(server.port)
            elif language == "sh":
                for line in block.splitlines():
                    if line.split("#")[0].strip() not in ELSEWHERE | {""}:
                        faults += 1
                        print(f"{page.name}: `{line}` is shown but runs in no test; write it as a console block")
            elif language == "console":
                for command, expected in commands(block):
                    ran += 1
                    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, text=True, timeout=120,
                                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
                    told = re.search(r"^\(exit (\d+)\)\n\Z", expected, re.MULTILINE)
                    code = int(told.group(1)) if told else 0
                    expected = expected[:told.start()] if told else expected
                    actual = normalised(done.stdout, folder, project, server.port if server else None)
                    if done.returncode != code or not matches(normalised(expected, folder, project, None), actual):
                        faults += 1
                        print(f"{page.name}: $ {command}exit {done.returncode}, shown {code}\n--- shown\n{expected}--- printed\n{actual}")
    print(f"{page.name}: {ran} commands, {faults} faults")
    return faults


def main() -> int:
    assay, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    pages = [project / "README.md", project / "CONTRIBUTING.md", *sorted((project / "docs").glob("*.md"))]
    return 1 if sum(check_page(page, assay, project) for page in pages) else 0


if __name__ == "__main__":
    sys.exit(main())
