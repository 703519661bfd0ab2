#include "connect/http_client.h"

#include <curl/curl.h>

namespace vitae {

namespace {

constexpr long kConnectSeconds = 15;
constexpr std::size_t kMostIdle = 8;

struct Receiving {
    HttpAnswer answer;
    std::size_t limit;
    bool too_large = false;
};

std::size_t receive_body(char* data, std::size_t, std::size_t count, void* context) {
    auto& receiving = *static_cast<Receiving*>(context);
    if (receiving.answer.body.size() + count > receiving.limit) {
        receiving.too_large = true;
        return 0;
    }
    receiving.answer.body.append(data, count);
    return count;
}

std::size_t receive_header(char* data, std::size_t, std::size_t count, void* context) {
    auto& headers = static_cast<Receiving*>(context)->answer.headers;
    std::string_view line(data, count);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return count;
    std::string name(line.substr(0, colon));
    for (char& c : name)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    std::string_view value = line.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    headers[name] = std::string(value);
    return count;
}

using HeaderList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

HeaderList header_list(const std::vector<std::string>& headers) {
    curl_slist* list = nullptr;
    for (const std::string& header : headers) list = curl_slist_append(list, header.c_str());
    // Without an empty Expect, curl waits for a "100 Continue" before it sends a larger body.
    return {curl_slist_append(list, "Expect:"), curl_slist_free_all};
}

bool is_this_machine(std::string_view url) {
    return url.starts_with("http://127.0.0.1:") || url.starts_with("http://localhost:");
}

void set_options(
    CURL* easy, const HttpCall& call, const HeaderList& headers, Receiving& receiving
) {
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_URL, call.url.c_str());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, is_this_machine(call.url) ? "http" : "https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(call.timeout.count() / 1000));
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, call.body.data());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(call.body.size()));
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &receiving);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, receive_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &receiving);
}

/// Runs the transfer that stands in `multi`; a stop wakes it at once.
CURLcode transfer(CURLM* multi, const std::stop_token& stop) {
    const std::stop_callback wake(stop, [multi] { curl_multi_wakeup(multi); });
    int running = 1;
    while (running > 0 && !stop.stop_requested()) {
        if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_FAILED_INIT;
        if (running > 0) curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
    }
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(multi, &left);
    return message == nullptr ? CURLE_ABORTED_BY_CALLBACK : message->data.result;
}

Error failure(CURLcode code, const Receiving& receiving, const std::stop_token& stop) {
    if (stop.stop_requested()) return Error{.code = Code::unavailable, .reason = "stopped"};
    if (receiving.too_large) return Error{.code = Code::too_large, .reason = "file_too_large"};
    return Error{.code = Code::unavailable, .reason = "upstream_unreachable", .native = code};
}

}  // namespace

struct HttpClient::Line {
    CURLM* multi = curl_multi_init();
    CURL* easy = curl_easy_init();
    Line() = default;
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line() {
        curl_easy_cleanup(easy);
        curl_multi_cleanup(multi);
    }
};

HttpClient::HttpClient() {
    static const CURLcode initialized = curl_global_init(CURL_GLOBAL_DEFAULT);
    (void)initialized;
}
HttpClient::~HttpClient() = default;

std::unique_ptr<HttpClient::Line> HttpClient::take_line() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<Line>();
    std::unique_ptr<Line> line = std::move(idle_.back());
    idle_.pop_back();
    return line;
}

Result<HttpAnswer> HttpClient::post(const HttpCall& call, const std::stop_token& stop) {
    std::unique_ptr<Line> line = take_line();
    Receiving receiving{.answer = {}, .limit = call.body_limit};
    const HeaderList headers = header_list(call.headers);
    set_options(line->easy, call, headers, receiving);
    curl_multi_add_handle(line->multi, line->easy);
    const CURLcode code = transfer(line->multi, stop);
    long status = 0;
    curl_easy_getinfo(line->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_multi_remove_handle(line->multi, line->easy);
    if (code != CURLE_OK) return failure(code, receiving, stop);  // with its line
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(line));
    receiving.answer.status = static_cast<int>(status);
    return std::move(receiving.answer);
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view kUnreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (kUnreserved.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    return encoded;
}

}  // namespace vitae
