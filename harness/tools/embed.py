#!/usr/bin/env python3
"""Writes files into a C++ source: embed.py OUT NAMESPACE NAME FILE…

The source defines `extern const std::vector<EmbeddedFile> NAME` of the header `base/embedded_file.h` in NAMESPACE, in the order of the files.
"""
import pathlib
import sys


def literal(text: str) -> str:
    # Compilers bound the length of one literal; adjacent ones are joined.
    size = 8000
    parts = [text[i : i + size] for i in range(0, len(text), size)] or [""]
    return "\n".join(f'R"embedded({part})embedded"' for part in parts)


def main() -> int:
    out, namespace, name, *files = sys.argv[1:]
    lines = ['#include "base/embedded_file.h"', "", f"namespace {namespace} {{", "",
             f"extern const std::vector<assay::base::EmbeddedFile> {name};",
             f"const std::vector<assay::base::EmbeddedFile> {name} = {{"]
    for file in files:
        path = pathlib.Path(file)
        text = path.read_text(encoding="utf-8")
        lines.append(f'{{.name = "{path.name}", .text = {literal(text)}}},')
    lines += ["};", "", f"}}  // namespace {namespace}", ""]
    pathlib.Path(out).write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
