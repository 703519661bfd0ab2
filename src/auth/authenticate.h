#pragma once
// Who sends a request: the control socket's peer, the holder of an API token, or of a session
// cookie. Any thread.

#include "auth/holders.h"
#include "http/message.h"
#include "model/caller.h"
#include "store/store.h"

namespace vitae {

constexpr Literal kSessionCookie = "vitae_session";

/// Anonymous when no credential was sent; `unauthenticated` when one was sent that does not count
/// (any more); `forbidden` when a cookie came with a write that another site's page may have sent.
Result<Caller> authenticate(const Request& request, Store& store, Holders& holders);

/// The session secret in the request's cookies, if there is one.
std::optional<std::string> find_session_secret(const Request& request);

/// What is known of a caller before any credential is looked at.
Actor anonymous_actor(const Request& request);

}  // namespace vitae
