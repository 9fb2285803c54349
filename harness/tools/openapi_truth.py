"""What an OpenAPI document says, read without the harness: the truth that its contracts are held against."""
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
ANNOTATIONS = {"description", "title", "example", "examples", "discriminator", "xml", "externalDocs", "$schema", "$defs", "definitions"}
NAMED = ("properties", "patternProperties", "dependentSchemas")
DATA = ("const", "enum", "default", "required", "type", "dependentRequired")


def resolve(document, node):
    """The node that a chain of local references leads to; None where it leads out of the document."""
    for _ in range(64):
        if not isinstance(node, dict) or "$ref" not in node:
            return node
        if not node["$ref"].startswith("#/"):
            return None
        target = document
        for token in node["$ref"][2:].split("/"):
            token = token.replace("%7B", "{").replace("%7D", "}").replace("~1", "/").replace("~0", "~")
            target = target.get(token) if isinstance(target, dict) else None
        node = target
    return None


def normal(document, schema, old, above=()):
    """A schema with its references resolved, as JSON Schema 2020-12 would say it. `old`: it is of OpenAPI 3.0 or 2.0."""
    if isinstance(schema, list):
        return [normal(document, one, old, above) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        if schema["$ref"] in above:
            return {"again": True}
        target = normal(document, resolve(document, {"$ref": schema["$ref"]}), old, (*above, schema["$ref"]))
        beside = {k: v for k, v in schema.items() if k != "$ref"}
        beside = {} if old else normal(document, beside, old, above)
        return {**target, **beside} if isinstance(target, dict) else target
    found = {}
    for key, value in schema.items():
        if key in ANNOTATIONS or key.startswith("x-") or key in ("nullable", "refIdentifier"):
            continue
        if key in NAMED and isinstance(value, dict):
            found[key] = {name: normal(document, one, old, above) for name, one in value.items()}
        else:
            found[key] = value if key in DATA else normal(document, value, old, above)
    if schema.get("nullable") is True and isinstance(found.get("type"), str):
        found["type"] = [found["type"], "null"]
        if not old and "enum" in found and None not in found["enum"]:
            found["enum"] = [*found["enum"], None]
    elif schema.get("nullable") is True and not old:
        inner = {key: found.pop(key) for key in ("oneOf", "anyOf", "allOf") if key in found}
        if inner:
            found["anyOf"] = [inner, {"type": "null"}]
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(found.get(exclusive), bool):
            if found.pop(exclusive) and bound in found:
                found[exclusive] = found.pop(bound)
    return found


def schema_difference(mine, truth, at=""):
    """The first place where an emitted schema, whose references are resolved here, is not the normal one; None if there is none."""
    mine = normal(mine, mine, False) if at == "" else mine
    return difference(mine, truth, at)


def difference(mine, truth, at):
    if isinstance(mine, dict) and isinstance(truth, dict):
        if "again" in mine or "again" in truth:
            return None
        for key in [*truth, *mine]:
            if key not in mine or key not in truth:
                return f"{at}/{key} is {'missing' if key not in mine else 'too much'}"
            found = difference(mine[key], truth[key], f"{at}/{key}")
            if found:
                return found
        return None
    if isinstance(mine, list) and isinstance(truth, list) and len(mine) == len(truth):
        for i, (a, b) in enumerate(zip(mine, truth)):
            found = difference(a, b, f"{at}/{i}")
            if found:
                return found
        return None
    return None if mine == truth and isinstance(mine, bool) == isinstance(truth, bool) else f"{at}: {mine} is not {truth}"


def expected(document):
    """(method, path) -> parameters, responses, body and security of each operation of an OpenAPI 3 document."""
    old = str(document.get("openapi", "")).startswith("3.0")
    operations = {}
    for path, item in (document.get("paths") or {}).items():
        item = resolve(document, item)
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                operations[method.upper(), path] = facts(document, path, item, item[method], old)
    return operations


def facts(document, path, item, operation, old):
    parameters = {}
    for one in [*item.get("parameters", []), *operation.get("parameters", [])]:
        one = resolve(document, one)
        if one:
            parameters[one["in"], one["name"]] = one["in"] == "path" or one.get("required") in (True, "true")
    for name in [part.split("}")[0] for part in path.split("{")[1:]]:
        parameters.setdefault(("path", name), True)
    responses = {}
    for status, response in operation.get("responses", {}).items():
        response = resolve(document, response) or {}
        content = response.get("content") or {}
        for media, body in content.items():
            responses[status.replace("x", "X"), media] = normal(document, body.get("schema", {}), old)
        if not content:
            responses[status.replace("x", "X"), None] = None
    body = resolve(document, operation.get("requestBody") or {}) or {}
    contents = list((body.get("content") or {}).values())
    schemes = (document.get("components") or {}).get("securitySchemes") or {}
    ways = {tuple(sorted(s for s in way if s in schemes)) for way in operation.get("security", document.get("security", []))}
    return {"parameters": {(place, name, required) for (place, name), required in parameters.items()}, "responses": responses,
            "body": normal(document, contents[0].get("schema", {}), old) if contents else None, "security": ways}


def document_of_tree(tree):
    """Mintlify's older dialect, told as OpenAPI 3.1 for the comparison."""
    paths = tree["paths"]
    request = paths.get("request", {})
    operation = {"parameters": [], "responses": {}, "security": []}
    schemes = {}
    for place, named in request.get("parameters", {}).items():
        for name, one in named.items():
            operation["parameters"].append({"in": place, "name": name, "required": any(s.get("required") is True for s in one["schema"])})
    for way in request.get("security", []):
        for named in way["parameters"].values():
            for one in named:
                schemes[way["title"]] = one
                operation["security"].append({way["title"]: []})
    bodies = {media: {"schema": plain_of(one["schemaArray"])} for media, one in request.get("body", {}).items()}
    if bodies:
        operation["requestBody"] = {"content": bodies}
    for status, medias in paths.get("response", {}).items():
        content = {m: {"schema": plain_of(one["schemaArray"])} for m, one in medias.items() if not m.startswith("_mintlify")}
        operation["responses"][status] = {"content": content}
    return {"openapi": "3.1.0", "paths": {paths["path"]: {paths["method"]: operation}},
            "components": {**tree.get("components", {}), "securitySchemes": schemes}}


def plain_of(schemas):
    plains = [plain(schema) for schema in schemas]
    return plains[0] if len(plains) == 1 else {"anyOf": plains}


def plain(schema):
    found = {k: v for k, v in schema.items() if k != "requiredProperties" and not (k == "required" and not isinstance(v, list))}
    if "requiredProperties" in schema:
        found["required"] = schema["requiredProperties"]
    for name, one in list(found.get("properties", {}).items()):
        inner = one["allOf"][0] if list(one) == ["allOf"] and len(one["allOf"]) == 1 else one
        found.setdefault("properties", {})
        found["properties"] = {**found["properties"], name: plain(inner)}
    return found
