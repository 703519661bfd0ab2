#pragma once
// Opens sources. Keeps one DropboxAccount for each connected account, so that all threads share its
// token and its manners. Any thread.

#include <map>
#include <memory>
#include <mutex>

#include "base/secret_box.h"
#include "connect/connector.h"
#include "connect/dropbox_account.h"
#include "store/store.h"

namespace vitae {

class Connectors {
public:
    /// The installation's key seals the accounts' tokens. The store outlives this.
    Connectors(Store& store, std::string_view installation_key, DropboxSettings dropbox);

    /// A connector for one thread's work. `source_reconnect`, `source_disconnected` and
    /// `dropbox_not_set_up` are told without a call.
    Result<std::unique_ptr<Connector>> open(const Source& source);
    Result<std::shared_ptr<DropboxAccount>> account_of(const Source& source);
    /// After a change of its credential: the next one to open the source reads it anew.
    void forget(const SourceId& source);

    const DropboxSettings& dropbox() const { return dropbox_; }
    HttpClient& http() { return http_; }
    /// For refresh tokens, each sealed for its source's id.
    const SecretBox& credentials() const { return credentials_; }
    /// For authorizations on their way through a browser.
    const SecretBox& authorizations() const { return authorizations_; }

private:
    Store& store_;
    DropboxSettings dropbox_;
    SecretBox credentials_;
    SecretBox authorizations_;
    HttpClient http_;
    std::mutex mutex_;
    std::map<SourceId, std::shared_ptr<DropboxAccount>> accounts_;
};

}  // namespace vitae
