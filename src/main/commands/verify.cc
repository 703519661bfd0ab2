#include "model/verify.h"

#include "base/file.h"
#include "base/log.h"
#include "main/commands/commands.h"
#include "main/sandboxed.h"
#include "main/terminal.h"
#include "main/wire.h"
#include "model/reason.h"

namespace vitae {

namespace {

Json to_json(const Verification& verification) {
    Json mismatches = Json::array();
    for (const Mismatch& mismatch : verification.mismatches)
        mismatches.push(Json::object(
            {{"pointer", mismatch.pointer},
             {"reason", mismatch.reason.view()},
             {"message", mismatch.message.view()}}
        ));
    return Json::object(
        {{"held", static_cast<std::int64_t>(verification.held)},
         {"byHand", static_cast<std::int64_t>(verification.by_hand)},
         {"mismatches", std::move(mismatches)}}
    );
}

Result<Verification> verify_files(const VerifyOptions& options) {
    const Bytes record = TRY(read_file(options.record));
    const Json resume = TRY(parse_json(record));
    const auto pool = TRY(Pool::open({.program = extract_program()}));
    return verify(resume, TRY(read_file_in_sandbox(*pool, options.file)));
}

void say(const Verification& verification) {
    for (const Mismatch& mismatch : verification.mismatches)
        print(mismatch.pointer + ": " + std::string(mismatch.message.view()));
    print(
        std::to_string(verification.held) + " values stand in the document, " +
        std::to_string(verification.by_hand) + " were set by a person, " +
        std::to_string(verification.mismatches.size()) + " could not be proved."
    );
}

}  // namespace

int run_verify(const VerifyOptions& options) {
    silence_log();
    const Result<Verification> verification = verify_files(options);
    if (!verification) return fail(explained(verification.error()));
    if (options.json)
        print(to_pretty_text(to_json(*verification)));
    else
        say(*verification);
    return verification->mismatches.empty() ? kOk : kFailed;
}

}  // namespace vitae
