#include "base/log.h"
#include "main/commands/commands.h"
#include "main/commands/show.h"
#include "main/operator.h"
#include "main/terminal.h"

namespace vitae {

namespace {

const std::vector<Literal> kColumns = {"email", "role", "name", "disabled", "id"};

Result<int> change(const UserOptions& options, const Json& body) {
    const auto command = TRY(Operator::open(options.data));
    const std::string id = TRY(find_user_id(*command, options.email));
    return show_one(TRY(command->call("PATCH", "/api/users/" + id, body)), kColumns, options.json);
}

int done(const Result<int>& code) {
    return code ? *code : fail(code.error());
}

}  // namespace

int run_users_add(const UserOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const std::string password = TRY(read_secret_line());
        const auto command = TRY(Operator::open(options.data));
        const Json body = Json::object(
            {{"email", options.email},
             {"name", options.name.empty() ? options.email : options.name},
             {"role", options.role},
             {"password", password}}
        );
        return show_one(TRY(command->call("POST", "/api/users", body)), kColumns, options.json);
    }());
}

int run_users_list(const UserOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        const auto command = TRY(Operator::open(options.data));
        return show_list(*command, "/api/users", kColumns, options.json);
    }());
}

int run_users_password(const UserOptions& options) {
    silence_log();
    return done([&]() -> Result<int> {
        return change(options, Json::object({{"password", TRY(read_secret_line())}}));
    }());
}

int run_users_disable(const UserOptions& options, bool disabled) {
    silence_log();
    return done(change(options, Json::object({{"disabled", disabled}})));
}

int run_users_role(const UserOptions& options) {
    silence_log();
    return done(change(options, Json::object({{"role", options.role}})));
}

}  // namespace vitae
