#include "main/operator.h"

#include <thread>

#include "api/handle.h"
#include "http/client.h"
#include "http/target.h"

namespace vitae {

namespace {

constexpr Duration kTimeout = std::chrono::seconds(60);
constexpr int kStartTries = 50;

Result<Request> make_request(
    const std::string& method, const std::string& target, const Json& body
) {
    Request request{.id = RequestId::make(system_clock().now(), system_random())};
    request.method = method;
    request.target = target;
    request.transport = Transport::control;
    Target decoded = TRY(decode_target(target));
    request.path = std::move(decoded.path);
    request.query = std::move(decoded.query);
    if (!body.is_null()) {
        request.body = to_text(body);
        request.headers.push_back({"Content-Type", "application/json"});
    }
    return request;
}

}  // namespace

std::string Operator::Answer::message() const {
    const Json* error = body.find("error");
    const Json* message = error == nullptr ? nullptr : error->find("message");
    return message == nullptr || message->as_string() == nullptr
               ? "The server gave no answer that can be read."
               : *message->as_string();
}

Result<std::unique_ptr<Operator>> Operator::open(const DataFolder& data) {
    std::unique_ptr<Operator> command(new Operator(data));
    if (data.shares_database()) {  // this process is as good as any other
        command->instance_ = TRY(Instance::open(std::nullopt, {.data = data}));
        return command;
    }
    // A server that starts holds the lock before its socket is there; one that ends removes the
    // socket before it lets go.
    for (int i = 0; i < kStartTries; ++i) {
        if (auto lock = TRY(FolderLock::take(data))) {
            command->instance_ = TRY(Instance::open(std::move(lock), {.data = data}));
            return command;
        }
        if (std::filesystem::exists(data.control_socket())) return command;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return Error{
        Code::unavailable,
        "data_folder_busy",
        "Another process holds the data folder, but no server answers. Wait for it to end, then try again."};
}

Result<Operator::Answer> Operator::call(
    const std::string& method, const std::string& target, const Json& body
) {
    Request request = TRY(make_request(method, target, body));
    const Response response =
        instance_ ? handle(request, instance_->app())
                  : TRY(send_over_socket(data_.control_socket(), request, kTimeout));
    Answer answer{.status = response.status};
    if (!response.body.empty()) answer.body = TRY(parse_json(response.body));
    return answer;
}

}  // namespace vitae
