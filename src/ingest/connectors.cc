#include "ingest/connectors.h"

#include "connect/dropbox.h"
#include "connect/folder.h"
#include "store/sources.h"

namespace vitae {

Connectors::Connectors(Store& store, std::string_view installation_key, DropboxSettings dropbox)
    : store_(store),
      dropbox_(std::move(dropbox)),
      credentials_(installation_key, "vitae source credentials 1"),
      authorizations_(installation_key, "vitae authorizations 1") {}

Result<std::unique_ptr<Connector>> Connectors::open(const Source& source) {
    if (source.kind == "uploads")
        return Error{
            Code::conflict,
            "source_without_folders",
            "Uploaded files lie in no folder that could be looked at. The jobs that took them list"
            " them."};
    if (source.kind == "dropbox")
        return std::unique_ptr<Connector>(std::make_unique<Dropbox>(TRY(account_of(source)), source)
        );
    return std::unique_ptr<Connector>(
        std::make_unique<Folder>(TRY(Folder::open(source.root, store_.clock().now())))
    );
}

Result<std::shared_ptr<DropboxAccount>> Connectors::account_of(const Source& source) {
    if (source.state == SourceState::reconnect)
        return Error{.code = Code::unavailable, .reason = "source_reconnect"};
    if (source.state == SourceState::disconnected)
        return Error{.code = Code::unavailable, .reason = "source_disconnected"};
    if (dropbox_.app_key.empty())
        return Error{.code = Code::unavailable, .reason = "dropbox_not_set_up"};
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = accounts_.find(source.id); known != accounts_.end())
            return known->second;
    }
    const Bytes sealed =
        TRY(store_.read([&](Read& read) { return get_credential(read, source.id); }));
    const Bytes token = TRY(credentials_.open(sealed, source.id.text()));
    auto account = std::make_shared<DropboxAccount>(dropbox_, http_, store_.clock(), token);
    const std::lock_guard lock(mutex_);
    return accounts_.emplace(source.id, account).first->second;  // the first of two threads wins
}

void Connectors::forget(const SourceId& source) {
    const std::lock_guard lock(mutex_);
    accounts_.erase(source);
}

}  // namespace vitae
