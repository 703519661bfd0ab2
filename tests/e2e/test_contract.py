"""Every route of the contract answers with success at least once, as the contract describes it."""

from harness.contract import operations
from harness.form import FORM, form
from harness.server import PASSWORD
from harness.table import fill

NEW_USER = {
    "email": "contract@example.com",
    "name": "Contract",
    "role": "POWER_USER",
    "password": PASSWORD,
}
SIGN_IN = {"email": "power@example.com", "password": PASSWORD}

# Operation, path, caller, body. Signing up and server-sent events have tests of their own.
CALLS = [
    ("POST /api/ingestion/trigger", "/api/ingestion/trigger", "power", {}),
    ("POST /api/uploads", "/api/uploads", "power", form({"ada.txt": b"Ada Example"})),
    ("GET /api/ingestion/jobs", "/api/ingestion/jobs", "power", None),
    ("GET /api/ingestion/jobs/{id}", "/api/ingestion/jobs/{job}", "power", None),
    ("GET /api/ingestion/jobs/{id}/files", "/api/ingestion/jobs/{job}/files", "power", None),
    ("POST /api/ingestion/jobs/{id}/retry", "/api/ingestion/jobs/{failed}/retry", "power", None),
    ("POST /api/ingestion/jobs/{id}/cancel", "/api/ingestion/jobs/{late}/cancel", "power", None),
    ("GET /api/candidates", "/api/candidates", "power", None),
    ("GET /api/candidates/{id}", "/api/candidates/{candidate}", "power", None),
    ("GET /api/candidates/{id}/resume", "/api/candidates/{candidate}/resume", "power", None),
    ("GET /api/candidates/{id}/versions", "/api/candidates/{candidate}/versions", "power", None),
    ("GET /api/documents/{id}", "/api/documents/{document}", "power", None),
    ("GET /api/documents/{id}/content", "/api/documents/{document}/content", "power", None),
    ("GET /api/sources", "/api/sources", "power", None),
    ("GET /api/users", "/api/users", "admin", None),
    ("POST /api/users", "/api/users", "admin", NEW_USER),
    ("PATCH /api/users/{id}", "/api/users/{other}", "admin", {"name": "Another"}),
    ("GET /api/tokens", "/api/tokens", "power", None),
    ("POST /api/tokens", "/api/tokens", "power", {"name": "contract"}),
    ("DELETE /api/tokens/{id}", "/api/tokens/{token}", "power", None),
    ("GET /api/audit", "/api/audit", "admin", None),
    ("GET /api/audit/verify", "/api/audit/verify", "admin", None),
    ("GET /healthz", "/healthz", "anonymous", None),
    ("GET /readyz", "/readyz", "anonymous", None),
    ("GET /metrics", "/metrics", "anonymous", None),
    ("GET /api/openapi.json", "/api/openapi.json", "anonymous", None),
    ("GET /api/me", "/api/me", "power", None),
    ("POST /api/auth/login", "/api/auth/login", "anonymous", SIGN_IN),
    ("POST /api/me/password", "/api/me/password", "power_session",
     {"currentPassword": PASSWORD, "newPassword": PASSWORD + " again"}),
    ("POST /api/auth/logout", "/api/auth/logout", "power_session", None),
]
# The control socket alone reaches these two; `vitae tokens create` and `vitae ingest --local` use them.
OPERATOR = {"POST /api/users/{id}/tokens", "POST /api/sources"}
# tests/dropbox calls these.
DROPBOX = {
    "POST /api/sources/dropbox/authorizations",
    "POST /api/sources/dropbox",
    "PATCH /api/sources/{id}",
    "POST /api/sources/{id}/disconnect",
    "GET /api/sources/{id}/folders",
    "GET /api/sources/{id}/preview",
    "GET /api/sources/{id}/why",
    "GET /webhooks/dropbox",
    "POST /webhooks/dropbox",
}
ELSEWHERE = {"POST /api/auth/setup", "GET /api/events"} | OPERATOR | DROPBOX


def test_the_list_is_complete():
    assert {call[0] for call in CALLS} | ELSEWHERE == {f"{m} {t}" for m, t, _ in operations()}


def prepare(server):
    """Makes what the paths name."""
    power = server["power"]
    server.ids["failed"] = server.trigger_and_finish("/not there")
    server.ids["job"] = server.trigger_and_finish()
    server.ids["candidate"] = power.get("/api/candidates").items[0]["id"]
    candidate = power.get(f"/api/candidates/{server.ids['candidate']}").data
    server.ids["document"] = candidate["documents"][0]["id"]
    server.ids["token"] = power.post("/api/tokens", {"name": "revoked"}).data["id"]


def test_every_route_answers_as_described(server, idle_server):
    prepare(server)
    idle_server.ids["late"] = idle_server.trigger("/late")
    for operation, path, caller, body in CALLS:
        called = idle_server if "{late}" in path else server
        method = operation.split()[0]
        headers = {"Content-Type": FORM} if isinstance(body, bytes) else None
        answer = called[caller].send(method, fill(path, called.ids), body, headers)
        assert answer.status < 300, f"{operation}: {answer.body.decode()}"
