#pragma once
// A store with a Dropbox account of the stand-in server as its default source: TestIngest's twin.

#include "connect/standin_for_test.h"
#include "ingest/connect_dropbox.h"
#include "ingest/settle_failure.h"
#include "ingest/test_ingest.h"
#include "store/listings.h"

namespace vitae {

class TestDropbox : public TestIngest {
public:
    explicit TestDropbox(int page_size = 1000, std::string root = "/")
        : standin(page_size), connectors_of_account{**this, Bytes(32, 'k'), standin.settings} {
        connect(std::move(root));
        must((*this)->write(operator_grant(), [&](Tx& tx, Audit& audit) -> Result<void> {
            audit.add(Event::source_update, source);
            return change_source(
                tx, source, {.name = {}, .default_path = {}, .make_default = true}
            );
        }));
    }

    /// As the command line does it: invitation, consent, code.
    void connect(std::string root = "/") {
        const Invitation invitation =
            must(invite_to_dropbox(**this, connectors_of_account, operator_grant(), ""));
        const Connected connected = must(connect_dropbox(
            **this,
            connectors_of_account,
            operator_grant(),
            {.authorization = invitation.authorization,
             .code = consent(invitation.url),
             .name = "account",
             .root = std::move(root),
             .default_path = {}}
        ));
        source = connected.source.id;
    }
    std::string consent(const std::string& url) {
        Json query = Json::object();
        std::string_view rest = std::string_view(url).substr(url.find('?') + 1);
        while (!rest.empty()) {
            const std::string_view pair = rest.substr(0, rest.find('&'));
            rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
            const std::size_t equals = pair.find('=');
            query.set(std::string(pair.substr(0, equals)), decode(pair.substr(equals + 1)));
        }
        return *standin.tell("code", query).find("code")->as_string();
    }

    std::string scan(const Claim& claim) {
        return outcome_of(scan_source(**this, connectors_of_account, worker_grant(), claim, {}));
    }
    /// Triggers, and does what workers would do, waits included; the job as it ended.
    Job ingest(const std::string& path = "/") {
        const JobId id = must(trigger({.path = path})).job;
        finish_jobs();
        return job(id);
    }
    void finish_jobs() {
        for (int idle = 0; idle < 12;) {
            const bool worked = run_next(JobKind::ingest) || run_next(JobKind::document);
            idle = worked ? 0 : idle + 1;
            if (!worked) clock.advance(std::chrono::minutes(10));
        }
    }
    /// What a worker does with a job, ingest/worker.cc without its threads.
    bool run_next(JobKind kind) {
        const auto held = claim(kind);
        if (!held) return false;
        const Result<void> ran =
            kind == JobKind::ingest
                ? scan_source(**this, connectors_of_account, worker_grant(), *held, {})
                : read_document(
                      **this, worker_grant(), {blobs, connectors_of_account, extract}, *held, {}
                  );
        if (!ran) must(settle_failed_run(**this, worker_grant(), *held, ran.error()));
        return true;
    }
    Source account() const {
        return must((*this)->read([&](Read& read) { return get_source(read, source); }));
    }
    std::string cursor(const std::string& path = "/") const {
        const auto listing =
            must((*this)->read([&](Read& read) { return find_listing(read, source, path); }));
        return listing ? listing->cursor : "";
    }
    /// "path state reason" of every file that is there, in order of their paths.
    std::vector<std::string> ledger() const {
        std::vector<std::string> lines;
        for (const Row& row :
             query("SELECT path, CASE WHEN removed_at IS NULL THEN state ELSE"
                   " 'removed' END, COALESCE(reason, '') FROM files ORDER BY path"))
            lines.push_back(row.text(0) + " " + row.text(1) + " " + row.text(2));
        return lines;
    }

    StandinForTest standin;
    Connectors connectors_of_account;
    SourceId source = SourceId::make(clock.now(), random);

private:
    static std::string decode(std::string_view text) {
        std::string decoded;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool escape = text[i] == '%';
            decoded += escape ? must(from_hex(text.substr(i + 1, 2))) : std::string(1, text[i]);
            if (escape) i += 2;
        }
        return decoded;
    }
};

}  // namespace vitae
