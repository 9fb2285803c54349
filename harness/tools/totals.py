#!/usr/bin/env python3
"""Adds up Meson's testlog.json files: `N passed, N failed, N skipped`."""
import collections
import json
import sys

counts = collections.Counter()
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as log:
        for line in log:
            counts[json.loads(line)["result"]] += 1
passed = counts["OK"] + counts["EXPECTEDFAIL"]
skipped = counts["SKIP"]
failed = sum(counts.values()) - passed - skipped
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
