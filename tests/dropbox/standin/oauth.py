"""OAuth 2 as Dropbox does it: code flow with PKCE, offline access, refresh, revocation."""

import base64
import hashlib
import secrets
import threading
import time

SCOPES = "account_info.read files.content.read files.metadata.read"


class Refused(Exception):
    """An error of RFC 6749, section 5.2."""

    def __init__(self, error, description):
        super().__init__(error)
        self.body = {"error": error, "error_description": description}


class Grants:
    def __init__(self, app_key, app_secret, lifetime):
        self.app_key = app_key
        self.app_secret = app_secret
        self.lifetime = lifetime
        self.lock = threading.Lock()
        self.codes = {}  # code → what was asked for
        self.refresh_tokens = {}  # refresh token → (account, scope)
        self.access_tokens = {}  # access token → (account, scope, end, refresh token)

    def authorize(self, query, account):
        """A one-time code for that account, as if its owner had clicked "Allow"."""
        if query.get("client_id") != self.app_key or query.get("response_type") != "code":
            raise Refused("invalid_request", "unknown client_id or response_type")
        code = secrets.token_urlsafe(24)
        with self.lock:
            self.codes[code] = query | {"account": account}
        return code

    def token(self, form):
        if form.get("client_id") != self.app_key:
            raise Refused("invalid_client", "unknown client_id")
        if form.get("client_secret", self.app_secret) != self.app_secret:
            raise Refused("invalid_client", "wrong client_secret")
        match form.get("grant_type"):
            case "authorization_code":
                return self.exchange(form)
            case "refresh_token":
                return self.refresh(form)
        raise Refused("unsupported_grant_type", "unknown grant_type")

    def exchange(self, form):
        with self.lock:
            asked = self.codes.pop(form.get("code"), None)
        if asked is None:
            raise Refused("invalid_grant", "code doesn't exist or has expired")
        if form.get("redirect_uri") != asked.get("redirect_uri"):
            raise Refused("invalid_grant", "redirect_uri mismatch")
        if challenge := asked.get("code_challenge"):
            if challenge != challenge_of(form.get("code_verifier", "")):
                raise Refused("invalid_grant", "invalid code verifier")
        elif "client_secret" not in form:
            raise Refused("invalid_request", "no client_secret and no PKCE")
        account, scope = asked["account"], asked.get("scope") or SCOPES
        refresh_token = None
        if asked.get("token_access_type") == "offline":
            refresh_token = secrets.token_urlsafe(32)
            with self.lock:
                self.refresh_tokens[refresh_token] = (account, scope)
        answer = self.access_for(account, scope, refresh_token)
        answer |= {"uid": account.uid, "account_id": account.id}
        return answer | ({"refresh_token": refresh_token} if refresh_token else {})

    def refresh(self, form):
        with self.lock:
            known = self.refresh_tokens.get(form.get("refresh_token"))
        if known is None:
            raise Refused("invalid_grant", "refresh token is invalid or revoked")
        answer = self.access_for(*known, form["refresh_token"])
        answer.pop("scope")
        return answer

    def access_for(self, account, scope, refresh_token):
        token = "sl." + secrets.token_urlsafe(40)
        end = time.monotonic() + self.lifetime
        with self.lock:
            self.access_tokens[token] = (account, scope, end, refresh_token)
        return {
            "access_token": token,
            "token_type": "bearer",
            "expires_in": self.lifetime,
            "scope": scope,
        }

    def find(self, token):
        """(account, scope) of a valid access token; "expired" or "invalid" of another."""
        with self.lock:
            known = self.access_tokens.get(token)
        if known is None:
            return "invalid"
        account, scope, end, _ = known
        return (account, scope.split()) if time.monotonic() < end else "expired"

    def revoke(self, token):
        """Ends the grant that the access token came from, with all its tokens."""
        with self.lock:
            refresh_token = self.access_tokens[token][3]
            self.access_tokens = {
                t: known for t, known in self.access_tokens.items() if t != token and known[3] != refresh_token
            }
            self.refresh_tokens.pop(refresh_token, None)

    def revoke_all(self):
        with self.lock:
            self.refresh_tokens.clear()
            self.access_tokens.clear()

    def expire_all(self):
        with self.lock:
            self.access_tokens = {
                t: (account, scope, 0.0, refresh) for t, (account, scope, _, refresh) in self.access_tokens.items()
            }


def challenge_of(verifier):
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
