#pragma once
// The server's side of TLS: which versions and ciphers, and the operator's certificate (OpenSSL
// stays in tls.cc and stream.cc). Opened once, before the threads.

#include <memory>
#include <string>

#include "base/result.h"

namespace boost::asio::ssl {
class context;  // NOLINT(readability-identifier-naming): Asio's name
}

namespace vitae {

/// Paths of PEM files.
struct TlsFiles {
    std::string certificate_chain;  ///< The server's own certificate first.
    std::string key;                ///< Without a passphrase.
};

using TlsContext = boost::asio::ssl::context;

Result<std::shared_ptr<TlsContext>> open_tls(const TlsFiles& files);

}  // namespace vitae
