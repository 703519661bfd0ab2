#include "main/commands/show.h"

#include "connect/http_client.h"
#include "main/terminal.h"

namespace vitae {

namespace {

std::string cell(const Json& entry, std::string_view column) {
    const Json* value = entry.find(column);
    if (value == nullptr) return "-";
    if (const auto* text = value->as_string()) return *text;
    return to_text(*value);
}

void print_entry(const Json& entry, const std::vector<Literal>& columns, bool json) {
    if (json) return print(to_text(entry));
    std::string line;
    for (const Literal& column : columns)
        line += (line.empty() ? "" : "\t") + cell(entry, column.view());
    print(line);
}

}  // namespace

int show_one(const Operator::Answer& answer, const std::vector<Literal>& columns, bool json) {
    if (!answer.ok()) return fail(answer.message());
    if (answer.data() != nullptr) print_entry(*answer.data(), columns, json);
    return kOk;
}

Result<int> show_list(
    Operator& command, const std::string& target, const std::vector<Literal>& columns, bool json
) {
    const char first = target.find('?') == std::string::npos ? '?' : '&';
    std::string page = target + first + "limit=200";
    while (true) {
        const auto answer = TRY(command.call("GET", page));
        if (!answer.ok() || answer.data() == nullptr) return fail(answer.message());
        const Json* items = answer.data()->find("items");
        for (const Json& entry : *items->as_array()) print_entry(entry, columns, json);
        const Json* next = answer.data()->find("nextCursor");
        if (next == nullptr) return kOk;
        page = target + first + "limit=200&cursor=" + *next->as_string();
    }
}

Result<std::string> find_user_id(Operator& command, const std::string& email) {
    const auto answer = TRY(command.call("GET", "/api/users?email=" + percent_encode(email)));
    const Json* items = answer.data() == nullptr ? nullptr : answer.data()->find("items");
    if (items != nullptr && !items->as_array()->empty())
        return *items->as_array()->front().find("id")->as_string();
    return Error{
        .code = Code::not_found,
        .reason = "user_unknown",
        .message = "There is no user with this e-mail address. `vitae users list` shows all.",
        .echo = Echo(email)};
}

}  // namespace vitae
