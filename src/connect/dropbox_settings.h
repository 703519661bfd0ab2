#pragma once
// Which app Vitae is to Dropbox, and where Dropbox's hosts are. Read from the environment by main/.

#include <string>

namespace vitae {

struct DropboxSettings {
    std::string app_key;     ///< Empty: Dropbox is not set up on this server.
    std::string app_secret;  ///< Optional: PKCE needs none. Webhooks are signed with it.
    std::string api_url = "https://api.dropboxapi.com";
    std::string content_url = "https://content.dropboxapi.com";
    std::string notify_url = "https://notify.dropboxapi.com";
    std::string www_url = "https://www.dropbox.com";
};

}  // namespace vitae
