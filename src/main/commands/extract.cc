#include <filesystem>

#include "base/file.h"
#include "base/log.h"
#include "main/commands/commands.h"
#include "main/sandboxed.h"
#include "main/terminal.h"
#include "main/wire.h"
#include "model/json_resume.h"
#include "model/reason.h"
#include "model/record_json.h"

namespace vitae {

namespace {

Json evidence_json(const Record& record) {
    Json values = Json::array();
    visit_values(
        record,
        [&](const std::string& pointer, const std::string& value, const Citation& citation) {
            Json evidence = Json::array();
            for (const Evidence& place : citation.evidence) evidence.push(to_json(place));
            values.push(Json::object(
                {{"pointer", pointer},
                 {"value", value},
                 {"printed", citation.printed},
                 {"confidence", citation.confidence},
                 {"provenance", to_text(citation.provenance)},
                 {"rule", citation.rule.view()},
                 {"evidence", std::move(evidence)}}
            ));
        }
    );
    return values;
}

Json in_format(const Extraction& extraction, const std::string& format) {
    if (format == "layout") return to_json(extraction.text);
    if (format == "evidence") return evidence_json(extraction.record);
    return to_json_resume(extraction.record, {extraction.language, extraction.findings});
}

struct Output {
    std::string text;
    std::string extension;
};

Output render(const Extraction& extraction, const std::string& format, bool alone) {
    if (format == "text") return {extraction.text.content, ".txt"};
    const Json json = in_format(extraction, format);
    return {alone ? to_pretty_text(json) : to_text(json), ".json"};
}

Result<void> deliver(
    const ExtractOptions& options, const std::string& file, const Extraction& extraction
) {
    const bool pretty = options.files.size() == 1 || !options.out.empty();
    const Output output = render(extraction, options.format, pretty);
    if (options.out.empty()) {
        print(output.text);
        return {};
    }
    std::error_code failed;
    std::filesystem::create_directories(options.out, failed);
    const std::filesystem::path target =
        std::filesystem::path(options.out) / std::filesystem::path(file).stem();
    return write_file_atomic(target.string() + output.extension, output.text + "\n");
}

std::string failure_of(const ExtractOptions& options, const std::string& file, const Error& error) {
    if (!options.json) return file + ": " + explained(error);
    return to_text(Json::object(
        {{"file", file}, {"reason", reason_of(error).code.view()}, {"message", explained(error)}}
    ));
}

/// How many files failed. Each failure is one line on standard error; the others go on.
Result<int> extract_all(const ExtractOptions& options) {
    const auto pool = TRY(Pool::open({.program = extract_program()}));
    ProgressBar bar("reading");
    int failures = 0;
    std::int64_t done = 0;
    for (const std::string& file : options.files) {
        if (options.files.size() > 1)
            bar.draw(done++, static_cast<std::int64_t>(options.files.size()), file);
        const auto extraction = read_file_in_sandbox(*pool, file);
        const Result<void> delivered =
            extraction ? deliver(options, file, *extraction) : Result<void>(extraction.error());
        if (delivered) continue;
        ++failures;
        complain(failure_of(options, file, delivered.error()));
    }
    return failures;
}

}  // namespace

int run_extract(const ExtractOptions& options) {
    silence_log();
    const Result<int> failures = extract_all(options);
    if (!failures) return fail(failures.error());
    return *failures == 0 ? kOk : kFailed;
}

}  // namespace vitae
