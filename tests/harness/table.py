"""API tests as rows: who sends what, and which answer and which audit rows must follow."""

import dataclasses
from typing import Any


@dataclasses.dataclass(frozen=True, kw_only=True)
class Row:
    """`audit` is every audit row that the request must write: no more, no fewer. It has no default.

    `{name}` in a path, body or header stands for an entry of the server's `ids`.
    """

    name: str
    method: str
    path: str
    caller: str
    status: int
    audit: list[str]
    body: Any = None
    headers: dict[str, str | None] = dataclasses.field(default_factory=dict)
    answer: dict[str, Any] = dataclasses.field(default_factory=dict)


def name_of(row):
    return row.name


def fill(value, ids):
    """The value with `{name}` replaced by the id of that name, in all its strings."""
    if isinstance(value, str):
        for name, known in ids.items():
            value = value.replace("{" + name + "}", known)
    if isinstance(value, dict):
        return {key: fill(item, ids) for key, item in value.items()}
    if isinstance(value, list):
        return [fill(item, ids) for item in value]
    return value


def assert_holds(actual, expected, where="answer"):
    """Fails unless everything in `expected` stands in `actual`; `...` takes any value."""
    if isinstance(expected, dict):
        for key, item in expected.items():
            assert key in actual, f"{where}.{key} is missing in {actual}"
            assert_holds(actual[key], item, f"{where}.{key}")
    elif expected is not ...:
        assert actual == expected, f"{where} is {actual!r}, not {expected!r}"


def run(row, server):
    answer = server[row.caller].send(
        row.method,
        fill(row.path, server.ids),
        fill(row.body, server.ids),
        fill(row.headers, server.ids),
    )
    assert answer.status == row.status, f"{answer.status}: {answer.body.decode(errors='replace')}"
    if row.answer:
        assert_holds(answer.json, fill(row.answer, server.ids))
    assert server.audit_of(answer.request_id) == row.audit
    return answer
