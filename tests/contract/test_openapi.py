"""The contract itself: whole, strict, and one name for one thing."""

from harness.contract import CONTRACT, operations, resolve

OPERATIONS = [(f"{method} {template}", operation) for method, template, operation in operations()]


def nodes(value, path="#"):
    yield path, value
    if isinstance(value, list):
        value = dict(enumerate(value))
    if isinstance(value, dict):
        for key, child in value.items():
            yield from nodes(child, f"{path}/{key}")


def test_no_value_is_null():
    """A comma in an unquoted description would make one."""
    assert [path for path, value in nodes(CONTRACT) if value is None] == []


def test_every_reference_leads_somewhere():
    for _, value in nodes(CONTRACT):
        if isinstance(value, dict) and "$ref" in value:
            assert resolve(value)


def test_every_object_with_properties_is_strict():
    for path, schema in nodes(CONTRACT["components"]["schemas"]):
        if isinstance(schema, dict) and schema.get("type") == "object" and "properties" in schema:
            assert schema.get("additionalProperties") is False, path


def test_every_required_property_is_described():
    for path, schema in nodes(CONTRACT["components"]["schemas"]):
        if isinstance(schema, dict) and isinstance(schema.get("required"), list):
            assert set(schema["required"]) <= set(schema["properties"]), path


def test_operation_ids_are_unique():
    names = [operation["operationId"] for _, operation in OPERATIONS]
    assert len(set(names)) == len(names)


def test_every_answer_carries_a_request_id():
    for name, operation in OPERATIONS:
        for status, response in operation["responses"].items():
            assert "X-Request-Id" in resolve(response)["headers"], f"{name} {status}"


def test_a_route_that_needs_a_credential_can_refuse_it():
    for name, operation in OPERATIONS:
        if operation.get("security", CONTRACT["security"]):
            assert "401" in operation["responses"], name


def test_a_body_can_be_malformed_too_large_or_of_another_type():
    for name, operation in OPERATIONS:
        if "requestBody" in operation:
            assert {"400", "413", "415"} <= set(operation["responses"]), name


def test_a_write_with_a_cookie_takes_the_csrf_header():
    for name, operation in OPERATIONS:
        if not name.startswith("GET") and operation.get("security", CONTRACT["security"]):
            names = [resolve(parameter)["name"] for parameter in operation["parameters"]]
            assert "X-Vitae-CSRF" in names, name
