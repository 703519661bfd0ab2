"""The checks that every answer goes through do find what is wrong."""

import email.message
import json

import jsonschema
import pytest

from harness.client import Answer
from harness.contract import check_answer
from harness.events import parse_events
from harness.table import assert_holds, fill

ID = "01890000-0000-7000-8000-000000000000"
TRIGGER = "/api/ingestion/trigger"
ACCEPTED = {"data": {"jobId": ID}}
LOCATION = {"Location": f"/api/ingestion/jobs/{ID}"}


def answer(status, body, **headers):
    message = email.message.Message()
    for name, value in ({"X-Request-Id": ID, "Content-Type": "application/json"} | headers).items():
        message[name] = value
    return Answer(status, message, json.dumps(body).encode())


def refusal(status, code, **headers):
    error = {"code": code, "message": "No.", "details": {"reason": "no"}}
    return answer(status, {"error": error}, **headers)


def test_an_answer_of_the_contract_passes():
    check_answer("POST", TRIGGER, answer(202, ACCEPTED, **LOCATION))
    check_answer("POST", TRIGGER, refusal(429, "THROTTLED", **{"Retry-After": "7"}))
    check_answer("GET", f"/api/ingestion/jobs/{ID}?x=1", refusal(404, "NOT_FOUND"))
    check_answer("GET", "/nowhere", refusal(404, "NOT_FOUND"))


FAULTS = {
    "an unknown field": answer(202, {"data": {"jobId": ID, "eta": 5}}, **LOCATION),
    "a missing field": answer(202, {"data": {}}, **LOCATION),
    "an id of another form": answer(202, {"data": {"jobId": "7"}}, **LOCATION),
    "a missing header": answer(202, ACCEPTED),
    "no request id": answer(202, ACCEPTED, **LOCATION, **{"X-Request-Id": None}),
    "a status that the route does not have": answer(201, ACCEPTED, **LOCATION),
    "another media type": answer(202, ACCEPTED, **LOCATION, **{"Content-Type": "text/html"}),
    "a code of another status": refusal(400, "FORBIDDEN"),
    "a throttle without a time": refusal(429, "THROTTLED"),
    "a failure without a reason": answer(400, {"error": {"code": "BAD_REQUEST", "message": "No."}}),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_an_answer_is_refused_for(fault):
    with pytest.raises((AssertionError, jsonschema.ValidationError)):
        check_answer("POST", TRIGGER, fault)


def test_success_on_a_route_that_is_not_in_the_contract_is_refused():
    with pytest.raises(AssertionError):
        check_answer("GET", "/api/secret", answer(200, {}))


def test_what_a_row_expects_must_stand_in_the_answer():
    assert_holds({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": ...}})
    with pytest.raises(AssertionError):
        assert_holds({"a": {"b": 1}}, {"a": {"b": 2}})
    with pytest.raises(AssertionError):
        assert_holds({"a": {"b": 1}}, {"a": {"c": ...}})


def test_names_in_a_row_are_filled_in():
    assert fill({"x": ["/{job}/files"], "n": 1}, {"job": "7"}) == {"x": ["/7/files"], "n": 1}


def test_server_sent_events_are_read_and_comments_passed_over():
    stream = b': ping\n\nid: 5\nevent: job\ndata: {"a": 1}\n\nid: 6\n'
    (event,) = parse_events(stream.splitlines(keepends=True))
    assert (event.id, event.type, event.data) == ("5", "job", {"a": 1})
