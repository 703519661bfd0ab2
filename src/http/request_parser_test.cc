#include "http/request_parser.h"

#include <gtest/gtest.h>

namespace vitae {
namespace {

using State = RequestParser::State;

constexpr std::size_t kHeaderLimit = 1024;
constexpr std::size_t kBodyLimit = 64;

/// As a connection drives it, with the bytes coming in pieces of that size.
struct Parsed {
    explicit Parsed(std::string bytes, std::size_t piece = std::string::npos)
        : parser(RequestId::make(Time(), system_random()), kHeaderLimit) {
        std::string waiting;
        while (!bytes.empty() || !waiting.empty()) {
            waiting += bytes.substr(0, piece);
            bytes.erase(0, piece);
            const State before = parser.state();
            waiting.erase(0, parser.put(waiting));
            if (before == State::head && parser.state() == State::body)
                parser.limit_body(kBodyLimit);
            else if (bytes.empty() && parser.state() == before)
                break;
        }
        rest = std::move(waiting);
    }

    bool refused_for(Refusal refusal) const {
        return parser.state() == State::refused && parser.refusal() == refusal;
    }

    RequestParser parser;
    std::string rest;  ///< What the parser left.
};

std::string get(const std::string& target, const std::string& headers = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

std::string post(const std::string& headers, const std::string& body = "") {
    return "POST /x HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

TEST(RequestParser, ReadsAWholeRequestInPiecesOfAnySize) {
    const std::string bytes =
        "POST /a%20b?q=1+2&empty HTTP/1.1\r\nHost: localhost\r\nX-One: \t two \r\n"
        "Content-Length: 4\r\n\r\nbodyGET";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        Parsed parsed(bytes, piece);
        ASSERT_EQ(parsed.parser.state(), State::complete) << piece;
        const Request& request = parsed.parser.request();
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.target, "/a%20b?q=1+2&empty");
        EXPECT_EQ(request.path, "/a b");
        EXPECT_EQ(*request.find_query("q"), "1 2");
        EXPECT_EQ(*request.find_query("empty"), "");
        EXPECT_EQ(*request.find_header("x-one"), "two");
        EXPECT_EQ(request.body, "body");
        EXPECT_TRUE(std::string("GET").starts_with(parsed.rest));
    }
}

TEST(RequestParser, JoinsChunksAndIgnoresTrailers) {
    const std::string bytes = post(
        "Transfer-Encoding: chunked\r\n",
        "4;a=b\r\nbody\r\n2\r\n!!\r\n0\r\nAuthorization: x\r\n\r\n"
    );
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        Parsed parsed(bytes, piece);
        ASSERT_EQ(parsed.parser.state(), State::complete) << piece;
        EXPECT_EQ(parsed.parser.request().body, "body!!");
        EXPECT_EQ(parsed.parser.request().find_header("Authorization"), nullptr);
        EXPECT_EQ(parsed.rest, "");
    }
}

TEST(RequestParser, RefusesWhatAProxyMightReadOtherwise) {
    const std::string cases[] = {
        post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n"),
        post("Content-Length: 4\r\nContent-Length: 4\r\n", "body"),
        post("Content-Length: 4\r\nContent-Length: 5\r\n", "body"),
        post("Content-Length: 4, 4\r\n", "body"),
        post("Content-Length: +4\r\n", "body"),
        post("Content-Length: -1\r\n"),
        post("Content-Length:\r\n"),
        post("Content-Length: 99999999999999999999999\r\n"),
        post("Transfer-Encoding: identity\r\n"),
        post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        post(
            "Transfer-Encoding: \x0b"
            "chunked\r\n",
            "0\r\n\r\n"
        ),
        "POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        post("Transfer-Encoding: chunked\r\n", "0x4\r\nbody\r\n0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\n", "4\r\nbodyX\r\n0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\n", "4\nbody\r\n0\r\n\r\n"),
        post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n"),
        get("/", "X-Folded: a\r\n b\r\n"),
        get("/", " X-Space: a\r\n"),
        get("/", "X-Line: a\nX-Smuggled: b\r\n"),
        get("/", "X-Return: a\rX-Smuggled: b\r\n"),
        get("/", std::string("X-Nul: a\0b\r\n", 12)),
        get("/", ": no name\r\n"),
        get("/", "no colon\r\n"),
        "GET / HTTP/1.1\r\n\r\n",
        get("/", "Host: localhost\r\n"),
        "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: user@host\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: host/path\r\n\r\n",
        "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\r\n\r\n",
        "G(T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "\x16\x03\x01\x02\r\n\r\n",
    };
    for (const std::string& bytes : cases)
        EXPECT_TRUE(Parsed(bytes).refused_for(Refusal::malformed)) << bytes;
}

TEST(RequestParser, RefusesTargetsThatAreNoDecodablePath) {
    for (const char* target :
         {"*",
          "x",
          "http://localhost/x",
          "//%",
          "/%4",
          "/%zz",
          "/%00",
          "/a%2Fb",
          "/%ff",
          "/?q=%",
          "/?q=%c3%28",
          "/?%00=1"})
        EXPECT_TRUE(Parsed(get(target)).refused_for(Refusal::malformed)) << target;
    EXPECT_TRUE(Parsed(get(std::string("/a\0b", 4))).refused_for(Refusal::malformed));
}

TEST(RequestParser, TakesOneHostOrNoneInHttp10) {
    EXPECT_EQ(Parsed("GET / HTTP/1.0\r\n\r\n").parser.state(), State::complete);
    EXPECT_EQ(Parsed("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n").parser.state(), State::complete);
}

TEST(RequestParser, RefusesALargeHeadHoweverItComes) {
    const std::string line = "X-Pad: " + std::string(kHeaderLimit, 'x') + "\r\n";
    EXPECT_TRUE(Parsed(get("/", line)).refused_for(Refusal::header_too_large));
    EXPECT_TRUE(Parsed(get("/", line), 1).refused_for(Refusal::header_too_large));
    std::string many;
    for (int i = 0; i < 101; ++i) many += "a:\r\n";
    EXPECT_TRUE(Parsed(get("/", many)).refused_for(Refusal::header_too_large));
}

TEST(RequestParser, RefusesALargeBodyBeforeItComes) {
    EXPECT_TRUE(Parsed(post("Content-Length: 65\r\n")).refused_for(Refusal::body_too_large));
    EXPECT_TRUE(Parsed(post("Content-Length: 18446744073709551615\r\n"))
                    .refused_for(Refusal::body_too_large));
    EXPECT_EQ(
        Parsed(post("Content-Length: 64\r\n", std::string(64, 'x'))).parser.state(), State::complete
    );
}

TEST(RequestParser, RefusesChunksThatPassTheLimitTogether) {
    const std::string chunk = "20\r\n" + std::string(32, 'x') + "\r\n";
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    EXPECT_EQ(Parsed(post(chunked, chunk + chunk + "0\r\n\r\n")).parser.state(), State::complete);
    EXPECT_TRUE(Parsed(post(chunked, chunk + chunk + "1\r\n")).refused_for(Refusal::body_too_large)
    );
}

TEST(RequestParser, RefusesAChunkLineWithoutEnd) {
    const std::string endless = "1;" + std::string(2 * kHeaderLimit, 'a');
    EXPECT_TRUE(
        Parsed(post("Transfer-Encoding: chunked\r\n", endless), 100).refused_for(Refusal::malformed)
    );
}

TEST(RequestParser, TellsWhetherTheConnectionStays) {
    EXPECT_TRUE(Parsed(get("/")).parser.keeps_alive());
    EXPECT_FALSE(Parsed(get("/", "Connection: x, close\r\n")).parser.keeps_alive());
    EXPECT_FALSE(Parsed("GET / HTTP/1.0\r\n\r\n").parser.keeps_alive());
    EXPECT_TRUE(Parsed("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").parser.keeps_alive());
}

TEST(RequestParser, TellsWhoWaitsForContinue) {
    const std::string headers = "Content-Length: 1\r\nExpect: 100-Continue\r\n";
    EXPECT_TRUE(Parsed(post(headers)).parser.expects_continue());
    EXPECT_FALSE(Parsed(post("Content-Length: 1\r\n")).parser.expects_continue());
}

}  // namespace
}  // namespace vitae
