#!/usr/bin/env python3
"""registry.py MACRO FILE...: the registry of a module, one line `MACRO(name)` for each `name.cpp` of the list that its meson.build builds."""
import pathlib
import sys

for file in sys.argv[2:]:
    print(f"{sys.argv[1]}({pathlib.PurePath(file).stem})")
