"""Mintlify pages: each is read, or refused by name with the reason; and says what the slice in it says."""
import json

from openapi_truth import document_of_tree, expected, schema_difference


def document(slice_):
    doc = slice_["doc"]
    return document_of_tree(doc) if isinstance(doc.get("paths", {}).get("path"), str) else doc


def compare(mine, slice_, tally, where):
    """Holds one page's contract against the document of its slice."""
    truth = expected(document(slice_))
    operations = {(o["method"], o["path"]): o for o in mine["operations"]}
    tally.add("mintlify: operations are those of the slice", 100.0, operations.keys() == truth.keys(), f"{where}: {list(operations)}")
    for key, facts in truth.items():
        one = operations.get(key)
        if one is None:
            continue
        parameters = {(p["in"], p["name"], p["required"]) for p in one["parameters"] if p["in"] != "body"}
        tally.add("mintlify: parameters are those of the slice", 100.0, parameters == facts["parameters"], f"{where}: {parameters ^ facts['parameters']}")
        answers = {(r["status"], r.get("mediaType")) for r in one["responses"]}
        tally.add("mintlify: statuses and media types are those of the slice", 100.0, answers == facts["responses"].keys(), f"{where}: {answers}")
        for response in one["responses"]:
            wanted = facts["responses"].get((response["status"], response.get("mediaType")))
            if wanted is not None:
                found = schema_difference(response["schema"], wanted)
                tally.add("mintlify: schemas are those of the slice", 100.0, found is None, f"{where} {response['status']}: {found}")
        if facts["body"] is not None:
            found = schema_difference((one["requestBody"] or {}).get("schema"), facts["body"])
            tally.add("mintlify: bodies are those of the slice", 100.0, found is None, f"{where}: {found}")
        tally.add("mintlify: credentials are named", 100.0, {tuple(sorted(c["id"] for c in way)) for way in one["auth"]} == facts["security"],
                  f"{where}: {one['auth']} {facts['security']}")


def score(read, corpora, tally):
    base = corpora / "mintlify"
    pages = {str(p): p for p in sorted((base / "pages").rglob("*.md"))}
    lines = read(pages)
    for name, path in pages.items():
        refused = any("error: " in finding and "[docs." in finding for finding in read.refusals.get(name, []))
        tally.add("mintlify: pages are read, or refused by name with the reason", 100.0, name in lines or refused, name)
        truth = (base / "truth" / path.relative_to(base / "pages")).with_suffix(".json")
        slices = json.loads(truth.read_text())
        if slices and name in lines:
            compare(lines[name], slices[0], tally, name)
        elif slices:
            tally.add("mintlify: pages with a slice are read", 100.0, False, name)
