#include "http/server.h"

#include <atomic>
#include <utility>

#include "http/engine.h"

namespace vitae {

Server::Server(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(
    ServerOptions options, Handler handler, Refuse refuse
) {
    auto engine =
        std::make_unique<Engine>(std::move(options), std::move(handler), std::move(refuse));
    TRY(engine->listen());
    engine->start();
    return std::unique_ptr<Server>(new Server(std::move(engine)));
}

std::uint16_t Server::port() const {
    return engine_->port();
}

void Server::wake_events() {
    engine_->wake_events();
}

void Server::drain(Duration grace) {
    engine_->drain(grace);
}

}  // namespace vitae
