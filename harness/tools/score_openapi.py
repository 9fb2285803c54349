"""OpenAPI documents: all are read, twins in JSON and YAML give identical contracts, and no operation, status or parameter is lost."""
import json

try:
    import yaml
except ImportError:
    yaml = None

from openapi_truth import METHODS, resolve


def without_places(line):
    """A contract line without what differs between two files of one content."""
    def strip(node):
        if isinstance(node, dict):
            return {k: strip(v) for k, v in node.items() if k not in ("page", "source", "findings")}
        return [strip(one) for one in node] if isinstance(node, list) else node
    return strip(line)


def twin_of(path):
    """The YAML file of the same content: `…/yaml/x.yaml` for `…/json/x.json`."""
    return path.parents[0].parent / "yaml" / (path.stem + ".yaml") if path.parent.name == "json" else path.with_suffix(".yaml")


def plain_loader():
    """PyYAML's, but for what YAML 1.2 takes for strings: dates, `yes` and `no`."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    return loader


def same_data(path, twin):
    """Whether a YAML file holds what the JSON file holds: some twins have grown apart, which says nothing about the reader."""
    def spelt(node):
        if isinstance(node, dict):
            return {str(k): spelt(v) for k, v in node.items()}
        if isinstance(node, list):
            return [spelt(one) for one in node]
        return str(node).lower() if isinstance(node, bool) else node
    return spelt(json.loads(path.read_text())) == spelt(yaml.load(twin.read_text(), Loader=plain_loader()))


def compare(line, document, tally, name):
    operations = {(o["method"], o["path"]): o for o in line["operations"]}
    for path, item in document.get("paths", {}).items():
        item = resolve(document, item)
        for method in METHODS:
            if not isinstance(item, dict) or method not in item:
                continue
            where = f"{name}: {method.upper()} {path}"
            mine = operations.get((method.upper(), path))
            tally.add("openapi: operations are read", 100.0, mine is not None, where)
            if mine is None:
                continue
            statuses = {str(s).replace("x", "X") for s in item[method].get("responses", {}) if not str(s).startswith("x-")}
            tally.add("openapi: statuses are those of the document", 100.0, {r["status"] for r in mine["responses"]} == statuses, where)
            named = [resolve(document, p) for p in [*item.get("parameters", []), *item[method].get("parameters", [])]]
            wanted = {(p["in"], p["name"]) for p in named if p and p.get("in") not in ("body", "formData")}
            found = {(p["in"], p["name"]) for p in mine["parameters"] if p["in"] != "body"}
            tally.add("openapi: parameters are those of the document", 100.0, wanted <= found, f"{where}: {wanted - found}")


def score(read, corpora, tally):
    base = corpora / "openapi"
    files = {str(p): p for p in sorted(base.rglob("*")) if p.suffix in (".json", ".yaml", ".yml") and p.name != "MANIFEST.json"}
    lines = read(files, "--as", "openapi")
    if yaml is None:
        print("not run: twins of OpenAPI documents; PyYAML (python3-yaml) is not installed")
    for name, path in files.items():
        empty = path.suffix == ".json" and not json.loads(path.read_text()).get("paths")
        refused = empty and any("[docs.no-operation]" in finding for finding in read.refusals.get(name, []))
        tally.add("openapi: documents are read, or refused for having no operation", 100.0, name in lines or refused,
                  f"{name}: {read.refusals.get(name)}")
        if name not in lines or path.suffix != ".json":
            continue
        compare(lines[name], json.loads(path.read_text()), tally, name)
        twin = lines.get(str(twin_of(path)))
        if twin is not None and yaml is not None and same_data(path, twin_of(path)):
            tally.add("openapi: twins in JSON and YAML give identical contracts", 100.0, without_places(lines[name]) == without_places(twin), name)
