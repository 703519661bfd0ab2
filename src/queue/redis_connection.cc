#include "queue/redis_connection.h"

#include <sys/eventfd.h>

namespace vitae {

namespace {

/// For connecting, and for Redis to answer what does not block.
constexpr auto kPatience = std::chrono::seconds(5);
constexpr std::size_t kSentAtOnce = std::size_t{32} << 10;

}  // namespace

Error redis_error(const RedisReply& reply) {
    const std::string_view code = std::string_view(reply.text).substr(0, reply.text.find(' '));
    if (code == "NOAUTH" || code == "WRONGPASS" || code == "NOPERM")
        return Error{
            Code::unavailable,
            "redis_denied",
            "Redis refuses the user or the password, or the user may not do this. Check VITAE_REDIS_URL and the rights of the user."};
    if (code == "READONLY" || code == "MASTERDOWN" || code == "LOADING" || code == "BUSY")
        return Error{
            Code::unavailable,
            "redis_not_ready",
            "Redis takes no writes just now: it is loading, busy or a replica. It is tried again."};
    if (code == "OOM" || code == "MISCONF")
        return Error{
            Code::unavailable,
            "redis_full",
            "Redis takes no writes because its memory or its disk is full. Give it more room; jobs are kept in the database meanwhile."};
    if (code == "NOSCRIPT")
        return Error{
            Code::unavailable,
            "redis_no_script",
            "Redis has forgotten a script of the queue. It is sent again."};
    return Error{
        Code::unavailable,
        "redis_refused",
        "Redis refused a command of the queue. Its version may be too old: 6.2 is the oldest that will do."};
}

RedisConnection::RedisConnection(RedisAddress address, std::string client_name)
    : address_(std::move(address)),
      client_name_(std::move(client_name)),
      interrupt_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void RedisConnection::interrupt() {
    ::eventfd_write(interrupt_.get(), 1);
}

Result<RedisReply> RedisConnection::call(const Command& command, Duration patience) {
    auto replies = TRY(exchange(
        1, [&](std::size_t) { return command; }, patience
    ));
    if (replies[0].is_error()) return redis_error(replies[0]);
    return std::move(replies[0]);
}

Result<std::vector<RedisReply>> RedisConnection::call_all(const std::vector<Command>& commands) {
    return call_all(commands.size(), [&](std::size_t i) { return commands[i]; });
}

Result<std::vector<RedisReply>> RedisConnection::call_all(
    std::size_t count, const MakeCommand& make
) {
    return exchange(count, make, Duration(0));
}

Result<std::vector<RedisReply>> RedisConnection::exchange(
    std::size_t count, const MakeCommand& make, Duration patience
) {
    const std::lock_guard lock(mutex_);
    if (!socket_) TRY(connect());
    auto replies = talk(count, make, std::chrono::steady_clock::now() + kPatience + patience);
    if (!replies) socket_.reset();  // a reply that comes late would answer the wrong question
    return replies;
}

Result<void> RedisConnection::connect() {
    const RedisDeadline deadline = std::chrono::steady_clock::now() + kPatience;
    auto socket = TRY(RedisSocket::connect(address_, interrupt_.get(), deadline));
    std::vector<Command> greeting;
    if (!address_.user.empty())
        greeting.push_back({"AUTH", address_.user, address_.password});
    else if (!address_.password.empty())
        greeting.push_back({"AUTH", address_.password});
    greeting.push_back({"CLIENT", "SETNAME", client_name_});
    if (address_.database != 0) greeting.push_back({"SELECT", std::to_string(address_.database)});
    socket_ = std::move(socket);
    reader_.emplace();
    const auto replies = talk(
        greeting.size(), [&](std::size_t i) { return greeting[i]; }, deadline
    );
    Result<void> greeted = replies ? Result<void>() : replies.error();
    for (std::size_t i = 0; greeted && i < replies->size(); ++i)
        if ((*replies)[i].is_error()) greeted = redis_error((*replies)[i]);
    if (!greeted) socket_.reset();
    return greeted;
}

Result<std::vector<RedisReply>> RedisConnection::talk(
    std::size_t count, const MakeCommand& make, RedisDeadline deadline
) {
    std::string wire;
    for (std::size_t i = 0; i < count; ++i) {
        append_command(wire, make(i));
        if (wire.size() < kSentAtOnce && i + 1 < count) continue;
        TRY(socket_->send(wire, deadline));
        wire.clear();
    }
    std::vector<RedisReply> replies;
    replies.reserve(count);
    while (replies.size() < count) {
        auto reply = TRY(reader_->next());
        if (reply)
            replies.push_back(*std::move(reply));
        else
            reader_->feed(TRY(socket_->receive(deadline)));
    }
    return replies;
}

}  // namespace vitae
