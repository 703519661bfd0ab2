#include "http/request_parser.h"

#include <algorithm>
#include <limits>

#include <boost/beast/http/basic_parser.hpp>

#include "http/target.h"

namespace vitae {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using Text = boost::beast::string_view;

constexpr std::size_t kMostHeaders = 100;
constexpr std::string_view kEndOfHead = "\r\n\r\n";

error_code refused() {
    return http::make_error_code(http::error::bad_field);  // which one does not matter: see refusal
}

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// An authority without user information (RFC 3986 section 3.2); what it names is not our matter.
bool is_host(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char letter) {
        const bool alphanumeric = (letter >= '0' && letter <= '9') ||
                                  (letter >= 'a' && letter <= 'z') ||
                                  (letter >= 'A' && letter <= 'Z');
        return alphanumeric || std::string_view("-._~:[]%!$&'()*+;=").find(letter) != Text::npos;
    });
}

/// A line that begins with a space continues the one before (obs-fold): readers differ on it.
bool has_folded_line(std::string_view head) {
    return head.find("\n ") != std::string_view::npos ||
           head.find("\n\t") != std::string_view::npos;
}

}  // namespace

/// Beast's parser with callbacks that fill a Request and apply the rules that Beast leaves open.
class RequestParser::Machine final : public http::basic_parser<true> {
public:
    explicit Machine(RequestId id) : request{.id = std::move(id)} {
        // Both limits are ours: the head comes in one piece, the body's limit after it.
        header_limit(std::numeric_limits<std::uint32_t>::max());
        body_limit(boost::none);
        eager(true);
    }

    Request request;
    Refusal refusal = Refusal::malformed;
    std::size_t most_body = std::numeric_limits<std::size_t>::max();
    std::size_t body_size = 0;
    bool keep_body = true;
    bool expects_continue = false;
    bool http_1_0 = false;

private:
    void on_request_impl(http::verb, Text method, Text target, int version, error_code& failure)
        override {
        http_1_0 = version == 10;
        request.headers.reserve(16);
        request.method = method;
        request.target = target;
        auto parsed = decode_target(request.target);
        if (!parsed) {
            failure = refused();
            return;
        }
        request.path = std::move(parsed->path);
        request.query = std::move(parsed->query);
    }

    void on_field_impl(http::field field, Text name, Text value, error_code& failure) override {
        if (head_read_) return;  // A trailer must not pass for a header.
        if (request.headers.size() == kMostHeaders) {
            refusal = Refusal::header_too_large;
            failure = refused();
        } else if (!accept(field, value)) {
            failure = refused();
        } else {
            request.headers.push_back({std::string(name), std::string(value)});
        }
    }

    /// Beast takes equal repeated lengths and unknown codings; a proxy in front may see another
    /// end.
    bool accept(http::field field, Text value) {
        switch (field) {
            case http::field::content_length:
                return is_digits(value) && !std::exchange(length_, true);
            case http::field::transfer_encoding:
                return equal_ignoring_case(value, "chunked") && !http_1_0;
            case http::field::host: return is_host(value) && !std::exchange(host_, true);
            case http::field::expect:
                expects_continue = equal_ignoring_case(value, "100-continue") && !http_1_0;
                return true;
            default: return true;
        }
    }

    void on_header_impl(error_code& failure) override {
        head_read_ = true;
        if (!host_ && !http_1_0) failure = refused();
    }

    void on_body_init_impl(const boost::optional<std::uint64_t>& length, error_code&) override {
        if (length && keep_body) request.body.reserve(*length);
    }

    std::size_t on_body_impl(Text body, error_code&) override {
        body_size += body.size();
        if (keep_body) request.body.append(body);
        return body.size();
    }

    void on_chunk_header_impl(std::uint64_t size, Text, error_code& failure) override {
        if (size <= most_body - body_size) return;
        refusal = Refusal::body_too_large;
        failure = refused();
    }

    std::size_t on_chunk_body_impl(std::uint64_t, Text body, error_code& failure) override {
        return on_body_impl(body, failure);
    }

    void on_response_impl(int, Text, int, error_code&) override {}
    void on_finish_impl(error_code&) override {}

    bool head_read_ = false;
    bool host_ = false;
    bool length_ = false;
};

RequestParser::RequestParser(RequestId id, std::size_t header_limit)
    : machine_(std::make_unique<Machine>(std::move(id))), header_limit_(header_limit) {}

RequestParser::~RequestParser() = default;

std::size_t RequestParser::put(std::string_view bytes) {
    switch (state_) {
        case State::head: return put_head(bytes);
        case State::body: return put_body(bytes);
        case State::complete:
        case State::refused: return 0;
    }
    return 0;
}

std::size_t RequestParser::put_head(std::string_view bytes) {
    const std::size_t end = bytes.find(kEndOfHead, searched_);
    const std::size_t size = end == bytes.npos ? bytes.size() : end + kEndOfHead.size();
    if (size > header_limit_) {
        refuse(Refusal::header_too_large);
        return 0;
    }
    if (end == bytes.npos) {
        searched_ = size - std::min(size, kEndOfHead.size() - 1);
        return 0;
    }
    const std::string_view head = bytes.substr(0, size);
    error_code failure;
    if (!has_folded_line(head)) machine_->put({head.data(), head.size()}, failure);
    if (failure || !machine_->is_header_done())
        refuse(machine_->refusal);
    else
        state_ = machine_->is_done() ? State::complete : State::body;
    return size;
}

std::size_t RequestParser::put_body(std::string_view bytes) {
    if (bytes.empty()) return 0;
    error_code failure;
    const std::size_t used = machine_->put({bytes.data(), bytes.size()}, failure);
    if (failure && failure != http::error::need_more)
        refuse(machine_->refusal);
    else if (machine_->is_done())
        state_ = State::complete;
    else if (bytes.size() - used > header_limit_)
        refuse(Refusal::malformed);  // an endless chunk line or trailer
    return used;
}

std::size_t RequestParser::body_size() const {
    return machine_->body_size;
}

void RequestParser::limit_body(std::size_t limit, bool keep) {
    machine_->most_body = limit;
    machine_->keep_body = keep;
    if (state_ == State::body && machine_->content_length().value_or(0) > limit)
        refuse(Refusal::body_too_large);
}

void RequestParser::refuse(Refusal refusal) {
    state_ = State::refused;
    refusal_ = refusal;
}

Request& RequestParser::request() {
    return machine_->request;
}

bool RequestParser::keeps_alive() const {
    return machine_->keep_alive();
}

bool RequestParser::expects_continue() const {
    return machine_->expects_continue;
}

bool RequestParser::is_http_1_0() const {
    return machine_->http_1_0;
}

}  // namespace vitae
