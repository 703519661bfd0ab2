"""The ways in which Dropbox fails. Each fault strikes calls of one route a number of times."""

import dataclasses
import json
import threading


@dataclasses.dataclass
class Fault:
    """`after` calls of the route pass first; `path` asks for that text in the call's argument."""

    route: str
    kind: str
    times: int = 1
    after: int = 0
    path: str = ""
    seconds: int = 15
    scope: str = ""

    def strikes(self, route, argument):
        if self.times <= 0 or route != self.route or self.path not in argument:
            return False
        if self.after > 0:
            self.after -= 1
            return False
        self.times -= 1
        return True


class Faults:
    def __init__(self):
        self.lock = threading.Lock()
        self.armed = []
        self.struck = 0

    def arm(self, **fault):
        with self.lock:
            self.armed.append(Fault(**fault))

    def take(self, route, argument):
        """The fault that strikes this call, or None."""
        with self.lock:
            for fault in self.armed:
                if fault.strikes(route, argument):
                    self.struck += 1
                    return fault
        return None

    def clear(self):
        with self.lock:
            self.armed.clear()


def summary(tag, error, **more):
    return json.dumps({"error_summary": f"{tag}/.", "error": error} | more)


def tagged(*tags):
    """A union of unions: tagged("path", "locked") is {".tag": "path", "path": {".tag": "locked"}}."""
    error = {".tag": tags[-1]}
    for tag in reversed(tags[:-1]):
        error = {".tag": tag, tag: error}
    return error


def union(*tags):
    return 409, summary("/".join(tags), tagged(*tags))


def answer_of(fault, account):
    """Status, headers and body of the failure; None when it is none of the answer's own."""
    wait = {"Retry-After": str(fault.seconds)}
    body = summary("too_many_requests", {"reason": tagged("too_many_requests"), "retry_after": fault.seconds})
    match fault.kind:
        case "throttled_json":
            return 429, wait, body
        case "throttled_text":
            return 429, wait, "Too many requests. Try again later."
        case "busy_text":
            return 503, wait, "Service Unavailable"
        case "error_500":
            return 500, {}, "Internal Server Error"
        case "error_502":
            return 502, {}, "<html>Bad Gateway</html>"
        case "expired_token" | "invalid_token":
            tag = f"{fault.kind.partition('_')[0]}_access_token"
            return 401, {}, summary(tag, tagged(tag))
        case "missing_scope":
            return 401, {}, summary("missing_scope", tagged("missing_scope") | {"required_scope": fault.scope})
        case "reset":
            return (409, {}, summary("reset", tagged("reset")))
        case "invalid_root":
            root = {
                ".tag": "team" if account.home else "user",
                "root_namespace_id": account.root,
                "home_namespace_id": account.home_namespace,
            }
            error = {".tag": "invalid_root", "invalid_root": root}
            return 422, {}, summary("invalid_root", error)
        case "restricted_content" | "locked" | "not_found":
            status, text = union("path", fault.kind)
            return status, {}, text
        case "unsupported_file":
            return 409, {}, summary("unsupported_file", tagged("unsupported_file"))
    return None
