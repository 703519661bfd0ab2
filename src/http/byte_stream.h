#pragma once
// A connection's bytes, be it plain or under TLS, behind one face, so that no template leaves
// stream.cc. One read and one write may be pending at a time. The io thread alone.

#include <memory>
#include <span>
#include <string_view>

#include "http/io.h"
#include "http/tls.h"

namespace vitae {

class ByteStream {
public:
    virtual ~ByteStream() = default;

    virtual Task<bool> handshake() = 0;
    /// 0 at the end of the stream, after a failure and after `cancel`.
    virtual Task<std::size_t> read_some(std::span<char> space) = 0;
    virtual Task<bool> write(std::string_view bytes) = 0;
    /// Tells the peer that nothing more comes. Afterwards `discard` alone may read.
    virtual Task<void> finish() = 0;
    /// As read_some, but the bytes may still be encrypted.
    virtual Task<std::size_t> discard(std::span<char> space) = 0;
    /// Fails what is pending; the stream may be used again.
    virtual void cancel() = 0;
    virtual void close() = 0;
};

std::unique_ptr<ByteStream> make_plain_stream(Socket socket);
std::unique_ptr<ByteStream> make_tls_stream(Socket socket, TlsContext& context);

}  // namespace vitae
