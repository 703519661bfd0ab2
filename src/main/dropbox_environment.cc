#include "main/dropbox_environment.h"

#include <cstdlib>

#include "base/file.h"

namespace vitae {

namespace {

std::string variable(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing sets it
    return value == nullptr ? "" : value;
}

/// Tokens would cross the network in the clear.
Result<void> set_url(const char* name, std::string& url) {
    std::string value = variable(name);
    while (value.ends_with('/')) value.pop_back();
    if (value.empty()) return {};
    if (!value.starts_with("https://") && !value.starts_with("http://127.0.0.1:") &&
        !value.starts_with("http://localhost:"))
        return Error{
            .code = Code::invalid,
            .reason = "dropbox_url",
            .message =
                "The VITAE_DROPBOX_…_URL settings take https:// addresses, or http:// ones of this"
                " machine.",
            .echo = Echo(value)};
    url = value;
    return {};
}

Result<std::string> read_secret(const std::string& file) {
    std::string secret = TRY(read_file(file));
    while (secret.ends_with('\n')) secret.pop_back();
    return secret;
}

}  // namespace

Result<DropboxSettings> read_dropbox_environment() {
    DropboxSettings settings;
    settings.app_key = variable("VITAE_DROPBOX_APP_KEY");
    settings.app_secret = variable("VITAE_DROPBOX_APP_SECRET");
    if (const std::string file = variable("VITAE_DROPBOX_APP_SECRET_FILE"); !file.empty())
        settings.app_secret = TRY(read_secret(file));
    TRY(set_url("VITAE_DROPBOX_API_URL", settings.api_url));
    TRY(set_url("VITAE_DROPBOX_CONTENT_URL", settings.content_url));
    TRY(set_url("VITAE_DROPBOX_NOTIFY_URL", settings.notify_url));
    TRY(set_url("VITAE_DROPBOX_WWW_URL", settings.www_url));
    return settings;
}

}  // namespace vitae
