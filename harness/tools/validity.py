"""A small JSON Schema validator: enough for the schemas that the readers make, and independent of the harness's own."""
import re

TYPES = {
    "string": lambda v: isinstance(v, str),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "integer": lambda v: not isinstance(v, bool) and (isinstance(v, int) or (isinstance(v, float) and v.is_integer())),
    "boolean": lambda v: isinstance(v, bool),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
    "null": lambda v: v is None,
}
KNOWN = {"$defs", "$ref", "additionalProperties", "allOf", "anyOf", "const", "description", "enum", "exclusiveMinimum", "format",
         "items", "maximum", "maxItems", "maxLength", "maxProperties", "minimum", "minItems", "minLength", "minProperties", "not", "oneOf", "pattern",
         "patternProperties", "properties", "required", "type", "title", "uniqueItems", "$schema", "nullable", "default",
         "exclusiveMaximum", "multipleOf", "deprecated", "readOnly", "writeOnly", "examples", "example"}


def problem(schema, value):
    """What is wrong with `value`, as `/place: words`, or None."""
    return check(schema, value, schema, "")


def equal(a, b):
    if isinstance(a, bool) != isinstance(b, bool):
        return False
    return a == b


def check(schema, value, root, at):
    if schema is True:
        return None
    if schema is False:
        return f"{at or '/'}: nothing is allowed"
    for keyword in schema:
        if keyword not in KNOWN:
            raise ValueError(f"keyword {keyword} is not known here")
    if "$ref" in schema:
        target = root
        for token in schema["$ref"].removeprefix("#/").split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        found = check(target, value, root, at)
        if found:
            return found
    return plain(schema, value, at) or combined(schema, value, root, at) or nested(schema, value, root, at)


def plain(schema, value, at):
    where = at or "/"
    if "type" in schema:
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        if not any(TYPES[t](value) for t in types):
            return f"{where}: {value!r:.60} is not of type {types}"
    if "const" in schema and not equal(schema["const"], value):
        return f"{where}: {value!r:.60} is not {schema['const']!r}"
    if "enum" in schema and not any(equal(v, value) for v in schema["enum"]):
        return f"{where}: {value!r:.60} is not one of {schema['enum']!r:.100}"
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            return f"{where}: {value!r:.60} does not match {schema['pattern']}"
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            return f"{where}: {value!r:.60} has the wrong length"
    if TYPES["number"](value):
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            return f"{where}: {value} is out of range"
        if value <= schema.get("exclusiveMinimum", value - 1) or value >= schema.get("exclusiveMaximum", value + 1):
            return f"{where}: {value} is out of range"
    for kind, least, most in ((list, "minItems", "maxItems"), (dict, "minProperties", "maxProperties")):
        if isinstance(value, kind) and not schema.get(least, 0) <= len(value) <= schema.get(most, len(value)):
            return f"{where}: {len(value)} is the wrong number of items"
    return None


def combined(schema, value, root, at):
    for one in schema.get("allOf", []):
        found = check(one, value, root, at)
        if found:
            return found
    if "anyOf" in schema:
        found = [check(one, value, root, at) for one in schema["anyOf"]]
        if all(found):
            return f"{at or '/'}: no alternative fits: {found[0]}"
    if "oneOf" in schema:
        found = [check(one, value, root, at) for one in schema["oneOf"]]
        if sum(f is None for f in found) != 1:
            return f"{at or '/'}: {sum(f is None for f in found)} alternatives fit: {[f for f in found if f][:1]}"
    if "not" in schema and check(schema["not"], value, root, at) is None:
        return f"{at or '/'}: is what must not be"
    return None


def nested(schema, value, root, at):
    if isinstance(value, list):
        for i, item in enumerate(value):
            found = check(schema.get("items", True), item, root, f"{at}/{i}")
            if found:
                return found
    if not isinstance(value, dict):
        return None
    for name in schema.get("required", []):
        if name not in value:
            return f"{at}/{name}: is required"
    for name, item in value.items():
        matched = False
        if name in schema.get("properties", {}):
            matched = True
            found = check(schema["properties"][name], item, root, f"{at}/{name}")
            if found:
                return found
        for pattern, one in schema.get("patternProperties", {}).items():
            if re.search(pattern, name):
                matched = True
                found = check(one, item, root, f"{at}/{name}")
                if found:
                    return found
        if not matched:
            found = check(schema.get("additionalProperties", True), item, root, f"{at}/{name}")
            if found:
                return found
    return None
