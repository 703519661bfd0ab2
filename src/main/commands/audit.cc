#include "base/log.h"
#include "main/commands/commands.h"
#include "main/terminal.h"
#include "store/audit_chain.h"

namespace vitae {

namespace {

/// Reads the database itself: a check must not depend on the server that it checks, nor write.
Result<ChainVerdict> check(const DataFolder& data) {
    const auto connection = TRY(make_engine(data)->connect(Access::read));
    Read read(*connection, system_clock().now());
    return verify_chain(read);
}

void show(const ChainVerdict& verdict, bool json) {
    if (json) {
        Json answer = Json::object(
            {{"whole", !verdict.damage.has_value()},
             {"events", verdict.events},
             {"head", to_hex(verdict.head.hash)}}
        );
        if (verdict.damage)
            answer.set("damage", name_of(*verdict.damage).view()).set("seq", verdict.first_bad_seq);
        return print(to_text(answer));
    }
    if (!verdict.damage)
        return print(
            "The audit chain is whole: " + std::to_string(verdict.events) + " events, head " +
            to_hex(verdict.head.hash) + "."
        );
    print(
        "The audit chain is broken at event " + std::to_string(verdict.first_bad_seq) + ": " +
        std::string(name_of(*verdict.damage).view()) + ". The " + std::to_string(verdict.events) +
        " events before it are whole. Keep a copy of the data folder as it is, and compare it with a backup."
    );
}

}  // namespace

int run_audit_verify(const AuditOptions& options) {
    silence_log();
    const auto verdict = check(options.data);
    if (!verdict) {
        fail(verdict.error());
        return kCouldNotCheck;
    }
    show(*verdict, options.json);
    return verdict->damage ? kFailed : kOk;
}

}  // namespace vitae
