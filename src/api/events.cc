#include <charconv>
#include <set>

#include "api/encode.h"
#include "api/handlers.h"
#include "auth/authenticate.h"
#include "store/jobs.h"

namespace vitae {

namespace {

constexpr Duration kOverlap = std::chrono::seconds(5);
constexpr Duration kRecheck = std::chrono::seconds(5);
constexpr std::int64_t kMostAtOnce = 500;

/// The progress of jobs and files for one listener. Each event's id is the time of its change in
/// microseconds, so that a listener who comes back with the last one gets what changed since.
class ProgressEvents final : public EventSource {
public:
    ProgressEvents(Request request, App& app, Time since)
        : request_(std::move(request)),
          app_(app),
          since_(since),
          checked_(app.store.clock().steady()) {}

    std::optional<std::string> next() override {
        if (app_.draining || !still_allowed()) return std::nullopt;
        const auto text = app_.store.read([&](Read& read) { return changes(read); });
        if (!text) return std::string();  // the next call tries again
        return *text;
    }

private:
    /// A disabled user's stream ends within seconds.
    bool still_allowed() {
        const Duration now = app_.store.clock().steady();
        if (now - checked_ < kRecheck) return true;
        checked_ = now;
        const auto caller = authenticate(request_, app_.store, app_.holders);
        return caller && (caller->role || caller->actor.type == ActorType::local_operator);
    }

    Result<std::string> changes(Read& read) {
        std::string text;
        const Time from = since_;
        for (const ChangedFile& change : TRY(list_changed_files(read, from, kMostAtOnce)))
            add(text,
                "file",
                change.job.text() + change.file.path,
                change.file.updated_at,
                Json::object({{"jobId", change.job.text()}, {"file", encode(change.file)}}));
        for (const Job& job : TRY(list_changed_jobs(read, from, kMostAtOnce)))
            add(text, "job", job.id.text(), job.updated_at, encode(job));
        std::erase_if(sent_, [&](const auto& entry) { return entry.first < since_; });
        return text;
    }

    void add(
        std::string& text, std::string_view type, const std::string& key, Time at, const Json& data
    ) {
        if (!sent_.emplace(at, key).second) return;
        since_ = std::max(since_, at);
        text += "id: " + std::to_string(to_micros(at)) + "\nevent: " + std::string(type) +
                "\ndata: " + to_text(data) + "\n\n";
    }

    Request request_;
    App& app_;
    Time since_;
    Duration checked_;
    std::set<std::pair<Time, std::string>>
        sent_;  ///< What was sent at `since_`: others may share that microsecond.
};

Result<Time> parse_since(const Request& request, Time now) {
    const std::string* id = request.find_header("Last-Event-ID");
    if (id == nullptr) return now;
    std::int64_t micros = 0;
    const auto [end, failed] = std::from_chars(id->data(), id->data() + id->size(), micros);
    if (failed != std::errc() || end != id->data() + id->size() || micros < 0)
        return Error{
            .code = Code::invalid,
            .reason = "event_id_malformed",
            .message =
                "Last-Event-ID must be the id of an event of this stream. Leave it out to start now.",
            .field = "Last-Event-ID"};
    return from_micros(micros) - kOverlap;
}

}  // namespace

Result<Response> get_events(const Request& request, const Grant&, App& app) {
    const Time since = TRY(parse_since(request, app.store.clock().now()));
    return Response{
        .status = 200,
        .headers =
            {{"Content-Type", "text/event-stream"},
             {"Cache-Control", "no-store"},
             {"X-Accel-Buffering", "no"}},
        .body = {},
        .events = std::make_shared<ProgressEvents>(request, app, since)};
}

}  // namespace vitae
