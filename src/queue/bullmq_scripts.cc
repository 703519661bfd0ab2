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

/// Nobody else is served while a block is done: six milliseconds or so.
constexpr std::size_t kMostInBlock = 128;

bool is_forgotten(const RedisReply& reply) {
    return reply.is_error() && reply.text.starts_with("NOSCRIPT");
}

/// With appendfsync=always Redis syncs after each 16 KiB that it has read, which are a dozen calls
/// of a script; of a block between MULTI and EXEC it does all, and syncs once. Replies to what
/// stands in blocks, in one list.
Result<std::vector<RedisReply>> call_in_blocks(
    RedisConnection& redis, std::size_t count, const RedisConnection::MakeCommand& make
) {
    if (count < 2) return redis.call_all(count, make);
    constexpr std::size_t kStride = kMostInBlock + 2;
    const std::size_t blocks = (count + kMostInBlock - 1) / kMostInBlock;
    const std::size_t size = count + 2 * blocks;
    auto all = TRY(redis.call_all(size, [&](std::size_t i) -> Command {
        if (i % kStride == 0) return {"MULTI"};
        if (i % kStride == kStride - 1 || i + 1 == size) return {"EXEC"};
        return make(i / kStride * kMostInBlock + i % kStride - 1);
    }));
    std::vector<RedisReply> replies;
    for (std::size_t block = 0; block < blocks; ++block) {
        RedisReply& done = all[std::min((block + 1) * kStride, size) - 1];
        if (done.is_error()) return redis_error(done);
        std::ranges::move(done.items, std::back_inserter(replies));
    }
    replies.resize(count);
    return replies;
}

}  // namespace

const Script& get_script(std::string_view name) {
    static const std::map<std::string_view, Script> scripts = read_scripts();
    return scripts.at(name);
}

Command evalsha(const Script& script, Command keys_and_arguments) {
    keys_and_arguments.insert(
        keys_and_arguments.begin(), {"EVALSHA", script.sha1, script.key_count}
    );
    return keys_and_arguments;
}

Result<RedisReply> run_script(
    RedisConnection& redis, std::string_view name, const Command& keys_and_arguments
) {
    const auto make = [&](std::size_t) { return keys_and_arguments; };
    auto replies = TRY(run_script_all(redis, name, 1, make));
    if (replies[0].is_error()) return redis_error(replies[0]);
    return std::move(replies[0]);
}

Result<std::vector<RedisReply>> run_script_all(
    RedisConnection& redis,
    std::string_view name,
    std::size_t count,
    const RedisConnection::MakeCommand& make
) {
    const Script& script = get_script(name);
    const auto call = [&](std::size_t i) { return evalsha(script, make(i)); };
    auto replies = TRY(call_in_blocks(redis, count, call));
    for (std::size_t i = 0; i < replies.size(); ++i) {
        if (!is_forgotten(replies[i])) continue;
        TRY(redis.call({"SCRIPT", "LOAD", std::string(script.text)}));
        replies[i] = TRY(redis.call_all({call(i)}))[0];
    }
    return replies;
}

}  // namespace vitae
