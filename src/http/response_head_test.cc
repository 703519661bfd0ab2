#include "http/response_head.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

const RequestId kId = *RequestId::parse("0192f0c4-7a31-7c55-8d0e-2f6f1f6f9a10");

TEST(EncodeHead, GivesStatusHeadersIdAndLength) {
    const Response response{.status = 202, .headers = {{"Location", "/x"}}, .body = "12345"};
    EXPECT_EQ(
        encode_head(response, kId, After::keep_alive),
        "HTTP/1.1 202 Accepted\r\nLocation: /x\r\n"
        "X-Request-Id: 0192f0c4-7a31-7c55-8d0e-2f6f1f6f9a10\r\nContent-Length: 5\r\n\r\n"
    );
}

TEST(EncodeHead, SaysWhatBecomesOfTheConnection) {
    const Response response;
    const std::string close = encode_head(response, kId, After::close);
    EXPECT_NE(close.find("Connection: close\r\n"), std::string::npos);
    const std::string kept = encode_head(response, kId, After::keep_alive_http_1_0);
    EXPECT_NE(kept.find("Connection: keep-alive\r\n"), std::string::npos);
}

TEST(EncodeHead, LetsNoHeaderValueBeginAnotherHeader) {
    const Response response{.headers = {{"X-Name", "a\r\nSet-Cookie: b\r\n\r\nbody"}}};
    const std::string head = encode_head(response, kId, After::keep_alive);
    EXPECT_NE(head.find("X-Name: a  Set-Cookie: b    body\r\n"), std::string::npos);
}

TEST(EncodeHead, KeepsFramingInTheServersHands) {
    const Response response{
        .headers = {{"content-length", "999"}, {"Transfer-Encoding", "chunked"}}, .body = "x"};
    const std::string head = encode_head(response, kId, After::keep_alive);
    EXPECT_EQ(head.find("999"), std::string::npos);
    EXPECT_EQ(head.find("chunked"), std::string::npos);
}

TEST(EncodeHead, GivesNoLengthWhereThereIsNoBody) {
    for (const int status : {204, 304}) {
        const std::string head = encode_head({.status = status}, kId, After::keep_alive);
        EXPECT_EQ(head.find("Content-Length"), std::string::npos) << status;
    }
}

}  // namespace
}  // namespace vitae
