#include "queue/bullmq_scripts.h"

#include <map>
#include <span>

#include <openssl/evp.h>

#include "base/asset.h"
#include "base/bytes.h"

namespace vitae {

std::span<const Asset> bullmq_scripts();  // by cmake/bullmq.cmake

namespace {

std::string sha1_of(std::string_view text) {
    Bytes digest(20, '\0');
    unsigned size = 0;
    EVP_Digest(
        text.data(),
        text.size(),
        reinterpret_cast<unsigned char*>(digest.data()),
        &size,
        EVP_sha1(),
        nullptr
    );
    return to_hex(digest);
}

std::map<std::string_view, Script> read_scripts() {
    std::map<std::string_view, Script> scripts;
    for (const Asset& asset : bullmq_scripts())
        scripts[asset.name] = {
            .name = asset.name,
            .text = asset.content,
            .sha1 = sha1_of(asset.content),
            .key_count = std::string(asset.name.substr(asset.name.find('-') + 1))};
    return scripts;
}

bool is_forgotten(const RedisReply& reply) {
    return reply.is_error() && reply.text.starts_with("NOSCRIPT");
}

}  // namespace

const Script& get_script(std::string_view name) {
    static const std::map<std::string_view, Script> scripts = read_scripts();
    return scripts.at(name);
}

Command evalsha(const Script& script, const Command& keys_and_arguments) {
    Command command{"EVALSHA", script.sha1, script.key_count};
    command.insert(command.end(), keys_and_arguments.begin(), keys_and_arguments.end());
    return command;
}

Result<RedisReply> run_script(
    RedisConnection& redis, std::string_view name, const Command& keys_and_arguments
) {
    auto replies = TRY(run_script_all(redis, name, {keys_and_arguments}));
    if (replies[0].is_error()) return redis_error(replies[0]);
    return std::move(replies[0]);
}

Result<std::vector<RedisReply>> run_script_all(
    RedisConnection& redis, std::string_view name, const std::vector<Command>& calls
) {
    const Script& script = get_script(name);
    std::vector<Command> commands;
    commands.reserve(calls.size());
    for (const Command& call : calls) commands.push_back(evalsha(script, call));
    auto replies = TRY(redis.call_all(commands));
    for (std::size_t i = 0; i < replies.size(); ++i) {
        if (!is_forgotten(replies[i])) continue;
        TRY(redis.call({"SCRIPT", "LOAD", std::string(script.text)}));
        replies[i] = TRY(redis.call_all({commands[i]}))[0];
    }
    return replies;
}

}  // namespace vitae
