#!/usr/bin/env python3
"""Checks that every module includes only what its row allows, and that each third-party library has one home.

The table is the one of CONTRIBUTING.md ("Modules"). Exit 1 and a line a fault otherwise.
"""
import pathlib
import re
import sys

ROWS = {
    "base": [],
    "text": ["base"],
    "tree": ["base", "text"],
    "http": ["base", "text", "tree"],
    "contract": ["base", "text", "tree"],
    "schema": ["base", "text", "tree", "contract"],
    "openapi": ["base", "text", "tree", "contract", "schema"],
    "diff": ["base", "text", "tree", "contract"],
    "docs": ["base", "text", "tree", "contract", "schema", "openapi"],
    "fetch": ["base", "text", "tree", "http", "contract", "schema", "openapi", "docs"],
    "generate": ["base", "text", "tree", "contract", "schema"],
    "cases": ["base", "text", "tree", "contract", "http", "schema", "generate"],
    "checks": ["base", "text", "tree", "contract", "http", "schema", "cases"],
    "mock": ["base", "text", "tree", "contract", "http", "schema", "generate"],
    "results": ["base", "text", "tree", "contract", "http", "checks"],
    "lint": ["base", "text", "tree", "contract", "schema", "docs", "openapi", "cases"],
    "wire": ["base", "text", "http"],
    "run": ["base", "text", "tree", "http", "contract", "schema", "openapi", "docs", "generate", "cases",
            "checks", "mock", "results"],
    "project": ["base", "text", "tree", "http"],
    "report": ["base", "text", "tree", "contract", "checks", "http", "results"],
}
# These folders are no modules: the program and the tests see everything.
FREE = {"cli", "e2e", "fuzz", "bench", "testing"}

# A library's include prefix, and the modules that may use it. fmt, tl::expected and (from `schema` on)
# boost::json::value serve everywhere.
LIBRARIES = {
    r"openssl/(evp|sha)\.h": {"base", "wire"},
    r"openssl/(?!evp|sha)": {"wire"},
    r"yaml-cpp/": {"tree"},
    r"yaml\.h": {"tree"},
    r"boost/url": {"http"},
    r"valijson/": {"schema"},
    r"pcre2\.h": {"schema"},
    r"idn2\.h": {"schema"},
    r"cmark-gfm": {"docs"},
    r"boost/beast": {"wire"},
    r"boost/asio": {"wire"},
    r"zlib\.h": {"wire"},
    r"brotli/": {"wire"},
    r"pugixml\.hpp": {"report"},
    r"kainjow/": {"report"},
    r"CLI/": {"cli"},
    r"boost/json": {"schema", "openapi", "docs", "generate", "cases", "checks", "mock", "results", "lint", "run",
                    "report"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


def faults(harness: pathlib.Path):
    for path in sorted(harness.rglob("*.h")) + sorted(harness.rglob("*.cpp")):
        module = path.relative_to(harness).parts[0]
        if module in FREE:
            continue
        if module not in ROWS:
            yield f"{path}: `{module}` is no module of the table"
            continue
        test = path.name.endswith("_test.cpp") or "testing" in path.parts
        for quote, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
            first = name.split("/")[0]
            if quote == '"' and "/" in name and first != module and first not in ROWS[module]:
                if not test:  # a test may use every module to make what it needs
                    yield f"{path}: `{module}` may not include \"{name}\""
            for prefix, homes in LIBRARIES.items():
                if re.match(prefix, name) and module not in homes and not test:
                    yield f"{path}: <{name}> belongs to {', '.join(sorted(homes))}"


def main() -> int:
    harness = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[1])
    found = list(faults(harness))
    print("\n".join(found) if found else f"layers: every include of {harness.name}/ is allowed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
