#include "http/byte_stream.h"

#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

namespace vitae {

namespace {

using boost::system::error_code;

/// Reads and writes of any Asio stream; `close` and the rest differ.
template <class AsioStream>
class BasicStream : public ByteStream {
public:
    template <class... Arguments>
    explicit BasicStream(Arguments&&... arguments)
        : stream_(std::forward<Arguments>(arguments)...) {}

    Task<std::size_t> read_some(std::span<char> space) override {
        error_code failure;
        co_return co_await stream_.async_read_some(
            asio::buffer(space.data(), space.size()), asio::redirect_error(kUseTask, failure)
        );
    }

    Task<bool> write(std::string_view bytes) override {
        error_code failure;
        co_await asio::async_write(
            stream_,
            asio::buffer(bytes.data(), bytes.size()),
            asio::redirect_error(kUseTask, failure)
        );
        co_return !failure;
    }

    void cancel() override {
        error_code ignored;
        stream_.lowest_layer().cancel(ignored);
    }

    void close() override {
        error_code ignored;
        stream_.lowest_layer().close(ignored);
    }

protected:
    void end_sending() {
        error_code ignored;
        stream_.lowest_layer().shutdown(asio::socket_base::shutdown_send, ignored);
    }

    AsioStream stream_;
};

class PlainStream final : public BasicStream<Socket> {
public:
    using BasicStream::BasicStream;

    Task<bool> handshake() override { co_return true; }

    Task<void> finish() override {
        end_sending();
        co_return;
    }

    Task<std::size_t> discard(std::span<char> space) override { return read_some(space); }
};

class TlsStream final : public BasicStream<asio::ssl::stream<Socket>> {
public:
    using BasicStream::BasicStream;

    Task<bool> handshake() override {
        error_code failure;
        co_await stream_.async_handshake(
            asio::ssl::stream_base::server, asio::redirect_error(kUseTask, failure)
        );
        co_return !failure;
    }

    Task<void> finish() override {
        error_code ignored;
        co_await stream_.async_shutdown(asio::redirect_error(kUseTask, ignored));
        end_sending();
    }

    Task<std::size_t> discard(std::span<char> space) override {
        error_code failure;
        co_return co_await stream_.next_layer().async_read_some(
            asio::buffer(space.data(), space.size()), asio::redirect_error(kUseTask, failure)
        );
    }
};

}  // namespace

std::unique_ptr<ByteStream> make_plain_stream(Socket socket) {
    return std::make_unique<PlainStream>(std::move(socket));
}

std::unique_ptr<ByteStream> make_tls_stream(Socket socket, TlsContext& context) {
    return std::make_unique<TlsStream>(std::move(socket), context);
}

}  // namespace vitae
