#pragma once
// OAuth 2 with PKCE (RFC 6749, RFC 7636) as Dropbox does it: offline access, the least scopes. The
// services that connect accounts use it, and each account for its access token.

#include "base/random.h"
#include "connect/dropbox_settings.h"
#include "connect/http_client.h"

namespace vitae {

/// What must be kept between sending someone to Dropbox and getting the code back.
struct Authorization {
    std::string verifier;
    std::string redirect_uri;  ///< Empty: Dropbox shows the code, and the person pastes it.
};

std::string new_verifier(Random& random);
/// Where a person grants access. `state` comes back with the code when there is a redirect.
std::string authorize_url(
    const DropboxSettings& settings, const Authorization& authorization, const std::string& state
);

struct DropboxGrant {
    std::string refresh_token;
    std::string account;  ///< "dbid:…"
};
/// `code_refused` when the code is wrong, used or old.
Result<DropboxGrant> exchange_code(
    HttpClient& http,
    const DropboxSettings& settings,
    const Authorization& authorization,
    const std::string& code,
    const std::stop_token& stop
);

struct AccessToken {
    std::string token;
    Duration lifetime = Duration(0);
};
/// `source_reconnect` when the grant was revoked.
Result<AccessToken> refresh_access(
    HttpClient& http,
    const DropboxSettings& settings,
    const std::string& refresh_token,
    const std::stop_token& stop
);

}  // namespace vitae
