"""PostgreSQL with the roles of docs/postgresql.sql: the program works, and cannot rewrite its own audit trail."""

import pathlib
import subprocess

import pytest

from harness.postgres import programs
from harness.server import Server

ROLES = pathlib.Path(__file__).parents[2] / "docs" / "postgresql.sql"


@pytest.fixture(scope="module")
def database(postgres):
    name = postgres.make_database()
    command = [programs() / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", ROLES, postgres.url(name)]
    subprocess.run(command, check=True, capture_output=True)
    return name


def as_role(postgres, role, database):
    return postgres.url(database).replace("postgres://vitae@", f"postgres://{role}@")


@pytest.fixture(scope="module")
def server(postgres, database, tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("roles"), database=as_role(postgres, "vitae_app", database))
    server.environment["VITAE_DATABASE_DIRECT_URL"] = as_role(postgres, "vitae_owner", database)
    server.put_resume("ada.txt", "Ada Example\nada@example.com\n")
    server.start()
    yield server
    assert server.stop() == 0


def refused(postgres, role, database, statement):
    command = [programs() / "psql", "-X", "-q", "-c", statement, as_role(postgres, role, database)]
    return subprocess.run(command, capture_output=True, text=True).returncode != 0


def test_the_program_works_and_the_trail_only_grows(server, postgres, database):
    server.add_account("admin", "ADMIN")
    server.add_account("power", "POWER_USER")
    assert server.finish(server.trigger())["state"] == "succeeded"
    assert [item["name"] for item in server["power"].get("/api/candidates").items] == ["Ada Example"]
    for statement in (
        "UPDATE audit_events SET actor_id = 'nobody'",
        "DELETE FROM audit_events",
        "TRUNCATE audit_events",
        "DROP TABLE audit_events",
        "ALTER TABLE audit_events DISABLE TRIGGER ALL",
    ):
        assert refused(postgres, "vitae_app", database, statement), statement
    assert '"whole":true' in server.command("audit", "verify", "--json")


def test_an_auditor_reads_and_changes_nothing(server, postgres, database):
    assert not refused(postgres, "vitae_auditor", database, "SELECT COUNT(*) FROM audit_events")
    assert refused(postgres, "vitae_auditor", database, "INSERT INTO audit_head SELECT * FROM audit_head")
    assert refused(postgres, "vitae_auditor", database, "DELETE FROM jobs")
