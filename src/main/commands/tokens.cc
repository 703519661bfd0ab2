#include "base/log.h"
#include "main/commands/commands.h"
#include "main/commands/show.h"
#include "main/terminal.h"

namespace vitae {

namespace {
int done(const Result<int>& code) {
    return code ? *code : fail(code.error());
}
}  // namespace

/// Prints the token alone, so that `TOKEN=$(vitae tokens create …)` works.
int run_tokens_create(const TokenOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        const std::string user = TRY(find_user_id(*command, options.email));
        const auto answer = TRY(command->call(
            "POST", "/api/users/" + user + "/tokens", Json::object({{"name", options.name}})
        ));
        return show_one(answer, {"token"}, options.json);
    }());
}

int run_tokens_list(const TokenOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        return show_list(
            *command, "/api/tokens", {"name", "createdAt", "userId", "id"}, options.json
        );
    }());
}

int run_tokens_revoke(const TokenOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        return show_one(
            TRY(command->call("DELETE", "/api/tokens/" + options.id)), {}, options.json
        );
    }());
}

}  // namespace vitae
