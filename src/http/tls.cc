#include "http/tls.h"

#include <cerrno>
#include <string_view>

#include <boost/asio/ssl/context.hpp>
#include <unistd.h>

namespace vitae {

namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

/// Forward secrecy and authenticated encryption alone; TLS 1.3 has its own list, which is sane.
constexpr const char* kTls12Ciphers = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!eNULL:!kRSA:!PSK:!SRP";

using Byte = unsigned char;

/// Settles ALPN (RFC 7301): whoever offers a list must offer HTTP/1.1.
// NOLINTNEXTLINE(readability-function-size): OpenSSL's signature
int choose_protocol(SSL*, const Byte** name, Byte* size, const Byte* list, unsigned length, void*) {
    static constexpr Byte kHttp11[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
    Byte* found = nullptr;
    const int outcome = SSL_select_next_proto(&found, size, kHttp11, sizeof kHttp11, list, length);
    if (outcome != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
    *name = found;
    return SSL_TLSEXT_ERR_OK;
}

Result<void> check_readable(const std::string& path, const Error& failure) {
    if (access(path.c_str(), R_OK) == 0) return {};
    Error error = failure;
    error.echo = Echo(path);
    error.native = errno;
    return error;
}

Result<void> load_files(TlsContext& context, const TlsFiles& files) {
    TRY(check_readable(
        files.certificate_chain,
        {Code::unavailable,
         "tls_certificate_unreadable",
         "The TLS certificate cannot be read. Check the path and that this user may read the file."}
    ));
    TRY(check_readable(
        files.key,
        {Code::unavailable,
         "tls_key_unreadable",
         "The TLS key cannot be read. Check the path and that this user may read the file."}
    ));
    error_code failure;
    context.use_certificate_chain_file(files.certificate_chain, failure);
    if (failure)
        return Error{
            .code = Code::unavailable,
            .reason = "tls_certificate_malformed",
            .message =
                "The TLS certificate file holds no PEM certificate. Give the full chain as "
                "PEM, the server's own certificate first.",
            .echo = Echo(files.certificate_chain)};
    context.use_private_key_file(files.key, ssl::context::pem, failure);
    if (failure)
        return Error{
            .code = Code::unavailable,
            .reason = "tls_key_malformed",
            .message =
                "The TLS key does not belong to the certificate, has a passphrase, or is no "
                "PEM key. Give the matching key without a passphrase.",
            .echo = Echo(files.key)};
    return {};
}

}  // namespace

Result<std::shared_ptr<TlsContext>> open_tls(const TlsFiles& files) {
    auto context = std::make_shared<TlsContext>(ssl::context::tls_server);
    SSL_CTX* native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, kTls12Ciphers);
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);  // 34 KB less for each idle connection
    // A key with a passphrase must fail, not ask on the terminal.
    context->set_password_callback([](std::size_t, ssl::context::password_purpose) { return ""; });
    TRY(load_files(*context, files));
    return context;
}

}  // namespace vitae
