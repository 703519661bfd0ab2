#include "review/view.h"

#include "model/record_json.h"
#include "store/actors.h"

namespace vitae {

namespace {

DocumentNotes parse_notes(const std::string& text) {
    DocumentNotes notes;
    const auto json = parse_json(text);
    if (!json) return notes;
    if (const Json* language = json->find("language");
        language != nullptr && language->as_string() != nullptr)
        notes.language = *language->as_string();
    const Json* findings = json->find("findings");
    if (findings == nullptr || findings->as_array() == nullptr) return notes;
    for (const Json& code : *findings->as_array())
        if (const auto finding =
                code.as_string() == nullptr ? std::nullopt : find_finding(*code.as_string()))
            notes.findings.push_back(*finding);
    return notes;
}

Result<CandidateView> read_candidate(Read& read, const CandidateId& id) {
    CandidateView view{.candidate = TRY(get_candidate(read, id))};
    if (const auto current = TRY(find_current_record(read, id))) {
        view.record = TRY(parse_record(TRY(parse_json(current->record))));
        if (current->document)
            view.notes = parse_notes(TRY(get_document(read, *current->document)).notes);
    }
    view.documents = TRY(list_document_places(read, id));
    view.open_suggestions = TRY(count_open_suggestions(read, id));
    return view;
}

}  // namespace

Result<std::vector<Candidate>> view_candidates(
    Store& store, const Grant& grant, const std::optional<CandidateId>& before, std::int64_t limit
) {
    auto candidates =
        TRY(store.read([&](Read& read) { return list_candidates(read, before, limit); }));
    TRY(store.record(
        grant.actor(),
        Event::data_record_view,
        "",
        {{"listed", static_cast<std::int64_t>(candidates.size())}}
    ));
    return candidates;
}

Result<CandidateView> view_candidate(Store& store, const Grant& grant, const CandidateId& id) {
    auto view = TRY(store.read([&](Read& read) { return read_candidate(read, id); }));
    TRY(store.record(
        grant.actor(), Event::data_record_view, id.text(), {{"version", view.candidate.version}}
    ));
    return view;
}

Result<CandidateView> export_resume(Store& store, const Grant& grant, const CandidateId& id) {
    auto view = TRY(store.read([&](Read& read) { return read_candidate(read, id); }));
    TRY(store.record(
        grant.actor(), Event::record_export, id.text(), {{"version", view.candidate.version}}
    ));
    return view;
}

Result<std::vector<VersionView>> view_versions(
    Store& store, const Grant& grant, const CandidateId& id
) {
    auto views = TRY(store.read([&](Read& read) -> Result<std::vector<VersionView>> {
        TRY(get_candidate(read, id));
        std::vector<VersionView> found;
        for (RecordVersion& version : TRY(list_record_versions(read, id))) {
            std::string name = TRY(find_actor_name(read, version.author_id));
            found.push_back({std::move(version), std::move(name)});
        }
        return found;
    }));
    TRY(store.record(
        grant.actor(),
        Event::data_record_view,
        id.text(),
        {{"versions", static_cast<std::int64_t>(views.size())}}
    ));
    return views;
}

Result<DocumentView> view_document(Store& store, const Grant& grant, const DocumentId& id) {
    auto view = TRY(store.read([&](Read& read) -> Result<DocumentView> {
        Document document = TRY(get_document(read, id));
        DocumentPlace place = TRY(get_document_place(read, id));
        return DocumentView{std::move(document), std::move(place)};
    }));
    TRY(store.record(grant.actor(), Event::document_view, id.text()));
    return view;
}

}  // namespace vitae
