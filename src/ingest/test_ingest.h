#pragma once
// A store with a folder as its default source, and a stand-in for the sandboxed reader.

#include <atomic>
#include <sstream>

#include "auth/policy.h"
#include "base/test_folder.h"
#include "ingest/read_document.h"
#include "ingest/scan.h"
#include "ingest/set_folder.h"
#include "ingest/trigger.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/test_store.h"

namespace vitae {

inline CitedText printed(
    const std::string& value, const std::string& document, std::uint32_t start = 0
) {
    const auto end = start + static_cast<std::uint32_t>(value.size());
    const Evidence evidence{.document = document, .start = start, .end = end};
    return {value, {value, 0.9, Provenance::extracted, "section.body", {evidence}}};
}

/// A file of lines "NAME CONTENT" after the line "archive".
inline Unpacked unpack_for_test(std::string_view bytes) {
    Unpacked unpacked;
    std::istringstream lines{std::string(bytes)};
    for (std::string line; std::getline(lines, line);) {
        const std::size_t end = std::min(line.find(' '), line.size());
        if (line == "archive") continue;
        const std::string content = line.substr(std::min(end + 1, line.size()));
        unpacked.files.push_back({.name = line.substr(0, end), .size = content.size()});
        unpacked.contents += content;
    }
    return unpacked;
}

/// Takes lines such as "name Ada Example"; "damaged" and "program" files cannot be read.
inline Result<ReaderAnswer> read_for_test(std::string_view bytes, const std::string& sha256) {
    if (bytes.starts_with("archive")) return ReaderAnswer(unpack_for_test(bytes));
    Extraction extraction{
        .media_type = "text/plain", .text = {sha256, std::string(bytes), {{612, 792, {}}}, {}}};
    std::istringstream lines{std::string(bytes)};
    std::uint32_t at = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::string key = line.substr(0, line.find(' '));
        const std::string value = line.substr(std::min(key.size() + 1, line.size()));
        const CitedText cited =
            printed(value, sha256, at + static_cast<std::uint32_t>(line.size() - value.size()));
        at += static_cast<std::uint32_t>(line.size()) + 1;
        Basics& basics = extraction.record.basics;
        if (key == "damaged") return Error{.code = Code::invalid, .reason = "pdf_damaged"};
        if (key == "program") return Error{.code = Code::invalid, .reason = "type_unsupported"};
        if (key == "name") basics.name = cited;
        if (key == "label") basics.label = cited;
        if (key == "email") basics.emails.push_back({"e" + value, cited});
        if (key == "phone") basics.phones.push_back({"p" + value, cited, {}});
        if (key == "skill") extraction.record.skills.push_back({"s" + value, cited, {}, {}});
    }
    return ReaderAnswer(std::move(extraction));
}

class TestIngest : public TestStore {
public:
    TestIngest() { must(set_default_folder(**this, operator_grant(), resumes.path())); }

    static Grant operator_grant() {
        return must(authorize(local_operator(), Action::manage_sources));
    }
    static Grant worker_grant() { return must(authorize(system_caller(), Action::run_jobs)); }
    static Grant person_grant(const std::string& id = "somebody") {
        const Actor actor{.type = ActorType::token, .id = id, .auth_method = AuthMethod::token};
        return must(authorize({actor, Role::power_user, {}}, Action::trigger_ingestion));
    }

    Result<Accepted> trigger(const Trigger& trigger = {}, const std::string& actor = "somebody") {
        return accept_trigger(**this, person_grant(actor), trigger);
    }
    std::optional<Claim> claim(JobKind kind) {
        return must((*this)->tend([&](Tend& tx) {
            return claim_job(tx, kind, std::chrono::seconds(30));
        }));
    }
    std::string scan(const Claim& claim) {
        return outcome_of(scan_source(**this, connectors, worker_grant(), claim, {}));
    }
    std::string read(const Claim& claim) {
        return outcome_of(
            read_document(**this, worker_grant(), {blobs, connectors, extract}, claim, {})
        );
    }
    /// Triggers, and does what workers would do, one thing after the other. The job as it ended.
    Job ingest(const std::string& path = "/") {
        const JobId id = must(trigger({.path = path})).job;
        if (const auto outcome = scan(claim(JobKind::ingest).value()); outcome != "ok")
            throw std::runtime_error(outcome);
        while (const auto document = claim(JobKind::document)) {
            const std::string outcome = read(*document);
            if (outcome == "ok") continue;
            must((*this)->tend([&](Tend& tx) {
                return fail_attempt(tx, document->lease, *find_reason(outcome));
            }));
        }
        return job(id);
    }
    Job job(const JobId& id) const {
        return must((*this)->read([&](Read& read) { return get_job(read, id); }));
    }
    std::int64_t events(std::string_view type) const {
        return count(
            "SELECT COUNT(*) FROM audit_events WHERE event_type = :type", {{"type", type}}
        );
    }

    TestFolder resumes;
    Connectors connectors{**this, Bytes(32, 'k'), {}};
    Blobs blobs = must(Blobs::open(folder.path() / "blobs", Bytes(32, 'k')));
    std::atomic<int> extractions = 0;
    Extract extract =
        [this](std::string_view bytes, const std::string& sha256, const std::stop_token&) {
            ++extractions;
            return read_for_test(bytes, sha256);
        };
};

/// "found new unchanged skipped done failed", as numbers.
inline std::string counts_of(const Job& job) {
    const Progress& p = job.progress;
    std::string text;
    for (const std::int64_t n : {p.found, p.fresh, p.unchanged, p.skipped, p.done, p.failed})
        text += (text.empty() ? "" : " ") + std::to_string(n);
    return text;
}

}  // namespace vitae
