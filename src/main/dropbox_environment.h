#pragma once
// The settings of Dropbox, out of VITAE_DROPBOX_APP_KEY, _APP_SECRET (or _APP_SECRET_FILE), and for
// the stand-in server _API_URL, _CONTENT_URL, _NOTIFY_URL and _WWW_URL.

#include "base/result.h"
#include "connect/dropbox_settings.h"

namespace vitae {

/// `invalid` for a host without TLS that is not this machine, or a secret that cannot be read.
Result<DropboxSettings> read_dropbox_environment();

}  // namespace vitae
