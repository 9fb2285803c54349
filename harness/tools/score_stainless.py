"""Stainless pages: the tree of every answer, with line breaks and flattened, and whether the examples hold."""
import json

import validity


def same(mine, truth):
    """Equal schemas; where the truth leaves an object's members out, any object will do."""
    if truth == {"type": "object"} and isinstance(mine, dict) and mine.get("type") == "object":
        return True
    if isinstance(mine, dict) and isinstance(truth, dict):
        return mine.keys() == truth.keys() and all(same(mine[k], truth[k]) for k in truth)
    if isinstance(mine, list) and isinstance(truth, list):
        return len(mine) == len(truth) and all(map(same, mine, truth))
    return type(mine) is type(truth) and mine == truth


def difference(mine, truth, at=""):
    """The first place where two schemas differ."""
    if same(mine, truth):
        return None
    if isinstance(mine, dict) and isinstance(truth, dict):
        for key in list(truth) + list(mine):
            if key not in mine or key not in truth:
                return f"{at}/{key} is {'missing' if key not in mine else 'too much'}"
            found = difference(mine[key], truth[key], f"{at}/{key}")
            if found:
                return found
    if isinstance(mine, list) and isinstance(truth, list) and len(mine) == len(truth):
        for i, (a, b) in enumerate(zip(mine, truth)):
            found = difference(a, b, f"{at}/{i}")
            if found:
                return found
    return f"{at}: {json.dumps(mine)[:120]} is not {json.dumps(truth)[:120]}"


def answer(operation):
    for response in operation["responses"]:
        if response["status"].startswith("2") and "schema" in response:
            return response
    return {}


def score(read, corpora, tally):
    base = corpora / "stainless"
    for folder, suffix, target in (("pages", ".md", 100.0), ("flat", ".txt", 97.0)):
        pages = {str(p): p for p in sorted((base / folder).rglob("*" + suffix))}
        lines = read(pages)
        for name, path in pages.items():
            truth_file = (base / "truth" / path.relative_to(base / folder)).with_suffix(".json")
            if not truth_file.exists():
                tally.add(f"stainless {folder}: pages without truth are read", 100.0, name in lines, name)
                continue
            truth = [op for op in json.loads(truth_file.read_text()) if op["tree"]]
            operations = {f"**{o['method'].lower()}** `{o['path']}`": o for o in lines.get(name, {}).get("operations", [])}
            tally.add(f"stainless {folder}: pages are read", 100.0, name in lines, name)
            for op in truth:
                where = f"{name}: {op['op']}"
                mine = answer(operations.get(op["op"], {"responses": []}))
                found = difference(mine.get("schema"), op["schema"])
                tally.add(f"stainless {folder}: trees are exact", target, found is None, f"{where}: {found}")
                for example, valid in zip(op["examples"], op["valid"]):
                    if valid:
                        problem = validity.problem(mine.get("schema", False), example)
                        tally.add(f"stainless {folder}: examples hold", target, problem is None, f"{where}: {problem}")
