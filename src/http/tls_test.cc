#include "http/tls.h"

#include <fstream>

#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "http/raw_client_for_test.h"
#include "http/server_for_test.h"

namespace vitae {
namespace {

template <auto free_it>
struct Free {
    template <class T>
    void operator()(T* pointer) const {
        free_it(pointer);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using File = std::unique_ptr<std::FILE, Free<std::fclose>>;

/// A key and a certificate signed by itself, as PEM files.
TlsFiles make_files(const TemporaryFolder& folder, const std::string& name) {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    TlsFiles files{folder / (name + ".pem"), folder / (name + ".key")};
    PEM_write_X509(File(std::fopen(files.certificate_chain.c_str(), "w")).get(), certificate.get());
    PEM_write_PrivateKey(
        File(std::fopen(files.key.c_str(), "w")).get(),
        key.get(),
        nullptr,
        nullptr,
        0,
        nullptr,
        nullptr
    );
    return files;
}

class TlsClient {
public:
    explicit TlsClient(std::uint16_t port) : raw_(port) {}

    SSL_CTX* settings() { return settings_.get(); }
    bool shake_hands() {
        ssl_.reset(SSL_new(settings_.get()));
        SSL_set_fd(ssl_.get(), raw_.descriptor());
        return SSL_connect(ssl_.get()) == 1;
    }
    std::string protocol() const {
        const unsigned char* name = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(ssl_.get(), &name, &size);
        return {reinterpret_cast<const char*>(name), size};
    }
    void send(std::string_view bytes) {
        SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
    }
    std::string read_to_end() {
        std::string all;
        char buffer[4096];
        int size = 0;
        while ((size = SSL_read(ssl_.get(), buffer, sizeof buffer)) > 0)
            all.append(buffer, static_cast<std::size_t>(size));
        ended_properly_ = SSL_get_error(ssl_.get(), size) == SSL_ERROR_ZERO_RETURN;
        return all;
    }
    bool ended_properly() const { return ended_properly_; }

private:
    RawClient raw_;
    std::unique_ptr<SSL_CTX, Free<SSL_CTX_free>> settings_{SSL_CTX_new(TLS_client_method())};
    std::unique_ptr<SSL, Free<SSL_free>> ssl_;
    bool ended_properly_ = false;
};

Response answer(const Request& request) {
    return {.body = request.transport == Transport::tls ? "secret " + request.body : "plain"};
}

std::string reason_of(const TlsFiles& files) {
    const auto context = open_tls(files);
    return context ? "" : std::string(context.error().reason.view());
}

constexpr unsigned char kHttp11[] = "\x08http/1.1";
constexpr unsigned char kHttp2[] = "\x02h2";

TEST(Tls, CarriesRequestsAndEndsProperly) {
    const TemporaryFolder folder;
    const auto server = serve_for_test({.tls = make_files(folder, "a")}, answer);
    const std::string large(1'000'000, 'x');
    TlsClient client(server->port());
    SSL_CTX_set_alpn_protos(client.settings(), kHttp11, sizeof kHttp11 - 1);
    ASSERT_TRUE(client.shake_hands());
    EXPECT_EQ(client.protocol(), "http/1.1");
    const std::string close = "Connection: close\r\nContent-Length: 1000000\r\n";
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\n" + close + "\r\n" + large);
    EXPECT_TRUE(client.read_to_end().ends_with("\r\n\r\nsecret " + large));
    EXPECT_TRUE(client.ended_properly());
}

TEST(Tls, LetsTheClientSeeARefusalWhileItStillSends) {
    const TemporaryFolder folder;
    const auto server = serve_for_test({.tls = make_files(folder, "a"), .body_limit = 1}, answer);
    TlsClient client(server->port());
    ASSERT_TRUE(client.shake_hands());
    client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\n");
    client.send(std::string(5'000'000, 'x'));
    EXPECT_TRUE(client.read_to_end().starts_with("HTTP/1.1 413"));
}

TEST(Tls, RefusesOldVersionsAndOtherProtocols) {
    const TemporaryFolder folder;
    const auto server = serve_for_test({.tls = make_files(folder, "a")}, answer);
    TlsClient old(server->port());
    SSL_CTX_set_security_level(old.settings(), 0);  // or OpenSSL would not even try
    SSL_CTX_set_min_proto_version(old.settings(), TLS1_VERSION);
    SSL_CTX_set_max_proto_version(old.settings(), TLS1_1_VERSION);
    EXPECT_FALSE(old.shake_hands());
    TlsClient static_key(server->port());
    SSL_CTX_set_max_proto_version(static_key.settings(), TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(static_key.settings(), "kRSA:AES128-SHA");
    EXPECT_FALSE(static_key.shake_hands());
    TlsClient http2(server->port());
    SSL_CTX_set_alpn_protos(http2.settings(), kHttp2, sizeof kHttp2 - 1);
    EXPECT_FALSE(http2.shake_hands());
    TlsClient good(server->port());
    SSL_CTX_set_max_proto_version(good.settings(), TLS1_2_VERSION);
    EXPECT_TRUE(good.shake_hands());
}

TEST(Tls, EndsAHandshakeThatDoesNotCome) {
    const TemporaryFolder folder;
    const auto server = serve_for_test(
        {.tls = make_files(folder, "a"), .head_timeout = std::chrono::milliseconds(40)}, answer
    );
    EXPECT_EQ(RawClient(server->port()).read_to_end(), "");
    const std::string plain =
        RawClient(server->port()).send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").read_to_end();
    EXPECT_EQ(plain.find("HTTP"), std::string::npos);
}

TEST(OpenTls, SaysWhichFileIsWrong) {
    const TemporaryFolder folder;
    const TlsFiles a = make_files(folder, "a");
    const TlsFiles b = make_files(folder, "b");
    const std::string junk = folder / "junk";
    std::ofstream(junk) << "junk";
    EXPECT_EQ(reason_of(a), "");
    EXPECT_EQ(reason_of({folder / "none", a.key}), "tls_certificate_unreadable");
    EXPECT_EQ(reason_of({a.certificate_chain, folder / "none"}), "tls_key_unreadable");
    EXPECT_EQ(reason_of({junk, a.key}), "tls_certificate_malformed");
    EXPECT_EQ(reason_of({a.certificate_chain, b.key}), "tls_key_malformed");
    EXPECT_EQ(reason_of({a.certificate_chain, junk}), "tls_key_malformed");
}

}  // namespace
}  // namespace vitae
