#pragma once
// A store with one source and one worker's hands: what scans, reads and settles, in one line each.

#include <utility>
#include <vector>

#include "store/files.h"
#include "store/job_claims.h"
#include "store/job_endings.h"
#include "store/jobs.h"
#include "store/sources.h"
#include "store/test_grant.h"
#include "store/test_store.h"

namespace vitae {

inline const Duration kTestLease = std::chrono::seconds(30);
inline const std::string kTestReader = "1";

/// A file whose content is named by `content`, as a scan lists it.
inline ListedFile listed(std::string name, std::string content, std::string_view skip_reason = {}) {
    return ListedFile{
        .key = "/" + name,
        .path = "/" + name,
        .place = "/" + name,
        .size = 1,
        .stamp = "stamp of " + content,
        .revision = content,
        .skip_reason = skip_reason};
}

inline std::vector<ListedEntry> as_page(const std::vector<ListedFile>& files) {
    std::vector<ListedEntry> page;
    for (const ListedFile& file : files) page.push_back({ListedEntry::Kind::file, file});
    return page;
}

class TestQueue : public TestStore {
public:
    template <class Work>
    auto tend(Work&& work) {
        return must((*this)->tend(std::forward<Work>(work)));
    }
    template <class Work>
    auto write(Work&& work) {
        return must((*this)->write(grant_for_test(), [&](Tx& tx, Audit& audit) {
            audit.add(Event::ingestion_trigger, "");
            return work(tx);
        }));
    }

    TestQueue()
        : source(write([](Tx& tx) { return insert_folder_source(tx, "test", "/", true); })) {}

    JobId add_job(const std::string& path = "/") {
        return write([&](Tx& tx) {
            return insert_ingest_job(
                tx,
                {.source = source,
                 .path = path,
                 .created_by_type = "user",
                 .created_by_id = "somebody"}
            );
        });
    }
    std::optional<Claim> claim(JobKind kind) {
        return tend([&](Tend& tx) { return claim_job(tx, kind, kTestLease); });
    }
    /// One claimed scan that lists these files and is over.
    JobId scan(const std::vector<ListedFile>& files, const std::string& reader = kTestReader) {
        const JobId id = add_job();
        const Claim scan = claim(JobKind::ingest).value();
        note(scan, files, true, reader);
        end_scan(scan.lease);
        return id;
    }
    void note(
        const Claim& scan,
        const std::vector<ListedFile>& files,
        bool first_page,
        const std::string& reader = kTestReader
    ) {
        tend([&](Tend& tx) { return note_page(tx, scan.job, as_page(files), reader, first_page); });
    }
    void end_scan(const Lease& lease) {
        tend([&](Tend& tx) { return finish_scan(tx, lease); });
    }

    /// Settles a document as read, with that content.
    void read(const Claim& document, const std::string& content, const std::string& reader) {
        tend([&](Tend& tx) -> Result<void> {
            TRY(set_file_reading(tx, *document.job.file, {content, std::nullopt, reader}));
            return succeed_document_job(tx, document.lease, tx.make_id<DocumentId>());
        });
    }
    void read_next(const std::string& content) {
        read(claim(JobKind::document).value(), content, kTestReader);
    }
    /// Settles a document as one of a type that is not read.
    void skip(const Claim& document, const std::string& content) {
        tend([&](Tend& tx) -> Result<void> {
            TRY(set_file_reading(tx, *document.job.file, {content, std::nullopt, kTestReader}));
            return skip_document_job(tx, document.lease, *find_reason("type_unsupported"));
        });
    }
    std::string fail(const Lease& lease, Literal reason) {
        return outcome_of((*this)->tend([&](Tend& tx) {
            return fail_attempt(tx, lease, *find_reason(reason.view()));
        }));
    }
    std::string cancel(const JobId& id) {
        return outcome_of((*this)->write(grant_for_test(), [&](Tx& tx, Audit& audit) {
            audit.add(Event::ingestion_cancel, id);
            return cancel_ingest_job(tx, id);
        }));
    }
    std::string retry(const JobId& id) {
        return outcome_of((*this)->write(grant_for_test(), [&](Tx& tx, Audit& audit) {
            audit.add(Event::ingestion_retry, id);
            return retry_ingest_job(tx, id);
        }));
    }
    std::int64_t take_back(Lapsed which) {
        return tend([&](Tend& tx) { return take_back_jobs(tx, which); });
    }

    Job job(const JobId& id) const {
        return must((*this)->read([&](Read& read) { return get_job(read, id); }));
    }
    JobState state(const JobId& id) const { return job(id).state; }
    /// "found new unchanged skipped done failed", as numbers.
    std::string counts(const JobId& id) const {
        const Progress p = job(id).progress;
        std::string text;
        for (const std::int64_t n : {p.found, p.fresh, p.unchanged, p.skipped, p.done, p.failed})
            text += (text.empty() ? "" : " ") + std::to_string(n);
        return text;
    }
    std::vector<JobFile> files(const JobId& id) const {
        return must((*this)->read([&](Read& read) {
            return list_job_files(read, id, {.limit = 1000});
        }));
    }

    const SourceId source;
};

}  // namespace vitae
