#pragma once
// How commands reach an installation: the same requests that HTTP clients send, as the local
// operator. While a server runs they go through its control socket; else this process takes the
// lock and answers them itself, as it does on a database that processes share. See docs/adr/0005.

#include <memory>

#include "base/json.h"
#include "http/message.h"
#include "main/wire.h"

namespace vitae {

class Operator {
public:
    static Result<std::unique_ptr<Operator>> open(const DataFolder& data);

    /// The answer's `data`; a failure's message is printed by the command as it stands.
    struct Answer {
        int status = 0;
        Json body;

        bool ok() const { return status < 300; }
        const Json* data() const { return body.find("data"); }
        std::string message() const;
    };
    Result<Answer> call(
        const std::string& method, const std::string& target, const Json& body = {}
    );

    /// Set when this process answers for itself.
    Instance* instance() { return instance_.get(); }

private:
    explicit Operator(DataFolder data) : data_(std::move(data)) {}

    DataFolder data_;
    std::unique_ptr<Instance> instance_;
};

}  // namespace vitae
