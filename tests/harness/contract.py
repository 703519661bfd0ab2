"""Holds real answers against api/openapi.yaml."""

import json
import pathlib
import re

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTRACT = yaml.safe_load((ROOT / "api" / "openapi.yaml").read_text(encoding="utf-8"))

# Any route may answer these; see the contract's own description.
ANYWHERE = {400, 403, 405, 408, 413, 415, 431, 500, 503}
CODES = {
    400: "BAD_REQUEST",
    401: "UNAUTHENTICATED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    408: "BAD_REQUEST",
    409: "CONFLICT",
    413: "TOO_LARGE",
    415: "UNSUPPORTED_MEDIA",
    422: "UNPROCESSABLE",
    428: "PRECONDITION_REQUIRED",
    429: "THROTTLED",
    431: "TOO_LARGE",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}
METHODS = ("get", "post", "put", "patch", "delete")


def operations():
    """Every (METHOD, path template, operation) of the contract."""
    for template, item in CONTRACT["paths"].items():
        for method in METHODS:
            if method in item:
                yield method.upper(), template, item[method]


def find_operation(method, path):
    path = path.split("?")[0]
    for known_method, template, operation in operations():
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
        if known_method == method and re.fullmatch(pattern, path):
            return operation
    return None


def resolve(node):
    while "$ref" in node:
        target = CONTRACT
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def check_schema(value, schema):
    resolver = jsonschema.RefResolver.from_schema(CONTRACT)
    jsonschema.Draft202012Validator(schema, resolver=resolver).validate(value)


def check_named(value, name):
    """Checks a value that is no answer of its own, such as the data of a server-sent event."""
    check_schema(value, {"$ref": f"#/components/schemas/{name}"})


def check_headers(headers, declared):
    for name, header in declared.items():
        header = resolve(header)
        value = headers.get(name)
        assert value is not None or not header.get("required"), f"the header {name} is missing"
        if value is not None:
            check_schema(value, header["schema"])


def check_failure(status, body):
    failure = json.loads(body)
    check_schema(failure, {"$ref": "#/components/schemas/ErrorAnswer"})
    assert failure["error"]["code"] == CODES[status]


def check_answer(method, path, answer):
    """Fails unless the contract allows this answer: its status, headers and body."""
    check_schema(answer.headers.get("X-Request-Id"), {"$ref": "#/components/schemas/Id"})
    operation = find_operation(method, path)
    if operation is None:
        assert answer.status >= 400, f"{method} {path} is not in the contract"
        return check_failure(answer.status, answer.body)
    declared = operation["responses"].get(str(answer.status))
    if declared is None:
        assert answer.status in ANYWHERE, f"{method} {path} may not answer {answer.status}"
        return check_failure(answer.status, answer.body)
    declared = resolve(declared)
    check_headers(answer.headers, declared.get("headers", {}))
    if answer.status >= 400:
        return check_failure(answer.status, answer.body)
    content = declared.get("content")
    if content is None:
        assert answer.body == b"", f"{answer.status} has no body in the contract"
        return None
    media_type = answer.headers.get_content_type()
    assert media_type in content or "*/*" in content, f"unexpected media type {media_type}"
    if media_type == "application/json" and media_type in content:
        check_schema(json.loads(answer.body), content[media_type]["schema"])
    return None
