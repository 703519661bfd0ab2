#include <iostream>

#include "api/answer.h"
#include "api/handle.h"
#include "api/quick_trigger.h"
#include "auth/sign_in.h"
#include "base/log.h"
#include "http/server.h"
#include "main/commands/commands.h"
#include "main/signals.h"
#include "main/terminal.h"
#include "main/wire.h"

namespace vitae {

namespace {

constexpr Duration kDrainGrace = std::chrono::seconds(10);

struct Endpoint {
    std::string host;
    std::uint16_t port = 0;
};

Result<Endpoint> parse_listen(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
    const bool digits = !port.empty() && port.size() <= 5 &&
                        port.find_first_not_of("0123456789") == std::string::npos;
    if (!digits || std::stoi(port) > 65535 || colon == 0)
        return Error{
            .code = Code::invalid,
            .reason = "listen_malformed",
            .message = "--listen takes ADDRESS:PORT, for example 127.0.0.1:8080.",
            .echo = Echo(text)};
    std::string host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return Endpoint{host, static_cast<std::uint16_t>(std::stoi(port))};
}

bool is_loopback(const std::string& host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

Result<void> check_exposure(const Endpoint& endpoint, const ServeOptions& options) {
    if (is_loopback(endpoint.host) || !options.tls_certificate.empty() || options.insecure)
        return {};
    return Error{
        Code::invalid,
        "tls_required",
        "Passwords and resumes would cross the network in the clear. Give --tls-certificate and --tls-key, listen on 127.0.0.1, or, behind a proxy that does TLS, say --insecure."};
}

/// The names that browsers may use. On loopback these are known; elsewhere the operator names them
/// with --host.
std::vector<std::string> known_hosts(const Endpoint& endpoint, const ServeOptions& options) {
    std::vector<std::string> hosts = options.hosts;
    if (is_loopback(endpoint.host))
        hosts.insert(hosts.end(), {"localhost", "127.0.0.1", "[::1]", endpoint.host});
    return hosts;
}

ServerOptions server_options(const Endpoint& endpoint, const ServeOptions& options, App& app) {
    ServerOptions server{.address = endpoint.host, .port = endpoint.port};
    if (!options.tls_certificate.empty())
        server.tls = TlsFiles{options.tls_certificate, options.tls_key};
    if (!options.data.shares_database())
        server.control_socket = options.data.control_socket().string();
    server.body_rule = [&app](const Request& head) { return body_rule(head, app); };
    server.take_quickly = [&app](const Request& request, const Reply& reply) {
        return take_quick_trigger(request, app, reply);
    };
    return server;
}

std::string base_url(const Endpoint& endpoint, const ServeOptions& options, std::uint16_t port) {
    const std::string host =
        endpoint.host.find(':') == std::string::npos ? endpoint.host : "[" + endpoint.host + "]";
    return (options.tls_certificate.empty() ? "http://" : "https://") + host + ":" +
           std::to_string(port) + "/";
}

Result<void> announce(Instance& instance, const ServeOptions& options, const std::string& url) {
    print("Vitae is ready at " + url);
    if (const auto secret = TRY(make_setup_secret(instance.app().store))) {
        print("There is no user yet. Create the first admin with this link, within one hour, once:"
        );
        print("  " + url + "#setup=" + *secret);
    }
    if (!options.ready_file.empty()) TRY(write_file_atomic(options.ready_file, url + "\n"));
    return {};
}

Result<std::optional<FolderLock>> take_lock(const DataFolder& data) {
    if (data.shares_database()) return std::optional<FolderLock>();
    auto lock = TRY(FolderLock::take(data));
    if (lock) return lock;
    return Error{
        Code::conflict,
        "data_folder_busy",
        "Another Vitae server uses this data folder. Stop it first, or give --data another folder."};
}

Result<void> serve(const ServeOptions& options, const sigset_t& signals) {
    const Endpoint endpoint = TRY(parse_listen(options.listen));
    TRY(check_exposure(endpoint, options));
    const auto instance = TRY(Instance::open(
        TRY(take_lock(options.data)),
        {.data = options.data, .hosts = known_hosts(endpoint, options), .long_lived = true}
    ));
    if (!options.folder.empty()) TRY(instance->set_folder(options.folder));
    App& app = instance->app();
    const auto server = TRY(Server::open(
        server_options(endpoint, options, app),
        [&app](Request& request) { return handle(request, app); },
        refusal_answer
    ));
    instance->set_on_change([&server = *server] { server.wake_events(); });
    TRY(instance->start_workers(options.workers));
    if (options.workers > 0) TRY(instance->start_watches(options.watch));
    TRY(announce(*instance, options, base_url(endpoint, options, server->port())));
    log_info("server.ready", {{"port", std::int64_t{server->port()}}});
    const int signal = wait_for_signal(signals);
    log_info("server.draining", {{"signal", std::int64_t{signal}}});
    app.draining = true;
    server->drain(kDrainGrace);
    instance->drain_workers(kDrainGrace);
    instance->set_on_change({});
    log_info("server.stopped");
    return {};
}

}  // namespace

int run_serve(const ServeOptions& options) {
    const sigset_t signals = hold_back_signals();
    const Result<void> served = serve(options, signals);
    return served ? kOk : fail(served.error());
}

}  // namespace vitae
