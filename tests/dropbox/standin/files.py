"""The files/* routes. Each takes the caller's view of an account and its argument, and answers."""

import base64
import binascii
import json
import secrets
import time

from .account import content_hash, deleted, is_below
from .faults import summary, tagged, union


class Failure(Exception):
    """An error answer of a route."""

    def __init__(self, status, body):
        super().__init__(body)
        self.status = status
        self.body = body


def fail(*tags):
    raise Failure(*union(*tags))


def bad_request(text):
    raise Failure(400, f"Error in call to API function: {text}")


class View:
    """An account as a caller sees it: a team member without Path-Root sees the home folder alone."""

    def __init__(self, account, at_root):
        self.account = account
        self.home = "" if at_root else account.home

    def inside(self, path):
        return path[len(self.home) :]

    def find(self, path):
        """The entry at a path, or of an id or rev; None when there is none."""
        if path.startswith("id:"):
            return self.account.by_id.get(path)
        if path.startswith("rev:"):
            return self.account.by_rev.get(path[4:])
        return self.account.entries.get((self.home + path).lower())


def check_path(path):
    if path and not path.startswith(("/", "id:", "rev:", "ns:")) or path == "/" or path.endswith("/"):
        fail("path", "malformed_path")


def encode_cursor(state):
    return base64.urlsafe_b64encode(json.dumps(state).encode()).decode()


def decode_cursor(text):
    try:
        return json.loads(base64.urlsafe_b64decode(text))
    except (binascii.Error, ValueError):
        return bad_request("files/list_folder/continue: cursor: invalid")


def start_listing(view, argument):
    """The snapshot's keys, sorted so that a folder comes before what is in it."""
    path = argument["path"]
    check_path(path)
    folder = view.find(path) if path else None
    if path and folder is None:
        fail("path", "not_found")
    if folder and not folder.is_folder:
        fail("path", "not_folder")
    base = (view.home + path if not folder else folder.path).lower()
    keys = [k for k in view.account.entries if is_below(k, base) and k != view.home.lower()]
    if not argument.get("recursive"):
        keys = [k for k in keys if "/" not in k[len(base) + 1 :] and k != base]
    number = secrets.token_hex(8)
    view.account.snapshots[number] = sorted(keys)
    return {
        "base": base,
        "recursive": bool(argument.get("recursive")),
        "snapshot": number,
        "offset": 0,
        "seq": len(view.account.journal),
        "limit": argument.get("limit") or 0,
    }


def list_folder(view, argument, page_size):
    with view.account.changed:
        return next_page(view, start_listing(view, argument), page_size)


def list_continue(view, argument, page_size):
    with view.account.changed:
        return next_page(view, decode_cursor(argument["cursor"]), page_size)


def latest_cursor(view, argument):
    with view.account.changed:
        state = start_listing(view, argument)
        state["offset"] = len(view.account.snapshots[state["snapshot"]])
        return {"cursor": encode_cursor(state)}


def is_listed(state, path):
    key = path.lower()
    if not is_below(key, state["base"]):
        return False
    return state["recursive"] or "/" not in key[len(state["base"]) + 1 :]


def next_page(view, state, page_size):
    account, entries = view.account, []
    size = min(state["limit"] or page_size, page_size)
    keys = account.snapshots[state["snapshot"]]
    page = keys[state["offset"] : state["offset"] + size]
    state["offset"] += len(page)
    for entry in (account.entries.get(key) for key in page):
        if entry:
            entries.append(entry.metadata(view.inside(entry.path)))
    while len(entries) < size and state["offset"] >= len(keys) and state["seq"] < len(account.journal):
        path, entry = account.journal[state["seq"]]
        state["seq"] += 1
        if is_listed(state, path):
            at = view.inside(path)
            entries.append(entry.metadata(at) if entry else deleted(at))
    more = state["offset"] < len(keys) or has_changes(account, state)
    return {"entries": entries, "cursor": encode_cursor(state), "has_more": more}


def has_changes(account, state):
    return any(is_listed(state, path) for path, _ in account.journal[state["seq"] :])


def longpoll(account, argument, stopping):
    """Waits for a change after the cursor, no longer than asked."""
    seconds = argument.get("timeout", 30)
    if not 30 <= seconds <= 480:
        bad_request("timeout: must be between 30 and 480")
    state = decode_cursor(argument["cursor"])
    deadline = time.monotonic() + seconds
    with account.changed:
        while not has_changes(account, state) and not stopping():
            if (left := deadline - time.monotonic()) <= 0:
                return {"changes": False}
            account.changed.wait(min(left, 0.5))
        return {"changes": has_changes(account, state)}


def get_metadata(view, argument):
    check_path(argument["path"])
    if not argument["path"]:
        bad_request("files/get_metadata: path: The root folder is unsupported.")
    entry = view.find(argument["path"])
    if entry is None:
        fail("path", "not_found")
    return entry.metadata(view.inside(entry.path))


def download(view, argument):
    entry = view.find(argument["path"])
    if entry is None:
        fail("path", "not_found")
    if entry.is_folder:
        fail("path", "not_file")
    if entry.export is not None:
        raise Failure(409, summary("unsupported_file", tagged("unsupported_file")))
    return entry.metadata(view.inside(entry.path)), entry.read()


def export(view, argument):
    entry = view.find(argument["path"])
    if entry is None:
        fail("path", "not_found")
    if entry.export is None:
        raise Failure(409, summary("non_exportable", tagged("non_exportable")))
    data = {
        "export_metadata": {
            "name": entry.path.rpartition("/")[2] + ".docx",
            "size": len(entry.export),
            "export_hash": content_hash(entry.export),
        },
        "file_metadata": entry.metadata(view.inside(entry.path)),
    }
    return data, entry.export


def upload(view, argument, content):
    sent = argument.get("content_hash")
    if sent and sent != content_hash(content):
        raise Failure(409, summary("content_hash_mismatch", tagged("content_hash_mismatch")))
    entry = view.account.put(view.home + argument["path"], content)
    data = entry.metadata(view.inside(entry.path))
    return {k: v for k, v in data.items() if k != ".tag"}
