"""Reads server-sent events (WHATWG HTML, section 9.2)."""

import dataclasses
import http.client
import json

from .contract import check_named

SCHEMA_OF = {"job": "Job", "file": "FileEvent"}


@dataclasses.dataclass(frozen=True)
class ServerEvent:
    id: str
    type: str
    data: dict


def parse_events(lines):
    fields = {}
    for line in lines:
        line = line.decode().rstrip("\n")
        name, _, value = line.partition(":")
        if name:  # else it is a comment, or the empty line that ends an event
            fields[name] = value.removeprefix(" ")
        elif not line:
            if "data" in fields:
                yield ServerEvent(fields["id"], fields["event"], json.loads(fields["data"]))
            fields = {}


class EventStream:
    """An open stream. Every event is checked against the contract."""

    def __init__(self, client, last_event_id=None, timeout=20):
        headers = client.credentials()
        if last_event_id is not None:
            headers["Last-Event-ID"] = last_event_id
        self.connection = http.client.HTTPConnection(client.address, timeout=timeout)
        self.connection.request("GET", "/api/events", headers=headers)
        self.response = self.connection.getresponse()
        assert self.response.status == 200, self.response.read()
        assert self.response.headers.get_content_type() == "text/event-stream"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def __iter__(self):
        for event in parse_events(self.response):
            check_named(event.data, SCHEMA_OF[event.type])
            yield event

    def until_job(self, job_id, state):
        """All events up to the one that shows that job in that state."""
        seen = []
        for event in self:
            seen.append(event)
            if event.type == "job" and event.data["id"] == job_id and event.data["state"] == state:
                return seen
        raise AssertionError(f"the stream ended before {state}")
