"""YFM pages (Bitrix24): parameters, stars, error rows, statuses, and whether the page's own examples hold.

Three slips of the truth are put right first: a table without a header, whose first row was taken for one; a wildcard whose escape
was taken for a part of the name; and a column of objects that was taken for one of names.
"""
import json
import re

import validity

ABOUT_PARAMETERS = re.compile("parameter|^fields", re.I)
ELSEWHERE = re.compile("error|response|returned|result|example|mode$|page$", re.I)
NOTHING = {"", "-", "—", "–", "empty value", "empty string", 'empty string"', "empty"}


def tables_of_parameters(truth):
    for table in truth["params"]:
        section = table["section"]
        if section and (ELSEWHERE.search(section[0]) or not ABOUT_PARAMETERS.search(" ".join(section))):
            continue
        yield table


def names_of(truth):
    """name -> whether any row of that name has a star."""
    names = {}
    for table in tables_of_parameters(truth):
        header = table["header"]
        if "](" in header[0]:
            names.setdefault(re.match(r"[^\s*]+", header[0]).group(0), set()).update({True, False})
        if "Object" in header[0] and "Name" in header[1:]:
            continue
        for row in table["rows"]:
            if "name" in row:
                wild = row["name"].endswith("_\\")
                name = row["name"][:-1] + "*" if wild else row["name"]
                names.setdefault(name, set()).add(row["required"] and not wild)
    return names


def belongs(path, name):
    return path == name or path.endswith("." + name)


def codes_of(row):
    """The codes of a row's cell, as the reader names them; one empty code where there is none."""
    cell = row.get("Code", row.get("cells", [""])[0])
    codes = re.findall(r"`([^`]*)`", cell) or [re.sub(r"[*\[\]]", "", cell)]
    codes = [code.strip() for code in codes]
    codes = [code for code in codes if code.lower() not in NOTHING and "empty error code" not in code]
    return codes or [""]


def statuses(values):
    return {re.sub(r"^(\d).*", r"\1XX", v) if "x" in v.lower() else v for v in values}


def score(read, corpora, tally):
    base = corpora / "bitrix24"
    pages = {str(base / "pages" / t.relative_to(base / "truth").with_suffix(".md")): t for t in sorted((base / "truth").rglob("*.json"))}
    lines = read(pages, "--root", str(base / "reference"))
    for page, file in pages.items():
        tally.add("yfm: pages are read", 100.0, page in lines, page)
        if page in lines:
            operation = lines[page]["operations"][0]
            truth = json.loads(file.read_text())
            one_page(page, truth, operation, lines[page]["findings"], tally)


def one_page(page, truth, operation, findings, tally):
    paths = {p["name"]: p["required"] for p in operation["parameters"]}
    names = names_of(truth)
    missing = [n for n in names if not any(belongs(p, n) for p in paths)]
    tally.add("yfm: parameter names are all there", 99.8, not missing, f"{page}: {missing}")
    if truth["params"]:
        extra = [p for p in paths if not any(belongs(p, n) for n in names)]
        tally.add("yfm: no parameter is too much", 99.0, not extra, f"{page}: {extra}")
    for name, stars in names.items():
        mine = {required is True for path, required in paths.items() if belongs(path, name)}
        if mine:
            tally.add("yfm: required flags", 99.5, bool(mine & stars), f"{page}: {name}")
    tally.add("yfm: method names", 100.0, belongs(operation["name"], truth["method"]), f"{page}: {operation['name']}")
    errors(page, truth, operation, tally)
    examples(page, truth, operation, findings, tally)


def errors(page, truth, operation, tally):
    mine = [e for e in operation["errors"] if e["source"].startswith(page)]
    codes = [e["code"] for e in mine]
    for row in truth["errors"] or []:
        for code in codes_of(row):
            tally.add("yfm: error-code rows", 100.0, code in codes, f"{page}: {row}")
    # What is above the count of rows must stem from lines such as `Error Code: X`, of which the truth knows nothing.
    if truth["errors"]:
        wanted = sum(len(codes_of(row)) for row in truth["errors"])
        tally.add("yfm: error-code rows, none too much", 99.9, len(mine) == wanted, f"{page}: {len(mine)} for {wanted}")
    stated = {r["status"] for r in operation["responses"]}
    for kind in ("ok_statuses", "error_statuses"):
        if truth[kind]:
            wanted = statuses(truth[kind])
            tally.add(f"yfm: {kind}", 100.0, wanted <= stated, f"{page}: {wanted} not in {stated}")


def unreadable(example):
    """The truth's mark of an example that is no JSON; the reader warns of it."""
    return isinstance(example, dict) and "__unparsable__" in example


def examples(page, truth, operation, findings, tally):
    good = [r for r in operation["responses"] if r.get("examples") and "schema" in r]
    for example in truth["response_examples"]:
        if unreadable(example) or (isinstance(example, dict) and "error" in example):
            continue
        problems = [validity.problem(r["schema"], example) for r in good]
        tally.add("yfm: success examples hold", 100.0, None in problems, f"{page}: {problems[:1]}")
    for example in truth["error_examples"]:
        if unreadable(example):
            continue
        problems = [validity.problem(r["schema"], example) for r in good]
        tally.add("yfm: error examples hold", 99.0, None in problems, f"{page}: {problems[-1:]}")
    body = operation["requestBody"]
    for example in (body or {}).get("examples", []):
        problem = validity.problem(body["schema"], example)
        named = any("[docs.example-" in finding for finding in findings)
        tally.add("yfm: request bodies hold", 90.0, problem is None, f"{page}: {problem}")
        tally.add("yfm: request bodies hold, or a finding says why not", 100.0, problem is None or named, f"{page}: {problem}")
