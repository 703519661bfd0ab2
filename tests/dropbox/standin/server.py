"""The HTTP server: dispatch, credentials, faults, webhooks, and a door for tests under /standin/."""

import hashlib
import hmac
import http.client
import http.server
import json
import socket
import threading
import time
import urllib.parse

from . import files
from .account import Account
from .control import control, current_account
from .faults import Faults, answer_of, summary, tagged
from .oauth import Grants, Refused

SCOPE_OF = {
    "files/download": "files.content.read",
    "files/export": "files.content.read",
    "files/upload": "files.content.write",
    "users/get_current_account": "account_info.read",
    "auth/token/revoke": "",
}
LISTS = ("files/list_folder", "files/list_folder/continue")


class Standin:
    """Starts on `port` (0: a free one) of loopback. `url` is the base of all of Dropbox's hosts."""

    def __init__(self, port=0, app_key="standin-key", app_secret="standin-secret", **options):
        self.page_size = options.get("page_size", 1000)
        self.grants = Grants(app_key, app_secret, options.get("token_seconds", 14400))
        self.accounts = [Account(1)]
        self.signed_in = self.accounts[0]  # whose consent /oauth2/authorize gives
        self.faults = Faults()
        self.lock = threading.Lock()
        self.calls = {}
        self.lists_now = self.most_lists = 0
        self.webhook = None
        self.stopped = False
        handler = type("Bound", (Handler,), {"standin": self})
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()

    @property
    def account(self):
        return self.accounts[0]

    def add_account(self, home=""):
        self.accounts.append(Account(len(self.accounts) + 1, home))
        self.signed_in = self.accounts[-1]
        return self.signed_in

    def stop(self):
        self.stopped = True
        self.http.shutdown()
        self.http.server_close()

    def enter(self, route):
        with self.lock:
            self.calls[route] = self.calls.get(route, 0) + 1
            self.lists_now += route in LISTS
            self.most_lists = max(self.most_lists, self.lists_now)

    def leave(self, route):
        with self.lock:
            self.lists_now -= route in LISTS

    def state(self):
        return {"calls": self.calls, "mostLists": self.most_lists, "struck": self.faults.struck}

    def notify(self):
        """Tells the webhook that each account has changed. Returns its status."""
        body = json.dumps(
            {"list_folder": {"accounts": [a.id for a in self.accounts]}, "delta": {"users": []}}
        ).encode()
        secret = self.grants.app_secret.encode()
        signature = hmac.new(secret, body, hashlib.sha256).hexdigest()
        target = urllib.parse.urlsplit(self.webhook)
        connection = http.client.HTTPConnection(target.netloc, timeout=10)
        headers = {"X-Dropbox-Signature": signature, "Content-Type": "application/json"}
        connection.request("POST", target.path, body, headers)
        return connection.getresponse().status


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    standin: Standin

    def log_message(self, *_):
        pass

    def answer(self, status, body, headers=None, media_type="application/json"):
        payload = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)
        self.wfile.flush()

    def query(self):
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))

    def body(self):
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def do_GET(self):
        route = urllib.parse.urlsplit(self.path).path
        if route == "/oauth2/authorize":
            return self.authorize()
        if route == "/standin/state":
            return self.answer(200, json.dumps(self.standin.state()))
        return self.answer(404, "Not found", media_type="text/plain")

    def authorize(self):
        query = self.query()
        try:
            code = self.standin.grants.authorize(query, self.standin.signed_in)
        except Refused as refused:
            return self.answer(400, json.dumps(refused.body))
        if "redirect_uri" not in query:
            return self.answer(200, f"<p>Enter this code in the app: <code>{code}</code></p>", media_type="text/html")
        back = urllib.parse.urlencode({"code": code} | ({"state": query["state"]} if "state" in query else {}))
        return self.answer(302, "", {"Location": f"{query['redirect_uri']}?{back}"})

    def do_POST(self):
        route = urllib.parse.urlsplit(self.path).path
        body = self.body()
        if route == "/oauth2/token":
            return self.token(body)
        if route.startswith("/standin/"):
            return self.json(control(self.standin, route.removeprefix("/standin/"), json.loads(body or b"{}")))
        route = route.removeprefix("/2/")
        self.standin.enter(route)
        try:
            return self.call(route, body)
        except files.Failure as failure:
            return self.answer(failure.status, failure.body)
        finally:
            self.standin.leave(route)

    def token(self, body):
        form = self.query() | dict(urllib.parse.parse_qsl(body.decode()))
        self.standin.enter("oauth2/token")
        fault = self.standin.faults.take("oauth2/token", "")
        if fault and self.strike(fault, self.standin.account):
            return None
        try:
            return self.answer(200, json.dumps(self.standin.grants.token(form)))
        except Refused as refused:
            return self.answer(400, json.dumps(refused.body))

    def call(self, route, body):
        header = self.headers.get("Dropbox-API-Arg")
        text = header or (body.decode() if body else "null")
        fault = self.standin.faults.take(route, text)
        account, scopes = self.caller(route, fault)
        if account is None:
            return None
        if fault and self.strike(fault, account):
            return None
        needed = SCOPE_OF.get(route, "files.metadata.read")
        if scopes is not None and needed not in scopes and needed != "files.content.write" and needed:
            return self.answer(401, summary("missing_scope", tagged("missing_scope") | {"required_scope": needed}))
        view = files.View(account, self.at_root(account))
        return self.dispatch(route, view, json.loads(text), body, fault)

    def caller(self, route, fault):
        """The account and its scopes; (None, None) when the refusal has been answered."""
        header = self.headers.get("Authorization", "")
        if route == "files/list_folder/longpoll":
            if header:
                files.bad_request("longpoll takes no Authorization header")
            return self.standin.account, None
        if fault and fault.kind in ("expired_token", "invalid_token"):
            self.strike(fault, self.standin.account)
            return None, None
        known = self.standin.grants.find(header.removeprefix("Bearer "))
        if isinstance(known, str):
            tag = f"{known}_access_token"
            self.answer(401, summary(tag, tagged(tag)))
            return None, None
        return known

    def at_root(self, account):
        header = self.headers.get("Dropbox-API-Path-Root")
        if header is None:
            return not account.home
        root = json.loads(header)
        if root[".tag"] == "home":
            return not account.home
        if root.get(root[".tag"]) == account.root:
            return True
        fault = type("Fault", (), {"kind": "invalid_root", "seconds": 0})
        status, _, body = answer_of(fault, account)
        raise files.Failure(status, body)

    def strike(self, fault, account):
        """Whether the fault has answered the call itself."""
        if fault.kind == "slow":
            time.sleep(fault.seconds)
            return False
        if fault.kind == "drop":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return True
        failure = answer_of(fault, account)
        if failure is None:
            return False
        status, headers, body = failure
        self.answer(status, body, headers)
        return True

    def dispatch(self, route, view, argument, body, fault):
        size = self.standin.page_size
        match route:
            case "files/list_folder":
                return self.json(files.list_folder(view, argument, size))
            case "files/list_folder/continue":
                return self.json(files.list_continue(view, argument, size))
            case "files/list_folder/get_latest_cursor":
                return self.json(files.latest_cursor(view, argument))
            case "files/list_folder/longpoll":
                answer = files.longpoll(view.account, argument, lambda: self.standin.stopped)
                return self.json(answer | ({"backoff": fault.seconds} if fault and fault.kind == "backoff" else {}))
            case "files/get_metadata":
                return self.json(files.get_metadata(view, argument))
            case "files/download":
                return self.content(*files.download(view, argument), fault)
            case "files/export":
                return self.content(*files.export(view, argument), fault)
            case "files/upload":
                return self.json(files.upload(view, argument, body))
            case "users/get_current_account":
                return self.json(current_account(view.account))
            case "auth/token/revoke":
                self.standin.grants.revoke(self.headers["Authorization"].removeprefix("Bearer "))
                return self.json(None)
        return self.answer(404, "Unknown API function", media_type="text/plain")

    def json(self, value):
        self.answer(200, json.dumps(value))

    def content(self, metadata, content, fault):
        metadata.pop(".tag", None)
        if fault and fault.kind == "wrong_bytes":
            content = content[:-1] + bytes([content[-1] ^ 1])
        headers = {"Dropbox-API-Result": json.dumps(metadata)}
        if fault and fault.kind == "truncated":
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
            return None
        return self.answer(200, content, headers, "application/octet-stream")
