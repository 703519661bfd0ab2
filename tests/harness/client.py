"""An HTTP client that checks every answer against the contract before a test sees it."""

import dataclasses
import email.message
import http.client
import json
import re

from .contract import check_answer


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    headers: email.message.Message
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def data(self):
        assert self.status < 300, f"{self.status}: {self.body.decode()}"
        return self.json["data"]

    @property
    def items(self):
        return self.data["items"]

    @property
    def error(self):
        return self.json["error"]

    @property
    def request_id(self):
        return self.headers["X-Request-Id"]


@dataclasses.dataclass(frozen=True)
class Client:
    """One caller of one server: anonymous, with a token, or with a browser's session."""

    address: str
    token: str | None = None
    cookie: str | None = None
    csrf: str | None = None

    @property
    def origin(self):
        return f"http://{self.address}"

    def credentials(self):
        headers = {}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if self.cookie:
            headers |= {"Cookie": f"vitae_session={self.cookie}", "Origin": self.origin}
        if self.csrf:
            headers["X-Vitae-CSRF"] = self.csrf
        return headers

    def send(self, method, path, body=None, headers=None):
        """Sends `body` as it is if it is bytes, else as JSON. A header of None is left out."""
        sent = self.credentials()
        if body is not None:
            sent["Content-Type"] = "application/json"
        sent |= headers or {}
        sent = {name: value for name, value in sent.items() if value is not None}
        payload = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        connection = http.client.HTTPConnection(self.address, timeout=30)
        try:
            connection.request(method, path, payload, sent)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        check_answer(method, path, answer)
        return answer

    def get(self, path):
        return self.send("GET", path)

    def post(self, path, body=None, **options):
        return self.send("POST", path, body, **options)

    def patch(self, path, body):
        return self.send("PATCH", path, body)

    def delete(self, path):
        return self.send("DELETE", path)

    def sign_in(self, email_address, password):
        """A client with the session of that account."""
        return self.with_session_of(
            self.post("/api/auth/login", {"email": email_address, "password": password})
        )

    def with_session_of(self, answer):
        csrf = answer.data["csrfToken"]
        cookie = re.match("vitae_session=([^;]+)", answer.headers["Set-Cookie"])[1]
        return Client(self.address, cookie=cookie, csrf=csrf)
