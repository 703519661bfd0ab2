#include "api/pages.h"

#include <algorithm>

#include "api/handlers.h"

namespace vitae {

namespace {

constexpr Literal kContentPolicy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src"
    " 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

// Its name changes with its content, so a browser never needs to ask for an asset again.
constexpr Literal kForever = "public, max-age=31536000, immutable";
constexpr Literal kAskEachTime = "no-cache";

std::string_view media_type_of(std::string_view name) {
    if (name.ends_with(".html")) return "text/html; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    return "application/octet-stream";
}

const Asset* find_file(std::string_view name) {
    const auto files = page();
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const Asset& a) { return a.name == name; });
    return found == files.end() ? nullptr : &*found;
}

std::string_view trim(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

/// "gzip;q=0" says that it is not wanted.
bool is_wanted_gzip(std::string_view coding) {
    const std::size_t semicolon = std::min(coding.find(';'), coding.size());
    if (!equal_ignoring_case(trim(coding.substr(0, semicolon)), "gzip")) return false;
    const std::string_view weight = coding.substr(semicolon);
    const std::size_t value = weight.find('=');
    return value == std::string_view::npos ||
           weight.find_first_not_of(" 0.", value + 1) != std::string_view::npos;
}

Result<Response> file_answer(const Request& request, const std::string& name, Literal caching) {
    const Asset* file = find_file(name);
    if (file == nullptr)
        return Error{
            Code::not_found,
            "path_unknown",
            "This file belongs to another version of the page. Load the page again."};
    Response response{
        .status = 200,
        .headers = {
            {"Content-Type", std::string(media_type_of(name))},
            {"Cache-Control", std::string(caching.view())},
            {"Vary", "Accept-Encoding"},
            {"Content-Security-Policy", std::string(kContentPolicy.view())},
            {"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"}}};
    const std::string* accepted = request.find_header("Accept-Encoding");
    const Asset* compressed = find_file(name + ".gz");
    if (compressed != nullptr && accepted != nullptr && accepts_gzip(*accepted)) {
        response.headers.push_back({"Content-Encoding", "gzip"});
        file = compressed;
    }
    response.body = std::string(file->content);
    return response;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
    while (!accept_encoding.empty()) {
        const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
        if (is_wanted_gzip(accept_encoding.substr(0, end))) return true;
        accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    }
    return false;
}

Result<Response> get_page(const Request& request, const Grant&, App&) {
    return file_answer(request, "index.html", kAskEachTime);
}

Result<Response> get_page_asset(const Request& request, const Grant&, App&) {
    return file_answer(request, "assets/" + request.path_parameters.at("name"), kForever);
}

}  // namespace vitae
