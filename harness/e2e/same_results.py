#!/usr/bin/env python3
"""same_results.py ONE OTHER: two results.json say the same of the endpoint: verdicts, findings, clause states, bodies."""
import json
import sys


def essence(path):
    with open(path, encoding="utf-8") as file:
        results = json.load(file)
    cases = {}
    for case in results["cases"]:
        exchanges = [(e["phase"], e["request"]["method"], e["response"]["status"], e["response"]["sha256"])
                     for e in case["exchanges"] if e["phase"] != "given"]
        cases[case["id"]] = (case["verdict"], case["findings"], exchanges)
    return cases, {clause["id"]: clause["state"] for clause in results["clauses"]}


(cases, clauses), (other_cases, other_clauses) = essence(sys.argv[1]), essence(sys.argv[2])
faults = [name for name in sorted(set(cases) | set(other_cases)) if cases.get(name) != other_cases.get(name)]
faults += [name for name in sorted(set(clauses) | set(other_clauses)) if clauses.get(name) != other_clauses.get(name)]
for name in faults:
    print(f"{name}\n  {cases.get(name, clauses.get(name))}\n  {other_cases.get(name, other_clauses.get(name))}")
if len(cases) < 45:
    faults.append("too few")
    print(f"{len(cases)} cases, at least 45 are expected")
print("the same" if not faults else f"{len(faults)} differences")
sys.exit(1 if faults else 0)
